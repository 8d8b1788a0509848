"""The lines of a text as runs of words that gaps part, with the columns where these begin and end.

A conversion that keeps the layout prints gaps as spaces: what stands in one column begins at the
same character, or at the same width, on every line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from ingest.prose import PIECE
from ingest.text import width

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a line between two gaps: their place in the text and on the line."""

    text: str
    start: int
    end: int
    at: Span
    wide: Span


@dataclass(frozen=True, slots=True)
class LaidLine:
    """A line and its runs; ``below_blank`` says that an empty line stands above it, ``fresh`` that
    a page ends there.
    """

    start: int
    end: int
    runs: tuple[Run, ...]
    below_blank: bool
    fresh: bool


Measure = Callable[[Run], Span]


def by_characters(run: Run) -> Span:
    """Where a run stands, in characters."""
    return run.at


def by_width(run: Run) -> Span:
    """Where a run stands, in half-width characters."""
    return run.wide


def laid_lines(text: str, apart: frozenset[int]) -> list[LaidLine]:
    """The lines of a text that hold something, but those that start at ``apart``."""
    found: list[LaidLine] = []
    blank = fresh = True
    for match in re.finditer(r"[^\n]*\n?", text):
        line, start = match.group().rstrip("\r\n"), match.start()
        fresh = fresh or "\f" in line
        if not line.strip():
            blank = True
        elif start not in apart:
            runs = _runs(text, line, start)
            found.append(LaidLine(start, start + len(line), runs, blank, fresh))
            blank = fresh = False
    return found


def _runs(text: str, line: str, start: int) -> tuple[Run, ...]:
    runs = []
    lead = len(line) - len(line.lstrip("\f"))
    for match in PIECE.finditer(line, lead):
        a, b = match.span()
        left = width(line[lead:a])
        wide = (left, left + width(match.group()))
        runs.append(Run(match.group(), start + a, start + b, (a - lead, b - lead), wide))
    return tuple(runs)


def words_of(run: Run) -> list[Run]:
    """The words of a run, each with its own place."""
    size = len if run.wide == run.at else width
    out = []
    for match in re.finditer(r"\S+", run.text):
        a, b = match.span()
        left = run.wide[0] + size(run.text[:a])
        at = (run.at[0] + a, run.at[0] + b)
        wide = (left, left + size(match.group()))
        out.append(Run(match.group(), run.start + a, run.start + b, at, wide))
    return out


def counted(lines: Iterable[LaidLine]) -> list[LaidLine]:
    """The lines with places counted in characters where they were measured by width."""
    return [replace(n, runs=tuple(replace(r, wide=r.at) for r in n.runs)) for n in lines]


def merged(spans: Iterable[Span]) -> list[Span]:
    """The stretches that spans cover, from left to right."""
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out
