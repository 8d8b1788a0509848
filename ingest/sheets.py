"""Measure sheets: a table that describes one measure, label by label, year by year."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from ingest.blocks import Block, Cell, Line, TableBlock, TextBlock, is_contents
from ingest.cells import Title, is_number, read_title
from ingest.labels import fiscal_name, role_of, year_of
from ingest.outline import Node, node_at
from ingest.records import Field, Indicator, Role, ScheduleRow, Value, YearEntry
from ingest.text import clean, nfkc, value_of

_TITLE_ROW = re.compile(r"^\s*((?:[0-9０-９][\s.．]*){1,4})[.．]\s*(?=[^\s0-9０-９])")
_ARROW = re.compile(r"^[→▶►⇒＞>ー―─➡⟶\-\s]+$")
_TRANSPARENT = {"circled", "kana", "parenkana", "square", "paren"}


@dataclass(slots=True)
class Sheet:
    """A sheet while it is being read; ``title`` is set once number and name are known."""

    start: int
    end: int
    section: tuple[str, ...]
    number: Value | None = None
    printed_number: str | None = None
    title: Title | None = None
    fields: list[Field] = field(default_factory=list)
    planned: dict[str, Value] = field(default_factory=dict)
    actual: dict[str, Value] = field(default_factory=dict)
    schedule: list[ScheduleRow] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    year: str | None = None
    columns: dict[int, str] = field(default_factory=dict)
    year_role: Role | None = None
    series: str | None = None

    def years(self) -> tuple[YearEntry, ...]:
        """Plan and result per year, in the order of the sheet's year columns."""
        names = list(dict.fromkeys([*self.columns.values(), *self.planned, *self.actual]))
        entries = (YearEntry(y, self.planned.get(y), self.actual.get(y)) for y in names)
        return tuple(e for e in entries if e.planned or e.actual)


def read_sheets(
    text: str, source: str, blocks: tuple[Block, ...], nodes: tuple[Node, ...]
) -> tuple[list[Sheet], set[int]]:
    """All sheets of a text and the starts of the blocks that belong to them."""
    reader = _Reader(text, source, nodes)
    for block in blocks:
        reader.take(block)
    sheets = [s for s in reader.sheets if _is_measure(s)]
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

    def take(self, block: Block) -> None:
        if isinstance(block, TextBlock):
            self._take_text(block)
        elif not is_contents(block, self.text):
            self._take_table(block)

    def _take_text(self, block: TextBlock) -> None:
        node = node_at(self.nodes, block.start)
        heading = node.heading if node else None
        opens = heading is not None and heading.start == block.start
        if opens and heading and heading.marker.kind not in _TRANSPARENT:
            self.current = None
        elif self.current and self.current.fields:
            line = clean(self.text, block.start, block.end).text.strip()
            if is_note(line) or (node and any(line == h for h in node.section.path)):
                return
            last = self.current.fields[-1]
            value = value_of(self.text, self.source, block.start, block.end)
            self.current.fields.append(Field(last.role, last.label, value, last.year))
            self.current.end = block.end
            self.used.add(block.start)

    def _take_table(self, block: TableBlock) -> None:
        if _is_grid(block):
            self.current = None
            return
        for line in block.lines:
            self._open_if_new(line)
            if self.current:
                _LineReader(self.text, self.source, self.current).read(line)
                self.current.end = max(self.current.end, line.end)
                self.used.add(block.start)

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
            self.current.title is not None and any(_has(self.current, role) for role in pairs)
        )
        if starts or (pairs and fresh):
            self.current = self._new(line)
            if starts:
                self._title_row(self.current, cells[0])

    def _new(self, line: Line) -> Sheet:
        node = node_at(self.nodes, line.start)
        sheet = Sheet(line.start, line.end, self._path(node))
        self.sheets.append(sheet)
        return sheet

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

    def _title_row(self, sheet: Sheet, cell: Cell) -> None:
        match = _TITLE_ROW.match(cell.text)
        if match is None:
            return
        view = clean(self.text, cell.start, cell.end)
        sheet.number = view.slice(match.start(1), match.end(1)).value(self.source)
        before = self.sheets[-2].printed_number if len(self.sheets) > 1 else None
        sheet.printed_number = joined_number(sheet.number.text, before)
        sheet.title = read_title(view.slice(match.end(), len(view.text)), self.source)


