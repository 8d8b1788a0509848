"""What changed between two editions of a plan: measures, their names, departments and targets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from rapidfuzz import fuzz

from ingest.earlier import is_past
from ingest.labels import fiscal_number
from ingest.records import Indicator, Measure, Value
from ingest.text import fold, nfkc

Kind = Literal["added", "dropped", "renamed", "renumbered", "lead", "related", "target", "schedule"]
KINDS: tuple[Kind, ...] = (
    "added", "dropped", "renamed", "renumbered", "lead", "related", "target", "schedule",
)  # fmt: skip
KIND_NAMES: Mapping[Kind, str] = MappingProxyType(
    {
        "added": "追加",
        "dropped": "廃止",
        "renamed": "名称変更",
        "renumbered": "番号変更",
        "lead": "主管課の変更",
        "related": "関係課の変更",
        "target": "目標値の変更",
        "schedule": "年度計画の変更",
    }
)
# How like two names have to be (0–100) for a measure to be the same: with one number, without.
SAME_NUMBER = 50.0
ANY_NUMBER = 75.0
# The same for what a measure says, where its name was changed altogether.
SAME_WORDS = 70.0
# A measure of the same number, led by the same departments, that measures the same.
SAME_MEASURED = 60.0
INDICATOR = 80.0


@dataclass(frozen=True, slots=True)
class Change:
    """One change. ``what`` names the indicator or year; ``before`` and ``after`` are as printed."""

    kind: Kind
    old: Measure | None
    new: Measure | None
    what: str = ""
    before: tuple[Value, ...] = ()
    after: tuple[Value, ...] = ()


def changes(old: Sequence[Measure], new: Sequence[Measure]) -> tuple[Change, ...]:
    """Changes from the measures of one edition to those of the next, in the order of the next;
    dropped measures come last. Measures listed again (再掲) are left out, and those of which an
    edition gives account as of a plan before it.
    """
    before = [m for m in old if not m.repeats and not is_past(m)]
    after = [m for m in new if not m.repeats and not is_past(m)]
    pairs = _pairs(before, after)
    found: list[Change] = []
    for measure in after:
        earlier = pairs.get(measure.id)
        if earlier is None:
            found.append(Change("added", None, measure, after=(measure.name,)))
        else:
            found += _between(earlier, measure)
    kept = {m.id for m in pairs.values()}
    found += [Change("dropped", m, None, before=(m.name,)) for m in before if m.id not in kept]
    return tuple(found)


def _pairs(old: Sequence[Measure], new: Sequence[Measure]) -> dict[str, Measure]:
    """The earlier measure of each later one, by the later one's id: the likest pairs first."""
    scored = sorted(
        ((score, n.id, o) for n in new for o in old if (score := _likeness(o, n))),
        key=lambda pair: -pair[0],
    )
    out: dict[str, Measure] = {}
    taken: set[str] = set()
    for _, key, earlier in scored:
        if key not in out and earlier.id not in taken:
            out[key] = earlier
            taken.add(earlier.id)
    return out


def _likeness(old: Measure, new: Measure) -> float:
    """How sure it is that two measures are one; 0 where they are not."""
    name = fuzz.ratio(fold(old.name.text), fold(new.name.text))
    numbered = bool(old.number) and nfkc(old.number) == nfkc(new.number)
    if name >= (SAME_NUMBER if numbered else ANY_NUMBER):
        return name + 100 + 10 * numbered
    words = fuzz.ratio(_words(old), _words(new)) if numbered else 0.0
    if words >= SAME_WORDS:
        return words
    kept = numbered and bool(_names(old.lead)) and _names(old.lead) == _names(new.lead)
    return SAME_MEASURED if kept and any(_earlier(i, old) for i in new.indicators) else 0.0


def _words(measure: Measure) -> str:
    """What a measure says of itself: its summary and actions."""
    told = [measure.summary.text] if measure.summary else []
    return fold("".join([*told, *(a.text.text for a in measure.actions)]))


