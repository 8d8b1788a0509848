"""Lines of a sheet that say something year by year: below a header of years, or year for year."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from ingest.blocks import Cell, Line
from ingest.graded_labels import is_grade
from ingest.labels import role_of, year_of
from ingest.lines_below_years import NOTHING, is_full, is_outcome, judges, kinds_of, led, report_of
from ingest.meanings import meaning, told_label
from ingest.records import Field, Indicator, Role, ScheduleRow, Value
from ingest.sheet import Sheet
from ingest.sheet_dated import DATED
from ingest.sheet_over_years import over_years, told_below
from ingest.text import fold, value_of

ONE_LINE: frozenset[Role] = frozenset({"evaluation", "name", "state"})
Told = dict[tuple[str, ...], Role]  # what stands below which years, where a label says so
_NONE: Mapping[str, Role] = MappingProxyType({})
_REMARK = re.compile(r"(備考|財源|事業費)")
_PAST = re.compile(r"た[」』）)]?。")
_MARK = 4  # a longer cell alone on its line may span all years
_LISTED = 30  # a longer cell alone below years is no figure, but a list


class YearLines:
    """Reads what stands below or behind years into ``sheet``; all sheets share ``told``. Of labels,
    ``graded`` stand before a grade and its reason, ``returning`` unknown ones that return from
    sheet to sheet and what they say, ``headers`` such before years and what the rows below say.
    """

    def __init__(
        self,
        text: str,
        source: str,
        sheet: Sheet,
        told: Told | None = None,
        graded: frozenset[str] = frozenset(),
        returning: Mapping[str, Role] = _NONE,
        headers: Mapping[str, Role] = _NONE,
    ) -> None:
        self.text = text
        self.source = source
        self.sheet = sheet
        self.told: Told = {} if told is None else told
        self.graded = graded
        self.returning = returning
        self.headers = headers

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
        if labels and min(years) == 1 and self.headers.get(fold(labels[0].text)) == "planned":
            sheet.series, sheet.track = "steps", labels[0].text
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
        if sheet.series == "steps" and first.text and not role and self._below(line):
            return self._series_row(line, 0)
        if self._named_series(line):
            sheet.series = "schedule"
        if (sheet.series == "schedule" and self._is_named(line)) or self._goes_on(line):
            return self._series_row(line, 1)
        weak = self._below(line) and (not first.text or role in {"planned", "actual"})
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
            return self._series_row(line, 1)
        return self._unnamed(line, role, filled)

    def _planned(self) -> dict[int, str]:
        """The columns of the years for which the line above told plans."""
        told = self.sheet.year_role == "planned" and self.sheet.planned
        return self.sheet.columns if told else {}

    def _dated_below(self, line: Line, filled: list[Cell]) -> bool:
        """Whether a line tells by year: of several, by a mark, or of one right below plans."""
        told = len(filled) != 1 or len(filled[0].text) <= _MARK
        return (told or self.sheet.year_role == "planned") and self._below(line)

    def _ends(self, line: Line) -> bool:
        """Whether a line has a label that heads figures in other sheets, or judges by a grade."""
        return (line.cells[0].text,) in self.told or judges(line) or self.alone(line)

    def _named_series(self, line: Line) -> bool:
        """Whether a line begins what is planned by name, right below the years of plans."""
        sheet = self.sheet
        return sheet.series is None and sheet.year_role == "planned" and self._is_named(line)

    def _is_named(self, line: Line) -> bool:
        """Whether a line has a gap or the label again, a name, and below the years what it says."""
        apart = line.cells[0].text in {"", self.sheet.year_label}
        if min(self.sheet.columns) < 2 or not apart or len(line.cells) < 3:
            return False
        told = [i for i, c in enumerate(line.cells) if i > 1 and c.text]
        return bool(line.cells[1].text and told) and all(i in self.sheet.columns for i in told)

    def _unnamed(self, line: Line, role: Role | None, filled: list[Cell]) -> bool:
        """Read a line that opens with no known label but the name of an indicator."""
        first = line.cells[0]
        if role is None and first.text and 0 not in self.sheet.columns and filled:
            told = len(filled) == 1 and told_label(first.text, filled[0].text)
            number = year_of(first.text) or re.fullmatch(r"[RHS]?\d+", first.text)
            listed = len(filled) == 1 and len(filled[0].text) > _LISTED
            if self._below(line) and not number and not told and not listed:
                self.sheet.series = "indicator"
                return self._series_row(line, 0)
        return False

    def _below(self, line: Line) -> bool:
        """Whether every cell behind the first stands below a year."""
        return all(i in self.sheet.columns for i, c in enumerate(line.cells) if i and c.text)

    def _goes_on(self, line: Line) -> bool:
        """Whether a line has no label of its own, but a name, below the label of a series."""
        if not self.sheet.series or len(line.cells) < 2 or line.cells[0].text:
            return False
        roles = [role_of(c.text) for c in line.cells[1:] if c.text]
        weak = roles[:1] == ["other"] and not _REMARK.match(line.cells[1].text)
        return bool(line.cells[1].text) and not any(roles[1:] if weak else roles)

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

    def _series_row(self, line: Line, name_at: int) -> bool:
        if name_at >= len(line.cells) or not line.cells[name_at].text:
            return True
        cells = line.cells
        name = self.value(cells[name_at], join=True)
        shift = name_at + 1 - min(self.sheet.columns)
        values = tuple(
            (year, self.value(cells[i + shift]))
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

    def alone(self, line: Line) -> bool:
        """Whether a line is a label with a grade of the whole sheet, and nothing else."""
        filled = [c for c in line.cells if c.text]
        return len(filled) == 2 and bool(line.cells[0].text) and self.judged(*filled)

    def judged(self, label: Cell, value: Cell) -> bool:
        """Whether a label that stands before grades elsewhere has one here, or its reason too."""
        first = re.split(r"[\s\u3000]", value.text, maxsplit=1)[0]
        return fold(label.text) in self.graded and is_grade(first)

    def value(self, cell: Cell, *, join: bool = False) -> Value:
        """What a cell says."""
        return value_of(self.text, self.source, cell.start, cell.end, join=join)
