"""Measure sheets: a table that describes one measure, label by label, year by year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.blocks import (
    Block,
    Line,
    TableBlock,
    TextBlock,
    is_contents,
)
from ingest.candidate_years import with_years
from ingest.captioned import below_caption, caption_of, under_header
from ingest.graded_labels import graded_labels
from ingest.headings import Heading, is_note
from ingest.label_lines import with_label_lines
from ingest.label_owners import turned
from ingest.label_tables import LabelTables, is_generic, label_tables, with_tables_before
from ingest.label_titles import complete_numbers
from ingest.label_values import year_headers
from ingest.labels import role_of, year_of
from ingest.outline import Node, heading_above, node_at
from ingest.records import Field, Role
from ingest.sheet import Sheet, is_measure
from ingest.sheet_figures import figures_of
from ingest.sheet_kinds import TITLE_ROW, describes, is_grid, is_yearly
from ingest.sheet_lines import LineReader
from ingest.sheet_lists import listing_of
from ingest.sheet_openers import TRANSPARENT, Opener
from ingest.sheet_parts import is_again, is_rest, joined, says_rest
from ingest.sheet_year_rows import year_rows
from ingest.stacked import SheetBlock
from ingest.stacked_sheet import name_above, read_stacked
from ingest.text import clean, value_of
from ingest.title_rows import title_rows

# A heading in Markdown is one whatever its number looks like.
_MARKDOWN = re.compile(r"\s*#{1,6}\s+\S")
_MAX_HEAD = 40
_SHORT: frozenset[Role] = frozenset({"lead", "related", "indicator"})


def read_sheets(
    text: str,
    source: str,
    blocks: tuple[Block, ...],
    nodes: tuple[Node, ...],
    headed: frozenset[int] = frozenset(),
) -> tuple[list[Sheet], set[int]]:
    """All sheets of a text and the starts of the blocks that belong to them, none of them below a
    heading of which the lines below tell that it names a measure (``headed`` are their starts).
    """
    stacked = {heading_above(nodes, b.start) for b in blocks if isinstance(b, SheetBlock)}
    told = {b.start for b in blocks if heading_above(nodes, b.start) in stacked | headed}
    tables, headers = label_tables(blocks, told), year_headers(blocks)
    blocks, lined = with_label_lines(text, blocks, tables, headers)
    if lined:
        tables = label_tables(blocks, told)
    tables = with_tables_before(tables, blocks, lambda b: heading_above(nodes, b.start))
    reader = _Reader(text, source, nodes, tables, graded_labels(blocks), headers)
    reader.lined = lined
    reader.title_rows = title_rows(blocks)
    reader.over = {n.start for row in reader.title_rows.values() for n in row.above}
    for block in blocks:
        reader.take(block)
    complete_numbers(text, reader.labelled)
    reader.add_prose()
    for sheet in reader.labelled:
        sheet.fields = with_years(sheet.fields)
    sheets = [s for s in joined(reader.sheets) if is_measure(s)]
    used = {
        block.start
        for block in blocks
        if any(s.start <= block.start < s.end for s in sheets) and block.start in reader.used
    }
    return sheets, used


class _Reader(Opener):
    """Walks over blocks and hands each line to the sheet it belongs to."""

    def take(self, block: Block) -> None:
        if isinstance(block, TextBlock):
            self._take_text(block)
            self.above = block.lines[-1]
        elif isinstance(block, SheetBlock):
            self._take_stacked(block)
        elif not is_contents(block, self.text):
            self._take_table(block)

    def _take_text(self, block: TextBlock) -> None:
        node = node_at(self.nodes, block.start)
        heading = node.heading if node else None
        opens = heading is not None and heading.start == block.start
        if opens and heading and self.current and self._goes_on(heading):
            self.used.add(block.start)
            return
        noted = is_note(self.text[block.start : block.end])
        self.prose = [] if opens else [*self.prose, *(() if noted else block.lines)]
        if opens and node and heading:
            self.headed = node if heading.marker.number else None
        if self.stacked:
            self.current, self.stacked = None, False
        marked = _MARKDOWN.match(self.text[block.start : block.end])
        ends = opens and heading and heading.marker.kind not in TRANSPARENT - {self.opened_by}
        if marked or ends:
            self.current, self.opened_by = None, ""
        elif self.current and self.current.fields:
            line = clean(self.text, block.start, block.end).text.strip()
            if (
                is_note(line)
                or says_rest(line)
                or (node and any(line == h for h in node.section.path))
            ):
                return
            last = self.current.fields[-1]
            value = value_of(self.text, self.source, block.start, block.end)
            last = Field("other", "", value) if last.role in _SHORT else replace(last, value=value)
            self.current.fields.append(last)
            alone = len(block.lines) == 1 and len(line) <= _MAX_HEAD and "。" not in line
            self.last = (self.current, self.current.end) if alone else None
            self.current.end = block.end
            self.used.add(block.start)

    def _goes_on(self, heading: Heading) -> bool:
        """Whether a heading says that the sheet that stands open goes on below it."""
        sheet, marker = self.current, heading.marker
        return sheet is not None and is_rest(heading.title, marker.number, sheet)

    def _take_stacked(self, block: SheetBlock) -> None:
        """A block that is one whole sheet, whatever stands around it."""
        headed, self.headed = self.headed, None
        self.titles |= {block.title[0]} if block.title else set()
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
        above = self.waiting if block.title else []
        self.waiting = []
        self.current = sheet
        for table in above:
            if block.title and block.title[1] <= table.start < block.start:
                self._read_lines(table)
        read_stacked(self.text, self.source, block, sheet)
        sheet.end = block.end
        self.captions = block.pairs
        self.used.add(block.start)
        self.current, self.stacked = sheet, True

    def _take_table(self, block: TableBlock) -> None:
        headed, self.headed = self.headed, None
        caption = caption_of(self.text, block, self.captions) if self.stacked else None
        if self.stacked and not caption and not is_yearly(block):
            self.current, self.stacked = None, False
        turned = under_header(self.text, block)
        if turned is not block and self.current is None and block.start not in self.tables.starts:
            self.headed = headed
            self.waiting.append(turned)
            return
        block = below_caption(block, caption) if caption else turned
        if is_grid(block):
            self.current = None
            return
        if self._named_by_row(block):
            pass
        elif block.start in self.tables.starts and not self._tells_on(block):
            self._open_labelled(block)
        elif headed and headed.heading and self.current is None and describes(block):
            self._open_below(headed, headed.heading)
        self.above = None
        self._read_lines(block)

    def _read_lines(self, block: TableBlock) -> None:
        """Hand the lines of a table to the sheet that stands open, or opens on one of them."""
        tables = self._labels_of(block)
        lines = turned(block, self.tables.owners) if tables else block.lines
        for at, line in enumerate(lines):
            if not is_generic(line):
                self._take_line(block, line, lines[at + 1 :], tables)

    def _take_line(
        self, block: TableBlock, line: Line, below: Sequence[Line], tables: LabelTables | None
    ) -> None:
        """Read a line of a table: the header of another inside it, or what it says itself."""
        if line.start in self.over:
            return
        if (row := self.title_rows.get(line.start)) is not None:
            self._open_row(line, row)
            self.last = None
            self.used.add(block.start)
            for own in row.above:
                self._reader(self.sheets[-1]).take(own, tables)
            return
        inside = self.current is not None and self.current.title is not None
        by_year = year_rows(line, below) if inside else None
        listing = listing_of(line, below[0]) if inside and below and not by_year else None
        if listing is None and by_year is None:
            self._open_if_new(line)
        self.last = None
        if self.current is None:
            return
        if by_year:
            self._reader(self.current).by_year(by_year)
        elif listing:
            self._reader(self.current).lists(listing)
        else:
            mixed = block.start in self.tables.mixed
            self._reader(self.current).take(line, tables, mixed=mixed)
        self.current.end = max(self.current.end, line.end)
        self.used.add(block.start)

    def _reader(self, sheet: Sheet) -> LineReader:
        returning = {**self.tables.learned, **self.tables.returning}
        known = (self.told, self.graded, returning, self.headers)
        return LineReader(self.text, self.source, sheet, *known)

    def _open_if_new(self, line: Line) -> None:
        cells = [c for c in line.cells if c.text]
        years = sum(bool(year_of(c.text)) for c in cells)  # 取組 R7 R8: of steps below
        if not cells or (self.current and (years > 1 or figures_of(line))):
            return
        roles = [role_of(c.text) for c in cells]
        title = TITLE_ROW.match(cells[0].text)
        starts = bool(title) and "lead" in roles[1:]
        pairs = [
            r
            for r, nxt in zip(roles, [*roles[1:], "name"], strict=True)
            if r in {"number", "name"} and nxt is None
        ]
        if len(cells) == 2 and roles[0] == "name" and "。" in cells[1].text:
            pairs = []  # 取組 over sentences
        fresh = self.current is None or (
            (self.current.title is not None or is_again(self.current))
            and any(self.current.says(role) for role in pairs)
        )
        if starts or (pairs and fresh):
            self.current = self._new(line)
            if starts:
                self._title_row(self.current, cells[0])
