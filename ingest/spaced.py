"""Tables whose cells are parted by nothing but spaces, cut out of the prose as tables.

A line of column headers opens one: labels that are known, or short words above at least three
lines of just as many. It runs on over the page break as long as its rows do.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from ingest.blocks import Block, Line, TableBlock
from ingest.headings import MAX_HEADING
from ingest.labels import role_of, year_of
from ingest.markers import marker_of
from ingest.prose import ProseLine, read_lines
from ingest.spaced_brackets import kinds_below, with_brackets, with_lost
from ingest.spaced_build import cut_out, header_line, row_line, table_block, whole_line
from ingest.spaced_columns import (
    could_head,
    is_header,
    is_mark,
    is_numbered,
    item_number,
)
from ingest.spaced_kinds import Tokens, columns_of
from ingest.spaced_named import read_named
from ingest.spaced_rows import Pieces, lay_out
from ingest.text import fold

_ENDS = {"chapter", "section", "bracket", "policy", "goal", "measure", "square", "circled"}
_PROSE = re.compile(r"^\u3000|^\s*[・※【■●◆（(]")
MIN_ROWS = 3  # of a table whose headers are no known labels


@dataclass(frozen=True, slots=True)
class _Found:
    """A table: its block, and how many of the lines it takes up."""

    block: TableBlock
    count: int


def with_spaced(text: str, blocks: tuple[Block, ...], page: frozenset[int]) -> tuple[Block, ...]:
    """The blocks with spaced tables cut out of the prose; ``page`` are lines that pages add."""
    lines = read_lines(text, blocks, page)
    folded = fold(text)
    tables: list[TableBlock] = []
    at = 0
    while at < len(lines):
        heads = could_head(lines[at].tokens)
        found = _table(text, lines[at:], lambda s: fold(s) in folded) if heads else None
        if found:
            tables.append(found.block)
        at += found.count if found else 1
    return cut_out(blocks, tables)


def _table(text: str, lines: list[ProseLine], says: Callable[[str], bool]) -> _Found | None:
    lines, more = _with_years(with_brackets(text, lines))
    header = lines[0].tokens
    body = _body(lines, text)
    if not body:
        return None
    if is_numbered(header):
        ways = ([top, *lines[1:]] for top in (lines[0], *with_lost(lines[0])))
        found = next((f for way in ways if (f := _numbered(text, way, body, says))), None)
    else:
        found = _plain(text, lines, body, known=is_header(header))
        named = read_named(text, lines, body, says) if is_header(header) else None
        wider = found and len(found.block.lines[0].cells) > len(header)
        if named and (not found or wider or len(named[0].lines) > len(found.block.lines)):
            found = _Found(*named)
    return _Found(found.block, found.count + more) if found else None


def _with_years(lines: list[ProseLine]) -> tuple[list[ProseLine], int]:
    """The lines with a header that spans years, told on the line below it, replaced by these."""
    top, below = lines[0], lines[1:2]
    years = below[0].tokens if below and below[0].follows else ()
    if years and all(t.text in {"年度", "年"} for t in years):
        return [top, *lines[2:]], 1
    at = [i for i, t in enumerate(top.tokens) if role_of(t.text) == "planned"]
    if len(years) < 2 or len(at) != 1 or not all(year_of(t.text) for t in years):
        return lines, 0
    tokens = (*top.tokens[: at[0]], *years, *top.tokens[at[0] + 1 :])
    return [replace(top, tokens=tokens), *lines[2:]], 1


def _body(lines: list[ProseLine], text: str) -> list[int]:
    """The lines after a header, by index, up to where the table can go on no further."""
    header = [t.text for t in lines[0].tokens]
    found: list[int] = []
    for i, line in enumerate(lines[1:], 1):
        again = [t.text for t in line.tokens] == header
        if not line.follows and not again:
            break
        raw = text[line.start : line.end]
        marker = marker_of(raw.strip())
        if _PROSE.match(raw) or (marker and marker.kind in _ENDS):
            if _heads_rows(lines, i, raw):
                continue
            break
        if again:
            if not line.broken:
                break
            continue
        if could_head(line.tokens) and is_header(line.tokens):
            break
        found.append(i)
    return found


def _heads_rows(lines: list[ProseLine], at: int, raw: str) -> bool:
    """Whether a line amid numbered rows heads those below it: short, above the next number."""
    if not is_numbered(lines[0].tokens) or len(raw) > MAX_HEADING or raw.rstrip()[-1] in "。、":
        return False
    below = lines[at + 1 : at + 2]
    numbers = [item_number(n.tokens[0]) for n in lines[1:at] if len(n.tokens) > 1]
    after = item_number(below[0].tokens[0]) if below and len(below[0].tokens) > 1 else None
    before = [n for n in numbers if n]
    return bool(after and below[0].follows and (not before or after[1] > before[-1][1]))


def _numbered(
    text: str, lines: list[ProseLine], body: list[int], says: Callable[[str], bool]
) -> _Found | None:
    """A table whose rows are numbered: a row runs up to the next number."""
    groups = _groups(lines, body)
    if not groups:
        return None
    header = lines[0].tokens
    kinds = kinds_below(lines[0])
    columns = columns_of(kinds, [[lines[i].tokens for i in g] for g in groups], says)
    rows = _group_rows(lines[1 : groups[0][0]], header)
    partial: list[Line] = []
    last = 0
    for group, below in itertools.zip_longest(groups, groups[1:]):
        cells, count = lay_out(columns, [lines[i].tokens for i in group])
        if cells and (count == len(group) or below is None):
            last = group[count - 1]
            rows.append(row_line(text, lines[group[0]].start, lines[last].end, cells))
        else:
            partial.append(whole_line(lines[group[0]]))
            last = group[-1] if below is not None else last
        if below and below[0] > group[-1] + 1:
            rows += _group_rows(lines[group[-1] + 1 : below[0]], header)
    if not any(len(r.cells) > 1 for r in rows) or len(rows) * 2 < len(groups):
        return None
    partial = [p for p in partial if p.start < rows[-1].end]
    block = table_block(lines[0], rows, header_line(lines[0], len(kinds)), tuple(partial))
    return _Found(block, last + 1)


def _group_rows(lines: list[ProseLine], header: Tokens) -> list[Line]:
    """The lines between two rows that head the rows below them."""
    printed = [t.text for t in header]
    return [whole_line(n) for n in lines if n.tokens and [t.text for t in n.tokens] != printed]


def _groups(lines: list[ProseLine], body: list[int]) -> list[list[int]]:
    """The lines of each row: it opens with a number shaped like the first and greater."""
    groups: list[list[int]] = []
    shape = ""
    before: tuple[int, ...] = ()
    for i in body:
        number = item_number(lines[i].tokens[0]) if len(lines[i].tokens) > 1 else None
        if number and ((not groups) or (number[0] == shape and number[1] > before)):
            shape, before = number
            groups.append([i])
        elif groups:
            groups[-1].append(i)
        else:
            return []
    return groups


def _plain(text: str, lines: list[ProseLine], body: list[int], *, known: bool) -> _Found | None:
    """A table without numbers: as many tokens on every line as there are columns."""
    header = lines[0].tokens
    n = len(header)
    counts = [len(lines[i].tokens) for i in body]
    if counts[0] == n + 1 and n >= 3 and counts[:MIN_ROWS] == [n + 1] * MIN_ROWS:
        n += 1
    yearly = sum(bool(year_of(t.text)) for t in header) >= 2
    rows: list[Line] = []
    partial: list[Line] = []
    last = 0
    for i in body:
        tokens = lines[i].tokens
        whole = len(tokens) == n
        if whole:
            cells: Pieces = tuple((t,) for t in tokens)
            rows.append(row_line(text, lines[i].start, lines[i].end, cells))
        elif yearly and 2 <= len(tokens) < n and all(is_mark(t) for t in tokens[1:]):
            partial.append(row_line(text, lines[i].start, lines[i].end, ((tokens[0],),)))
        else:
            break
        last = i
    enough = bool(rows or partial) if yearly else len(rows) >= (1 if known else MIN_ROWS)
    if not enough or (not known and n < 3):
        return None
    return _Found(table_block(lines[0], rows, header_line(lines[0], n), tuple(partial)), last + 1)
