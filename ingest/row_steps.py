"""Rows of tables that are steps of a measure: what is done, and below the years how far it goes.

The table gives the number or the name of the measure on the first of its steps (工程の表).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.blocks import Line, cell_view
from ingest.candidates import Candidate
from ingest.columns import Column
from ingest.grid import Grid
from ingest.records import Role, ScheduleRow
from ingest.year_spans import years_in

_YEARS = 2
_MAX_NAME = 40
_STEPS: frozenset[Role | None] = frozenset({None, "content", "other", "planned"})


def years_over(grid: Grid) -> dict[int, str]:
    """The columns of a table that are headed by a year, or by several."""
    return years_in([p[-1] if p else "" for p in grid.headers])


def step_column(grid: Grid, columns: Sequence[Column], alike: Sequence[Line]) -> int | None:
    """The column of steps: the one right before the years, of short words in every row.

    Measures are known by a column before it, which leaves rows empty or names them again; none of
    the years is a value of an indicator. ``alike`` are the rows of all tables of the same headers.
    """
    years = sorted(years_over(grid))
    if len(years) < _YEARS or years != list(range(years[0], years[-1] + 1)):
        return None
    at = years[0] - 1
    keys = [i for i, c in enumerate(columns[: max(at, 0)]) if c.role in {"number", "name"}]
    if not keys or not grid.headers[at] or any(columns[i].figure for i in years):
        return None
    rows = alike or grid.body
    said = [n.cells[at].text if at < len(n.cells) else "" for n in rows]
    words = all(0 < len(t) <= _MAX_NAME and "。" not in t for t in said)
    unnamed = columns[at].role in _STEPS or _called(columns, at)
    return at if words and unnamed and _several(rows, keys) else None


def _called(columns: Sequence[Column], at: int) -> bool:
    """Whether a column is only called a name, as that of the steps may be (実施項目)."""
    return columns[at].role == "name" and any(c.role == "number" for c in columns[:at])


def _several(rows: Sequence[Line], keys: Sequence[int]) -> bool:
    """Whether a measure may have several rows: one names none, or names that of the row above."""
    told = [tuple(n.cells[i].text for i in keys if i < len(n.cells)) for n in rows]
    return len(set(told)) < len(told) or not all(any(t) for t in told)


def without_step(columns: tuple[Column, ...], at: int | None) -> tuple[Column, ...]:
    """The columns; that of the steps is called what it may be, and says nothing of a measure."""
    return columns if at is None else (*columns[:at], Column(), *columns[at + 1 :])


def step_in(
    grid: Grid, at: int | None, line: Line, text: str, source: str
) -> tuple[ScheduleRow, ...]:
    """The step that a row is, with what stands below each year."""
    if at is None or at >= len(line.cells) or not line.cells[at].text:
        return ()
    cells = tuple(
        (year, cell_view(text, line.cells[i]).value(source))
        for i, year in sorted(years_over(grid).items())
        if i < len(line.cells) and line.cells[i].text
    )
    return (ScheduleRow(cell_view(text, line.cells[at]).joined().value(source), cells),)


def of_each(rows: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The rows, those of one measure after another put together with all their steps."""
    found: list[Candidate] = []
    for row in rows:
        last = found[-1] if found else None
        if last and row.schedule and _key(last) == _key(row):
            steps = (*last.schedule, *row.schedule)
            found[-1] = replace(last, end=row.end, schedule=steps)
        else:
            found.append(row)
    return tuple(found)


def _key(row: Candidate) -> tuple[str, str, tuple[str, ...]]:
    return row.number, row.name.text, row.section
