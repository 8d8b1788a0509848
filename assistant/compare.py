"""Questions for several municipalities: one answer for each, asked for or not."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant import drafts
from assistant.aspects import Aspect
from assistant.claims import Claim
from assistant.cues import cue
from assistant.drafts import Draft
from assistant.evidence import CONFIDENT, FIELDS
from assistant.expect import NOTHING
from assistant.parts import sides_of
from assistant.query import CONTEXT, Query, understand
from assistant.rank import Found
from assistant.topic import Topic
from assistant.town_parts import asks_itself, part_of
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
# Units of a municipality that tell whether its plans hold a thing.
NEAREST = 5
# How a part ends that another follows: 「何件で、」.
_ENDING = re.compile(r"(?<=[件人回台所課年月日度校つこ%])で、\s*$")
# What is asked of a municipality right behind its name is of the thing named before.
_SAME_THING = re.compile(
    r"(?:で|に)?(?:は|だと|なら|も)?、?(?:いつ|ど[この]|どう|どんな|いく[つら]|何|誰)"
)
# A question for the municipality that has a thing; one that takes all of them to answer.
_WHICH = cue(
    r"(どこ|どちら|どっち|どの(市|町|村|区|自治体)|[市町村区]ですか、[^、。]{2,7}[市町村区])"
    r"(の(市|自治体|計画|方)?)?(です|でしょう|だけ|かな|か|になり|に(ある|あり)|が|$|[?？。])"
)
_BOTH = cue(
    r"それぞれ|課|部署|担当|主管|比べ|比較|違|先に|早|遅|進ん|多|少な|長|短|高|低|大き|小さ|詳し"
    r"|(です|でしょう)か。.|残り|他の"
)


def compare(decider: Decider, query: Query, towns: Sequence[str]) -> Draft:
    """One line for each municipality; says so where one has no such thing."""
    claims: list[Claim] = []
    notes: list[str] = []
    focus: list[Measure] = []
    asked = {t: _asked_of(decider, query, t) for t in towns}
    held = _holding(decider, asked) if _asks_which(query) else set(towns)
    for town, own in _like_to_like(decider, asked).items():
        part = decider.of_one(own) if town in held else drafts.nothing(())
        if part.status != "answered" and town in held:
            part = _without_value(decider, own)
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
    best = of_each_town(pool)
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


def _asks_which(query: Query) -> bool:
    """Whether a question asks which of several municipalities has a thing, not which has more."""
    folded = query.reading.folded
    return bool(_WHICH.search(folded)) and not _BOTH.search(folded)


def _holding(decider: Decider, asked: Mapping[str, Query]) -> set[str]:
    """The municipalities whose plans hold about as much of the topic as those that hold most."""
    share = {
        town: max((f.whole for f in decider.found(own)[:NEAREST]), default=0.0)
        for town, own in asked.items()
    }
    return {town for town, held in share.items() if held >= LIKEWISE * max(share.values())}


def _without_value(decider: Decider, query: Query) -> Draft:
    """What a measure says that is surely the one compared, and holds no value of the kind asked
    for: how far it has come is told instead.
    """
    if not query.expected.demanded:
        return drafts.nothing(())
    said = decider.meant(query)
    aspects = query.reading.aspects - {Aspect.SCHEDULE, Aspect.INDICATOR}
    open_to_all = replace(
        query, expected=NOTHING, reading=replace(query.reading, aspects=aspects), of_measures=True
    )
    return decider.by_topic(open_to_all) if said else drafts.nothing(())


def _like_to_like(decider: Decider, asked: Mapping[str, Query]) -> dict[str, Query]:
    """What is asked of each municipality; where a measure answers it best for one of them, those
    that are asked about the same are held against it by a measure of their own.
    """
    best = {town: next(iter(decider.found(own)), None) for town, own in asked.items()}
    topics = [asked[town].topic.texts for town, one in best.items() if one and one.unit.measure]
    return {
        town: replace(
            own, of_measures=any(t <= own.topic.texts or own.topic.texts <= t for t in topics)
        )
        for town, own in asked.items()
    }


def _asked_of(decider: Decider, query: Query, town: str) -> Query:
    """What a question that names several municipalities asks of one of them."""
    part = _ENDING.sub("ですか", part_of(query.reading.text, town, decider.towns))
    own = understand(part, decider.towns, decider.lexicon) if part else query
    if not part or not own.topic.words:
        return replace(query, scope=(town,), compared=True, alike=True)
    reading = own.reading
    own_words = part.rpartition(town)[2]
    if not reading.aspects and not (asks_itself(part) and own_words in query.reading.text):
        reading = replace(reading, aspects=query.reading.aspects)
    if not query.reading.many:
        reading = replace(reading, many=0)
    topic = own.topic
    if _SAME_THING.match(own_words):
        rest = (w for w in query.topic.words if w.text not in topic.texts)
        topic = Topic((*topic.words, *(replace(w, weight=w.weight * CONTEXT) for w in rest)))
    return replace(own, scope=(town,), reading=reading, topic=topic, compared=True)


def of_each_town(pool: Sequence[Found]) -> list[Found]:
    """The best measure of each municipality, where it is nearly as good as the first of all, or
    any of its units holds about as much of the topic as those of the first.
    """
    first = pool[0]
    best: dict[str, Found] = {}
    held: dict[str, float] = {}
    for one in pool:
        if one.unit.measure:
            best.setdefault(one.unit.municipality, one)
            held[one.unit.measure.id] = max(held.get(one.unit.measure.id, 0.0), one.whole)

    def share(one: Found) -> float:
        return held[one.unit.measure.id] if one.unit.measure else one.whole

    return [
        f
        for f in best.values()
        if f.score >= first.score - RIVAL or share(f) >= LIKEWISE * share(first)
    ]
