"""Tables with column headers: rows whose cells know the path of headers above them."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace

from ingest.align import aligned
from ingest.blocks import Block, Cell, Line, TableBlock, TextBlock, is_contents
from ingest.glossary_regions import is_glossary
from ingest.headers import headers, labels_at, opens_with_headers, repeats
from ingest.labels import role_of
from ingest.markers import marker_of
from ingest.outline import Node, node_at
from ingest.records import Row, Table, Value
from ingest.row_pieces import rejoined, whole_row
from ingest.text import clean

_CAPTION = re.compile(r"^\s*[(（【]?\s*図?表\s*(?P<number>[0-9０-９]+(?:[-－.．][0-9０-９]+)*)")
_UNIT = re.compile(r"[(（<＜〈\[【]\s*単位\s*[:：]?\s*([^)）>＞〉\]】]{1,12})[)）>＞〉\]】]")
_BRACKETED = re.compile(r"^\s*[【《＜<].+[】》＞>]\s*$")
_WORDS = 4  # a shorter cell, such as a mark or a figure, says nothing of the rows below it


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: header paths per column, lines of the body, group rows above each line."""

    block: TableBlock
    section: tuple[str, ...]
    caption: str | None
    headers: tuple[tuple[str, ...], ...]
    body: tuple[Line, ...]
    groups: tuple[tuple[str, ...], ...]

    def column(self, role: str) -> int | None:
        """The first column whose innermost header has ``role``."""
        for i, path in enumerate(self.headers):
            if path and role_of(path[-1]) == role:
                return i
        return None


def read_grids(
    text: str,
    blocks: tuple[Block, ...],
    nodes: tuple[Node, ...],
    used: set[int],
    apart: frozenset[int] = frozenset(),
) -> tuple[Grid, ...]:
    """All tables of a text that are no sheets; one without headers continues the one before.

    Lines that are ``apart``, which pages add, neither name a table nor end the one before.
    """
    grids: list[Grid] = []
    caption: str | None = None
    before: Grid | None = None
    for block in blocks:
        if isinstance(block, TextBlock):
            if all(start in apart for start, _ in block.lines):
                continue
            caption, before = _after_text(text, block, nodes, caption, before)
            continue
        if block.start in used or is_contents(block, text):
            before = None
            continue
        node = node_at(nodes, block.start)
        path = node.section.path if node else ()
        grid = _read(block, path, caption, before)
        if before and grid.headers == before.headers:
            grids[-1], grid = _turned(before, grid)
        grids.append(grid)
        before = grid
        caption = None
    return tuple(grids)


def to_table(grid: Grid, text: str, source: str) -> Table:
    """The grid as a record; the unit is taken from its caption or headers."""
    block = grid.block
    rows = []
    for line, group in zip(grid.body, _with_spans(grid), strict=True):
        cells = []
        for i, cell in enumerate(line.cells):
            if cell.text:
                path = grid.headers[i] if i < len(grid.headers) else ()
                cells.append((path, Value(cell.text, source, cell.start, cell.end)))
        if cells:
            rows.append(Row(line.start, line.end, tuple(cells), group))
    printed = " ".join([grid.caption or "", *(h for p in grid.headers for h in p)])
    unit = _UNIT.search(printed)
    key = hashlib.sha256(f"{source}\0table\0{block.start}".encode()).hexdigest()[:12]
    return Table(
        key,
        grid.section,
        grid.caption,
        unit.group(1) if unit else None,
        grid.headers,
        tuple(rows),
        source,
        block.start,
        block.end,
    )


def _with_spans(grid: Grid) -> list[tuple[str, ...]]:
    """The groups of each line, and the words of the cells above that span its empty first ones."""
    groups: list[tuple[str, ...]] = []
    above: dict[int, str] = {}
    for line, group in zip(grid.body, grid.groups, strict=True):
        first = next((i for i, c in enumerate(line.cells) if c.text), 0)
        above = {i: text for i, text in above.items() if i < first}
        groups.append((*group, *(above[i] for i in sorted(above) if len(above[i]) >= _WORDS)))
        above |= {i: c.text for i, c in enumerate(line.cells) if c.text}
    return groups


def _after_text(
    text: str,
    block: TextBlock,
    nodes: tuple[Node, ...],
    caption: str | None,
    before: Grid | None,
) -> tuple[str | None, Grid | None]:
    line = clean(text, *block.lines[-1]).text.strip()
    node = node_at(nodes, block.start)
    opens = node is not None and node.heading is not None and node.heading.start == block.start
    if _CAPTION.match(line) or (len(line) <= 40 and line and line[-1] not in "。、"):
        caption = line
    else:
        caption = None
    return caption, (None if opens or len(line) > 40 else before)


