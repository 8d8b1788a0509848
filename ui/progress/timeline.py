"""What is planned in which fiscal year: a cell for each measure and year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ui.api.records import Measure, Series
from ui.parts.years import fiscal_year
from ui.progress.renewals import speaks_of_renewal

# A drawn line or its head: the year is marked, nothing is said of it.
_DRAWN = re.compile(r"[\s\-‐–—―ー─━=→⇒➡▶►>〇○●◎☆★■□◆◇・･…~〜～]*$")


@dataclass(frozen=True)
class Cell:
    """What the plan says of one year of a measure."""

    measure: Measure
    year: int
    planned: str
    actual: str
    renewal: bool

    @property
    def text(self) -> str:
        """What is planned, else what was done."""
        return self.planned or self.actual


def cells(measures: Iterable[Measure]) -> list[Cell]:
    """The cells of the measures, year by year."""
    found = list[Cell]()
    for measure in measures:
        planned, actual = dict[int, list[str]](), dict[int, list[str]]()
        for label, entry in measure.schedule.items():
            _add(planned, label, entry.planned)
            _add(actual, label, entry.actual)
        for row in measure.schedule_rows:
            for label, value in row.values.items():
                _add(planned, label, _row(row, value))
        named = sorted(planned.keys() | actual.keys())
        found += (_cell(measure, y, planned.get(y, ()), actual.get(y, ())) for y in named)
    return found


def _cell(measure: Measure, year: int, planned: Sequence[str], actual: Sequence[str]) -> Cell:
    """A cell; what speaks of a renewal stands first in it."""

    def renews(text: str) -> bool:
        return speaks_of_renewal(text, measure.measure_name)

    texts = ["、".join(sorted(told, key=lambda x: not renews(x))) for told in (planned, actual)]
    return Cell(measure, year, texts[0], texts[1], any(map(renews, (*planned, *actual))))


def years(held: Iterable[Cell]) -> list[int]:
    """All years from the first to the last that is named."""
    named = {cell.year for cell in held}
    return list(range(min(named), max(named) + 1)) if named else []


def without(measures: Iterable[Measure], held: Sequence[Cell]) -> list[Measure]:
    """The measures that no year is told of."""
    told = {cell.measure.id for cell in held}
    return [measure for measure in measures if measure.id not in told]


def steps_without_years(measure: Measure) -> Iterator[str]:
    """The rows of a schedule whose years could not be read, such as arrows that are drawn."""
    yield from (row.name for row in measure.schedule_rows if not row.values)


def _row(row: Series, value: str) -> str:
    return row.name if _DRAWN.match(value) else f"{row.name}：{value}"


def _add(held: dict[int, list[str]], label: str, text: str | None) -> None:
    year = fiscal_year(label)
    flat = " ".join((text or "").split())
    if year and flat:
        held.setdefault(year, []).append(flat)
