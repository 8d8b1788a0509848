"""How a list of measures, or their number, is said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.aspects import Aspect
from assistant.claims import Claim, Quote, of_measure
from assistant.drafts import Draft
from assistant.groups import breakdown
from assistant.listing import LENGTH, STATES
from assistant.marks import marks_of, shows_marks
from assistant.query import Query
from ingest.records import Corpus, Measure, Value
from ingest.text import fold


def list_draft(
    corpus: Corpus,
    found: Sequence[tuple[Measure, tuple[Value, ...]]],
    label: str,
    query: Query,
    *,
    only_count: bool,
) -> Draft:
    """All measures found, each on a line with what proves it, or their number alone."""
    towns = list(dict.fromkeys(m.municipality for m, _ in found))
    focus = tuple(m for m, _ in found)
    head = f"{'・'.join(towns)}で、{label}施策は{len(found)}件です。"
    given = (label, str(len(found)), *towns)
    if parts := breakdown(focus, query):
        head = f"{head[:-1]}（{parts}）。"
        given = (*given, parts)
    if only_count:
        return Draft("answered", (_count(corpus, found, head, given),), focus=focus)
    several = len(towns) > 1
    lines = [_line(m, query, several=several, full=True) for m, _ in found]
    marks = sum(len(f"[{i}]") + 1 for i in range(1, len(found) + 1))
    if len(head) + sum(map(len, lines)) + marks > LENGTH:
        lines = [_line(m, query, several=several, full=False) for m, _ in found]
    claims = []
    for i, ((measure, values), line) in enumerate(zip(found, lines, strict=True)):
        names = (*given, measure.number, measure.name.text)
        names += tuple(d.text for d in measure.lead)
        names += (measure.evaluation.text,) if measure.evaluation else ()
        names += tuple(v.text for v in marks_of(measure))
        sentence = f"{head}\n{line}" if i == 0 else line
        shown = [v for v in values if v.text][-1:] or [measure.name]
        claims.append(Claim(sentence, of_measure(corpus, measure, *shown), names))
    return Draft("answered", tuple(claims), focus=focus)


def _count(
    corpus: Corpus,
    found: Sequence[tuple[Measure, tuple[Value, ...]]],
    head: str,
    given: tuple[str, ...],
) -> Claim:
    """Only the number, and the measures by their numbers where that stays short."""
    numbers = "、".join(m.number for m, _ in found if m.number)
    brief = numbers and len(numbers) <= 60 and not head.endswith("）。")
    short = f"{head[:-1]}（施策{numbers}）。" if brief else head
    quotes: list[Quote] = []
    for measure, values in found:
        shown = [v for v in values if v.text][-1:] or [measure.name]
        quotes += of_measure(corpus, measure, *shown)
    return Claim(short, tuple(quotes), (*given, *(m.number for m, _ in found)))


def _line(measure: Measure, query: Query, *, several: bool, full: bool) -> str:
    town = f"{measure.municipality} " if several else ""
    number = f"施策{measure.number}" if measure.number else ""
    more = []
    if Aspect.EVALUATION in query.reading.aspects and measure.evaluation:
        more.append(measure.evaluation.text)
    if (
        re.search(r"(担当|主管|所管)(課|部署)?(も|と|を付|つき|付き)", query.reading.folded)
        and measure.lead
    ):
        more.append("、".join(d.text for d in measure.lead))
    if shows_marks(query.reading):
        more += list(dict.fromkeys(v.text for v in marks_of(measure) if fold(v.text) in STATES))
    added = f"（{'、'.join(more)}）" if more else ""
    name = f"「{measure.name.text}」" if full or not number else ""
    return f"・{town}{number}{name}{added}。"
