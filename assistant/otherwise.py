"""What another place of a plan gives for the same: a value that differs from the one told."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.choice import is_told
from assistant.claims import Claim, of_unit
from assistant.query import Query
from assistant.rank import Found
from assistant.sentences import trimmed
from ingest.text import fold

_VALUED = frozenset({"count", "percent", "money"})
# How little less of the topic, in its own words, the other place may hold, and at least must.
BEHIND, LEAST = 0.12, 0.5
# A counter of so many characters tells by itself what is counted (人以内).
TELLING = 3
ROOM = 90


def otherwise(query: Query, found: Sequence[Found], claims: Sequence[Claim]) -> list[Claim]:
    """A claim with the value that another place gives for what ``claims`` tell; none where all
    places agree, or speak of another year, plan or thing.
    """
    expected = query.expected
    if not expected.strict or expected.kind not in _VALUED or not found or query.compared:
        return []
    best = next((f for f in found[:3] if is_told(f, [q for c in claims for q in c.quotes])), None)
    if best is None:
        return []
    told = [q for c in claims for q in c.quotes]
    given = expected.values(" ".join(c.sentence for c in claims))
    for other in found:
        values = expected.values(other.unit.text)
        if is_told(other, told) or not values or values & given or not _same(query, best, other):
            continue
        said = trimmed(other.unit.text, ROOM, query.topic, expected, query.reading.years)
        text = f"ただし、同じ計画の別の箇所には「{said.rstrip('。')}」とあります。"
        return [Claim(text, (of_unit(other.unit),), (said,))]
    return []


def _same(query: Query, best: Found, other: Found) -> bool:
    """Whether two units tell of the same thing, at the same time, in different places."""
    one, two = best.unit, other.unit
    apart = one.section[:-1] != two.section[:-1] or one.measure or two.measure
    if one.source != two.source or one.past != two.past or not apart:
        return False
    years = frozenset(query.reading.years)
    if years and not years & two.years:
        return False
    if not years and one.years != two.years:
        return False
    if one.measure and two.measure and one.measure != two.measure:
        return False
    shared = _counters(one.text) & _counters(two.text)
    if any(len(c) >= TELLING for c in shared):
        return other.alone >= LEAST
    enough = other.alone >= max(best.alone - BEHIND, LEAST) and other.whole >= best.whole - BEHIND
    return enough and bool(shared)


def _counters(text: str) -> set[str]:
    """What stands right behind the figures of a text: 人以内, 時間."""
    return set(re.findall(r"[0-9][0-9,.]*([一-龥々%]{1,4})", fold(text)))
