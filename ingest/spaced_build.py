"""Tokens as cells, cells as the lines of a table, and the table in the place of its prose."""

from __future__ import annotations

from dataclasses import replace

from ingest.blocks import Block, Cell, Line, TableBlock, TextBlock, cell_view, text_block
from ingest.prose import ProseLine, Token
from ingest.spaced_rows import Pieces


def header_line(line: ProseLine, n: int) -> Line:
    """The headers over ``n`` columns; the first have none where there are too few."""
    gap = tuple(Cell("", line.start, line.start) for _ in range(n - len(line.tokens)))
    return Line(line.start, line.end, (*gap, *(Cell(t.text, t.start, t.end) for t in line.tokens)))


def whole_line(line: ProseLine) -> Line:
    """A line as one cell: it heads rows, or opens a row that cannot be laid out."""
    start, end = line.tokens[0].start, line.tokens[-1].end
    return Line(start, end, (Cell(" ".join(t.text for t in line.tokens), start, end),))


def row_line(text: str, start: int, end: int, cells: Pieces) -> Line:
    """A row of cells, each the tokens that it is made of."""
    return Line(start, end, tuple(_cell(text, start, pieces) for pieces in cells))


def joined_rows(text: str, above: Line, below: Line) -> Line:
    """Two halves of a row as one, each cell of all its pieces."""
    cells: list[Cell] = []
    for a, b in zip(above.cells, below.cells, strict=True):
        if not (a.text and b.text):
            cells.append(a if a.text else b)
            continue
        parts = (*(a.parts or ((a.start, a.end),)), *(b.parts or ((b.start, b.end),)))
        cell = Cell("", a.start, b.end, parts)
        cells.append(replace(cell, text=cell_view(text, cell).text.strip()))
    return Line(above.start, below.end, tuple(cells))


def _cell(text: str, at: int, pieces: tuple[Token, ...]) -> Cell:
    """A cell of tokens; those that stand side by side in the text are one piece."""
    if not pieces:
        return Cell("", at, at)
    parts: list[tuple[int, int]] = []
    for token in pieces:
        between = text[parts[-1][1] : token.start] if parts else ""
        if parts and not between.strip() and "\n" not in between:
            parts[-1] = (parts[-1][0], token.end)
        else:
            parts.append((token.start, token.end))
    cell = Cell("", parts[0][0], parts[-1][1], tuple(parts) if len(parts) > 1 else ())
    return Cell(cell_view(text, cell).text.strip(), cell.start, cell.end, cell.parts)


def table_block(
    top: ProseLine, rows: list[Line], header: Line, partial: tuple[Line, ...] = ()
) -> TableBlock:
    """The table from its line of headers to the end of its last row."""
    end = max(line.end for line in (*rows, *partial))
    return TableBlock(top.start, end, (header, *rows), spaced=True, partial=partial)


def cut_out(blocks: tuple[Block, ...], tables: list[TableBlock]) -> tuple[Block, ...]:
    """The blocks, each table in the place of the lines it takes up."""
    out: list[Block] = []
    waiting = list(tables)
    for block in blocks:
        if not isinstance(block, TextBlock):
            out.append(block)
            continue
        prose: list[tuple[int, int]] = []
        for start, end in block.lines:
            inside = next((t for t in tables if t.start <= start < t.end), None)
            if inside is None:
                prose.append((start, end))
                continue
            if prose:
                out.append(text_block(prose))
                prose = []
            if waiting and waiting[0] is inside:
                out.append(waiting.pop(0))
        if prose:
            out.append(text_block(prose))
    return tuple(out)
