"""Numbered tables printed with every cell on lines of its own, cut out of the prose as tables.

The labels of the columns stand one below the other, then the cells of each row; some lines may hold
several. A line as wide as the page goes on with the next; a row runs from its number to the next
greater by one.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from ingest.blocks import Block, Line, TableBlock
from ingest.celled_lines import parted
from ingest.celled_rows import MAX_ROW, opens, row_of
from ingest.labels import role_of, year_of
from ingest.prose import ProseLine, Token, read_lines
from ingest.spaced_brackets import with_lost
from ingest.spaced_build import cut_out, header_line, row_line, table_block, whole_line
from ingest.spaced_columns import (
    MAX_COLUMNS,
    could_head,
    is_header,
    is_numbered,
    item_number,
)
from ingest.text import width

_MIN_COLUMNS, _MIN_ROWS = 3, 2
_SLACK = 4  # half-width characters by which a line may fall short of the page


@dataclass(slots=True)
class _Table:
    """A table as far as it was read: its header, its rows, and the line after it."""

    header: ProseLine
    rows: list[Line]
    end: int
    partial: list[Line] = field(default_factory=list)

    def count(self) -> int:
        """How many rows it has, but for those that head others."""
        return sum(len(r.cells) > 1 for r in self.rows)


def with_celled(text: str, blocks: tuple[Block, ...], page: frozenset[int]) -> tuple[Block, ...]:
    """The blocks with such tables cut out of the prose; ``page`` are lines that pages add."""
    printed = [x for x in read_lines(text, blocks, page) if x.tokens]
    full = _full([_whole(text, x) for x in printed])
    lines = [_whole(text, x) for x in parted(printed)]
    tables: list[TableBlock] = []
    at = 0
    while at < len(lines):
        found = _table(text, lines, at, full) if is_numbered(lines[at].tokens) else None
        if found:
            top = header_line(found.header, len(found.header.tokens))
            tables.append(table_block(found.header, found.rows, top, tuple(found.partial)))
        at = found.end if found else at + 1
    return cut_out(blocks, tables) if tables else blocks


def _whole(text: str, line: ProseLine) -> ProseLine:
    """A line as a single token."""
    first, last = line.tokens[0].start, line.tokens[-1].end
    token = Token(text[first:last], first, last)
    return ProseLine(line.start, line.end, (token,), line.follows, line.broken)


def _full(lines: list[ProseLine]) -> int:
    """How wide a line is that fills the page: as wide as one in ten is at the least."""
    widths = sorted(width(line.tokens[0].text) for line in lines)
    return widths[len(widths) * 9 // 10] - _SLACK if widths else 0


def _table(text: str, lines: list[ProseLine], at: int, full: int) -> _Table | None:
    header = _header(lines, at)
    if header is None:
        return None
    tables = [_read(text, lines, at, h, full) for h in (header, *with_lost(header))]
    best = max(tables, key=lambda t: (t.count(), -len(t.rows)))
    return best if best.count() >= _MIN_ROWS else None


def _read(text: str, lines: list[ProseLine], at: int, header: ProseLine, full: int) -> _Table:
    """The rows below a header, as far as they can be laid out."""
    labels = sum(header.start <= x.start < header.end for x in lines[at : at + MAX_COLUMNS + 2])
    at += labels
    table = _Table(header, [], at)
    printed = [t.text for t in header.tokens if t.text]
    last = 0
    while at < len(lines):
        again = _header(lines, at)
        if again and [t.text for t in again.tokens] == printed:
            at += labels
            continue
        number = item_number(lines[at].tokens[0])
        group = bool(last) and at + 1 < len(lines) and opens(lines[at + 1], last)
        if group and not opens(lines[at], last) and not again:
            table.rows.append(whole_line(lines[at]))
            at += 1
            continue
        if not number or (last and not opens(lines[at], last)):
            break
        after = _take(text, lines, at, table, full)
        if after is None:
            break
        last, at = number[1][-1], after
    done = lines[table.end - 1].end
    table.rows = [r for r in table.rows if r.start < done]
    table.partial = [r for r in table.partial if r.start < done]
    return table


def _take(text: str, lines: list[ProseLine], at: int, table: _Table, full: int) -> int | None:
    """Put the row that begins on a line into the table; the line after it, if there is a row."""
    found = row_of(table.header, lines, at, full)
    if found:
        cells, table.end = found
        table.rows.append(row_line(text, lines[at].start, lines[table.end - 1].end, cells))
        return table.end
    number = item_number(lines[at].tokens[0])
    following = _next(lines, at, number[1][-1]) if number else None
    if following is not None:
        tokens = tuple(x.tokens[0] for x in lines[at:following])
        whole = row_line(text, lines[at].start, lines[following - 1].end, (tokens,))
        table.partial.append(whole)
    return following


def _next(lines: list[ProseLine], at: int, number: int) -> int | None:
    """The line of the next number, where a row cannot be laid out."""
    near = range(at + 1, min(at + MAX_ROW, len(lines)))
    return next((i for i in near if lines[i].follows and opens(lines[i], number)), None)


def _header(lines: list[ProseLine], at: int) -> ProseLine | None:
    """The labels from a line on, one on each, up to the number of the first row."""
    if not is_numbered(lines[at].tokens):
        return None
    below = lines[at + 1 : at + MAX_COLUMNS + 2]
    labels = [lines[at], *itertools.takewhile(lambda x: x.follows and not _number(x), below)]
    if len(labels) > len(below):
        return None
    end = labels[-1].end
    tokens = _without_span([x.tokens[0] for x in labels])
    fits = len(tokens) >= _MIN_COLUMNS and could_head(tokens) and is_header(tokens)
    return ProseLine(lines[at].start, end, tokens, lines[at].follows, False) if fits else None


def _number(line: ProseLine) -> bool:
    return item_number(line.tokens[0]) is not None and not year_of(line.tokens[0].text)


def _without_span(tokens: list[Token]) -> tuple[Token, ...]:
    """The labels without one that spans the years behind it (工程)."""
    return tuple(
        t
        for i, t in enumerate(tokens)
        if not (
            role_of(t.text) == "planned"
            and len(tokens) > i + 2
            and all(year_of(x.text) for x in tokens[i + 1 : i + 3])
        )
    )
