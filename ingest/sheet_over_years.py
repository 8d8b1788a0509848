"""A label over years in a sheet below which other things than plans stand, such as costs."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.blocks import Cell, Line
from ingest.records import Role

_OTHERS: frozenset[Role | None] = frozenset({None, "other"})


@dataclass(frozen=True, slots=True)
class OverYears:
    """The label of a line of years, these by column, and what heads the columns beside (計)."""

    label: str
    years: dict[int, str]
    beside: dict[int, str] = field(default_factory=dict)


def over_years(line: Line, years: dict[int, str], role: Role | None) -> OverYears | None:
    """What a line of years says of that below it, if its label of ``role`` is of other things."""
    first = min(years)
    label = next((c.text for c in line.cells[:first] if c.text), "")
    if not label or role not in _OTHERS:
        return None
    beside = {i: c.text for i, c in enumerate(line.cells) if i > first and c.text}
    return OverYears(
        label.replace("\n", ""), years, {i: t for i, t in beside.items() if i not in years}
    )


def told_below(line: Line, over: OverYears | None) -> tuple[tuple[str, str | None, Cell], ...]:
    """What stands below such a line of years, each cell with its label and its year.

    Nothing if the line has a label of its own, or says more than there are columns.
    """
    told = {i: c for i, c in enumerate(line.cells) if c.text}
    if (
        over is None
        or line.cells[0].text
        or not told.keys() <= over.years.keys() | over.beside.keys()
    ):
        return ()
    return tuple(
        (f"{over.label} {over.beside[i]}" if i in over.beside else over.label, over.years.get(i), c)
        for i, c in told.items()
    )
