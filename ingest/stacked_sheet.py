"""A sheet that was printed as a stack of labels and values, read into the parts of a measure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingest.action_lists import all_items
from ingest.blocks import Cell, Line, cell_view
from ingest.cell_actions import listed_actions, unbroken
from ingest.cells import bare_number, is_number
from ingest.labels import Label, named_in
from ingest.records import Action, Field, Indicator, Value
from ingest.sheet import Sheet
from ingest.sheet_lines import LineReader
from ingest.sheet_pairs import plain_title
from ingest.sheet_year_rows import YearRows
from ingest.stacked import Pair, SheetBlock
from ingest.stacked_entries import Span
from ingest.stacked_grid import grid_lines
from ingest.stacked_year_rows import year_table
from ingest.stacked_years import dated_lines
from ingest.text import View, clean, nfkc, value_of
from ingest.titles import read_title

_NOTHING = re.compile(r"[\W_ー]*(なし|無し|該当なし)?[\W_]*")
_LISTS = re.compile(r"取組|取り組み|取組み|アクション|内容|事項|項目")
_BULLET = re.compile(r"^\s*[・○●◆◇■□▪‣✓•]", re.MULTILINE)
_FIGURE = re.compile(r"[^。\n]{1,24}")
_HASHES = re.compile(r"\s*#{1,6}\s+")
_DATED = {"evaluation", "reason"}
_TOLD_BY_YEAR = {"planned", "actual", "results"}
_YEARLY = {"results", "actual", "planned"}
_ONE_LINE = {"name", "evaluation", "state"}
_MAX_NAME = 80  # characters of a name that was broken
_WIDE = 20  # a line as long as this was broken by the width of its cell or page


def read_stacked(text: str, source: str, block: SheetBlock, sheet: Sheet) -> None:
    """Fill ``sheet`` with what the pairs of ``block`` say."""
    sheet.related_apart = block.related_apart
    numbered = any(p.label.role == "number" and p.pieces for p in block.pairs)
    reader = _PairReader(text, source, sheet, numbered)
    at = 0
    while at < len(block.pairs):
        if table := year_table(text, block.pairs[at:]):
            reader.by_year(*table[:2])
            at += table[2]
        else:
            reader.take(block.pairs[at])
            at += 1
    reader.close()


def name_above(text: str, source: str, title: Span, sheet: Sheet) -> None:
    """Name ``sheet`` by the line above it that is ``title``."""
    marks = _HASHES.match(text, *title)
    start = marks.end() if marks else title[0]
    sheet.title = read_title(clean(text, start, title[1]), source)
    sheet.number, sheet.start = sheet.title.number, title[0]
    if sheet.number:
        sheet.printed_number = bare_number(sheet.number)


@dataclass(slots=True)
class _Open:
    """An indicator whose figures are still being read."""

    name: Value
    values: list[tuple[str, Value]]


class _PairReader:
    """Takes the pairs of one sheet in order."""

    def __init__(self, text: str, source: str, sheet: Sheet, numbered: bool) -> None:
        self.text = text
        self.source = source
        self.sheet = sheet
        self.numbered = numbered
        self.open: _Open | None = None

    def take(self, pair: Pair) -> None:
        label = pair.label
        if self._grid(pair):
            return
        if label.figure or (self.open and self._is_figure(pair)):
            self._figure(pair)
            return
        self.close()
        if label.role == "indicator" and self._named(pair):
            return
        pieces = pair.pieces
        if label.role == "name" and len(pieces) > 1 and self._whole_name(pair):
            pieces = ()
        for i, (start, end) in enumerate(pieces):
            value = self._value(label, start, end)
            if value.text and not (label.role in {"lead", "related"} and _nothing(value)):
                self._add(label, pair.printed, value, first=i == 0)

    def by_year(self, table: YearRows, rows: list[Line]) -> None:
        """Take in a table with a year to a row."""
        self.close()
        reader = LineReader(self.text, self.source, self.sheet)
        reader.by_year(table)
        for row in rows:
            reader.read(row)
        self.sheet.year_rows = None

    def _whole_name(self, pair: Pair) -> bool:
        """Read a name in several pieces as one; false where it is too long for a name."""
        cell = Cell("", pair.pieces[0][0], pair.pieces[-1][1], pair.pieces)
        view = cell_view(self.text, cell)
        if self.sheet.title is not None or len(view.text) > _MAX_NAME or "。" in view.text:
            return False
        self._title(view, cell)
        self.sheet.fields.append(Field("name", pair.printed, view.joined().value(self.source)))
        return True

    def _named(self, pair: Pair) -> bool:
        """Read the years of an indicator that its own label names in brackets."""
        named = named_in(self.text[slice(*pair.place)])
        if named is None or not pair.pieces:
            return False
        name = value_of(self.text, self.source, *(pair.place[0] + at for at in named))
        told: list[tuple[str, Value]] = []
        for start, end in pair.pieces:
            told += dated_lines(self.text, self.source, start, end)[1]
            value = value_of(self.text, self.source, start, end)
            self.sheet.fields.append(Field("indicator", pair.printed, value))
        if told:
            self.sheet.indicators.append(Indicator(name, tuple(told)))
        return True

    def _grid(self, pair: Pair) -> bool:
        """Read a value that is a table of years or figures, as one of cells would be."""
        place = Cell(pair.printed, *pair.place)
        lines = grid_lines(self.text, pair.label, place, pair.pieces)
        if not lines:
            return False
        self.close()
        reader = LineReader(self.text, self.source, self.sheet)
        for line in lines:
            reader.read(line)
            if line is lines[0] and self.sheet.columns and pair.label.role in _TOLD_BY_YEAR:
                self.sheet.year_role = pair.label.role
        self.sheet.figures, self.sheet.columns = None, {}
        for start, end in pair.pieces:
            rest = value_of(self.text, self.source, min(max(start, lines[-1].end), end), end)
            if rest.text:
                self.sheet.fields.append(Field("other", pair.printed, rest))
        return True

    def close(self) -> None:
        """Put the indicator that was open, if any, into the sheet."""
        if self.open:
            indicator = Indicator(self.open.name, tuple(self.open.values))
            self.sheet.indicators.append(indicator)
            self.open = None

    def _value(self, label: Label, start: int, end: int) -> Value:
        """A piece of a value, its sentences unbroken; lists and short lines keep their breaks."""
        value = value_of(self.text, self.source, start, end)
        if label.role in {"lead", "related"} or _BULLET.search(value.text):
            return value
        wide = _WIDE if label.role not in _ONE_LINE else 0
        return replace(value, text=unbroken(value.text, wide))

    def _add(self, label: Label, printed: str, value: Value, *, first: bool) -> None:
        sheet, role = self.sheet, label.role
        if role == "number" and is_number(value.text) and sheet.number is None:
            sheet.number = value
            sheet.printed_number = nfkc(value.text)
        elif role == "name" and first and sheet.title is None:
            cell = Cell(value.text, value.start, value.end)
            self._title(cell_view(self.text, cell), cell)
        elif role == "indicator" and first:
            self._indicator(value)
        elif role in {"content", "other"} and self._is_list(printed, value):
            sheet.actions += self._listed(value)
        year = label.year or (sheet.year if role in _DATED else None)
        if first and role in _YEARLY:
            self._yearly(label, value)
            sheet.year = label.year if label.year and role == "results" else sheet.year
        sheet.fields.append(Field(role, printed, value, year))

    def _is_list(self, printed: str, value: Value) -> bool:
        """Whether a value lists actions: its label says so, or it opens with an item of a list."""
        return bool(_LISTS.search(printed) or _BULLET.match(value.text))

    def _listed(self, value: Value) -> tuple[Action, ...]:
        """The actions of a list, one on each line or several on one behind the same mark."""
        view = clean(self.text, value.start, value.end)
        on_lines = listed_actions(view, self.source)
        inside = all_items(self.text, value.start, value.end, self.source)
        return inside if len(inside) > len(on_lines) else on_lines

    def _title(self, view: View, cell: Cell) -> None:
        """The name; a number in front of it counts where no label of its own tells the number."""
        if self.numbered:
            self.sheet.title = plain_title(self.text, cell, self.source)
            return
        title = read_title(view, self.source)
        self.sheet.title = title
        if title.number and self.sheet.number is None:
            self.sheet.number = title.number
            self.sheet.printed_number = bare_number(title.number)

    def _yearly(self, label: Label, value: Value) -> None:
        """What the label or the lines of the value say was planned or done in which year."""
        target = self.sheet.actual if label.role in {"results", "actual"} else self.sheet.planned
        _, told = dated_lines(self.text, self.source, value.start, value.end)
        if label.year:
            target.setdefault(label.year, value)
        elif len(told) >= 2:
            for year, words in told:
                target.setdefault(year, words)

    def _indicator(self, value: Value) -> None:
        """An indicator by its first lines; figures may stand on the lines below it, by year."""
        dated, told = dated_lines(self.text, self.source, value.start, value.end)
        name = value_of(self.text, self.source, value.start, dated)
        if name.text:
            self.open = _Open(replace(name, text=unbroken(name.text)), told)

    def _is_figure(self, pair: Pair) -> bool:
        """Whether a label with a year, below an indicator, holds nothing but a short figure."""
        if not pair.label.year or len(pair.pieces) != 1:
            return False
        words = self.text[slice(*pair.pieces[0])].strip()
        return bool(_FIGURE.fullmatch(words)) and bool(re.search(r"[0-9０-９]|^[-－―ー]$", words))

    def _figure(self, pair: Pair) -> None:
        for start, end in pair.pieces[:1]:
            value = value_of(self.text, self.source, start, end)
            if not value.text:
                continue
            when = pair.label.year or nfkc(pair.printed)
            if self.open and all(when != known for known, _ in self.open.values):
                self.open.values.append((when, value))
            self.sheet.fields.append(Field("indicator", pair.printed, value, pair.label.year))


def _nothing(value: Value) -> bool:
    return bool(_NOTHING.fullmatch(value.text))
