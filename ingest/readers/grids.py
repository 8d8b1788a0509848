"""Merged cells → rows of equal number, each cell's text in its first place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.readers.parts import Place, Rows

# More columns or rows than any table of a plan has: a span beyond it is a slip or an attack.
MAX_SPAN = 200


@dataclass(frozen=True, slots=True)
class Spans:
    """A cell with the number of columns and rows that it covers; or it goes on with that above."""

    text: str
    columns: int = 1
    rows: int = 1
    goes_on: bool = False


def laid_out(rows: Sequence[Sequence[Spans]]) -> Rows:
    """Every row with the same number of cells; what a merged cell covers is empty."""
    taken: dict[Place, str] = {}
    covered: dict[Place, Place] = {}
    for y, row in enumerate(rows):
        x = 0
        for cell in row:
            while (y, x) in taken:
                x += 1
            for dy in range(max(1, min(cell.rows, MAX_SPAN, len(rows) - y))):
                for dx in range(max(1, min(cell.columns, MAX_SPAN))):
                    if (y + dy, x + dx) not in taken:
                        taken[y + dy, x + dx] = ""
                        covered[y + dy, x + dx] = (y, x)
            taken[y, x] = cell.text
            covered.pop((y, x), None)
            if cell.goes_on and (y - 1, x) in taken:
                above = covered.get((y - 1, x), (y - 1, x))
                covered |= {at: above for at, own in covered.items() if own == (y, x)}
                covered[y, x] = above
    width = max((x for _, x in taken), default=-1) + 1
    cells = tuple(tuple(taken.get((y, x), "") for x in range(width)) for y in range(len(rows)))
    return Rows(cells, tuple(covered.items()))
