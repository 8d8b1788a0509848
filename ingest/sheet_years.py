"""Lines of a sheet that say something year by year: below a header of years, or year for year."""

from __future__ import annotations

import re

from ingest.blocks import Cell, Line
from ingest.graded_labels import is_grade
from ingest.labels import role_of, year_of
from ingest.lines_below_years import (
    NOTHING,
    is_full,
    is_outcome,
    is_whole,
    judges,
    kinds_of,
    led,
    report_of,
)
from ingest.meanings import meaning, told_label
from ingest.records import Field, Role
from ingest.sheet_dated import DATED
from ingest.sheet_over_years import over_years, told_below
from ingest.sheet_series import SeriesLines
from ingest.text import fold

ONE_LINE: frozenset[Role] = frozenset({"evaluation", "name", "state"})
_PAST = re.compile(r"た[」』）)]?。")
_MARK = 4  # a longer cell alone on its line may span all years
_LISTED = 30  # a longer cell alone below years is no figure, but a list


class YearLines(SeriesLines):
    """Reads what stands below or behind years into the sheet."""

    def year_header(self, line: Line, years: dict[int, str]) -> None:
        """Take in a line of years, and what its label says stands below them.

        Without a label it is what a label said in the sheets before of the very same years.
        """
        sheet = self.sheet
        sheet.columns, sheet.order = years, list(years.values())
        sheet.kinds = kinds_of(line)
        sheet.series = sheet.track = None
        labels = [c for c in line.cells[: min(years)] if c.text]
        role = role_of(labels[0].text) if labels else self.told.get(tuple(years.values()))
        if role in {"planned", *DATED} or not labels:
            sheet.year_role = role
            sheet.year_label = labels[0].text if labels else ""
        sheet.over = over_years(line, years, role)
        told = self.headers.get(fold(labels[0].text)) if labels else None
        if told == "planned" and min(years) == 1:
            sheet.series, sheet.track = "steps", labels[0].text
        elif told and min(years) > 1:
            sheet.series = "schedule" if told == "planned" else "indicator"
            sheet.year_label = labels[0].text
        if labels and role in {"planned", "actual"}:
            self.told[tuple(years.values())] = role

    def of_years(self, line: Line, pairs: tuple[tuple[str, Cell], ...]) -> None:
        """Take in a label with a value behind each year."""
        label = next(c.text for c in line.cells if c.text)
        if found := meaning(label):
            for year, cell in pairs:
                self._tell(found.role, label, year, cell)

    def report(self, line: Line) -> bool:
        """Read a line that says in prose what was done in one year, and may grade it.

        Its label stands before the year, on the first of several such lines alone.
        """
        sheet = self.sheet
        told = report_of(line)
        if told is None:
            sheet.reported = sheet.reported if not line.cells[0].text else None
            return False
        label, year, said, grade = told
        if label:
            found = meaning(label.text)
            past = bool(_PAST.search(said.text))
            if (found and found.role not in DATED) or not (found or past):
                return False
            sheet.reported = (found.role if found else "results", label.text)
        if sheet.reported is None:
            return False
        sheet.figures, sheet.series, sheet.columns = None, None, {}
        role, printed = sheet.reported
        self._tell(role, printed, year, said)
        if grade:
            sheet.fields.append(Field("evaluation", printed, self.value(grade), year))
        return True

    def yearly(self, line: Line) -> bool:
        """Read a line below a year header; false when it is not one."""
        line = led(line, self.sheet.columns, self._planned())
        sheet, first = self.sheet, line.cells[0]
        role = role_of(first.text) if first.text else None
        filled = [c for c in line.cells[1:] if c.text]
        if self._ends(line):
            return False
        if not role and is_whole(line, sheet.columns):
            sheet.year_role = sheet.year_role or "planned"
            return self._plain_years(line)
        if (name_at := self.in_series(line, role)) is not None:
            return self.series_row(line, name_at)
        weak = self.below(line) and (not first.text or role in {"planned", "actual"})
        whole = sheet.year_role == "planned" and is_full(line, sheet.columns)
        if not whole and {role_of(c.text) for c in filled} - {None, "other" if weak else None}:
            return False
        if role in {"planned", "actual"}:
            sheet.year_role, sheet.year_label, sheet.series = role, first.text, None
            return self._plain_years(line)
        if not first.text and sheet.series is None and (sheet.year_role or sheet.over):
            return self._first_below(line)
        role = "results" if role is None and is_outcome(line, self._planned()) else role
        if role in DATED and self._dated_below(line, filled):
            sheet.year_role, sheet.year_label, sheet.series = role, first.text, None
            return self._plain_years(line)
        if role == "indicator" or (role in {"content", "other"} and "取組" in first.text):
            sheet.series = "indicator" if role == "indicator" else "schedule"
            return self.series_row(line, 1)
        return self._unnamed(line, role, filled)

    def _planned(self) -> dict[int, str]:
        """The columns of the years for which the line above told plans."""
        told = self.sheet.year_role == "planned" and self.sheet.planned
        return self.sheet.columns if told else {}

    def _dated_below(self, line: Line, filled: list[Cell]) -> bool:
        """Whether a line tells by year: of several, by a mark, or of one right below plans."""
        told = len(filled) != 1 or len(filled[0].text) <= _MARK
        return (told or self.sheet.year_role == "planned") and self.below(line)

    def _ends(self, line: Line) -> bool:
        """Whether a line has a label that heads figures in other sheets, or judges by a grade."""
        return (line.cells[0].text,) in self.told or judges(line) or self.alone(line)

    def _unnamed(self, line: Line, role: Role | None, filled: list[Cell]) -> bool:
        """Read a line that opens with no known label but the name of an indicator."""
        first = line.cells[0]
        if role is None and first.text and 0 not in self.sheet.columns and filled:
            told = len(filled) == 1 and told_label(first.text, filled[0].text)
            number = year_of(first.text) or re.fullmatch(r"[RHS]?\d+", first.text)
            listed = len(filled) == 1 and len(filled[0].text) > _LISTED
            if self.below(line) and not number and not told and not listed:
                self.sheet.series = "indicator"
                return self.series_row(line, 0)
        return False

    def _plain_years(self, line: Line) -> bool:
        sheet = self.sheet
        seen = False
        for i, cell in enumerate(line.cells):
            year = sheet.columns.get(i)
            if year and cell.text not in NOTHING:
                role = sheet.kinds.get(i) or sheet.year_role or "actual"
                self._tell(role, sheet.year_label, year, cell)
                seen = True
        return seen or not any(c.text for c in line.cells[1:])

    def _first_below(self, line: Line) -> bool:
        """Read a line right below years, by what their label says stands there."""
        sheet = self.sheet
        told = [Field("other", a, self.value(c), y) for a, y, c in told_below(line, sheet.over)]
        sheet.fields += told
        read = self._plain_years(line) if sheet.year_role else bool(told)
        sheet.year_role = sheet.over = None
        return read

    def _tell(self, role: Role, printed: str, year: str, cell: Cell) -> None:
        """What was planned or done in a year, or a field of that year."""
        value = self.value(cell, join=role in ONE_LINE)
        if role == "planned":
            self.sheet.planned[year] = value
        elif role in {"actual", "results"}:
            self.sheet.actual[year] = value
        if role not in {"planned", "actual"}:
            self.sheet.fields.append(Field(role, printed, value, year))

    def alone(self, line: Line) -> bool:
        """Whether a line is a label with a grade of the whole sheet, and nothing else."""
        filled = [c for c in line.cells if c.text]
        return len(filled) == 2 and bool(line.cells[0].text) and self.judged(*filled)

    def judged(self, label: Cell, value: Cell) -> bool:
        """Whether a label that stands before grades elsewhere has one here, or its reason too."""
        first = re.split(r"[\s\u3000]", value.text, maxsplit=1)[0]
        return fold(label.text) in self.graded and is_grade(first)
