"""Cells of sheets that hold two things: a label and its number, a value and a flag."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.blocks import Block, Cell, Line, TableBlock, cell_view
from ingest.cells import is_labelled_number
from ingest.labels import role_of
from ingest.sheet_labels import FEW, SheetLabels
from ingest.text import View

_GLUED = re.compile(r"(?P<label>\S(?:.*\S)?)\s+(?P<value>\S+)")
_VALUED = 3  # so many cells are a label, what stands beside it, and its value


def parted(text: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, a number and its label that share a cell of a sheet parted in two."""
    found = [
        line
        for block in blocks
        if isinstance(block, TableBlock)
        for line in block.lines
        if any(_glued(text, c) for c in line.cells) and any(role_of(c.text) for c in line.cells)
    ]
    if len(found) < FEW:
        return blocks
    parted = {n.start: replace(n, cells=tuple(_cells(text, n))) for n in found}
    return tuple(
        replace(b, lines=tuple(parted.get(n.start, n) for n in b.lines))
        if isinstance(b, TableBlock)
        else b
        for b in blocks
    )


def _cells(text: str, line: Line) -> Iterator[Cell]:
    for cell in line.cells:
        parts = _glued(text, cell)
        yield from parts or (cell,)


def _glued(text: str, cell: Cell) -> tuple[Cell, ...]:
    """The label of a number and the number, if a cell holds both."""
    match = _GLUED.fullmatch(cell.text)
    if match is None or role_of(match["label"]) != "number":
        return ()
    view = cell_view(text, cell)
    whole = _GLUED.fullmatch(view.text.strip())
    if whole is None or not is_labelled_number(whole["value"]):
        return ()
    view = view.slice(0, len(view.text))
    return tuple(cell_of(view.slice(*whole.span(name))) for name in ("label", "value"))


def cell_of(view: View) -> Cell:
    """The cell that a view is."""
    return Cell(view.text, view.offsets[0], view.offsets[-1] + 1)


def flagged(text: str, block: TableBlock, labels: SheetLabels) -> TableBlock:
    """A table in which labels that hold a mark, or nothing, are told from the values before them.

    拡充 重点★ holds a value, a label and a mark; 重点 behind a value says nothing without one.
    """
    lines = []
    for line in block.lines:
        inner = labels.get(line.cells[0].text, frozenset())
        cells = [part for c in line.cells for part in (_flag(text, c, inner) or (c,))]
        lines.append(replace(line, cells=tuple(without_empty(cells, inner))))
    return replace(block, lines=tuple(lines))


def _flag(text: str, cell: Cell, inner: frozenset[str]) -> tuple[Cell, ...]:
    view = cell_view(text, cell)
    view = view.slice(0, len(view.text))
    words = "|".join(map(re.escape, sorted(inner, key=len, reverse=True)))
    match = re.fullmatch(rf"(\S+)\s+({words})\s*([★☆◎○●])", view.text) if inner else None
    return tuple(cell_of(view.slice(*match.span(i))) for i in (1, 2, 3)) if match else ()


def without_empty(cells: list[Cell], inner: frozenset[str]) -> list[Cell]:
    """The cells without a last label that stands behind a value and has none itself."""
    filled = [c for c in cells if c.text]
    last = filled[-1] if len(filled) > _VALUED else None
    if last is None or last.text not in inner or filled[-2].text in inner:
        return cells
    return [c for c in cells if c is not last]
