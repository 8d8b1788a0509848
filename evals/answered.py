"""What the assistant said, in the form that it is judged in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation of an answer."""

    municipality: str
    source: str
    start: int
    end: int
    quote: str
    measure_no: str | None = None
    term: str | None = None
    section: str = ""
    measure_name: str | None = None
    plan: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """What the assistant said; ``error`` names the exception if it failed instead.

    ``confidence`` is the score behind the decision to answer or decline, where there is one.
    """

    status: str
    answer: str
    citations: tuple[Cited, ...] = ()
    notes: tuple[str, ...] = ()
    choices: int = 0
    ms: float = 0.0
    error: str | None = None
    confidence: float | None = None
