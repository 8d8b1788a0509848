"""Measure sheets: a table that describes one measure, label by label, year by year."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from ingest.blocks import Block, Cell, Line, TableBlock, TextBlock, is_contents
from ingest.cells import read_title
from ingest.headings import Heading
from ingest.labels import role_of, year_of
from ingest.outline import Node, composed, node_at
from ingest.records import Field, Role
from ingest.sheet import Sheet, is_measure
from ingest.sheet_lines import LineReader
from ingest.sheet_parts import joined
from ingest.sheet_years import Told
from ingest.stacked import SheetBlock
from ingest.stacked_sheet import name_above, read_stacked
from ingest.text import clean, nfkc, value_of

_TITLE_ROW = re.compile(r"^\s*((?:[0-9０-９][\s.．]*){1,4})[.．]\s*(?=[^\s0-9０-９])")
# A heading in Markdown is one whatever its number looks like.
_MARKDOWN = re.compile(r"\s*#{1,6}\s+\S")
_MAX_HEAD = 40
_TRANSPARENT = {"circled", "kana", "parenkana", "square", "paren"}


def read_sheets(
    text: str, source: str, blocks: tuple[Block, ...], nodes: tuple[Node, ...]
) -> tuple[list[Sheet], set[int]]:
    """All sheets of a text and the starts of the blocks that belong to them."""
    reader = _Reader(text, source, nodes)
    for block in blocks:
        reader.take(block)
    sheets = [s for s in joined(reader.sheets) if is_measure(s)]
    used = {
        block.start
        for block in blocks
        if any(s.start <= block.start < s.end for s in sheets) and block.start in reader.used
    }
    return sheets, used


class _Reader:
    """Walks over blocks and hands each line to the sheet it belongs to."""

    def __init__(self, text: str, source: str, nodes: tuple[Node, ...]) -> None:
        self.text = text
        self.source = source
        self.nodes = nodes
        self.sheets: list[Sheet] = []
        self.current: Sheet | None = None
        self.used: set[int] = set()
        self.headed: Node | None = None
        self.opened_by = ""
        self.stacked = False
        self.told: Told = {}
        self.last: tuple[Sheet, int] | None = None

    def take(self, block: Block) -> None:
        if isinstance(block, TextBlock):
            self._take_text(block)
        elif isinstance(block, SheetBlock):
            self._take_stacked(block)
        elif not is_contents(block, self.text):
            self._take_table(block)

    def _take_text(self, block: TextBlock) -> None:
        node = node_at(self.nodes, block.start)
        heading = node.heading if node else None
        opens = heading is not None and heading.start == block.start
        if opens and node and heading:
            self.headed = node if heading.marker.number else None
        if self.stacked:
            self.current, self.stacked = None, False
        marked = _MARKDOWN.match(self.text[block.start : block.end])
        ends = opens and heading and heading.marker.kind not in _TRANSPARENT - {self.opened_by}
        if marked or ends:
            self.current, self.opened_by = None, ""
        elif self.current and self.current.fields:
            line = clean(self.text, block.start, block.end).text.strip()
            if is_note(line) or (node and any(line == h for h in node.section.path)):
                return
            last = self.current.fields[-1]
            value = value_of(self.text, self.source, block.start, block.end)
            self.current.fields.append(Field(last.role, last.label, value, last.year))
            alone = len(block.lines) == 1 and len(line) <= _MAX_HEAD and "。" not in line
            self.last = (self.current, self.current.end) if alone else None
            self.current.end = block.end
            self.used.add(block.start)

    def _take_stacked(self, block: SheetBlock) -> None:
        """A block that is one whole sheet, whatever stands around it."""
        headed, self.headed = self.headed, None
        node = node_at(self.nodes, block.start)
        own = node and node.heading and block.title and node.heading.start == block.title[0]
        if headed and headed.heading and own:
            self._open_below(headed, headed.heading)
            sheet = self.sheets[-1]
        else:
            path = node.section.path[:-1] if node and own else self._path_above(node)
            sheet = Sheet(block.start, block.end, path)
            self.sheets.append(sheet)
            if block.title:
                name_above(self.text, self.source, block.title, sheet)
        read_stacked(self.text, self.source, block, sheet)
        sheet.end = block.end
        self.used.add(block.start)
        self.current, self.stacked = sheet, True

    def _take_table(self, block: TableBlock) -> None:
        headed, self.headed = self.headed, None
        if self.stacked and not _is_yearly(block):
            self.current, self.stacked = None, False
        if _is_grid(block):
            self.current = None
            return
        if headed and headed.heading and self.current is None and _describes(block):
            self._open_below(headed, headed.heading)
        for line in block.lines:
            self._open_if_new(line)
            if self.current:
                LineReader(self.text, self.source, self.current, self.told).read(line)
                self.current.end = max(self.current.end, line.end)
                self.used.add(block.start)
            self.last = None

    def _open_if_new(self, line: Line) -> None:
        cells = [c for c in line.cells if c.text]
        if not cells:
            return
        roles = [role_of(c.text) for c in cells]
        title = _TITLE_ROW.match(cells[0].text)
        starts = bool(title) and "lead" in roles[1:]
        pairs = [
            r
            for r, nxt in zip(roles, [*roles[1:], "name"], strict=True)
            if r in {"number", "name"} and nxt is None
        ]
        fresh = self.current is None or (
            self.current.title is not None and any(self.current.says(role) for role in pairs)
        )
        if starts or (pairs and fresh):
            self.current = self._new(line)
            if starts:
                self._title_row(self.current, cells[0])

    def _new(self, line: Line) -> Sheet:
        """Open a sheet; a short line right above heads it, and says nothing of the one before."""
        if self.last:
            above, end = self.last
            above.fields.pop()
            above.end = end
        node = node_at(self.nodes, line.start)
        sheet = Sheet(line.start, line.end, self._path(node))
        self.sheets.append(sheet)
        return sheet

    def _open_below(self, node: Node, heading: Heading) -> None:
        """Open a sheet that is named by the numbered heading above it."""
        title = read_title(clean(self.text, heading.title_start, heading.title_end), self.source)
        sheet = Sheet(heading.start, heading.end, node.section.path[:-1], title=title)
        sheet.printed_number = composed(heading.marker.number, heading.marker.kind, node)
        mark = min(heading.title_start, heading.end)
        sheet.number = value_of(self.text, self.source, heading.start, mark)
        self.sheets.append(sheet)
        self.current, self.opened_by = sheet, heading.marker.kind

    def _path(self, node: Node | None) -> tuple[str, ...]:
        """Headings above a sheet, without those that stand inside the sheet before it."""
        if node is None or node.heading is None:
            return ()
        last = self.sheets[-1].start if self.sheets else -1
        return tuple(
            h.text
            for h in (*node.parents, node.heading)
            if h.start < last or last < 0 or h.marker.kind not in _TRANSPARENT
        )

    def _path_above(self, node: Node | None) -> tuple[str, ...]:
        """The path without a last heading in brackets that heads a text before the sheets."""
        path = self._path(node)
        if node and node.heading and path[-1:] == (node.heading.text,):
            told = self.text[node.heading.end : node.section.end]
            if node.heading.marker.kind == "bracket" and "。" in told.partition("\n\n")[0]:
                return path[:-1]
        return path

    def _title_row(self, sheet: Sheet, cell: Cell) -> None:
        match = _TITLE_ROW.match(cell.text)
        if match is None:
            return
        view = clean(self.text, cell.start, cell.end)
        sheet.number = view.slice(match.start(1), match.end(1)).value(self.source)
        before = self.sheets[-2].printed_number if len(self.sheets) > 1 else None
        sheet.printed_number = joined_number(sheet.number.text, before)
        sheet.title = read_title(view.slice(match.end(), len(view.text)), self.source)


def joined_number(printed: str, before: str | None) -> str:
    """A number that extraction spaced or doubled (「1 4」, 「2.2」), read as what comes next.

    Spaces inside a number never mean anything. A stop may: 「2.2」 is 22 only after 21.
    """
    number = nfkc(printed).rstrip(".")
    digits = number.replace(".", "")
    if "." in number and before and before.isdigit() and digits.isdigit():
        return digits if int(digits) == int(before) + 1 else number
    return number


def is_note(text: str) -> bool:
    """Whether a paragraph is a footnote rather than text of the page."""
    return bool(re.match(r"\s*[※*＊]\s*[0-9]", text))


def _is_grid(block: TableBlock) -> bool:
    """A table with a row of column headers: several labels side by side, no value between."""
    for line in block.lines[:3]:
        cells = [c.text for c in line.cells if c.text]
        roles = [role_of(c) for c in cells]
        if len(cells) >= 2 and sum(r is not None for r in roles) >= 2 and "name" in roles:
            known = [r is not None or bool(year_of(c)) for r, c in zip(roles, cells, strict=True)]
            if sum(known) * 3 >= len(cells) * 2 and not _label_value(roles):
                return True
    return False


def _is_yearly(block: TableBlock) -> bool:
    """Whether a table says by year what the sheet right above it began to say."""
    return any(sum(bool(year_of(c.text)) for c in line.cells) >= 2 for line in block.lines[:2])


def _describes(block: TableBlock) -> bool:
    """Whether a table describes something that it does not name: who does what, label by label."""
    firsts: set[Role] = set()
    for line in block.lines:
        cells = [c.text for c in line.cells if c.text]
        roles = [role_of(c) for c in cells]
        if {"number", "name"} & set(roles) or (cells and _TITLE_ROW.match(cells[0])):
            return False
        firsts |= {r for r in roles[:1] if r and r != "other"}
    return len(firsts) >= 2 and bool({"lead", "content"} & firsts)


def _label_value(roles: Iterable[Role | None]) -> bool:
    found = list(roles)
    return any(a and b is None for a, b in itertools.pairwise(found))
