"""Questions for several municipalities: one answer for each, asked for or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant import drafts
from assistant.claims import Claim
from assistant.drafts import Draft
from assistant.evidence import CONFIDENT, FIELDS
from assistant.parts import sides_of
from assistant.query import Query, part_of, understand
from assistant.rank import Found
from ingest.records import Measure

if TYPE_CHECKING:
    from assistant.decide import Decider

# Municipalities whose best unit is within this of the best of all are answered for as well.
RIVAL = 1.5
# How much of the topic, against the best of all, the measure of another municipality must hold to
# be answered for too.
LIKEWISE = 0.75
# A question that fits several is answered for as many municipalities at most.
FEW = 4


def compare(decider: Decider, query: Query, towns: Sequence[str]) -> Draft:
    """One line for each municipality; says so where one has no such thing."""
    claims: list[Claim] = []
    notes: list[str] = []
    focus: list[Measure] = []
    for town in towns:
        own = replace(_asked_of(decider, query, town), compared=True)
        part = decider.by_topic(own)
        if part.status == "answered":
            claims.extend(part.claims)
            focus.extend(part.focus)
        else:
            notes.append(f"{town}の計画には、該当する記載が見つかりませんでした。")
    if not claims and not query.scope:
        return drafts.which_town(towns, english=query.reading.english)
    if not claims:
        return drafts.nothing(())
    return Draft("answered", tuple(claims), notes=tuple(notes), focus=tuple(focus))


def rivals(decider: Decider, query: Query, pool: Sequence[Found]) -> Draft | None:
    """The answer for each municipality where several have nearly the same; ``pool`` is all that
    was ranked, best first.
    """
    if query.scope or not pool or not pool[0].unit.measure:
        return None
    if decider.ranker.confidence(query, pool) < CONFIDENT:
        return None
    best = _of_each_town(pool)
    towns = [f.unit.municipality for f in best]
    if len(best) < 2:
        return None
    if len(best) > FEW:
        return drafts.which_town(towns, english=query.reading.english)
    measures = [f.unit.measure for f in best if f.unit.measure]
    if not query.reading.aspects & FIELDS:
        return drafts.which(measures, english=query.reading.english)
    draft = compare(decider, query, towns)
    return draft if draft.status == "answered" else None


def sides(decider: Decider, query: Query) -> Draft | None:
    """What is said of each of two things that a question compares, where both are found."""
    named = sides_of(query.reading.text)
    drafts_of: list[Draft] = []
    for side in named or ():
        own = understand(side, decider.towns, decider.lexicon)
        asked = replace(query, topic=own.topic, search=own.search)
        found = decider.found(asked)
        drafts_of.append(decider.evidence.answer(asked, found, brief=True))
    if not drafts_of or any(d.status != "answered" for d in drafts_of):
        return None
    said = {d.claims[0].sentence for d in drafts_of}
    if len(said) < len(drafts_of):
        return None
    focus = tuple(dict.fromkeys(m for d in drafts_of for m in d.focus))
    return Draft("answered", tuple(d.claims[0] for d in drafts_of), focus=focus)


def _asked_of(decider: Decider, query: Query, town: str) -> Query:
    """What a question that names several municipalities asks of one of them."""
    part = part_of(query.reading.text, town, decider.towns)
    if not part:
        return replace(query, scope=(town,))
    own = understand(part, decider.towns, decider.lexicon)
    if not own.topic.words:
        return replace(query, scope=(town,))
    reading = replace(own.reading, aspects=own.reading.aspects or query.reading.aspects)
    if not query.reading.many:
        reading = replace(reading, many=0)
    return replace(own, scope=(town,), reading=reading)


def _of_each_town(pool: Sequence[Found]) -> list[Found]:
    """The best measure of each municipality, where it is nearly as good as the first of all, or
    about as much on the topic.
    """
    first = pool[0]
    best: dict[str, Found] = {}
    for one in pool:
        if one.unit.measure:
            best.setdefault(one.unit.municipality, one)
    return [
        f
        for f in best.values()
        if f.score >= first.score - RIVAL or f.whole >= LIKEWISE * first.whole
    ]
