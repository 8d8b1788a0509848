"""What another place of a plan gives for the same: a value that differs from the one told."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.choice import YEARLY, is_told
from assistant.claims import Claim, of_unit
from assistant.query import Query
from assistant.rank import Found
from assistant.sentences import trimmed
from ingest.text import fold

# How little less of the topic, in its own words, the other place may hold, and at least must.
BEHIND, LEAST = 0.12, 0.5
# A counter of so many characters tells by itself what is counted (人以内).
TELLING = 3
# So many characters of it tell two numbers to be of one thing, but for those of time.
TOLD_BY = 2
_TIMES = frozenset({"年度", "年間", "月末", "年月", "時間", "日間", "か月"})
_FIGURE = re.compile(r"([0-9][0-9,.]*)([一-龥々%]{1,4})")
ROOM = 90


def otherwise(query: Query, found: Sequence[Found], claims: Sequence[Claim]) -> list[Claim]:
    """A claim with the value that another place gives for what ``claims`` tell; none where all
    places agree, or speak of another year, plan or thing.
    """
    expected = query.expected
    if not expected.strict or expected.kind not in YEARLY or not found or query.compared:
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


def counts_otherwise(query: Query, first: Found, other: Found) -> bool:
    """Whether ``other`` gives another number of the very things that ``first`` counts, elsewhere in
    the plans of the same municipality.
    """
    one, two = first.unit, other.unit
    if one.municipality != two.municipality or one.section == two.section or one.past != two.past:
        return False
    mine, theirs = _counted(one.text), _counted(two.text)
    apart = any(theirs[c].isdisjoint(mine[c]) for c in mine.keys() & theirs.keys())
    return apart and other.whole >= first.whole - BEHIND


def _counted(text: str) -> dict[str, set[str]]:
    """The figures of a text by what stands behind them, where that tells what they count."""
    found: dict[str, set[str]] = {}
    for figure, counter in _FIGURE.findall(fold(text)):
        found.setdefault(counter[:TOLD_BY], set()).add(figure)
    return {c: figures for c, figures in found.items() if len(c) == TOLD_BY and c not in _TIMES}


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
    return {counter for _, counter in _FIGURE.findall(fold(text))}