def _between(old: Measure, new: Measure) -> Iterator[Change]:
    if fold(old.name.text) != fold(new.name.text):
        yield Change("renamed", old, new, before=(old.name,), after=(new.name,))
    if nfkc(old.number) != nfkc(new.number):
        numbers = [(m.number_value,) if m.number_value else () for m in (old, new)]
        yield Change("renumbered", old, new, before=numbers[0], after=numbers[1])
    if _names(old.lead) != _names(new.lead):
        yield Change("lead", old, new, before=old.lead, after=new.lead)
    if _names(old.related) != _names(new.related):
        yield Change("related", old, new, before=old.related, after=new.related)
    yield from _targets(old, new)
    yield from _loose_targets(old, new)
    planned = {y.year: y.planned for y in old.years if y.planned}
    for entry in new.years:
        earlier = planned.get(entry.year)
        if earlier and entry.planned and fold(earlier.text) != fold(entry.planned.text):
            ends = {"before": (earlier,), "after": (entry.planned,)}
            yield Change("schedule", old, new, entry.year, **ends)


def _targets(old: Measure, new: Measure) -> Iterator[Change]:
    """Values of one indicator that are others now: of one year, or those aimed at in the end."""
    for indicator in new.indicators:
        earlier = _earlier(indicator, old)
        if earlier is None:
            continue
        values = dict(earlier.values)
        start = _first(indicator)
        for year, value in indicator.values:
            reached = year == start != _first(earlier)  # what is given now as the state of things
            if year in values and not reached and _differ(values[year], value):
                what = f"{indicator.name.text} {year}"
                yield Change("target", old, new, what, (values[year],), (value,))
        before, after = _goal(earlier), _goal(indicator)
        if before and after and after[0] not in values and _differ(before[1], after[1]):
            yield Change("target", old, new, indicator.name.text, (before[1],), (after[1],))


def _earlier(indicator: Indicator, old: Measure) -> Indicator | None:
    """The indicator of an earlier edition that is called as this one is."""
    name = fold(indicator.name.text)
    like = [(fuzz.ratio(fold(i.name.text), name), i) for i in old.indicators]
    score, earlier = max(like, key=lambda pair: pair[0], default=(0.0, None))
    return earlier if score >= INDICATOR else None


def _first(indicator: Indicator) -> str:
    """The first of several years of an indicator."""
    years = sorted(y for year, _ in indicator.values if (y := fiscal_number(year)))
    return next(
        (k for k, _ in indicator.values if len(years) > 1 and fiscal_number(k) == years[0]), ""
    )


def _goal(indicator: Indicator) -> tuple[str, Value] | None:
    """What is aimed at in the end: the value of the last year, or the one that is called so."""
    dated = [(year, key, value) for key, value in indicator.values if (year := fiscal_number(key))]
    if dated:
        return max(dated, key=lambda told: told[0])[1:]
    return next(((k, v) for k, v in indicator.values if "目標" in k), None)


def _differ(one: Value, two: Value) -> bool:
    """Whether two values are not the same amount, however each is printed."""
    texts = [unicodedata.normalize("NFKC", v.text).replace(",", "") for v in (one, two)]
    amounts = [re.findall(r"[0-9]+(?:\.[0-9]+)?", t) for t in texts]
    same = amounts[0] == amounts[1] if all(amounts) else fold(texts[0]) == fold(texts[1])
    return not same


def _loose_targets(old: Measure, new: Measure) -> Iterator[Change]:
    """The same for what a column of targets holds that names no indicator and no year."""
    before, after = _loose(old), _loose(new)
    for key, (label, value) in after.items():
        earlier = before.get(key)
        if earlier and fold(earlier[1].text) != fold(value.text):
            yield Change("target", old, new, label, (earlier[1],), (value,))


def _loose(measure: Measure) -> dict[str, tuple[str, Value]]:
    """Label and value of the figures of a measure that are no part of its indicators."""
    known = {v.start for i in measure.indicators for _, v in i.values}
    return {
        fold(f.label): (f.label, f.value)
        for f in measure.fields
        if f.role == "indicator" and not any(f.value.start <= at < f.value.end for at in known)
    }


def _names(departments: Sequence[Value]) -> frozenset[str]:
    return frozenset(fold(d.text) for d in departments)
