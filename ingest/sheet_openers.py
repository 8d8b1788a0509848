"""How a sheet begins: with a line of its own, below a heading, or below a line that names it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from ingest.blocks import Cell, Line, TableBlock
from ingest.headings import Heading, printed_number
from ingest.label_tables import LabelTables, goes_on
from ingest.label_titles import numbered_title
from ingest.labels import role_of
from ingest.meanings import meaning
from ingest.outline import Node, composed, node_at
from ingest.records import Field, Role, Value
from ingest.sheet import Sheet
from ingest.sheet_kinds import TITLE_ROW
from ingest.sheet_prose import fields_of_parts, own_heading, prose_runs
from ingest.sheet_series import Told
from ingest.stacked import Pair
from ingest.text import View, clean, half_width, nfkc, value_of
from ingest.title_rows import TitleRow, number_words
from ingest.titles import read_title

TRANSPARENT = {"circled", "kana", "parenkana", "square", "paren"}


class Opener:
    """Opens sheets, and keeps what the reader of blocks knows of them."""

    def __init__(
        self,
        text: str,
        source: str,
        nodes: tuple[Node, ...],
        tables: LabelTables,
        graded: frozenset[str] = frozenset(),
        headers: Mapping[str, Role] | None = None,
    ) -> None:
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
        self.tables = tables
        self.graded = graded
        self.headers = headers or {}
        self.lined: frozenset[int] = frozenset()
        self.labelled: list[Sheet] = []
        self.above: tuple[int, int] | None = None
        self.named = -1
        self.prose: list[tuple[int, int]] = []
        self.titles: set[int] = set()
        self.captions: tuple[Pair, ...] = ()
        self.waiting: list[TableBlock] = []
        self.title_rows: Mapping[int, TitleRow] = {}
        self.over: set[int] = set()
        self.parted: list[tuple[Sheet, Node, int]] = []

    def add_prose(self) -> None:
        """Give sheets that say nothing of what is done the prose between heading and table, and
        each what stands below the headings of its parts.
        """
        for sheet in self.labelled:
            runs = [] if sheet.says("content") else prose_runs(self.text, sheet.prose)
            sheet.fields += [
                Field("content", "", self._value(run[0][0], run[-1][1])) for run in runs
            ]
        for sheet, node, end in self.parted:
            sheet.fields += fields_of_parts(self.text, self.source, self.nodes, node, end)

    def _value(self, start: int, end: int) -> Value:
        return value_of(self.text, self.source, start, end)

    def _new(self, line: Line) -> Sheet:
        """Open a sheet; a short line right above heads it, and says nothing of the one before."""
        self._set_apart()
        node = node_at(self.nodes, line.start)
        sheet = Sheet(line.start, line.end, self._path(node))
        self.sheets.append(sheet)
        return sheet

    def _set_apart(self) -> None:
        """Take a short line above a table from the sheet before it."""
        if self.last:
            above, end = self.last
            above.fields.pop()
            above.end = end

    def _open_below(self, node: Node, heading: Heading) -> None:
        """Open a sheet that is named by the numbered heading above it."""
        title = read_title(clean(self.text, heading.title_start, heading.title_end), self.source)
        sheet = Sheet(heading.start, heading.end, node.section.path[:-1], title=title)
        sheet.printed_number = composed(heading.marker.number, heading.marker.kind, node)
        sheet.number = printed_number(self.text, self.source, heading)
        self.sheets.append(sheet)
        self.current, self.opened_by = sheet, heading.marker.kind

    def _tells_on(self, block: TableBlock) -> bool:
        """Whether a table of labels goes on with the sheet right above that names its measure."""
        sheet = self.current
        if sheet is None or sheet.title is None or not any(f.role == "name" for f in sheet.fields):
            return False
        roles = {m.role for n in block.lines if (m := meaning(n.cells[0].text))} - {"other"}
        apart = self.text[sheet.end : block.start].strip()
        return not apart and not any(sheet.says(role) for role in roles)

    def _open_labelled(self, block: TableBlock) -> None:
        """Open a sheet for a table of labels, named by the line or the heading above it."""
        node = node_at(self.nodes, block.start)
        heading = node.heading if node else None
        line = self.above
        if line and (heading is None or heading.end <= line[0]):
            view = clean(self.text, *line)
            if numbered_title(view, self.source)[1]:
                self._named(view, line, self._path(node))
                return
        own = own_heading(self.nodes, node) if node else None
        heading = own.heading if own else None
        if own is None or heading is None or heading.start == self.named:
            return
        self.named = heading.start
        self._open_at(own, heading)
        if own is not node:
            self.parted.append((self.labelled[-1], own, block.start))
            return
        told = any("。" in self.text[a:b] for a, b in self.prose)
        self.labelled[-1].prose = tuple(self.prose) if told else ()

    def _open_at(self, node: Node, heading: Heading) -> None:
        """Open a sheet for the table of labels below a heading."""
        view = clean(self.text, heading.start, heading.end)
        if heading.marker.number and not numbered_title(_bare(view), self.source)[1]:
            self._open_below(node, heading)
            self.labelled.append(self.sheets[-1])
            return
        self._named(_bare(view), (heading.start, heading.end), node.section.path[:-1])
        self.opened_by = heading.marker.kind

    def _named(self, view: View, place: tuple[int, int], path: tuple[str, ...]) -> None:
        """Open a sheet that a line names; what it may have told of the one before is no part."""
        self._set_apart()
        name, number = numbered_title(view, self.source)
        sheet = Sheet(*place, path, number=number, title=read_title(name, self.source))
        sheet.printed_number = nfkc(number.text) if number else None
        self.sheets.append(sheet)
        self.labelled.append(sheet)
        self.current, self.opened_by = sheet, ""

    def _path(self, node: Node | None) -> tuple[str, ...]:
        """Headings above a sheet, without those that stand inside the sheet before it."""
        if node is None or node.heading is None:
            return ()
        last = self.sheets[-1].start if self.sheets else -1
        return tuple(
            h.text
            for h in (*node.parents, node.heading)
            if h.start not in self.titles
            and (h.start < last or last < 0 or h.marker.kind not in TRANSPARENT)
        )

    def _path_above(self, node: Node | None) -> tuple[str, ...]:
        """The path without a last heading in brackets that heads a text before the sheets."""
        path = self._path(node)
        if node and node.heading and path[-1:] == (node.heading.text,):
            told = self.text[node.heading.end : node.section.end]
            if node.heading.marker.kind == "bracket" and "。" in told.partition("\n\n")[0]:
                return path[:-1]
        return path

    def _named_by_row(self, block: TableBlock) -> bool:
        """Whether a row of a table names its measure, or that of the table before, still open."""
        own = any(n.start in self.title_rows for n in block.lines)
        sheet = self.current
        after = sheet is not None and sheet.start in self.title_rows
        return own or (after and not self.text[sheet.end if sheet else 0 : block.start].strip())

    def _labels_of(self, block: TableBlock) -> LabelTables | None:
        """What is known of labels, for a table of them or the rest of one over a page break."""
        rest = (
            bool(self.labelled)
            and self.current is self.labelled[-1]
            and (goes_on(block) or block.start in self.lined)
        )
        return self.tables if rest or block.start in self.tables.starts else None

    def _open_row(self, line: Line, row: TitleRow) -> None:
        """Open a sheet that a row of its table names; a sheet may be named again above its rest."""
        self.current = sheet = self._new(line)
        self.opened_by = ""
        view = clean(self.text, row.name.start, row.name.end)
        name, number = numbered_title(view, self.source)
        sheet.title = read_title(name, self.source)
        sheet.number = number or sheet.title.number
        if row.number:
            printed = clean(self.text, row.number.start, row.number.end)
            words = number_words(printed.text)
            at = half_width(printed.text).find(words)
            sheet.number = printed.slice(at, at + len(words)).value(self.source)
        sheet.printed_number = nfkc(sheet.number.text) if sheet.number else None
        for label, cell in pairwise((None, *row.rest)):
            role = role_of(label.text) if label else None
            if cell and not role_of(cell.text):
                value = value_of(self.text, self.source, cell.start, cell.end)
                told = label.text if label and role else ""
                sheet.fields.append(Field(role or "state", told, value))

    def _title_row(self, sheet: Sheet, cell: Cell) -> None:
        match = TITLE_ROW.match(cell.text)
        if match is None:
            return
        view = clean(self.text, cell.start, cell.end)
        sheet.number = view.slice(match.start(1), match.end(1)).value(self.source)
        before = self.sheets[-2].printed_number if len(self.sheets) > 1 else None
        sheet.printed_number = joined_number(sheet.number.text, before)
        sheet.title = read_title(view.slice(match.end(), len(view.text)), self.source)


def _bare(view: View) -> View:
    """A heading without the signs that set it as one in Markdown."""
    return view.slice(len(view.text) - len(view.text.lstrip("# ")), len(view.text))


def joined_number(printed: str, before: str | None) -> str:
    """A number that extraction spaced or doubled (「1 4」, 「2.2」), read as what comes next.

    Spaces inside a number never mean anything. A stop may: 「2.2」 is 22 only after 21.
    """
    number = nfkc(printed).rstrip(".")
    digits = number.replace(".", "")
    if "." in number and before and before.isdigit() and digits.isdigit():
        return digits if int(digits) == int(before) + 1 else number
    return number
