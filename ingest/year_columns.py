"""Columns of years: bare ones take the era of those before, a last one that was lost is completed
from another table of the same years.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.bare_years import counted_on
from ingest.grid import Grid
from ingest.labels import fiscal_number, year_of


def with_years(grids: Sequence[Grid]) -> tuple[Grid, ...]:
    """The tables; where years end before the last column, another table says which follows."""
    dated = [_dated(g) for g in grids]
    runs = [_run(g) for g in dated]
    return tuple(_completed(g, own, runs) for g, own in zip(dated, runs, strict=True))


def _dated(grid: Grid) -> Grid:
    """The table, its bare years (31 beside 平成30) with the era of those before them."""
    last = [path[-1] if path else "" for path in grid.headers]
    years = counted_on(last)
    if list(years) == last:
        return grid
    paths = zip(grid.headers, years, strict=True)
    return replace(grid, headers=tuple((*path[:-1], year) if path else () for path, year in paths))


_Run = tuple[int, tuple[str, ...]]  # the first column of years, and their headers


def _run(grid: Grid) -> _Run | None:
    """The columns of consecutive years that a table ends with."""
    at = [i for i, p in enumerate(grid.headers) if p and year_of(p[-1])]
    if len(at) < 2 or at != list(range(at[0], at[-1] + 1)):
        return None
    return at[0], tuple(grid.headers[i][-1] for i in at)


def _completed(grid: Grid, own: _Run | None, runs: list[_Run | None]) -> Grid:
    if own is None:
        return grid
    start, headers = own
    at = start + len(headers)
    open_ = grid.headers[at:]
    if not open_ or any(open_) or not _filled(grid, at):
        return grid
    years = _numbers(headers)
    for run in runs:
        more = run[1] if run else ()
        if len(more) == len(headers) + len(open_) and _numbers(more)[: len(years)] == years:
            above = grid.headers[at - 1][:-1]
            rest = tuple((*above, h) for h in more[len(headers) :])
            return replace(grid, headers=(*grid.headers[:at], *rest))
    return grid


def _filled(grid: Grid, at: int) -> bool:
    """Whether most rows say something in the column."""
    said = sum(at < len(n.cells) and bool(n.cells[at].text) for n in grid.body)
    return said * 2 > len(grid.body)


def _numbers(headers: tuple[str, ...]) -> list[int | None]:
    return [fiscal_number(year_of(h) or "") for h in headers]
