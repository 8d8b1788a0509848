"""Forms of two measures beside each other on a page of which nothing but the places is left.

A line that opens with a label and holds it again behind a wide gap begins such forms; the second
label shows where the right one stands. What stands below a value goes on with it.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.blocks import Block, Line, TableBlock
from ingest.placed_columns import chunks_of, places_of
from ingest.prose import ProseLine, Token, read_lines
from ingest.spaced_build import cut_out, row_line
from ingest.text import fold

_LABEL = 14  # characters
_LINES = 3
_NEAR = 2  # half-width characters by which a label may stand off its column

Cells = list[list[Token]]  # a label and its value, twice


def with_placed_forms(
    text: str, blocks: Sequence[Block], page: frozenset[int]
) -> tuple[Block, ...]:
    """The blocks with such forms as tables of four columns; ``page`` are lines that pages add."""
    blocks = tuple(blocks)
    lines = read_lines(text, blocks, page)
    tables: list[TableBlock] = []
    at = 0
    while at < len(lines):
        rows, end = _forms(text, lines, at)
        if len(rows) >= _LINES:
            tables.append(TableBlock(rows[0].start, rows[-1].end, tuple(rows), laid_out=True))
        at = max(end, at + 1)
    return cut_out(blocks, tables) if tables else blocks


def _forms(text: str, lines: Sequence[ProseLine], at: int) -> tuple[list[Line], int]:
    """The lines of forms from one on, and the line after them."""
    rows: list[tuple[ProseLine, ProseLine, Cells]] = []
    second: int | None = None
    first = 0
    end = at
    for line in lines[at:]:
        chunks, places = chunks_of(text, line), places_of(text, line)
        begins = [places[c.start - line.start] for c in chunks]
        twin = _twin(chunks)
        if twin and (second is None or abs(begins[twin] - second) <= _NEAR):
            second, first = begins[twin], begins[0]
            cells = [[chunks[0]], list(chunks[1:twin]), [chunks[twin]], list(chunks[twin + 1 :])]
            rows.append((line, line, cells))
        elif second is None or begins[0] <= first + _NEAR:
            break
        else:
            opened, _, cells = rows[-1]
            for chunk, begin in zip(chunks, begins, strict=True):
                cells[3 if begin >= second else 1].append(chunk)
            rows[-1] = (opened, line, cells)
        end += 1
    told = [row_line(text, a.start, b.end, tuple(map(tuple, c))) for a, b, c in rows]
    return told, end


def _twin(chunks: Sequence[Token]) -> int | None:
    """Which of the pieces of a line is the label that opens it, once more."""
    if len(chunks) < 3 or len(chunks[0].text) > _LABEL:
        return None
    again = (i for i, c in enumerate(chunks) if i and fold(c.text) == fold(chunks[0].text))
    return next(again, None)
