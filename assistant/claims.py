"""Claims: a sentence and the quotations that carry it, before either is numbered."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.units import Unit
from ingest.records import Corpus, Measure, Term, Value

MAX_LINE = 160


@dataclass(frozen=True, slots=True)
class Quote:
    """A verbatim stretch of a source and what it belongs to."""

    source: str
    start: int
    end: int
    municipality: str
    plan: str
    section: tuple[str, ...]
    measure_no: str | None = None
    measure_name: str | None = None
    term: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence of an answer; ``given`` are words that need no quote (names it speaks of)."""

    sentence: str
    quotes: tuple[Quote, ...]
    given: tuple[str, ...] = ()


def subject(measure: Measure, *, brief: bool = False) -> str:
    """How an answer names a measure: municipality, number, name; ``brief`` leaves the name out."""
    return named(measure.municipality, measure.number, "" if brief else measure.name.text)


def named(municipality: str, number: str | None, name: str | None) -> str:
    """A measure by its municipality, number and name, as far as they are given."""
    return f"{municipality}の施策{number or ''}" + (f"「{name}」" if name else "")


def of_measure(corpus: Corpus, measure: Measure, *values: Value) -> tuple[Quote, ...]:
    """Quotes of values of a measure, each widened to its line where the line is short."""
    return tuple(
        dict.fromkeys(
            Quote(
                v.source,
                *_line(corpus, v),
                measure.municipality,
                measure.plan,
                measure.section,
                measure.number or None,
                measure.name.text,
            )
            for v in values
            if v.text
        )
    )


def of_term(term: Term) -> Quote:
    """The definition of a term, from its headword on where both stand close together."""
    start = term.start if term.definition.start - term.term.end <= 40 else term.definition.start
    if not start <= term.definition.start:
        start = term.definition.start
    return Quote(
        term.source,
        start,
        term.definition.end,
        term.municipality,
        term.plan,
        (),
        term=term.term.text,
    )


def of_unit(unit: Unit) -> Quote:
    """The whole of an evidence unit."""
    return Quote(
        unit.source,
        unit.start,
        unit.end,
        unit.municipality,
        unit.plan,
        unit.section,
        (unit.measure.number or None) if unit.measure else None,
        unit.measure.name.text if unit.measure else None,
        unit.term,
    )


def sentences(text: str, limit: int) -> str:
    """The first whole sentences of ``text`` that fit into ``limit`` characters, at least one."""
    flat = re.sub(r"\s*\n\s*", " ", text).strip()
    if len(flat) <= limit:
        return flat
    out = ""
    for match in re.finditer(r"[^。]*。|[^。]+$", flat):
        if out and len(out) + len(match.group()) > limit:
            break
        out += match.group()
    return out if len(out) <= limit * 1.5 else flat[:limit].rstrip("、 ") + "…"


def _line(corpus: Corpus, value: Value) -> tuple[int, int]:
    text = corpus.document(value.source).text
    start = text.rfind("\n", 0, value.start) + 1
    end = text.find("\n", value.end)
    end = len(text) if end < 0 else end
    if end - start > MAX_LINE or "\n" in text[value.start : value.end]:
        return value.start, value.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
