"""Lines of a sheet: labels with their values, tables inside it, and lines of years."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.blocks import Cell, Line, cell_view
from ingest.cell_actions import split_actions
from ingest.cells import Title, is_number, read_title
from ingest.graded_labels import graded, paired
from ingest.label_tables import LabelTables, labels_of_line, year_label
from ingest.labels import Label, is_department, role_of, year_of
from ingest.meanings import meaning, over_prose, told_label
from ingest.records import Field, Role, Value
from ingest.sheet_dated import DATED, are_grades, dated_prose, year_in, year_pairs
from ingest.sheet_figure_lines import FigureLines
from ingest.sheet_lists import Listing, is_row, read_row
from ingest.sheet_years import ONE_LINE
from ingest.text import fold, nfkc

_PAIRED: frozenset[Role] = frozenset({"number", "name", "lead", "related"})
_MAX_KEY = 8
_MAX_TAG = 6
_CUT = re.compile(r"。[^。\n]*[^\W\d_]$")


class LineReader(FigureLines):
    """Reads lines of a sheet into it."""

    def read(self, line: Line) -> None:
        """Take in one more line of the sheet."""
        if self._listed(line) or self.report(line):
            return
        if not self.figures(line):
            self.sheet.figures = None
            if self._dated(line):
                return
            years = {i: y for i, c in enumerate(line.cells) if (y := year_of(c.text))}
            if pairs := year_pairs(line):
                self.of_years(line, pairs)
            elif len(years) >= 2:
                self.year_header(line, years)
            elif not (self.sheet.columns and self.yearly(line)) and not self._graded(line):
                self._pairs(line)

    def lists(self, listing: Listing) -> None:
        """Take in the header of a table inside the sheet."""
        self._clear()
        self.sheet.listing = listing

    def _listed(self, line: Line) -> bool:
        """Read a row of such a table; any other line ends it."""
        sheet = self.sheet
        if sheet.listing is None or not is_row(line, sheet.listing):
            sheet.listing = None
            return False
        row = read_row(self.text, self.source, line, sheet.listing)
        sheet.actions += [row.action] if row.action else []
        sheet.fields += row.fields
        return True

    def _dated(self, line: Line) -> bool:
        """Read what prose says of one year; any other line ends the label over such."""
        sheet = self.sheet
        found = dated_prose(line, sheet.dated) if sheet.title else None
        sheet.dated = found[0] if found else None
        if found is None:
            return False
        label, year, cell = found
        sheet.series, sheet.columns = None, {}
        self._tell(label.role, label.printed, year, cell)
        return True

    def _graded(self, line: Line) -> bool:
        """Read a label with a grade and its reason behind it; one that is not known keeps both."""
        found = graded(line)
        if found is None:
            return False
        label, grade, reason = found
        told = meaning(label.text)
        known = fold(label.text) in self.graded or (told and told.role == "evaluation")
        if not known and (told or not self.sheet.title):
            return False
        self.sheet.series = None
        year = (told.year if told else None) or self.sheet.year
        roles: tuple[Role, Role] = ("evaluation", "reason") if known else ("other", "other")
        for role, cell in zip(roles, (grade, reason), strict=True):
            value = self.value(cell, join=role in ONE_LINE)
            self.sheet.fields.append(Field(role, label.text, value, year))
        return True

    def take(self, line: Line, tables: LabelTables | None) -> None:
        """Take in one more line; with ``tables`` its first cell is a label, known or not."""
        pairs = labels_of_line(line) if tables else []
        if tables is None or not pairs:
            self.read(line)
            return
        if len(pairs) > 1:
            self._clear()
            for label, cell in pairs:
                told = meaning(label.text)
                role = tables.role(label.text) or (told.role if told else "other")
                self._add((role, label.text), cell)
            return
        self._one(line, pairs[0], tables)

    def _one(self, line: Line, pair: tuple[Cell, Cell], tables: LabelTables) -> None:
        """Take in a line of one label and its value."""
        if told := year_label(pair[0].text):
            self.tell(told, pair)
            return
        found = meaning(pair[0].text) or told_label(pair[0].text, pair[1].text)
        if (found and found.figure) or year_of(pair[1].text):
            self.read(line)
        else:
            self._clear()
            role = found.role if found else "other"
            self._add((tables.role(pair[0].text) or role, pair[0].text), pair[1])

    def _clear(self) -> None:
        self.sheet.figures, self.sheet.series, self.sheet.columns = None, None, {}

    def tell(self, label: Label, pair: tuple[Cell, Cell]) -> None:
        """Take in what was planned or done in the year that a label is."""
        self._clear()
        if label.year:
            self._tell(label.role, pair[0].text, label.year, pair[1])

    def _pairs(self, line: Line) -> None:
        sheet = self.sheet
        sheet.series = None
        label: tuple[Role, str] | None = None
        filled = False
        if self._merged(line):
            return
        for i, cell in enumerate(line.cells):
            if not cell.text:
                continue
            rest = [c for c in line.cells[i + 1 :] if c.text]
            role = role_of(cell.text) or self._meant(cell, rest, label if filled else None, i)
            year = year_of(cell.text)
            if year and i == 0:
                sheet.year = year
            elif role and (filled or not (label and label[0] == "name")):
                label, filled = (role, cell.text), False
            elif label:
                self._add(label, cell)
                filled = True
            elif i > 0 or not sheet.title or cell.start != sheet.start:
                self._continue(cell)

    def _merged(self, line: Line) -> bool:
        """Read a line whose labels ran together in its first cell, a value of each behind."""
        cells = [c for c in line.cells if c.text]
        words = cells[0].text.split() if cells and line.cells[0].text else []
        roles = [role_of(w) for w in words]
        if len(words) < 2 or len(cells) != len(words) + 1 or any(map(role_of, _texts(cells[1:]))):
            return False
        if not all(roles) or role_of(cells[0].text):
            return False
        for role, word, cell in zip(roles, words, cells[1:], strict=True):
            if role:
                self._add((role, word), cell)
        return True

    def _meant(
        self, cell: Cell, rest: list[Cell], before: tuple[Role, str] | None, at: int
    ) -> Role | None:
        """The role of a label of words that are not known, by where it stands and over what."""
        if not rest:
            return None
        if at == 0:
            found = meaning(cell.text)
            if found and len(rest) == 1:
                found = over_prose(found, cell.text, rest[0].text)
            if found is None and len(rest) == 1 and self.sheet.title:
                told = self.returning.get(fold(cell.text))
                found = told_label(cell.text, rest[0].text)
                if told and (found is None or found.role == "other"):
                    return told
                listed = split_actions(cell_view(self.text, rest[0]), "")[1]
                return found.role if found else "other" if listed else None
            graded = found is None and len(cell.text) <= _MAX_KEY and are_grades(rest)
            return found.role if found else "evaluation" if graded else paired(cell, rest)
        short = len(cell.text) <= _MAX_KEY and not re.search(r"[。、0-9０-９]", cell.text)
        key = before and before[0] in _PAIRED and short and not is_department(cell.text)
        return "other" if key and role_of(rest[0].text) is None else None

    def _add(self, label: tuple[Role, str], cell: Cell) -> None:
        role, printed = label
        sheet = self.sheet
        value = self.value(cell, join=role in ONE_LINE)
        if role == "number" and is_number(cell.text):
            sheet.number = self.value(cell)
            sheet.printed_number = nfkc(cell.text)
        elif role == "name" and sheet.title is None:
            sheet.title = plain_title(self.text, cell, self.source)
        elif role == "name" and len(cell.text) <= _MAX_TAG and self._beside_name(cell):
            role, printed = "tag", ""
        own = None if "以降" in printed else year_in(printed)
        if own and role in {"results", "planned"}:
            (sheet.actual if role == "results" else sheet.planned).setdefault(own, value)
        year = own or (sheet.year if role in DATED else None)
        sheet.fields.append(Field(role, printed, value, year))

    def _beside_name(self, cell: Cell) -> bool:
        """Whether a cell stands on the line of the name, right behind it."""
        last = self.sheet.fields[-1] if self.sheet.fields else None
        return bool(
            last and last.role == "name" and "\n" not in self.text[last.value.end : cell.start]
        )

    def _continue(self, cell: Cell) -> None:
        if self.sheet.fields and len(cell.text) > 1:
            last = self.sheet.fields[-1]
            if _CUT.search(last.value.text) and "。" in cell.text:
                self.sheet.fields[-1] = replace(last, value=self._joined(last.value, cell))
                return
            self.sheet.fields.append(Field(last.role, last.label, self.value(cell), last.year))

    def _joined(self, value: Value, cell: Cell) -> Value:
        """A value that a page cut inside a sentence, with the cell that goes on with it."""
        parts = ((value.start, value.end), (cell.start, cell.end))
        return cell_view(self.text, Cell("", value.start, cell.end, parts)).value(self.source)


def _texts(cells: list[Cell]) -> list[str]:
    return [c.text for c in cells]


def plain_title(text: str, cell: Cell, source: str) -> Title:
    """A name cell that stands under its own label: tags are cut, no number is looked for."""
    view = cell_view(text, cell)
    title = read_title(view, source)
    if title.number is None:
        return title
    start = view.text.index(title.name.text[0], 0) if title.name.text else 0
    whole = view.slice(0, len(view.text))
    name = whole.joined().value(source) if not title.tags else title.name
    return Title(None, name if start == 0 else title.name, title.departments, title.tags)
