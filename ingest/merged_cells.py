"""What merged cells say: a plan's bar over several years, a department beside several rows."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.blocks import Block, Cell, Line, TableBlock
from ingest.labels import role_of
from ingest.leads import holds_departments, is_nobody
from ingest.records import Role
from ingest.text import View
from ingest.year_spans import years_in

_SAME = re.compile(r"[〃″”\"々]|同上|上に?同じ")
_MERGED, _SHARE = 2, 4  # empty cells of a table with merged ones: how many, one in how many
_YEARS = 2
_COLUMNS = 2  # columns besides the years, from which rows are of several things
_OF_ROWS: frozenset[Role | None] = frozenset({"name", "number"})
_BY_YEAR: frozenset[Role | None] = frozenset({"planned", "actual", "content"})


def with_spanned_years(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks; below a line of years, a cell that is merged over several is of each of them."""
    return tuple(_spanned(b) if isinstance(b, TableBlock) else b for b in blocks)


def filled_down(line: Line, roles: Sequence[Role | None]) -> Line:
    """The line with what cells merged with it say that stand above; the name and the number of a
    measure are no other's.
    """
    own = frozenset() if goes_on(line, roles) else _OF_ROWS
    told = (*roles, *[None] * len(line.cells))
    cells = tuple(
        c.over if c.over and _is_above(c, line) and role not in own else c
        for c, role in zip(line.cells, told, strict=False)
    )
    return replace(line, cells=cells)


def led_from_above(
    lines: Sequence[Line], groups: Sequence[object], roles: Sequence[Role | None]
) -> tuple[Line, ...]:
    """The lines; an empty cell below one that names who leads is merged with it, as text has no
    other way to print that: everything has somebody in charge. So is one that says "as above".
    """
    at = roles.index("lead") if "lead" in roles else -1
    told = [n.cells[at] if 0 <= at < len(n.cells) else None for n in lines]
    if at < 0 or not told or told[0] is None or not holds_offices(told[0].text):
        return tuple(lines)
    empty = sum(c is not None and not c.text for c in told)
    merged = empty >= _MERGED and empty * _SHARE >= len(told)  # a single one may be forgotten
    above: Cell | None = None
    found: list[Line] = []
    for line, cell, group, before in zip(lines, told, groups, [None, *groups], strict=False):
        words = cell.text.strip() if cell else ""
        same = cell is not None and ((merged and not words) or _SAME.fullmatch(words))
        if above and cell and same and group == before and not cell.over and _is_named(line, roles):
            cells = (*line.cells[:at], replace(cell, over=above), *line.cells[at + 1 :])
            line = replace(line, cells=cells)
        elif cell is None or not same:
            above = cell
        found.append(line)
    return tuple(found)


def _is_named(line: Line, roles: Sequence[Role | None]) -> bool:
    """Whether a line names something, and says in no word that nobody leads it."""
    if any(is_nobody(c.text) and re.search(r"\w", c.text) for c in line.cells):
        return False
    named = [c for c, r in zip(line.cells, roles, strict=False) if r == "name"]
    return bool(named and named[0].text)


def holds_offices(words: str) -> bool:
    """Whether a cell names departments and nothing else."""
    return holds_departments(View(words, tuple(range(len(words)))), "")


def spanned(lines: Sequence[Line], roles: Sequence[Role | None]) -> Sequence[Line]:
    """The lines with the areas that span several rows in each of these."""
    if "name" not in roles:
        return lines
    above: dict[int, Cell] = {}
    found: list[Line] = []
    spans = [i for i, r in enumerate(roles[: roles.index("name")]) if r in {"area", "goal"}]
    for line in lines:
        cells = list(line.cells)
        for i in spans:
            if i < len(cells):
                cells[i] = above.get(i, cells[i]) if not cells[i].text else cells[i]
                above[i] = cells[i]
        found.append(replace(line, cells=tuple(cells)))
    return found


def goes_on(line: Line, roles: Sequence[Role | None]) -> bool:
    """Whether a row is of the measure above it, whose name, or else its number, is merged down."""
    told = dict(zip(roles, line.cells, strict=False))
    named = told.get("name") or told.get("number")
    return named is not None and _is_above(named, line)


def depth(lines: Sequence[Line]) -> int:
    """How many lines of headers a table has by the cells of the first that are merged down."""
    first = lines[0]
    return 1 + sum(
        1
        for _ in itertools.takewhile(
            lambda line: any(
                c.over and first.start <= c.over.start <= first.end for c in line.cells
            ),
            lines[1:],
        )
    )


def _is_above(cell: Cell, line: Line) -> bool:
    """Whether what is merged with a cell stands above its line."""
    return cell.over is not None and cell.over.end < line.start


def _spanned(block: TableBlock) -> TableBlock:
    if not any(c.over for line in block.lines for c in line.cells):
        return block
    lines: list[Line] = []
    years: set[int] = set()
    for line in block.lines:
        own = years_in([c.text for c in line.cells])
        if len(own) >= _YEARS:
            years = set(own)
        else:
            line = _of_each_year(line, years)
        lines.append(line)
    return replace(block, lines=tuple(lines))


def _of_each_year(line: Line, years: set[int]) -> Line:
    """The line with what is merged over years in each of these.

    A value that is merged over all of them, beside nothing but its label, is of no year, unless
    the label is of what is done by year.
    """
    first = min(years, default=0)
    covered = {i for i in years if i < len(line.cells) and _beside(line, i, first)}
    if not covered:
        return line
    label = next((_told(c) for c in reversed(line.cells[:first]) if _told(c)), "")
    role = role_of(label)
    whole = len(covered) + 1 == len(years) and len({line.cells[i].over for i in covered}) == 1
    apart = whole and len([c for c in line.cells if _told(c)]) <= _COLUMNS
    if role not in _BY_YEAR and (apart or role is not None):
        return line
    return replace(
        line, cells=tuple(c.over or c if i in covered else c for i, c in enumerate(line.cells))
    )


def _told(cell: Cell) -> str:
    return cell.text or (cell.over.text if cell.over else "")


def _beside(line: Line, at: int, first: int) -> bool:
    """Whether a cell is merged with one further left in its line that stands below a year too."""
    over = line.cells[at].over
    return over is not None and any(c is over or c == over for c in line.cells[first:at])
