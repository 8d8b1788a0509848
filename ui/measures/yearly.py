"""What is recorded of a measure for a fiscal year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ui.api.records import Measure, Series
from ui.parts.years import fiscal_year, in_order


def years_of(labels: Iterable[str]) -> list[str]:
    """The years that are named, one label for each, the earliest first."""
    found = dict[int | str, str]()
    for label in in_order(labels):
        found.setdefault(fiscal_year(label) or label, label)
    return list(found.values())


def planned_years(measure: Measure) -> Iterator[str]:
    """The years that the schedule of a measure names."""
    yield from measure.schedule
    for row in measure.schedule_rows:
        yield from row.values


def measured_years(measure: Measure) -> Iterator[str]:
    """The years that the indicators of a measure name."""
    for row in measure.indicators:
        yield from row.values


def planned(measure: Measure, year: str) -> str:
    """What was planned for a year."""
    told = (entry.planned for label, entry in measure.schedule.items() if same(label, year))
    return next((text for text in told if text), "")


def actual(measure: Measure, year: str) -> str:
    """What was done in a year."""
    told = (entry.actual for label, entry in measure.schedule.items() if same(label, year))
    return next((text for text in told if text), "")


def value(series: Series, year: str) -> str:
    """The value of a row for a year."""
    told = (text for label, text in series.values.items() if same(label, year))
    return next((text for text in told if text), "")


def lines(rows: Sequence[Series], year: str) -> str:
    """The rows that have a value for a year, a line each."""
    return "\n".join(f"{row.name}：{told}" for row in rows if (told := value(row, year)))


def same(label: str, other: str) -> bool:
    """Whether two labels mean the same fiscal year."""
    return label == other or (fiscal_year(label) or label) == fiscal_year(other)
