"""Merged cells → rows of equal number, each cell's text in its first place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

# More columns or rows than any table of a plan has: a span beyond it is a slip or an attack.
MAX_SPAN = 200


@dataclass(frozen=True, slots=True)
class Spans:
    """A cell with the number of columns and rows that it covers."""

    text: str
    columns: int = 1
    rows: int = 1


def laid_out(rows: Sequence[Sequence[Spans]]) -> tuple[tuple[str, ...], ...]:
    """Every row with the same number of cells; what a merged cell covers is empty."""
    taken: dict[tuple[int, int], str] = {}
    for y, row in enumerate(rows):
        x = 0
        for cell in row:
            while (y, x) in taken:
                x += 1
            for dy in range(max(1, min(cell.rows, MAX_SPAN, len(rows) - y))):
                for dx in range(max(1, min(cell.columns, MAX_SPAN))):
                    taken.setdefault((y + dy, x + dx), "")
            taken[y, x] = cell.text
    width = max((x for _, x in taken), default=-1) + 1
    return tuple(tuple(taken.get((y, x), "") for x in range(width)) for y in range(len(rows)))
