"""Lines of a sheet that stand below its years and begin with a name: steps, plans, indicators."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from ingest.blocks import Cell, Line, cell_view
from ingest.labels import role_of
from ingest.records import Indicator, Role, ScheduleRow, Value
from ingest.sheet import Sheet

Told = dict[tuple[str, ...], Role]  # what stands below which years, where a label says so
_NONE: Mapping[str, Role] = MappingProxyType({})
_DASH = re.compile(r"[-－―–—]+")  # nothing in that year
_REMARK = re.compile(r"(備考|財源|事業費)")


class SeriesLines:
    """Reads such lines into ``sheet``; ``told`` is shared by all sheets.

    ``graded`` are labels that stand before a grade and its reason, ``returning`` unknown ones
    that return from sheet to sheet, with what they say, ``headers`` labels of unknown words
    before years, with what stands in the rows below them.
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

    def in_series(self, line: Line, role: Role | None) -> int | None:
        """Where the name stands in a line of a series; ``None`` for any other line."""
        sheet, first = self.sheet, line.cells[0]
        if sheet.series == "steps" and first.text and not role and self.below(line):
            return 0
        if self._named_series(line):
            sheet.series = "schedule"
        named = sheet.series == "schedule" and self._is_named(line)
        return 1 if named or self._goes_on(line) else None

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

    def _goes_on(self, line: Line) -> bool:
        """Whether a line has no label of its own, but a name, below the label of a series."""
        if not self.sheet.series or len(line.cells) < 2 or line.cells[0].text:
            return False
        roles = [role_of(c.text) for c in line.cells[1:] if c.text]
        weak = roles[:1] == ["other"] and not _REMARK.match(line.cells[1].text)
        return bool(line.cells[1].text) and not any(roles[1:] if weak else roles)

    def below(self, line: Line) -> bool:
        """Whether every cell behind the first stands below a year."""
        return all(i in self.sheet.columns for i, c in enumerate(line.cells) if i and c.text)

    def series_row(self, line: Line, name_at: int) -> bool:
        """Read a line of a series whose name stands in the cell ``name_at``."""
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
        if self.sheet.series != "indicator":
            values = tuple((y, v) for y, v in values if not _DASH.fullmatch(v.text))
        if shift > 0 and values and len(cells) - name_at - 1 < len(self.sheet.columns):
            self.sheet.short.append(name)
        if self.sheet.series == "indicator":
            self.sheet.indicators.append(Indicator(name, values))
        else:
            self.sheet.schedule.append(ScheduleRow(name, values))
        return True

    def value(self, cell: Cell, *, join: bool = False) -> Value:
        """What a cell says."""
        view = cell_view(self.text, cell)
        return (view.joined() if join else view).value(self.source)
