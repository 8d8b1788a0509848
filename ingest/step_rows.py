"""Tables that print a measure on a row and each of its steps on one below, told with a column of
steps.

The row of a measure names who leads it; the rows of its steps name nobody. They open with a sign
of a list, or they alone say something of the years.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.blocks import Block, Cell, Line, TableBlock
from ingest.labels import role_of, year_of
from ingest.meanings import meaning

_LEAST = 2  # measures, steps, and years
_SIGN = re.compile(r"[*\s]*[・･•‣◦○▶▷►➢└├\-－–—]\s*(?=[^\s\-－–—])")
_NAMING = re.compile(r"施策|事業|取り?組|プロジェクト|項目")
_NAMES, _STEPS = "施策名", "実施項目"  # over what the plan names by one label


def with_step_rows(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, each table of this kind with its steps in a column of their own."""
    return tuple(_told(b) if isinstance(b, TableBlock) else b for b in blocks)


def _told(block: TableBlock) -> TableBlock:
    head, *rows = block.lines
    places = _places(head)
    if places is None or any(len(n.cells) != len(head.cells) for n in rows):
        return block
    at, lead, years = places
    own = [n for n in rows if n.cells[lead].text]
    steps = [n for n in rows if not n.cells[lead].text and n.cells[at].text]
    few = len(own) < _LEAST or len(steps) < _LEAST or len(own) + len(steps) < len(rows)
    if few or rows[0] not in own or not _are_steps(own, steps, at, years):
        return block
    lines = [_with(head, at, years[0], Cell(_STEPS, head.cells[at].end, head.cells[at].end))]
    if role_of(head.cells[at].text) != "name":
        named = (replace(head.cells[at], text=_NAMES), *lines[0].cells[at + 1 :])
        lines = [replace(lines[0], cells=(*lines[0].cells[:at], *named))]
    waiting: Line | None = None
    for row in rows:
        if row.cells[lead].text:
            lines += [_alone(waiting, at, years)] if waiting else []
            waiting = row
            if any(row.cells[i].text for i in years):
                lines.append(_alone(row, at, years))
                waiting = None
        else:
            lines.append(_step(row, waiting, at, years))
            waiting = None
    lines += [_alone(waiting, at, years)] if waiting else []
    return replace(block, lines=tuple(lines))


def _places(head: Line) -> tuple[int, int, list[int]] | None:
    """The columns of names and steps, of who leads, and of the years, which stand side by side."""
    roles = [m.role if (m := meaning(c.text)) else None for c in head.cells]
    years = [i for i, c in enumerate(head.cells) if year_of(c.text)]
    if "lead" not in roles or len(years) < _LEAST or years[-1] - years[0] + 1 != len(years):
        return None
    lead = roles.index("lead")
    named = [i for i, r in enumerate(roles[: years[0]]) if r == "name"]
    named += [i for i, c in enumerate(head.cells[: years[0]]) if _NAMING.search(c.text)]
    at = next(iter(named), None)
    return (at, lead, years) if at is not None and lead < years[0] else None


def _are_steps(own: Sequence[Line], steps: Sequence[Line], at: int, years: Sequence[int]) -> bool:
    """Whether rows that name no department are steps of the measures above them."""
    signs = all(_SIGN.match(n.cells[at].text) for n in steps)
    if signs and not any(_SIGN.match(n.cells[at].text) for n in own):
        return True
    said = [any(n.cells[i].text for i in years) for n in steps]
    return all(said) and not any(n.cells[i].text for n in own for i in years)


def _with(line: Line, at: int, before: int, cell: Cell) -> Line:
    """A line with one more cell, right before the years."""
    return replace(line, cells=(*line.cells[:before], cell, *line.cells[before:]))


def _alone(line: Line, at: int, years: Sequence[int]) -> Line:
    """The row of a measure whose own name is what it does."""
    return _with(line, at, years[0], line.cells[at])


def _step(row: Line, above: Line | None, at: int, years: Sequence[int]) -> Line:
    """The row of a step, the first with the measure above it."""
    step = _without_sign(row.cells[at])
    if above is None:
        blank = replace(row.cells[at], text="", end=row.cells[at].start, parts=())
        row = replace(row, cells=(*row.cells[:at], blank, *row.cells[at + 1 :]))
        return _with(row, at, years[0], step)
    cells = (*above.cells[: years[0]], step, *row.cells[years[0] :])
    return Line(above.start, row.end, cells)


def _without_sign(cell: Cell) -> Cell:
    sign = _SIGN.match(cell.text)
    if not sign or cell.parts:
        return cell
    return replace(cell, text=cell.text[sign.end() :], start=cell.start + sign.end())
