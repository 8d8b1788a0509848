"""Tables with column headers: rows whose cells know the path of headers above them."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from ingest.blocks import Block, Line, TableBlock, TextBlock, is_contents
from ingest.labels import role_of, year_of
from ingest.outline import Node, node_at
from ingest.records import Row, Table, Value
from ingest.text import clean, value_of

_CAPTION = re.compile(r"^\s*[(（【]?\s*(?:図)?表\s*[0-9０-９]")
_UNIT = re.compile(r"[(（]\s*単位\s*[:：]\s*([^)）]{1,12})[)）]")
_NUMERIC = re.compile(r"[0-9０-９]")


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
    text: str, blocks: tuple[Block, ...], nodes: tuple[Node, ...], used: set[int]
) -> tuple[Grid, ...]:
    """All tables of a text that are no sheets; one without headers continues the one before."""
    grids: list[Grid] = []
    caption: str | None = None
    before: Grid | None = None
    for block in blocks:
        if isinstance(block, TextBlock):
            caption, before = _after_text(text, block, nodes, caption, before)
            continue
        if block.start in used or is_contents(block, text):
            before = None
            continue
        node = node_at(nodes, block.start)
        path = node.section.path if node else ()
        grid = _read(block, path, caption, before)
        grids.append(grid)
        before = grid
        caption = None
    return tuple(grids)


def to_table(grid: Grid, text: str, source: str) -> Table:
    """The grid as a record; the unit is taken from its caption or headers."""
    block = grid.block
    rows = []
    for line in grid.body:
        cells = []
        for i, cell in enumerate(line.cells):
            if cell.text:
                path = grid.headers[i] if i < len(grid.headers) else ()
                cells.append((path, Value(cell.text, source, cell.start, cell.end)))
        if cells:
            rows.append(Row(line.start, line.end, tuple(cells)))
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
    at = _header_at(lines)
    width = max(len(line.cells) for line in block.lines)
    if at is None and before and abs(width - len(before.headers)) <= 1:
        groups = before.groups[-1:]
        body, groups_of = _body(lines, groups[0] if groups else ())
        return Grid(block, path, before.caption, before.headers, body, groups_of)
    if at is None:
        at = 0 if len(lines) > 1 and _short(lines[0]) and not _short_all(lines) else None
    if at is None:
        body, groups_of = _body(lines, ())
        return Grid(block, path, caption, ((),) * width, body, groups_of)
    headers, below = _headers(lines, at, width)
    group = tuple(c.text for line in lines[:at] for c in line.cells if c.text)
    body, groups_of = _body(lines[below:], group)
    return Grid(block, path, caption, headers, body, groups_of)


def _header_at(lines: list[Line]) -> int | None:
    """The line of column headers: within the first three, one with two labels or years."""
    for i, line in enumerate(lines[:3]):
        cells = [c.text for c in line.cells if c.text]
        known = [bool(role_of(c) or year_of(c)) for c in cells]
        if sum(known) >= 2 and sum(known) * 2 >= len(cells):
            return i
    return None


def _headers(lines: list[Line], at: int, width: int) -> tuple[tuple[tuple[str, ...], ...], int]:
    top = [c.text for c in lines[at].cells] + [""] * (width - len(lines[at].cells))
    if at + 1 < len(lines) and _continues(lines[at], lines[at + 1]):
        low = [c.text for c in lines[at + 1].cells]
        low += [""] * (width - len(low))
        spanning = ""
        paths: list[tuple[str, ...]] = []
        for over, under in zip(top, low, strict=True):
            spanning = over or (spanning if under else "")
            paths.append(tuple(x for x in (spanning, under) if x))
        return tuple(paths), at + 2
    return tuple((x,) if x else () for x in top), at + 1


def _continues(top: Line, low: Line) -> bool:
    """Whether ``low`` is a second header line: short labels that start below a gap or a span."""
    cells = [c for c in low.cells if c.text]
    if not cells or any(len(c.text) > 16 or _NUMERIC.search(c.text) for c in cells):
        return False
    gaps = any(not c.text for c in top.cells[1:])
    first_empty = not low.cells[0].text or not top.cells[0].text
    labels = sum(role_of(c.text) is not None for c in cells)
    hanging = not low.cells[0].text and len(low.cells) >= 3
    return gaps and (first_empty or len(cells) > 2) and (hanging or labels >= 2 or len(cells) >= 3)


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


def _short(line: Line) -> bool:
    cells = [c.text for c in line.cells if c.text]
    return len(cells) >= 2 and all(len(c) <= 24 for c in cells)


def _short_all(lines: list[Line]) -> bool:
    """A table of key and value has no header line: its first line is like the others."""
    return max((len(line.cells) for line in lines), default=0) <= 2 and not any(
        role_of(c.text) for c in lines[0].cells
    )


def row_value(line: Line, text: str, source: str) -> Value:
    """The whole line of a table as one value."""
    return value_of(text, source, line.start, line.end)
