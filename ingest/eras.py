"""Years printed without their era (28年度), completed by the years that the plan is of."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from ingest.candidates import Candidate
from ingest.labels import fiscal_name, fiscal_number
from ingest.records import Indicator, ScheduleRow
from ingest.text import nfkc
from ingest.year_spans import each_year

_BARE = re.compile(r"([0-9]{1,2})年度")
_DATED = re.compile(r"(?:令和|平成|昭和)(?:[0-9]{1,2}|元)年")
_FIRST = (2018, 1988, 1925)  # the years before 令和元, 平成元 and 昭和元
Complete = Callable[[str], str]


def eras_of(period: str | None, text: str) -> Complete:
    """What completes the name of a year: the era in which it lies nearest to the plan's years."""
    known = _years(period or "") or _years(text)

    def complete(year: str) -> str:
        bare = _BARE.fullmatch(year)
        if bare is None or not known:
            return year
        found = [first + int(bare.group(1)) for first in _FIRST]
        return fiscal_name(min(found, key=lambda y: max(known[0] - y, y - known[-1], 0)))

    return complete


def with_eras(place: Candidate, complete: Complete) -> Candidate:
    """A place with every year of what it says completed, and several years told one by one."""

    def years(year: str | None) -> tuple[str, ...]:
        return tuple(complete(y) for y in each_year(year)) if year else ()

    return replace(
        place,
        fields=tuple(replace(f, year=y) for f in place.fields for y in years(f.year) or (None,)),
        years=tuple(replace(y, year=one) for y in place.years for one in years(y.year)),
        schedule=tuple(
            ScheduleRow(s.name, tuple((one, v) for y, v in s.cells for one in years(y)))
            for s in place.schedule
        ),
        indicators=tuple(
            Indicator(i.name, tuple((complete(y), v) for y, v in i.values))
            for i in place.indicators
        ),
    )


def last_year(period: str | None) -> str:
    """The last fiscal year of a plan's period."""
    known = _years(period or "")
    return fiscal_name(known[-1]) if known else ""


def _years(text: str) -> list[int]:
    """The fiscal years that ``text`` names with their era, in order."""
    found = (fiscal_number(f"{m.group()}度") for m in _DATED.finditer(nfkc(text)))
    return sorted(y for y in found if y)
