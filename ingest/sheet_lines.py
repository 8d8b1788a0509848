"""Lines of a sheet: labels with their values, tables inside it, and lines of years."""

from __future__ import annotations

from ingest.blocks import Cell, Line
from ingest.graded_labels import graded
from ingest.label_tables import LabelTables, labels_of_line
from ingest.label_values import year_label
from ingest.labels import Label, year_of
from ingest.lines_below_years import begins_and_ends, years_of
from ingest.meanings import meaning, over_prose, told_label
from ingest.records import Field, Role
from ingest.sheet_dated import dated_prose, year_in, year_pairs
from ingest.sheet_lists import Listing, is_row, read_row
from ingest.sheet_pairs import PairLines
from ingest.sheet_tracks import further, track_of
from ingest.sheet_year_rows import YearRows, is_year_row
from ingest.sheet_years import ONE_LINE
from ingest.stacked_grid import dated_rows, grid_lines
from ingest.text import fold, value_of


class LineReader(PairLines):
    """Reads lines of a sheet into it."""

    def read(self, line: Line) -> None:
        """Take in one more line of the sheet."""
        if self._listed(line) or self._year_row(line) or self.report(line):
            return
        if not self.figures(line):
            self.sheet.figures = None
            if self._dated(line):
                return
            years = years_of(line)
            if pairs := year_pairs(line):
                self.of_years(line, pairs)
            elif len(years) >= 2 and not begins_and_ends(line):
                self.year_header(line, years)
            elif not self._by_years(line) and not self._graded(line):
                self.pairs(line)

    def _by_years(self, line: Line) -> bool:
        """Read a line below a header of years."""
        sheet = self.sheet
        if not sheet.columns:
            return False
        if found := further(sheet, line):
            for year, cell in found:
                value = self.value(cell)
                if sheet.planned.setdefault(year, value) is not value:
                    sheet.fields.append(Field("planned", sheet.track or "", value, year))
            return True
        sheet.track = track_of(sheet, line)
        return self.yearly(line)

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

    def by_year(self, table: YearRows) -> None:
        """Take in the header of a table with a year to a row."""
        self._clear()
        self.sheet.year_rows = table

    def _year_row(self, line: Line) -> bool:
        """Read a row of such a table; any other line ends it."""
        table = self.sheet.year_rows
        if table is None or not is_year_row(line, table):
            self.sheet.year_rows = None
            return False
        year = year_of(line.cells[table.year_at].text)
        for at, (role, printed) in table.columns.items():
            if year and at < len(line.cells) and line.cells[at].text:
                self._tell(role, printed, year, line.cells[at])
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
        year = (told.year if told else year_in(label.text)) or self.sheet.year
        roles: tuple[Role, Role] = ("evaluation", "reason") if known else ("other", "other")
        for role, cell in zip(roles, (grade, reason), strict=True):
            value = self.value(cell, join=role in ONE_LINE)
            self.sheet.fields.append(Field(role, label.text, value, year))
        return True

    def take(self, line: Line, tables: LabelTables | None, *, mixed: bool = False) -> None:
        """Take in one more line; with ``tables`` its first cell is a label, known or not.

        In a table that is ``mixed``, lines of known labels may head others or go on with them.
        """
        if self._of_lines(line) or (tables and self.figure_cells(line)):
            return
        pairs = labels_of_line(line, tables.owners) if tables else []
        open_ = bool(pairs) and self._under_years(line, pairs, mixed=mixed)
        known = mixed and pairs and meaning(pairs[0][0].text)
        below = (open_ or known) and not self._owned(pairs, tables)
        if tables is None or not pairs or below:
            self.read(line)
            return
        if len(pairs) > 1:
            self._clear()
            for label, cell in pairs:
                told = meaning(label.text)
                role = tables.role(label.text) or (told.role if told else "other")
                self.add((role, label.text), cell)
            return
        self._one(line, pairs[0], tables)

    def _under_years(self, line: Line, pairs: list[tuple[Cell, Cell]], *, mixed: bool) -> bool:
        """Whether a line stands below years: it has several cells, or one that may span them."""
        sheet = self.sheet
        one = mixed and bool(sheet.series) and len(line.cells) > max(sheet.columns, default=99)
        new = fold(pairs[0][0].text) not in self.returning and "。" not in pairs[0][1].text
        return bool(sheet.columns) and (len(pairs) > 1 or (one and new and self.below(line)))

    def _owned(self, pairs: list[tuple[Cell, Cell]], tables: LabelTables | None) -> bool:
        """Whether one of the labels is of departments in the tables of the text."""
        return any(tables and tables.owners.beside(k.text) for k, _ in pairs)

    def _of_lines(self, line: Line) -> bool:
        """Read a label whose value, on lines of its own, is a table of figures or tells by year."""
        filled = [c for c in line.cells if c.text]
        if len(filled) != 2 or not line.cells[0].text:
            return False
        label, value = filled
        known = meaning(label.text)
        dated = dated_rows(self.text, value)
        if dated and self.sheet.title:
            role = known.role if known else "planned"
            self._clear()
            for kind, year, cell in dated:
                self._tell(kind or role, label.text, year, cell)
            return True
        pieces = ((value.start, value.end),)
        lines = grid_lines(self.text, known or Label("other"), label, pieces)
        if not lines or not self.sheet.title:
            return False
        for own in lines:
            self.read(own)
        rest = self.text[lines[-1].end : value.end].strip()
        self._clear()
        if rest:
            place = value_of(self.text, self.source, lines[-1].end, value.end)
            self.sheet.fields.append(Field("other", label.text, place))
        return True

    def _one(self, line: Line, pair: tuple[Cell, Cell], tables: LabelTables) -> None:
        """Take in a line of one label and its value."""
        if told := year_label(pair[0].text):
            self.tell(told, pair)
            return
        found = meaning(pair[0].text) or told_label(pair[0].text, pair[1].text)
        if self.judged(pair[0], pair[1]):
            self._clear()
            self.add(("evaluation", pair[0].text), pair[1])
            return
        if (found and found.figure) or year_of(pair[1].text):
            self.read(line)
        else:
            self._clear()
            role = over_prose(found, pair[0].text, pair[1].text).role if found else "other"
            self.add((tables.role(pair[0].text) or role, pair[0].text), pair[1])

    def _clear(self) -> None:
        self.sheet.figures, self.sheet.series, self.sheet.columns = None, None, {}

    def tell(self, label: Label, pair: tuple[Cell, Cell]) -> None:
        """Take in what was planned or done in the year that a label is."""
        self._clear()
        if label.year:
            self._tell(label.role, pair[0].text, label.year, pair[1])
