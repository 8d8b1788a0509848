"""Which of the best units are evidence for a question, and when they leave it unanswered."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.aspects import BEGUN, Aspect
from assistant.claims import Quote
from assistant.cues import cue, without_refused
from assistant.figures import is_reached
from assistant.query import Query
from assistant.rank import NAMES, Found
from index.years import fiscal_years
from ingest.records import Action, Indicator, Measure, ScheduleRow

# What a record has a field for, and nothing else says as surely.
DECISIVE = (Aspect.REPEATS, Aspect.LEAD, Aspect.RELATED, Aspect.EVALUATION)
# A unit of no measure goes before the measure where it is better by this.
AHEAD = 2.5
# How far below the best another unit may be that holds the kind of value asked for.
REACH = 4.0
# How far below the best a unit may be to be told in its place, since it speaks of the year.
CLOSE = 2.0
# And by how much less of the topic it may cover.
FAR = 0.2
ENTITY = NAMES.index("entity")
NAME, BODY = NAMES.index("name"), NAMES.index("body")
# Least share of the topic in the words of a measure whose department or evaluation is told.
THIN = 0.4
# A question names a measure from this share of its name on.
NAMED = 0.5
# Values that belong to a year: asked of one year, they are not told by a unit that names none.
YEARLY = frozenset({"count", "percent", "money"})
_MEANING = cue(
    r"(用語|言葉)の(意味|定義|説明|注釈)|(用語|語句|言葉|注|注釈|脚注)(の|集|説明|解説|では|で|に|と).{0,24}(何と|どう|意味|定義|説明)"
    r"|(意味|定義|注釈|語釈)(は|が|も|を|って|か定義は)?(、|計画に?)*(載|書|ある|あり|教え|説明|$|[?？]|は[?？])"
)
CHARGE = frozenset({Aspect.LEAD, Aspect.RELATED})
_DONE = frozenset({Aspect.ACTUAL, Aspect.RESULTS})
# Parts of a record that answer nothing by their name alone, and what they are asked by.
_ASKED_BY = {
    "action": frozenset({Aspect.ACTIONS, Aspect.LEAD, Aspect.RELATED}),
    "planned": frozenset({Aspect.SCHEDULE, Aspect.ACTIONS}),
    "actual": frozenset({Aspect.ACTUAL, Aspect.RESULTS, Aspect.EVALUATION}),
}


def speaking(query: Query, found: Sequence[Found]) -> list[Found]:
    """``found`` with parts of records behind that only name what the question asks about."""
    asked = query.reading.aspects

    def mute(one: Found) -> bool:
        if isinstance(one.unit.part, ScheduleRow) and not one.unit.part.cells:
            return Aspect.ACTIONS not in asked
        wanted = _ASKED_BY.get(one.unit.role)
        dated = query.expected.kind == "date" and one.fits
        yearly = query.expected.kind in YEARLY and one.fits and _of_years(query, one)
        yearly &= not (
            one.unit.role == "planned" and asked & _DONE and not asked & _ASKED_BY["planned"]
        )
        if wanted is None or dated or yearly:
            return False
        if one.unit.role == "planned" and not one.alone and Aspect.SCHEDULE not in asked:
            return not query.reading.years
        return not asked & wanted or (Aspect.RESULTS in asked and _names_only(one))

    telling = [f for f in found if not mute(f)]
    first = next(iter(telling), None)
    whole = first and _names_only(found[0]) and first.whole >= found[0].whole
    if first and (whole or first.score >= found[0].score - REACH):
        return [*telling, *(f for f in found if mute(f))]
    return list(found)


def _of_years(query: Query, found: Found) -> bool:
    """Whether a unit tells of a year that the question asks for."""
    return bool(set(query.reading.years) & found.unit.years)


def _names_only(found: Found) -> bool:
    """Whether a unit is an action of which the plan gives nothing but its name."""
    part = found.unit.part
    return isinstance(part, Action) and not part.state and not part.departments


def fitting(query: Query, found: Sequence[Found]) -> list[Found]:
    """Units that hold the kind of value asked for; all where none is demanded."""
    always = query.expected.kind in {"contact", "person", "company", "money", "day", "grade"}
    aspects = query.reading.aspects
    listed = query.expected.kind == "count" and Aspect.ACTIONS in aspects
    if not query.expected.demanded or listed or (aspects & set(DECISIVE) and not always):
        return list(found)
    named = {"row"} if always else {"row", "term"}
    if found and found[0].features[ENTITY] > 1 and found[0].unit.kind in named:
        return list(found)
    best = found[0] if found else None
    return [
        f for f in found
        if best and f.fits and f.score >= best.score - REACH
        and (f.whole >= best.whole - FAR or _was_done(query, f, best)) and not _strays(f, best)
    ]  # fmt: skip


def _was_done(query: Query, one: Found, best: Found) -> bool:
    """Whether a unit tells what was done in the year asked for, by the measure of the best."""
    done = bool(query.reading.aspects & _DONE) and one.unit.role == "actual"
    return done and one.unit.measure == best.unit.measure and _of_years(query, one)


def is_thin(query: Query, best: Found) -> bool:
    """Whether a department or evaluation would be told of a measure that hardly holds the topic."""
    asked = query.reading.aspects & set(DECISIVE)
    told = best.unit.role in {"lead", "related", "evaluation"}
    return bool(asked) and told and best.features[BODY] < THIN


def measure_of(query: Query, found: Sequence[Found]) -> Measure | None:
    """The measure that the units speak of, unless something else is clearly better."""
    asked = query.reading.aspects & set(DECISIVE)
    kinds = {"term", "section", "cell", "event"} if asked else {"term"}
    first = next((f for f in found if f.unit.measure), None)
    rival = next((f for f in found if not f.unit.measure and f.unit.kind not in kinds), None)
    if first is None or (rival and rival.score > first.score + AHEAD):
        return None
    exact = rival is not None and rival.unit.kind == "row" and rival.features[ENTITY] > 1
    if exact and rival and rival.score > first.score - AHEAD and first.features[NAME] < 1.0:
        return None
    return first.unit.measure


def is_silent(query: Query, best: Found) -> bool:
    """Whether the best unit speaks of another year, or of a target where a result is asked."""
    years = set(query.reading.years)
    if years and best.unit.years and not years & best.unit.years:
        return True
    if years and not query.topic.words and query.reading.aspects & _DONE:
        return not years & told_years(best)
    if years and query.expected.kind in YEARLY and not years & told_years(best):
        return True
    if _MEANING.search(query.reading.folded) and best.unit.kind != "term":
        return True
    part = best.unit.part
    if isinstance(part, Indicator) and is_reached(part, years):
        return False
    done = r"実際(に|は|の)" + (r"|実績(?!報告)" if best.unit.kind == "indicator" else "")
    told = best.unit.kind in {"indicator", "schedule"}
    return told and bool(re.search(done, without_refused(query.reading.folded)))


def of_the_plan(query: Query, found: Sequence[Found]) -> list[Found]:
    """``found`` without the plan in force where the question is about an earlier one, and a unit
    of that is about as good as the best; without an earlier one where it is about a year of the
    plan in force, of which that tells nothing, or about who is in charge now.
    """
    found = _come_about(query, found)
    years = set(query.reading.years)
    charge = bool(query.reading.aspects & CHARGE)
    meant = [f for f in found if f.unit.past == query.past or (years & f.unit.years)]
    meant = meant if query.past or years or charge else []
    far = REACH if charge and not query.past else CLOSE
    near = meant and meant[0].score >= found[0].score - far
    return meant if near else list(found)


def _come_about(query: Query, found: Sequence[Found]) -> list[Found]:
    """``found`` without plans of years where it is asked when something began that is there."""
    if not BEGUN.search(query.reading.folded):
        return list(found)
    return [f for f in found if f.unit.role != "planned"] or list(found)


def told_years(found: Found) -> frozenset[str]:
    """The years of a unit, or else those that the headings above it name."""
    return found.unit.years or frozenset(fiscal_years(" ".join(found.unit.section)))


def of_the_year(query: Query, found: Sequence[Found]) -> list[Found]:
    """``found`` with the best unit that speaks of the year asked for first, where the best of all
    is silent on it and that one is about as good and of the same measure.
    """
    best = found[0]
    if not query.reading.years or not is_silent(query, best):
        return list(found)
    near = (
        f for f in found
        if f.unit.measure == best.unit.measure and f.score >= best.score - CLOSE
        and not is_silent(query, f)
    )  # fmt: skip
    first = next(near, None)
    return [first, *(f for f in found if f is not first)] if first else list(found)


def is_told(found: Found, quotes: Sequence[Quote]) -> bool:
    """Whether a unit stands in one of ``quotes``."""
    unit = found.unit
    return any(
        q.source == unit.source and q.start < unit.end and unit.start < q.end for q in quotes
    )


def is_elsewhere(found: Found, first: Found) -> bool:
    """Whether a unit stands in another kind of place than ``first``, and is about as good; one of
    the same measure may be further behind, as the cells of its years use other words.
    """
    here = (first.unit.kind, first.unit.role, first.unit.section)
    there = (found.unit.kind, found.unit.role, found.unit.section)
    same = found.unit.measure is not None and found.unit.measure == first.unit.measure
    return here != there and found.score >= first.score - REACH * (2 if same else 1)


def _strays(found: Found, best: Found) -> bool:
    """Whether a unit is of another measure than the one that the question surely names."""
    sure = best.unit.measure is not None and best.features[NAME] >= 0.75
    return (
        sure
        and found.unit.measure != best.unit.measure
        and found.features[NAME] < best.features[NAME] - 0.2
    )
