"""The columns of a table whose rows may be measures: which of them holds the names."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.blocks import Line
from ingest.cells import is_labelled_number
from ingest.columns import Column, columns_of
from ingest.grid import Grid
from ingest.records import Role
from ingest.row_departments import matrix_of

_MAX_NAME = 40
_YEARS = 2
_PAIR = 2
_FEW = 3  # rows from which a column shows what it holds
_SHARED: frozenset[Role | None] = frozenset({"lead", "related"})
_BETWEEN: frozenset[Role | None] = frozenset({None, "other", "tag", "state"})
_NAMING = re.compile(r"施策|事業|取り?組|プロジェクト|アクション|名称?$")


def columns_in(
    grid: Grid,
    alike: tuple[Line, ...],
    text: str,
    source: str,
    known: frozenset[str] = frozenset(),
) -> tuple[Column, ...]:
    """The columns of a table; one of few rows is read like all of its kind together, and what a
    column of others holds is told by all of them.

    ``known`` are names of measures that stand elsewhere: a column of these names measures.
    """
    few = 0 < len(grid.body) < _FEW <= len(alike)
    whole = replace(grid, body=alike) if few else grid
    matrix = matrix_of(whole, text, source) is not None
    columns = columns_of(whole, text, known)
    if len(whole.body) < len(alike):
        columns = _filled(columns, columns_of(replace(grid, body=alike), text, known))
    return _named(whole, columns, matrix=matrix)


def _filled(own: tuple[Column, ...], others: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns; one of whose departments nothing is known is what it is in all such tables."""
    told = {c.role for c in own}
    return tuple(
        b if not a.roles and b.role in _SHARED - told else a
        for a, b in zip(own, others, strict=True)
    )


def _named(grid: Grid, columns: tuple[Column, ...], *, matrix: bool) -> tuple[Column, ...]:
    """The columns; where none is called a name, the first may still hold the names, or the first
    behind the numbers. It does if it is headed by what measures are (具体的な取組), if who leads
    and the years stand beside it, or if marks below departments do; and if it is short and unlike
    in all rows.
    """
    columns = _one_name(_parted(grid, columns))
    roles = [c.role for c in columns]
    numbered = "number" in roles
    if "name" in roles or not (matrix or numbered or "lead" in roles):
        return columns
    first = roles.index("number") + 1 if numbered else 0
    at = next((i for i, r in enumerate(roles) if i >= first and r not in {"area", "goal"}), 0)
    said = [n.cells[at].text for n in grid.body if at < len(n.cells)]
    short = all(0 < len(t) <= _MAX_NAME and not re.search(r"[。\n]", t) for t in said)
    led = "lead" in roles and _has_stages(grid, columns)
    headed = bool(grid.headers[at]) and (led or bool(_NAMING.search(grid.headers[at][-1])))
    if (headed or matrix) and short and len(set(said)) == len(said) >= _FEW:
        return (*columns[:at], replace(columns[at], roles=("name",)), *columns[at + 1 :])
    return columns


def _parted(grid: Grid, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns; below one header over two of them (取組) stand the numbers and the names."""
    at = next((i for i, c in enumerate(columns) if c.role == "name"), len(columns))
    if at + 1 >= len(columns) or columns[at + 1].roles or grid.headers[at + 1]:
        return columns
    said, names = ([n.cells[i].text for n in grid.body if i < len(n.cells)] for i in (at, at + 1))
    told = [t for t in said if t]
    if len(told) < _PAIR or not all(map(is_labelled_number, told)) or len(set(names)) < len(told):
        return columns
    number, name = replace(columns[at], roles=("number",)), columns[at]
    return (*columns[:at], number, name, *columns[at + 2 :])


def _has_stages(grid: Grid, columns: tuple[Column, ...]) -> bool:
    """Whether columns of years say what is planned for each, not how much of something there is."""
    years = [i for i, c in enumerate(columns) if c.year and not c.roles]
    told = [n.cells[i].text for n in grid.body for i in years if i < len(n.cells)]
    figures = sum(bool(re.search(r"[0-9０-９]", t)) for t in told)
    return len(years) >= _YEARS and figures * 3 < sum(map(bool, told))


def _one_name(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns; of several called names, that right behind the numbers is the only one.

    What is of no kind, such as a mark (重点), may stand between.
    """
    roles = [c.role for c in columns]
    at = roles.index("number") + 1 if "number" in roles else len(roles)
    while at < len(roles) and roles[at] in _BETWEEN:
        at += 1
    if at >= len(roles) or roles[at] != "name" or roles.count("name") < 2:
        return columns
    return tuple(
        replace(c, roles=()) if c.role == "name" and i != at else c for i, c in enumerate(columns)
    )
