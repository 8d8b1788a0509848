"""Tables whose cells stand below their headers on the page, as a text keeps them that was written
with the places of its words.

Wide gaps part the headers. A text whose gaps were lost has no such headers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.blocks import Block, Line, TableBlock
from ingest.centred import merged_owners
from ingest.headings import MAX_HEADING
from ingest.labels import role_of, year_of
from ingest.markers import marker_of
from ingest.placed_columns import (
    LEAST,
    Columns,
    Measure,
    cells_of,
    chunks_of,
    header_of,
    heads,
    narrow,
    unlike,
)
from ingest.placed_rows import Placed, key_of, rows_of
from ingest.prose import ProseLine, Token, read_lines
from ingest.spaced_build import cut_out, joined_rows, row_line, table_block, whole_line
from ingest.text import width

_ENDS = {"chapter", "section", "policy", "goal"}
_ROWS = 2


def with_placed(
    text: str, blocks: Sequence[Block], page: frozenset[int], *, lists: bool = False
) -> tuple[Block, ...]:
    """The blocks with such tables cut out of the prose; ``page`` are lines that pages add.

    ``lists``: only those below nothing but known labels, of things and of who leads them.
    """
    blocks = tuple(blocks)
    lines = read_lines(text, blocks, page)
    sure = [t for t in _tables(text, lines, frozenset()) if not lists or _is_list(t)]
    if not sure:
        return blocks
    known = frozenset(map(_labels, sure))
    found = [t for t in _tables(text, lines, known) if not lists or _labels(t) in known]
    return cut_out(blocks, _continued(text, found, page))


def _is_list(table: TableBlock) -> bool:
    """Whether a table is below known labels, of numbers or names and of who leads."""
    labels = _labels(table)
    roles = {role_of(x) for x in labels}
    known = all(role_of(x) or year_of(x) for x in labels)
    return known and "lead" in roles and bool({"number", "name"} & roles)


def _continued(text: str, tables: Sequence[TableBlock], page: frozenset[int]) -> list[TableBlock]:
    """The tables, a row that the edge of a page cut in two put together in the first."""
    out: list[TableBlock] = []
    for table in tables:
        above = out[-1] if out else None
        rest = table.lines[1] if len(table.lines) > 1 else None
        if above and rest and _labels(above) == _labels(table) and _goes_on(table, rest):
            between = text[above.end : table.start]
            places = [above.end + m.start() for m in re.finditer(r"(?m)^.*\S.*$", between)]
            if len(above.lines) > 1 and between.strip() and all(p in page for p in places):
                whole = joined_rows(text, above.lines[-1], rest)
                out[-1] = replace(above, lines=(*above.lines[:-1], whole))
                table = replace(table, lines=(table.lines[0], *table.lines[2:]))
        out.append(table)
    return out


def _goes_on(table: TableBlock, row: Line) -> bool:
    """Whether the first row of a table lacks what every row of it begins with."""
    at = key_of(_labels(table))
    return len(row.cells) == len(table.lines[0].cells) and not row.cells[at].text


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


def _table(text: str, lines: Sequence[ProseLine], at: int) -> tuple[TableBlock, int] | None:
    """The table that a line of headers opens, and the line after it; its columns are counted in
    the way in which more of its words begin below each other.
    """
    found = {m: t for m in (width, len) if (t := _table_by(text, lines, at, m))}
    if not found:
        return None
    return found[min(found, key=lambda m: unlike(text, lines[at : found[m][1]], m))]


def _table_by(
    text: str, lines: Sequence[ProseLine], at: int, measure: Measure
) -> tuple[TableBlock, int] | None:
    """The same, its columns counted in one way."""
    columns, body = header_of(text, lines, at, measure)
    if columns is None:
        return None
    columns, end = _body(text, lines, body, columns)
    while end > body and _is_apart(text, lines[end - 1], columns, lines[end - 1].follows):
        end -= 1
    rows = _rows(text, lines[body:end], columns)
    if not rows:
        return None
    head = row_line(text, lines[at].start, lines[body - 1].end, columns.headers)
    return table_block(lines[at], _told(text, rows, columns), head), end


def _told(text: str, rows: Sequence[list[Placed] | ProseLine], columns: Columns) -> list[Line]:
    """The rows as lines; who leads several of them is told in each."""
    headers = ["".join(t.text for t in h) for h in columns.headers]
    parts = [r for r in rows if not isinstance(r, ProseLine)]
    owners = merged_owners(headers, parts) if len(parts) == len(rows) else {}
    lead = next((i for i, h in enumerate(headers) if role_of(h) == "lead"), 0)
    told: list[Line] = []
    for n, row in enumerate(rows):
        if isinstance(row, ProseLine):
            told.append(whole_line(row))
            continue
        cells = _joined(row)
        if n in owners:
            cells = (*cells[:lead], owners[n], *cells[lead + 1 :])
        told.append(row_line(text, row[0].line.start, row[-1].line.end, cells))
    return told


def _rows(
    text: str, lines: Sequence[ProseLine], columns: Columns
) -> list[list[Placed] | ProseLine]:
    """The rows, and between them the lines across the columns that head those below."""
    headers = [" ".join(t.text for t in h) for h in columns.headers]
    across = [i for i, n in enumerate(lines) if narrow(text, n, columns) is None]
    rows: list[list[Placed] | ProseLine] = []
    told = [Placed(n, *cells_of(text, n, columns)) for n in lines]
    kept = [p.reach for i, p in enumerate(told) if i not in across]
    widest = [max(reach, default=0) for reach in zip(*kept, strict=True)]
    start = 0
    for at in (*across, len(lines)):
        rows += rows_of(headers, told[start:at], widest) if start < at else []
        rows += lines[at : at + 1]
        start = at + 1
    return rows


def _joined(row: Sequence[Placed]) -> tuple[tuple[Token, ...], ...]:
    return tuple(tuple(t for n in row for t in n.cells[i]) for i in range(len(row[0].cells)))


def _body(text: str, lines: Sequence[ProseLine], at: int, columns: Columns) -> tuple[Columns, int]:
    """The columns as the lines below leave them, and the line after the last of the table."""
    end = at
    for i in range(at, len(lines)):
        chunks = chunks_of(text, lines[i])
        if heads(chunks) and not _below_first(text, lines[i], columns):
            break
        marker = marker_of(text[lines[i].start : lines[i].end].strip())
        narrowed = None if marker and marker.kind in _ENDS else narrow(text, lines[i], columns)
        if narrowed is None:
            if not _heads_rows(text, lines, i, columns):
                break
            continue
        columns, end = narrowed, i + 1
    return columns, end


def _below_first(text: str, line: ProseLine, columns: Columns) -> bool:
    """Whether a line keeps to the columns and leaves the first open, as no header does."""
    narrowed = narrow(text, line, columns)
    return narrowed is not None and not cells_of(text, line, narrowed)[0][0]


def _heads_rows(text: str, lines: Sequence[ProseLine], at: int, columns: Columns) -> bool:
    """Whether a line across the columns heads the rows below it: short, above a line of several."""
    raw = text[lines[at].start : lines[at].end].strip()
    if len(raw) > MAX_HEADING or raw[-1] in "。、" or at + 1 >= len(lines):
        return False
    narrowed = narrow(text, lines[at + 1], columns)
    if narrowed is None:
        return False
    cells, _ = cells_of(text, lines[at + 1], narrowed)
    return sum(map(bool, cells)) >= max(LEAST, len(cells) - 1)


def _is_apart(text: str, line: ProseLine, columns: Columns, follows: bool) -> bool:
    """Whether a line at the end of a table is none of it: a heading or a note of its own."""
    narrowed = narrow(text, line, columns)
    if narrowed is None:
        return True
    cells, _ = cells_of(text, line, columns)
    alone = sum(map(bool, cells)) == 1 and bool(cells[0])
    return alone and (not follows or bool(marker_of(cells[0][0].text)))
