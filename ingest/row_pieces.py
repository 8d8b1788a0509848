"""Rows of tables that a page cut in two: what stands below the turn goes on with the row above it.

Such a rest has no key of its own, number or name, and goes on with a cell in mid-sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.blocks import Cell, Line
from ingest.records import Role

_ENDS = re.compile(r"[。．.!?！？)）」』】%％]\s*$")
_OPENS = re.compile(r"\s*(?:[・○●◆◇■□▪‣✓*※◎【〔《]|[（(]?[0-9０-９①-⑳]+[)）.．、]|→)")
_PROSE = 12  # characters of a cell that can be cut in mid-sentence
_COLUMNS = 3  # a row of two is told as a key with its value


def rejoined(lines: Sequence[Line], roles: tuple[Role | None, ...]) -> list[Line]:
    """The lines of a table, each rest of a row put to it."""
    rows: list[Line] = []
    for line in lines:
        whole = whole_row(rows[-1], line, roles) if rows else None
        if whole:
            rows[-1] = whole
        else:
            rows.append(line)
    return rows


def whole_row(above: Line, line: Line, roles: tuple[Role | None, ...]) -> Line | None:
    """``above`` with the cells of ``line`` put to its own, if ``line`` is its rest."""
    keys = [i for i, r in enumerate(roles) if r in {"number", "name"}]
    filled = [i for i, c in enumerate(line.cells) if c.text]
    if len(roles) < _COLUMNS or not keys or not filled or set(keys) & set(filled):
        return None
    if filled[0] < keys[0]:
        return None
    if filled[-1] >= len(above.cells) or not all(above.cells[i].text for i in keys):
        return None
    if not all(_is_cut(above.cells[i], line.cells[i]) for i in filled):
        return None
    cells = list(above.cells)
    for i in filled:
        cells[i] = _joined(cells[i], line.cells[i])
    return replace(above, cells=tuple(cells))


def _is_cut(above: Cell, below: Cell) -> bool:
    """Whether a cell breaks off in the middle of a sentence, and the next one goes on with it."""
    broken = len(above.text) >= _PROSE and not _ENDS.search(above.text)
    return broken and "。" in above.text + below.text and not _OPENS.match(below.text)


def _joined(above: Cell, below: Cell) -> Cell:
    parts = (*(above.parts or ((above.start, above.end),)), (below.start, below.end))
    return Cell(above.text + below.text, above.start, below.end, parts)