class _LineReader:
    """Reads one line of a sheet into it."""

    def __init__(self, text: str, source: str, sheet: Sheet) -> None:
        self.text = text
        self.source = source
        self.sheet = sheet

    def read(self, line: Line) -> None:
        years = {i: y for i, c in enumerate(line.cells) if (y := year_of(c.text))}
        if len(years) >= 2:
            self._year_header(line, years)
        elif not (self.sheet.columns and self._yearly(line)):
            self._pairs(line)

    def _year_header(self, line: Line, years: dict[int, str]) -> None:
        self.sheet.columns = years
        self.sheet.series = None
        labels = [c for i, c in enumerate(line.cells) if c.text and i < min(years)]
        role = role_of(labels[0].text) if labels else None
        if role in {"planned", "actual"} or not labels:
            self.sheet.year_role = role

    def _yearly(self, line: Line) -> bool:
        """Read a line below a year header; false when it is not one."""
        first = line.cells[0]
        role = role_of(first.text) if first.text else None
        filled = [c for c in line.cells[1:] if c.text]
        if role in {"planned", "actual"} and not any(role_of(c.text) for c in filled):
            self.sheet.year_role, self.sheet.series = role, None
            return self._plain_years(line)
        if any(role_of(c.text) for c in filled):
            return False
        if not first.text and self.sheet.series is None and self.sheet.year_role:
            read = self._plain_years(line)
            self.sheet.year_role = None
            return read
        if role == "indicator" or (role in {"content", "other"} and "取組" in first.text):
            self.sheet.series = "indicator" if role == "indicator" else "schedule"
            return self._series_row(line, 1)
        if not first.text and self.sheet.series and len(line.cells) > 1 and line.cells[1].text:
            return self._series_row(line, 1)
        if role is None and first.text and 0 not in self.sheet.columns and filled:
            inside = all(i in self.sheet.columns for i, c in enumerate(line.cells) if i and c.text)
            if inside and not year_of(first.text) and not re.fullmatch(r"[RHS]?\d+", first.text):
                self.sheet.series = "indicator"
                return self._series_row(line, 0)
        return False

    def _plain_years(self, line: Line) -> bool:
        target = self.sheet.planned if self.sheet.year_role == "planned" else self.sheet.actual
        seen = False
        for i, cell in enumerate(line.cells):
            year = self.sheet.columns.get(i)
            if year and cell.text:
                target[year] = self._value(cell)
                seen = True
        return seen or not any(c.text for c in line.cells[1:])

    def _series_row(self, line: Line, name_at: int) -> bool:
        if name_at >= len(line.cells) or not line.cells[name_at].text:
            return True
        cells = line.cells
        name = self._value(cells[name_at], join=True)
        shift = name_at + 1 - min(self.sheet.columns)
        values = tuple(
            (year, self._value(cells[i + shift]))
            for i, year in self.sheet.columns.items()
            if i + shift < len(cells) and cells[i + shift].text
        )
        if self.sheet.series == "indicator":
            self.sheet.indicators.append(Indicator(name, values))
        else:
            self.sheet.schedule.append(ScheduleRow(name, values))
        return True

    def _pairs(self, line: Line) -> None:
        self.sheet.series = None
        label: tuple[Role, str] | None = None
        filled = False
        for i, cell in enumerate(line.cells):
            if not cell.text:
                continue
            role = role_of(cell.text)
            year = year_of(cell.text)
            if year and i == 0:
                self.sheet.year = year
            elif role and (filled or not (label and label[0] == "name")):
                label, filled = (role, cell.text), False
            elif label:
                self._add(label, cell)
                filled = True
            elif i > 0 or not self.sheet.title or cell.start != self.sheet.start:
                self._continue(cell)

    def _add(self, label: tuple[Role, str], cell: Cell) -> None:
        role, printed = label
        sheet = self.sheet
        if role == "number" and is_number(cell.text):
            sheet.number = self._value(cell)
            sheet.printed_number = nfkc(cell.text)
        elif role == "name" and sheet.title is None:
            sheet.title = read_title_plain(self.text, cell, self.source)
        year = _year_in(printed) or (sheet.year if role in _DATED else None)
        sheet.fields.append(Field(role, printed, self._value(cell, join=role in _WORDS), year))

    def _continue(self, cell: Cell) -> None:
        if self.sheet.fields and len(cell.text) > 1:
            last = self.sheet.fields[-1]
            self.sheet.fields.append(Field(last.role, last.label, self._value(cell), last.year))

    def _value(self, cell: Cell, *, join: bool = False) -> Value:
        return value_of(self.text, self.source, cell.start, cell.end, join=join)


def _is_measure(sheet: Sheet) -> bool:
    """A sheet names its measure and says two kinds of things of it, or one if it is numbered."""
    if sheet.title is None or not re.search(r"\w", sheet.title.name.text):
        return False
    kinds = {f.role for f in sheet.fields} - {"number", "name", "other"}
    return len(kinds) >= (1 if sheet.printed_number else 2)


_WORDS = {"evaluation", "name", "state"}
_DATED = {"actual", "results", "issues", "evaluation", "reason"}


def read_title_plain(text: str, cell: Cell, source: str) -> Title:
    """A name cell that stands under its own label: tags are cut, no number is looked for."""
    view = clean(text, cell.start, cell.end)
    title = read_title(view, source)
    if title.number is None:
        return title
    start = view.text.index(title.name.text[0], 0) if title.name.text else 0
    whole = view.slice(0, len(view.text))
    name = whole.joined().value(source) if not title.tags else title.name
    return Title(None, name if start == 0 else title.name, title.departments, title.tags)


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


def _has(sheet: Sheet, role: str) -> bool:
    if role == "name":
        return sheet.title is not None
    return any(f.role == role for f in sheet.fields) or (
        role == "number" and sheet.number is not None
    )


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


def _label_value(roles: Iterable[Role | None]) -> bool:
    found = list(roles)
    return any(a and b is None for a, b in itertools.pairwise(found))


def _year_in(label: str) -> str | None:
    match = re.search(r"(令和|平成)\s*([0-9０-９]+|元)\s*年度|R\s*\.?\s*([0-9]+)", label)
    if match is None:
        return None
    if match.group(3):
        return fiscal_name(2018 + int(match.group(3)))
    return f"{match.group(1)}{nfkc(match.group(2))}年度"
