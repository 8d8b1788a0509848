"""Whether an answer is right: status, facts, length, what it cites and whether that is verbatim."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, fields

from evals.metrics import covers
from evals.questions import Question
from ingest.text import fold, nfkc

_MARKER = re.compile(r"\[\d+\]")
_APART = re.compile(r"[\n\t]|(?<=\d)\s+(?=\d)")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")

TextOf = Callable[[str], str | None]


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


@dataclass(frozen=True, slots=True)
class Answered:
    """What the assistant said; ``error`` names the exception if it failed instead."""

    status: str
    answer: str
    citations: tuple[Cited, ...] = ()
    notes: tuple[str, ...] = ()
    choices: int = 0
    ms: float = 0.0
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """One yes or no per rule; the answer passes if all hold."""

    status: bool
    facts: bool
    wrong: bool
    length: bool
    city: bool
    measures: bool
    terms: bool
    verbatim: bool

    @property
    def passed(self) -> bool:
        """Whether every rule holds."""
        return not self.failed

    @property
    def failed(self) -> tuple[str, ...]:
        """Names of the rules that do not hold."""
        return tuple(f.name for f in fields(self) if not getattr(self, f.name))


def judge(question: Question, given: Answered, text_of: TextOf) -> Judgement:
    """Hold an answer against its question; ``text_of`` gives the text of a source or ``None``.

    Facts, measures and terms are asked of answers only: a refusal owes none. Facts may stand in the
    notes too, since two tables that disagree are told there.
    """
    owes = given.status == "answered" and "answered" in question.statuses
    told = "\n".join((given.answer, *given.notes))
    numbers = {nfkc(c.measure_no) for c in given.citations if c.measure_no}
    terms = [fold(c.term) for c in given.citations if c.term]
    return Judgement(
        status=given.status in question.statuses
        and (given.status != "needs_clarification" or given.choices > 0),
        facts=not owes or all(any(contains(told, s) for s in fact) for fact in question.facts),
        wrong=not any(contains(given.answer, value) for value in question.wrong),
        length=0 < len(given.answer) <= question.max_chars,
        city=not owes or _right_city(question, given),
        measures=not owes or all(nfkc(m) in numbers for m in question.measures),
        terms=not owes or all(any(fold(t) in term for term in terms) for t in question.terms),
        verbatim=_verbatim(given, text_of),
    )


def contains(text: str, value: str) -> bool:
    """Whether ``value`` stands in ``text``: width, case, spaces and commas in numbers aside.

    A number does not count inside a longer one (2024/1 is not in 2024/12), nor as a citation mark.
    """
    sought = _plain(value)
    before = r"(?<![\d.])" if sought[:1].isdigit() else ""
    after = r"(?![\d]|\.\d)" if sought[-1:].isdigit() else ""
    told = _plain(_MARKER.sub("\n", text))
    return re.search(before + re.escape(sought) + after, told) is not None


def grounded(question: Question, given: Answered) -> bool:
    """Whether each need of the question is covered by a citation: right for the right reason."""
    return all(
        any(covers(cited, gold) for cited in given.citations for gold in need)
        for need in question.needs
    )


def _plain(text: str) -> str:
    return "\n".join(_THOUSANDS.sub("", fold(part)) for part in _APART.split(text))


def _right_city(question: Question, given: Answered) -> bool:
    shared = question.city.endswith(("市", "町", "村", "区"))
    return not shared or all(c.municipality == question.city for c in given.citations)


def _verbatim(given: Answered, text_of: TextOf) -> bool:
    if given.status == "answered" and not given.citations:
        return False
    texts = {c.source: text_of(c.source) for c in given.citations}
    return all(
        (text := texts[c.source]) is not None and bool(c.quote) and text[c.start : c.end] == c.quote
        for c in given.citations
    )
