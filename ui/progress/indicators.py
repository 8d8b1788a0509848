"""Indicators as lines of numbers: what was aimed at, and what came of it, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ui.api.records import Measure, Series
from ui.parts.years import fiscal_year, in_order
from ui.progress.numbers import Amount, amount
from ui.progress.sorts import BOTH, Sort, in_sorts, named


@dataclass(frozen=True)
class Point:
    """A value of a year: the number that is drawn, and what the plan prints."""

    year: int
    label: str
    number: float
    printed: str
    sort: Sort


@dataclass(frozen=True)
class Line:
    """An indicator; ``left_out`` are the years whose values are no single number.

    Its points are of one sort where the plan does not tell targets from results.
    """

    measure: Measure
    name: str
    unit: str
    points: tuple[Point, ...]
    left_out: tuple[tuple[str, str], ...]

    @property
    def years(self) -> list[int]:
        """The years that have a number."""
        return sorted({point.year for point in self.points})

    @property
    def drawn(self) -> bool:
        """Whether there is anything to see: numbers of two years."""
        return len(self.years) > 1

    @property
    def sorts(self) -> list[Sort]:
        """The sorts of its points, targets first."""
        return [sort for sort in (*BOTH, None) if any(p.sort == sort for p in self.points)]

    @property
    def change(self) -> float:
        """By how much the last number differs from the first; of one year the target is last."""
        told = sorted(self.points, key=lambda p: (p.year, p.sort == "target"))
        return told[-1].number - told[0].number


@dataclass
class _Gathered:
    """The rows of one indicator: its name, and its values by sort and label."""

    name: str
    values: dict[tuple[Sort, str], str] = field(default_factory=dict)

    def takes(self, values: dict[tuple[Sort, str], str]) -> bool:
        """Whether values are of another sort than those at hand."""
        return not {sort for sort, _ in self.values} & {sort for sort, _ in values}

    def settle(self) -> None:
        """Values without a word are targets from the first year on that has one beside a result;
        elsewhere the plan does not say what they are.
        """
        of = {label: fiscal_year(label) for _, label in self.values}
        came = {of[label] for sort, label in self.values if sort == "result"}
        bare = {of[label] for sort, label in self.values if sort is None}
        first = min((year for year in came & bare if year), default=9999)
        if not any(sort == "target" for sort, _ in self.values):
            self.values = {
                (sort or ("target" if (of[at] or 0) >= first else None), at): told
                for (sort, at), told in self.values.items()
            }


def lines(measures: Iterable[Measure]) -> list[Line]:
    """A line for each indicator of the measures; rows of its targets and results are one."""
    return [_line(measure, one) for measure in measures for one in _gathered(measure.indicators)]


def _gathered(rows: Iterable[Series]) -> Iterator[_Gathered]:
    """Rows of one name belong together, as long as each is of a sort of its own."""
    held = list[_Gathered]()
    for row in rows:
        name, sort = named(row.name)
        values = {
            (own or sort, label): text
            for label, printed in row.values.items()
            for own, text in in_sorts(label, printed)
        }
        of = next((one for one in held if one.name == name and one.takes(values)), None)
        if of is None:
            held.append(of := _Gathered(name))
        of.values |= values
    for one in held:
        one.settle()
    yield from held


def _line(measure: Measure, of: _Gathered) -> Line:
    read = dict[tuple[Sort, str], Amount]()
    left_out = list[tuple[str, str]]()
    for label in in_order(dict.fromkeys(label for _, label in of.values)):
        for sort in (*BOTH, None):
            printed = of.values.get((sort, label))
            found = amount(printed) if printed else None
            if found and fiscal_year(label) is not None:
                read[sort, label] = found
            elif printed is not None:
                left_out.append((label, " ".join(printed.split())))
    unit, numbers = _one_unit(read)
    left_out += [(key[1], v.printed) for key, v in read.items() if key not in numbers]
    points = dict[tuple[Sort, int], Point]()
    for (sort, label), number in numbers.items():
        year = fiscal_year(label) or 0
        point = Point(year, label, number, read[sort, label].printed, sort)
        points.setdefault((sort, year), point)
    return Line(measure, of.name, unit, tuple(points.values()), tuple(left_out))


def _one_unit(
    read: dict[tuple[Sort, str], Amount],
) -> tuple[str, dict[tuple[Sort, str], float]]:
    """The unit of most values and the numbers in it; 万 is kept where all values have it."""
    units = [found.unit for found in read.values()]
    unit = max(units, key=units.count, default="")
    fits = {key: found for key, found in read.items() if found.unit == unit}
    scales = {found.scale for found in fits.values()}
    if len(scales) == 1:
        return scales.pop() + unit, {key: found.number for key, found in fits.items()}
    return unit, {key: found.value for key, found in fits.items()}
