"""The years of a measure as an escaped table: schedule, results and indicators."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from ui.api.records import Measure
from ui.measures.yearly import actual, measured_years, planned, planned_years, value, years_of
from ui.parts.escape import element, scrolling
from ui.parts.words import t

_NONE = "―"
_Row = tuple[str, str, list[str]]


def year_table(measure: Measure) -> Markup | None:
    """A column for each year, a row for each thing that is told of it; ``None`` without years."""
    years = years_of((*planned_years(measure), *measured_years(measure)))
    rows = [row for row in _rows(measure, years) if any(row[2])]
    if not rows:
        return None
    named = any(row[1] for row in rows)
    names = (t("区分"), *([t("項目")] if named else []), *years)
    head = element("tr", "", *(Markup('<th scope="col">{}</th>').format(n) for n in names))
    body = element("tbody", "", *(_line(row, named=named) for row in rows))
    table = element("table", "sn-changes sn-years", element("thead", "", head), body)
    return scrolling(t("年度ごとの記録"), "sn-wide", table)


def _rows(measure: Measure, years: list[str]) -> Iterator[_Row]:
    yield t("計画"), "", [planned(measure, year) for year in years]
    yield t("実績"), "", [actual(measure, year) for year in years]
    for row in measure.schedule_rows:
        yield t("工程"), row.name, [value(row, year) for year in years]
    for row in measure.indicators:
        yield t("指標"), row.name, [value(row, year) for year in years]


def _line(row: _Row, *, named: bool) -> Markup:
    kind, name, cells = row
    head = Markup('<th scope="row">{}</th>').format(kind)
    of = [element("td", "", name)] if named else []
    return element("tr", "", head, *of, *(element("td", "", cell or _NONE) for cell in cells))
