"""Rows whose cells slipped sideways in extraction, put back below the right headers.

Every cell has a kind that shows without its header: a number (1-2-(3)), a state (新規),
departments, or other words. A row that contradicts its headers is laid out again, its cells in
the same order, so that as many as possible stand below a header of their kind.
"""

from __future__ import annotations

import itertools
import re
from functools import cache
from typing import Literal

from ingest.blocks import Cell, Line
from ingest.cells import is_number
from ingest.labels import is_department
from ingest.records import Role
from ingest.text import nfkc

MAX_COLUMNS = 40
Kind = Literal["number", "state", "departments", "digits", "words"]

_STATE = re.compile(
    r"(?:一部)?(?:新規|継続|拡充|拡大|縮小|変更|見直し|改善|廃止|完了|終了|統合|休止|中止)"
)
_SPLIT = re.compile(r"[、,，・/／\s]+")
_HOME: dict[Role, Kind] = {
    "number": "number",
    "state": "state",
    "lead": "departments",
    "related": "departments",
    "name": "words",
}
_FIRM = {"number", "state", "departments"}


def aligned(line: Line, roles: tuple[Role | None, ...]) -> Line:
    """``line`` with its cells below headers of their kind; the same line where it fits already."""
    homes = {role for role in roles if role in _HOME}
    if not {"name"} < homes or len(roles) > MAX_COLUMNS:
        return line
    kinds = tuple(kind_of(cell.text) for cell in line.cells if cell.text)
    if len(kinds) > len(roles):
        return line
    printed = tuple(i for i, cell in enumerate(line.cells) if cell.text)
    if not _contradicts(kinds, printed, roles):
        return line
    columns = _best(kinds, roles)
    if _score(kinds, columns, roles) <= _score(kinds, printed, roles):
        return line
    filled = [cell for cell in line.cells if cell.text]
    at = dict(zip(columns, filled, strict=True))
    return Line(
        line.start,
        line.end,
        tuple(at.get(i, Cell("", line.start, line.start)) for i in range(len(roles))),
    )


def kind_of(text: str) -> Kind:
    """The kind that a cell shows by itself."""
    flat = nfkc(text)
    if _STATE.fullmatch(flat):
        return "state"
    if flat.isdigit():
        return "digits"
    if is_number(text):
        return "number"
    parts = [p for p in _SPLIT.split(text) if p]
    return "departments" if parts and all(is_department(p) for p in parts) else "words"


def _contradicts(
    kinds: tuple[Kind, ...], columns: tuple[int, ...], roles: tuple[Role | None, ...]
) -> bool:
    """Whether a number or a state stands below a header of another kind."""
    return any(
        kind in {"number", "state"} and _fit(kind, roles[i] if i < len(roles) else None) < 0
        for kind, i in zip(kinds, columns, strict=True)
    )


def _fit(kind: Kind, role: Role | None) -> float:
    """How well a cell of ``kind`` stands below a header of ``role``."""
    home = _HOME.get(role) if role else None
    if home == kind or (home == "number" and kind == "digits"):
        return 2.0
    if home is None:
        return -2.0 if kind in {"number", "state"} else 0.0
    return -2.0 if home in _FIRM or kind in _FIRM else 0.0


def _score(
    kinds: tuple[Kind, ...], columns: tuple[int, ...], roles: tuple[Role | None, ...]
) -> float:
    """The fit of all cells; cells that follow one another without a gap count a little more."""
    fits = sum(
        _fit(kind, roles[i] if i < len(roles) else None)
        for kind, i in zip(kinds, columns, strict=True)
    )
    return fits + sum(0.1 for a, b in itertools.pairwise(columns) if b == a + 1)


def _best(kinds: tuple[Kind, ...], roles: tuple[Role | None, ...]) -> tuple[int, ...]:
    """The columns, from left to right, in which the cells fit best; the first such."""

    @cache
    def rest(cell: int, before: int) -> tuple[float, tuple[int, ...]]:
        if cell == len(kinds):
            return 0.0, ()
        found = []
        for column in range(before + 1, len(roles) - (len(kinds) - cell) + 1):
            fit, columns = rest(cell + 1, column)
            close = 0.1 if cell and column == before + 1 else 0.0
            found.append((_fit(kinds[cell], roles[column]) + close + fit, (column, *columns)))
        return max(found, key=lambda f: (round(f[0], 6), [-c for c in f[1]]))

    return rest(0, -1)[1]
