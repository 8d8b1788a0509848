"""Indicators in the rows of tables: what each is called, and its values by year or kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.blocks import Cell, Line, cell_view
from ingest.cells import numbers_in
from ingest.columns import Column
from ingest.grid import Grid
from ingest.indicators import DONE, GOAL
from ingest.records import Indicator, Value
from ingest.text import nfkc

_BARE = re.compile(r"[約+＋▲△-]?[0-9０-９][0-9０-９,，.．]*")


def has_figures(columns: Sequence[Column]) -> bool:
    """Whether a table gives values of indicators that a column of it names."""
    return any(_names(c) for c in columns) and any(c.figure for c in columns)


def indicators_in(
    columns: Sequence[Column], line: Line, text: str, source: str
) -> tuple[Indicator, ...]:
    """The indicators of a row, each with the figures up to the next column of indicators.

    What a column of its own says that they count is put to them: 68 and 分 are 68分.
    """
    found: list[Indicator] = []
    values: dict[str, Value] = {}
    name: Value | None = None
    unit = next((n.text for c, n in zip(columns, line.cells, strict=False) if c.unit), "")
    for column, cell in zip(columns, line.cells, strict=False):
        if _names(column):
            found += [Indicator(name, tuple(values.items()))] if name and values else []
            name = cell_view(text, cell).joined().value(source) if cell.text else None
            values = {}
        elif column.figure and cell.text:
            key = _key(column, columns)
            key = nfkc(column.label) if key in values else key
            values[key] = _counted(cell_view(text, cell).value(source), unit)
    return (*found, Indicator(name, tuple(values.items()))) if name and values else tuple(found)


def _key(column: Column, columns: Sequence[Column]) -> str:
    """The year of a value, or what is printed over it; of the goal and what was reached in one
    year, the latter says so.
    """
    if column.year is None:
        return nfkc(column.label)
    of_year = [c for c in columns if c.figure and c.year == column.year and c is not column]
    aimed = any(GOAL.search(f"{c.over} {c.label}") for c in of_year)
    reached = aimed and DONE.search(f"{column.over} {column.label}")
    return f"{column.year}実績" if reached else column.year


def _counted(value: Value, unit: str) -> Value:
    """A bare figure with its unit; any other value as it is."""
    bare = _BARE.fullmatch(value.text)
    return replace(value, text=f"{value.text}{unit}") if bare else value


def of_each_number(line: Line, columns: Sequence[Column]) -> list[Line]:
    """The line once for each measure it is of, where its cell of numbers has several of them."""
    at = next((i for i, c in enumerate(columns) if c.role == "number"), len(line.cells))
    if at >= len(line.cells) or any(c.role == "name" for c in columns):
        return [line]
    cell = line.cells[at]
    places = numbers_in(cell.text) if len(cell.text) == cell.end - cell.start else ()
    if len(places) < 2:
        return [line]
    cells = [Cell(cell.text[a:b], cell.start + a, cell.start + b) for a, b in places]
    return [replace(line, cells=(*line.cells[:at], c, *line.cells[at + 1 :])) for c in cells]


def carried(
    lines: Iterable[Line], columns: Sequence[Column], above: Line | None = None
) -> list[Line]:
    """The lines of a table of indicators, each with the number and name of the measure it is of.

    A measure with several indicators stands on the first of their rows only; ``above`` is the last
    row before the page turned.
    """
    at = [i for i, c in enumerate(columns) if c.role in {"number", "name"}]
    found: list[Line] = []
    for line in lines:
        empty = at and not any(i < len(line.cells) and line.cells[i].text for i in at)
        if empty and above and any(c.text for c in line.cells):
            line = replace(line, cells=_filled(line.cells, above.cells, at))
        found.append(line)
        above = line
    return found


def last_named(grid: Grid) -> Line | None:
    """The last row of a table that gives the number or the name of a measure."""
    at = [i for i in (grid.column("number"), grid.column("name")) if i is not None]
    named = (
        n for n in reversed(grid.body) if any(i < len(n.cells) and n.cells[i].text for i in at)
    )
    return next(named, None)


def _filled(cells: tuple[Cell, ...], above: tuple[Cell, ...], at: list[int]) -> tuple[Cell, ...]:
    return tuple(above[i] if i in at and i < len(above) else c for i, c in enumerate(cells))


def _names(column: Column) -> bool:
    return column.role == "indicator" and not column.figure
