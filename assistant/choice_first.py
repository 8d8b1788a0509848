"""Which of good units goes first: the one of the goal, the name, the year that is asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.aspects import Aspect
from assistant.choice import ENTITY, REACH, is_silent, of_the_year, speaking
from assistant.cues import cue
from assistant.figures import is_aimed
from assistant.first_of_all import of_the_first
from assistant.query import Query
from assistant.rank import Found
from ingest.records import Indicator
from ingest.text import fold

# What kinds of value indicators give, and how much of its name a question gives of one it means.
_FIGURES = frozenset({"count", "percent", "target"})
_GIVEN = 0.75
_NAMES_ASKED = cue(r"何と何|どれとどれ|誰と誰|(何|どれ|誰)(ですか|でしょうか|でしたか)")
_MOST_OF = cue(r"(一番|いちばん|最も|もっとも)(多|高|大き)[かっいくた]{1,3}(?P<what>[一-龥]{2,4})")
_ARTICLE = re.compile(r"第\s*([0-9]+)\s*条")
_BECAME = frozenset({Aspect.RESULTS, Aspect.ACTUAL})
_ENDED = cue(r"最終的|結局|最後(?:は|に|どう)|どうなった|どうなりました")
_HOW_IT_WENT = cue(r"結果(は|が|を|って)|どうだった|どうでした")
_LABELLED = re.compile(r"(?:^|[\s・○●])[一-龥]{0,6}(?:結果|実績|成果)\s*[:：]")
# How far below what it is of an outcome stands.
BELOW = 200
_MOST = re.compile(r"最多|最も|もっとも|一番|いちばん")
_NAMING = re.compile(
    r"(?P<what>[^、。]{2,10}?)(?:と|に)?(?:なった|された|した|ある|なる|ない)?のは、?[「『]"
)


def of_the_goal(query: Query, found: Sequence[Found]) -> list[Found]:
    """``found`` with the indicator first whose present value the best sentence tells, or that holds
    more of the topic than a sentence of no goal, where the question asks for its goal.
    """
    best = found[0]
    if best.unit.part is not None or not best.unit.measure or not is_aimed(query.reading.folded):
        return list(found)
    told = fold(best.unit.text)
    for one in found[1:]:
        part, same = one.unit.part, one.unit.measure == best.unit.measure
        if not (isinstance(part, Indicator) and same):
            continue
        nearer = one.alone > best.alone and one.score >= best.score - REACH
        first, *later = [fold(v.text) for _, v in part.values] or [""]
        if later and nearer and not is_aimed(told):
            return [one, *(f for f in found if f is not one)]
        if fold(part.name.text) not in told:
            continue
        if later and first and first in told and not any(v in told for v in later):
            return [one, *(f for f in found if f is not one)]
    return list(found)


def of_the_named(query: Query, found: Sequence[Found]) -> list[Found]:
    """``found`` with the sentence first that names what the question asks for in its own word
    (未達成となったのは、「…」と「…」です), where that asks for names; or that tells of which there
    is most, where that is asked (一番多い理由).
    """
    folded, best = query.reading.folded, found[0] if found else None
    most = _MOST_OF.search(folded)
    for one in found if most or _NAMES_ASKED.search(folded) else ():
        text = fold(one.unit.text)
        named = _NAMING.match(text) if not most else None
        said = bool(named and named.group("what") in folded)
        said |= bool(most and most.group("what") in text and _MOST.search(text))
        near = best and one.score >= best.score - REACH and one.unit.past == best.unit.past
        if said and near:
            return [one, *(f for f in found if f is not one)]
    return list(found)


def of_the_article(query: Query, found: Sequence[Found]) -> list[Found]:
    """``found`` with only the articles whose number the question gives (第14条), where the best is
    an article; none where the rule has no such one.
    """
    asked = frozenset(_ARTICLE.findall(query.reading.folded))
    if not asked or not found or found[0].unit.kind != "article":
        return list(found)
    return [
        f for f in found
        if asked & frozenset(_ARTICLE.findall(fold(" ".join((*f.unit.section, f.unit.text)))))
    ]  # fmt: skip


def of_the_indicator(query: Query, found: Sequence[Found]) -> list[Found]:
    """``found`` with the indicator first whose name the question gives, where it asks for a figure
    and the best of all is prose, or another row, of the same measure.
    """
    best = found[0]
    asked = query.expected.kind in _FIGURES or Aspect.INDICATOR in query.reading.aspects
    if not asked or isinstance(best.unit.part, Indicator) or best.unit.measure is None:
        return list(found)
    years = set(query.reading.years)
    for one in found[1:]:
        same = isinstance(one.unit.part, Indicator) and one.unit.measure == best.unit.measure
        given = one.features[ENTITY] >= _GIVEN and one.features[ENTITY] > best.features[ENTITY]
        dated = years & best.unit.years <= one.unit.years and not is_silent(query, one)
        if same and given and dated and one.score >= best.score - REACH:
            return [one, *(f for f in found if f is not one)]
    return list(found)


def of_the_result(query: Query, found: Sequence[Found]) -> list[Found]:
    """``found`` with what came of a measure of an earlier plan first, where the best tells what it
    was meant to be and the question asks what became of it.
    """
    best = found[0]
    asked = query.reading.aspects & _BECAME or _ENDED.search(query.reading.folded)
    if not (asked and best.unit.past and best.unit.role == "content" and best.unit.measure):
        return list(found)
    same = (f for f in found if f.unit.measure == best.unit.measure and f.unit.role == "results")
    first = next((f for f in same if f.whole > 0), None)
    return [first, *(f for f in found if f is not first)] if first else list(found)


def of_the_outcome(query: Query, found: Sequence[Found]) -> list[Found]:
    """``found`` with the line first that a plan labels as the outcome (実施結果), right below the
    best unit, where the question asks how it went.
    """
    best = found[0]
    if not _HOW_IT_WENT.search(query.reading.folded) or not best.unit.measure:
        return list(found)
    below = (
        f for f in found
        if f.unit.measure == best.unit.measure and 0 < f.unit.start - best.unit.start < BELOW
        and f.score >= best.score - 1.5 * REACH and _LABELLED.search(f.unit.text)
    )  # fmt: skip
    first = next(below, None)
    return [first, *(f for f in found if f is not first)] if first else list(found)


def with_the_year(query: Query, found: Sequence[Found]) -> list[Found]:
    """``found`` with the indicator of the year asked for first, where the best of all is of another
    year, and that one is of the same measure and holds as much of the topic.
    """
    years = set(query.reading.years)
    best = next(iter(found), None)
    if best is None or not years or not best.unit.years or years & best.unit.years:
        return list(found)
    first = next(
        (
            f for f in found
            if f.unit.kind == "indicator" and f.unit.measure == best.unit.measure
            and years & f.unit.years and f.whole >= best.whole and f.score >= best.score - REACH
            and not is_silent(query, f)
        ),
        None,
    )  # fmt: skip
    return [first, *(f for f in found if f is not first)] if first else list(found)


def ordered(query: Query, found: Sequence[Found]) -> list[Found]:
    """``found`` with the unit first that tells of the goal, year, time or outcome asked for."""
    found = of_the_indicator(query, of_the_year(query, speaking(query, found)))
    found = of_the_result(query, of_the_first(query, of_the_goal(query, found)))
    return of_the_outcome(query, found)
