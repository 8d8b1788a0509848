"""Tables whose cells stand below their headers on the page, as a text keeps them that was written
with the places of its words.

Wide gaps part the headers; a column is as wide as the space that all lines below leave free between
two headers. A text whose gaps were lost has no such headers.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.blocks import Block, TableBlock
from ingest.headings import MAX_HEADING
from ingest.labels import role_of, year_of
from ingest.markers import marker_of
from ingest.placed_rows import Placed, rows_of
from ingest.prose import ProseLine, Token, read_lines
from ingest.spaced_build import cut_out, row_line, table_block, whole_line
from ingest.spaced_columns import could_head, is_header, item_number
from ingest.text import width

_CHUNK = re.compile(r"[^\s\u3000]+(?:[ \u3000][^\s\u3000]+)*")
_ENDS = {"chapter", "section", "policy", "goal"}
_LEAST = 3  # columns
_ROWS = 2


@dataclass(frozen=True, slots=True)
class _Columns:
    """The headers of a table, and between each two the places where the next column may begin."""

    headers: tuple[tuple[Token, ...], ...]
    edges: tuple[frozenset[int], ...]

    @property
    def starts(self) -> tuple[int, ...]:
        """Where each column but the first begins: as near to its header as all lines allow."""
        return tuple(max(e) for e in self.edges)


def with_placed(text: str, blocks: Sequence[Block], page: frozenset[int]) -> tuple[Block, ...]:
    """The blocks with such tables cut out of the prose; ``page`` are lines that pages add."""
    blocks = tuple(blocks)
    lines = read_lines(text, blocks, page)
    sure = _tables(text, lines, frozenset())
    if not sure:
        return blocks
    return cut_out(blocks, _tables(text, lines, frozenset(map(_labels, sure))))


def _labels(table: TableBlock) -> tuple[str, ...]:
    return tuple(c.text for c in table.lines[0].cells)


def _tables(
    text: str, lines: Sequence[ProseLine], known: frozenset[tuple[str, ...]]
) -> list[TableBlock]:
    """The tables of several rows, and those of one whose headers are ``known`` from others."""
    tables: list[TableBlock] = []
    at = 0
    while at < len(lines):
        found = _table(text, lines, at)
        if found and (len(found[0].lines) > _ROWS or _labels(found[0]) in known):
            tables.append(found[0])
            at = found[1]
        else:
            at += 1
    return tables


def chunks_of(text: str, line: ProseLine) -> tuple[Token, ...]:
    """What stands between wide gaps on a line."""
    found = _CHUNK.finditer(text, line.start, line.end)
    return tuple(Token(m.group(), *m.span()) for m in found)


def places_of(text: str, line: ProseLine) -> list[int]:
    """How far from the left each character of a line stands, and where the line ends."""
    places = [0]
    for char in text[line.start : line.end]:
        places.append(places[-1] + width(char))
    return places


def _table(text: str, lines: Sequence[ProseLine], at: int) -> tuple[TableBlock, int] | None:
    """The table that a line of headers opens, and the line after it."""
    columns, body = _header(text, lines, at)
    if columns is None:
        return None
    columns, end = _body(text, lines, body, columns)
    while end > body and _is_apart(text, lines[end - 1], columns, lines[end - 1].follows):
        end -= 1
    rows = _rows(text, lines[body:end], columns)
    if not rows:
        return None
    head = row_line(text, lines[at].start, lines[body - 1].end, columns.headers)
    told = [
        whole_line(r)
        if isinstance(r, ProseLine)
        else row_line(text, r[0].line.start, r[-1].line.end, _joined(r))
        for r in rows
    ]
    return table_block(lines[at], told, head), end


def _rows(
    text: str, lines: Sequence[ProseLine], columns: _Columns
) -> list[list[Placed] | ProseLine]:
    """The rows, and between them the lines across the columns that head those below."""
    headers = [" ".join(t.text for t in h) for h in columns.headers]
    across = [i for i, n in enumerate(lines) if _narrowed(text, n, columns) is None]
    rows: list[list[Placed] | ProseLine] = []
    start = 0
    for at in (*across, len(lines)):
        placed = [Placed(n, *_cells(text, n, columns)) for n in lines[start:at]]
        rows += rows_of(headers, placed) if placed else []
        rows += lines[at : at + 1]
        start = at + 1
    return rows


def _joined(row: Sequence[Placed]) -> tuple[tuple[Token, ...], ...]:
    return tuple(tuple(t for n in row for t in n.cells[i]) for i in range(len(row[0].cells)))


def _header(text: str, lines: Sequence[ProseLine], at: int) -> tuple[_Columns | None, int]:
    """The columns that a line heads, and the line below; their labels may go on there."""
    chunks = chunks_of(text, lines[at])
    if len(chunks) < _LEAST or not could_head(chunks) or not is_header(chunks):
        return None, at
    places = places_of(text, lines[at])
    spans = [(places[c.start - lines[at].start], places[c.end - lines[at].start]) for c in chunks]
    edges = tuple(frozenset(range(a[1] + 1, b[0] + 1)) for a, b in itertools.pairwise(spans))
    columns = _Columns(tuple((c,) for c in chunks), edges)
    below = lines[at + 1] if at + 1 < len(lines) and lines[at + 1].follows else None
    more = _below(text, below, columns) if below else None
    return (more, at + 2) if more else (columns, at + 1)


def _below(text: str, line: ProseLine, columns: _Columns) -> _Columns | None:
    """The columns with labels that go on on the line below (施策 / 番号), if they do."""
    narrowed = _narrowed(text, line, columns)
    if narrowed is None:
        return None
    cells, _ = _cells(text, line, narrowed)
    said = [i for i, c in enumerate(cells) if c]
    short = all(len(t.text) <= 10 and not re.search(r"[。、]", t.text) for c in cells for t in c)
    if not short or len(said) * 2 > len(cells) or (cells[0] and item_number(cells[0][0])):
        return None
    whole = [(*h, *c) for h, c in zip(columns.headers, cells, strict=True)]
    known = [
        role_of("".join(t.text for t in whole[i])) or year_of(columns.headers[i][0].text)
        for i in said
    ]
    return _Columns(tuple(whole), narrowed.edges) if any(known) else None


def _narrowed(text: str, line: ProseLine, columns: _Columns) -> _Columns | None:
    """The columns with the edges that a line leaves free; ``None`` where it leaves none."""
    places = places_of(text, line)
    raw = text[line.start : line.end]
    free = {p for char, p in zip(raw, places[1:], strict=True) if char.isspace()}
    free |= {p for char, a in zip(raw, places, strict=False) if char == "\u3000" for p in (a + 1,)}
    end = places[-1]
    edges = tuple(frozenset(x for x in e if x in free or x > end) for e in columns.edges)
    return _Columns(columns.headers, edges) if all(edges) else None


def _cells(
    text: str, line: ProseLine, columns: _Columns
) -> tuple[tuple[tuple[Token, ...], ...], tuple[int, ...]]:
    """The words of a line below each column, and how far to the right those of each reach."""
    places = places_of(text, line)
    starts = columns.starts
    cells: list[list[Token]] = [[] for _ in columns.headers]
    reach = [0] * len(cells)
    for token in line.tokens:
        left, right = places[token.start - line.start], places[token.end - line.start]
        at = sum(left >= s for s in starts)
        cells[at].append(token)
        reach[at] = right
    return tuple(tuple(_whole(text, c)) for c in cells), tuple(reach)


def _whole(text: str, tokens: list[Token]) -> list[Token]:
    """The words of one cell on one line as one."""
    if len(tokens) < 2:
        return tokens
    start, end = tokens[0].start, tokens[-1].end
    return [Token(text[start:end], start, end)]


def _body(
    text: str, lines: Sequence[ProseLine], at: int, columns: _Columns
) -> tuple[_Columns, int]:
    """The columns as the lines below leave them, and the line after the last of the table."""
    end = at
    for i in range(at, len(lines)):
        chunks = chunks_of(text, lines[i])
        if len(chunks) >= _LEAST and could_head(chunks) and is_header(chunks):
            break
        marker = marker_of(text[lines[i].start : lines[i].end].strip())
        narrowed = None if marker and marker.kind in _ENDS else _narrowed(text, lines[i], columns)
        if narrowed is None:
            if not _heads_rows(text, lines, i, columns):
                break
            continue
        columns, end = narrowed, i + 1
    return columns, end


def _heads_rows(text: str, lines: Sequence[ProseLine], at: int, columns: _Columns) -> bool:
    """Whether a line across the columns heads the rows below it: short, above a line of several."""
    raw = text[lines[at].start : lines[at].end].strip()
    if len(raw) > MAX_HEADING or raw[-1] in "。、" or at + 1 >= len(lines):
        return False
    narrowed = _narrowed(text, lines[at + 1], columns)
    if narrowed is None:
        return False
    cells, _ = _cells(text, lines[at + 1], narrowed)
    return sum(map(bool, cells)) >= max(_LEAST, len(cells) - 1)


def _is_apart(text: str, line: ProseLine, columns: _Columns, follows: bool) -> bool:
    """Whether a line at the end of a table is none of it: a heading or a note of its own."""
    narrowed = _narrowed(text, line, columns)
    if narrowed is None:
        return True
    cells, _ = _cells(text, line, columns)
    alone = sum(map(bool, cells)) == 1 and bool(cells[0])
    return alone and (not follows or bool(marker_of(cells[0][0].text)))
