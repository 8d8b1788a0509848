"""Indicators and their yearly targets, as lines of numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ui.api.records import Measure, Series
from ui.parts.years import fiscal_year, in_order
from ui.progress.numbers import Amount, amount


@dataclass(frozen=True)
class Point:
    """A value of a year: the number that is drawn, and what the plan prints."""

    year: int
    label: str
    number: float
    printed: str


@dataclass(frozen=True)
class Line:
    """An indicator; ``left_out`` are the years whose values are no single number."""

    measure: Measure
    name: str
    unit: str
    points: tuple[Point, ...]
    left_out: tuple[tuple[str, str], ...]


def lines(measures: Iterable[Measure]) -> list[Line]:
    """A line for each indicator of the measures."""
    return [_line(measure, series) for measure in measures for series in measure.indicators]


def _line(measure: Measure, series: Series) -> Line:
    read = dict[str, Amount]()
    left_out = list[tuple[str, str]]()
    for label in in_order(series.values):
        printed = series.values[label]
        found = amount(printed)
        if found and fiscal_year(label) is not None:
            read[label] = found
        else:
            left_out.append((label, " ".join(printed.split())))
    unit, numbers = _one_unit(read)
    left_out += [(k, v.printed) for k, v in read.items() if k not in numbers]
    points = dict[int, Point]()
    for label, number in numbers.items():
        year = fiscal_year(label) or 0
        points.setdefault(year, Point(year, label, number, read[label].printed))
    return Line(measure, series.name, unit, tuple(points.values()), tuple(left_out))


def _one_unit(read: dict[str, Amount]) -> tuple[str, dict[str, float]]:
    """The unit of most values and the numbers in it; 万 is kept where all values have it."""
    units = [found.unit for found in read.values()]
    unit = max(units, key=units.count, default="")
    fits = {label: found for label, found in read.items() if found.unit == unit}
    scales = {found.scale for found in fits.values()}
    if len(scales) == 1:
        return scales.pop() + unit, {label: found.number for label, found in fits.items()}
    return unit, {label: found.value for label, found in fits.items()}