def _read(
    block: TableBlock, path: tuple[str, ...], caption: str | None, before: Grid | None
) -> Grid:
    lines = [line for line in block.lines if any(c.text for c in line.cells)]
    at = labels_at(lines)
    width = max(len(line.cells) for line in block.lines)
    other = is_glossary([caption or ""]) or _numbered_apart(caption, before)
    if at is None and before and not other and abs(width - len(before.headers)) <= 1:
        group = before.groups[-1] if before.groups and not named(caption) else ()
        caption = caption if named(caption) else before.caption
        return _grid(block, path, caption, before.headers, lines, group)
    if at is None and not opens_with_headers(lines):
        return _grid(block, path, caption, ((),) * width, lines, ())
    paths, below = headers(lines, at or 0, width)
    group = tuple(c.text for line in lines[: at or 0] for c in line.cells if c.text)
    return _grid(block, path, caption, paths, lines[below:], group)


def _numbered_apart(caption: str | None, before: Grid | None) -> bool:
    """Whether a caption gives a table a number that the one before does not bear."""
    own = _CAPTION.match(caption or "")
    last = _CAPTION.match(before.caption or "") if before else None
    return own is not None and (last is None or own["number"] != last["number"])


def _turned(before: Grid, grid: Grid) -> tuple[Grid, Grid]:
    """Two pages of a table: a rest that opens the second is put to the last row of the first."""
    roles = tuple(role_of(p[-1]) if p else None for p in grid.headers)
    whole = whole_row(before.body[-1], grid.body[0], roles) if before.body and grid.body else None
    if whole is None:
        return before, grid
    ahead = replace(before, body=(*before.body[:-1], whole))
    return ahead, replace(grid, body=grid.body[1:], groups=grid.groups[1:])


def _grid(
    block: TableBlock,
    path: tuple[str, ...],
    caption: str | None,
    paths: tuple[tuple[str, ...], ...],
    lines: list[Line],
    group: tuple[str, ...],
) -> Grid:
    """The table with its lines below their headers, none of them a header again."""
    roles = tuple(role_of(p[-1]) if p else None for p in paths)
    kept = [line for line in lines if not repeats(line, paths)]
    if not block.laid_out:
        kept = [aligned(line, roles) for line in kept]
    kept = rejoined(kept, roles)
    body, groups = _body(_joined(kept) if len(paths) <= 2 else kept, group)
    return Grid(block, path, caption, paths, body, groups)


def named(caption: str | None) -> bool:
    """Whether a line above a table names it for certain: 表1, 【…】, a numbered heading."""
    return bool(caption) and bool(
        _CAPTION.match(caption or "") or _BRACKETED.match(caption or "") or marker_of(caption or "")
    )


def _joined(lines: list[Line]) -> list[Line]:
    """Rows of two columns; one without a key goes on with the row above it."""
    rows: list[Line] = []
    for line in lines:
        above = rows[-1] if rows else None
        if above and len(line.cells) == 2 == len(above.cells) and not line.cells[0].text:
            key, first, rest = above.cells[0], above.cells[1], line.cells[1]
            start = first.start if first.text else rest.start
            value = Cell("\n".join(t for t in (first.text, rest.text) if t), start, rest.end)
            rows[-1] = Line(above.start, line.end, (key, value))
        else:
            rows.append(line)
    return rows


def _body(
    lines: list[Line], group: tuple[str, ...]
) -> tuple[tuple[Line, ...], tuple[tuple[str, ...], ...]]:
    """Lines of the body with the group rows (one filled cell over the whole width) above them."""
    body: list[Line] = []
    groups: list[tuple[str, ...]] = []
    current = group
    fresh = False
    for line in lines:
        filled = [c for c in line.cells if c.text]
        if len(filled) == 1 and line.cells[0].text and len(filled[0].text) <= 60:
            current = (*current, filled[0].text) if fresh else _regroup(current, filled[0].text)
            fresh = True
            continue
        fresh = False
        body.append(line)
        groups.append(current)
    return tuple(body), tuple(groups)


def _regroup(current: tuple[str, ...], text: str) -> tuple[str, ...]:
    """Replace the group of the same numbering and what hangs below it."""
    shape = _shape(text)
    for i, old in enumerate(current):
        if _shape(old) == shape:
            return (*current[:i], text)
    return (*current, text)


def _shape(text: str) -> str:
    match = re.match(r"[(（]?([0-9０-９]+|[a-zａ-ｚ]|[①-⑳])[)）.．]?", text)
    return re.sub(r"[0-9０-９]+", "1", re.sub(r"[a-zａ-ｚ]", "a", match.group())) if match else ""
