"""Lines of a table that name an indicator and give figures with their years in cells behind it.

待ち時間 | 48分（R5） | 20分（R11）: the label of the part stands before the first of such lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.blocks import Cell, Line, cell_view
from ingest.figure_lines import points_in
from ingest.labels import FIGURE_CELL
from ingest.meanings import meaning
from ingest.records import Value
from ingest.text import nfkc

_LEAST = 2  # cells of such a line
_MAX_CELL, _FEW = 30, 4  # letters of a cell, and how many of them may be hiragana
_KANA = re.compile(r"[ぁ-ん]")


@dataclass(frozen=True, slots=True)
class DatedFigures:
    """What such a line says: the label before it, if any, the name, and the figures by year."""

    label: Cell | None
    name: Cell
    values: tuple[tuple[str, Value], ...]


def dated_figures(text: str, source: str, line: Line) -> DatedFigures | None:
    """The indicator that a line tells of; ``None`` for a line of anything else."""
    filled = [c for c in line.cells if c.text]
    told: list[tuple[Cell, tuple[tuple[str, Value], ...]]] = []
    while filled and (held := tuple(_points(text, source, filled[-1]))):
        told.insert(0, (filled.pop(), held))
    given = [v for _, values in told for v in values if v[0]]
    label = filled.pop(0) if len(filled) == _LEAST and line.cells[0].text else None
    least = _LEAST if label is None and line.cells[0].text else 1
    if len(filled) != 1 or not given or len(told) < least or _is_figure(filled[0]):
        return None
    known = meaning(filled[0].text)
    if known and known.role not in {"indicator", "other", "name"}:
        return None
    return DatedFigures(label, filled[0], tuple(given))


def _points(text: str, source: str, cell: Cell) -> Iterator[tuple[str, Value]]:
    """The years of a cell that is nothing but figures; a dash stands for none."""
    if _is_nothing(cell):
        return iter([("", Value("", source, cell.start, cell.end))])
    said = len(cell.text) > _MAX_CELL or len(_KANA.findall(cell.text)) > _FEW
    return iter(()) if said else points_in(cell_view(text, cell), source)


def _is_nothing(cell: Cell) -> bool:
    return not any(c.isalnum() for c in cell.text)


def _is_figure(cell: Cell) -> bool:
    return bool(FIGURE_CELL.fullmatch(nfkc(cell.text)))
