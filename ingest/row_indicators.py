"""Indicators in the rows of tables: what each is called, and its values by year or kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.blocks import Cell, Line, cell_view
from ingest.columns import Column
from ingest.grid import Grid
from ingest.records import Indicator, Value
from ingest.text import nfkc


def has_figures(columns: Sequence[Column]) -> bool:
    """Whether a table gives values of indicators that a column of it names."""
    return any(_names(c) for c in columns) and any(c.figure for c in columns)


def indicators_in(
    columns: Sequence[Column], line: Line, text: str, source: str
) -> tuple[Indicator, ...]:
    """The indicators of a row, each with the figures up to the next column of indicators."""
    found: list[Indicator] = []
    values: dict[str, Value] = {}
    name: Value | None = None
    for column, cell in zip(columns, line.cells, strict=False):
        if _names(column):
            found += [Indicator(name, tuple(values.items()))] if name and values else []
            name = cell_view(text, cell).joined().value(source) if cell.text else None
            values = {}
        elif column.figure and cell.text:
            free = column.year and column.year not in values
            key = column.year if column.year and free else nfkc(column.label)
            values[key] = cell_view(text, cell).value(source)
    return (*found, Indicator(name, tuple(values.items()))) if name and values else tuple(found)


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
