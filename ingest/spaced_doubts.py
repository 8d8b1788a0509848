"""What a table parted by spaces left unread: rows, and the years of rows with gaps."""

from __future__ import annotations

from ingest.grid import Grid
from ingest.sources import Problem

_SHOWN = 30  # characters of a row that a message shows


def doubts_of_spaced(grids: tuple[Grid, ...], source: str) -> tuple[Problem, ...]:
    """A problem for each line of a spaced table of which no more than the first cell is sure."""
    found: list[Problem] = []
    for grid in grids:
        numbered = grid.column("number") is not None
        for line in grid.block.partial:
            shown = line.cells[0].text[:_SHOWN]
            if numbered:
                message = (
                    f"表の行「{shown}」は、欄の区切りを確かめられないため読み取っていません。"
                    "原文を確かめてください。"
                )
            else:
                message = (
                    f"年度別の行「{shown}」は、欄の数が年度の数より少なく、"
                    "どの年度の値か確かめられません。年度は読み取っていません。"
                )
            code = "unread_row" if numbered else "uncertain_years"
            found.append(Problem(code, message, source, line.start, line.end))
    return tuple(found)
