"""Lines of a sheet: labels with their values, and values below the headers of years."""

from __future__ import annotations

import re

from ingest.blocks import Cell, Line
from ingest.cells import Title, is_number, read_title
from ingest.labels import fiscal_name, role_of, year_of
from ingest.records import Field, Indicator, Role, ScheduleRow, Value
from ingest.sheet import Sheet
from ingest.text import clean, nfkc, value_of

_REMARK = re.compile(r"(備考|財源|事業費)")
_WORDS = {"evaluation", "name", "state"}
_DATED = {"actual", "results", "issues", "evaluation", "reason"}


class LineReader:
    """Reads lines of a sheet into it."""

    def __init__(self, text: str, source: str, sheet: Sheet) -> None:
        self.text = text
        self.source = source
        self.sheet = sheet

    def read(self, line: Line) -> None:
        """Take in one more line of the sheet."""
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
        if self._goes_on(line):
            return self._series_row(line, 1)
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
        if role is None and first.text and 0 not in self.sheet.columns and filled:
            inside = all(i in self.sheet.columns for i, c in enumerate(line.cells) if i and c.text)
            if inside and not year_of(first.text) and not re.fullmatch(r"[RHS]?\d+", first.text):
                self.sheet.series = "indicator"
                return self._series_row(line, 0)
        return False

    def _goes_on(self, line: Line) -> bool:
        """Whether a line has no label of its own, but a name, below the label of a series."""
        if not self.sheet.series or len(line.cells) < 2 or line.cells[0].text:
            return False
        roles = [role_of(c.text) for c in line.cells[1:] if c.text]
        weak = roles[:1] == ["other"] and not _REMARK.match(line.cells[1].text)
        return bool(line.cells[1].text) and not any(roles[1:] if weak else roles)

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
        if shift > 0 and values and len(cells) - name_at - 1 < len(self.sheet.columns):
            self.sheet.short.append(name)
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
            sheet.title = plain_title(self.text, cell, self.source)
        year = year_in(printed) or (sheet.year if role in _DATED else None)
        sheet.fields.append(Field(role, printed, self._value(cell, join=role in _WORDS), year))

    def _continue(self, cell: Cell) -> None:
        if self.sheet.fields and len(cell.text) > 1:
            last = self.sheet.fields[-1]
            self.sheet.fields.append(Field(last.role, last.label, self._value(cell), last.year))

    def _value(self, cell: Cell, *, join: bool = False) -> Value:
        return value_of(self.text, self.source, cell.start, cell.end, join=join)


def plain_title(text: str, cell: Cell, source: str) -> Title:
    """A name cell that stands under its own label: tags are cut, no number is looked for."""
    view = clean(text, cell.start, cell.end)
    title = read_title(view, source)
    if title.number is None:
        return title
    start = view.text.index(title.name.text[0], 0) if title.name.text else 0
    whole = view.slice(0, len(view.text))
    name = whole.joined().value(source) if not title.tags else title.name
    return Title(None, name if start == 0 else title.name, title.departments, title.tags)


def year_in(label: str) -> str | None:
    """The fiscal year that a label names anywhere in it."""
    match = re.search(r"(令和|平成)\s*([0-9０-９]+|元)\s*年度|R\s*\.?\s*([0-9]+)", label)
    if match is None:
        return None
    if match.group(3):
        return fiscal_name(2018 + int(match.group(3)))
    return f"{match.group(1)}{nfkc(match.group(2))}年度"
