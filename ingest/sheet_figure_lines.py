"""Lines of a sheet that are tables of indicators: figures by year, or by kind of value."""

from __future__ import annotations

from collections.abc import Collection

from ingest.blocks import Cell, Line
from ingest.figure_cells import dated_figures
from ingest.records import Field, Indicator, Value
from ingest.sheet_figures import Column, dated, figures_of, pairs_of, row_of
from ingest.sheet_years import YearLines


class FigureLines(YearLines):
    """Reads the figures of indicators into the sheet."""

    def figures(self, line: Line) -> bool:
        """Read a line of a table of indicators: its header, or a row below that."""
        sheet = self.sheet
        if self.figure_cells(line):
            return True
        if header := figures_of(line):
            sheet.figures, sheet.series, sheet.columns = header, None, {}
            if header.label:
                self.told[(header.label,)] = "indicator"
        elif sheet.figures is None or self.alone(line):
            return self._figure_pairs(line)
        elif not dated(line, sheet.figures):
            row = row_of(line, sheet.figures)
            if row is None:
                return self._figure_pairs(line)
            name = self._named(row.name, sheet.figures.label)
            self._take_figures(name, row.values)
            for cell in row.unheaded:
                sheet.fields.append(Field("other", name.text, self.value(cell)))
        return True

    def figure_cells(self, line: Line) -> bool:
        """Read a line of figures that say their years themselves, of the indicator before them."""
        sheet = self.sheet
        found = dated_figures(self.text, self.source, line) if sheet.title else None
        if found is None:
            return False
        sheet.series, sheet.columns = None, {}
        above = next((f.label for f in reversed(sheet.fields) if f.role == "indicator"), "")
        label = found.label.text if found.label else above
        name = self._named(found.name, label)
        for year, value in found.values:
            sheet.fields.append(Field("indicator", label, value, year if "年" in year else None))
        sheet.indicators.append(Indicator(name, found.values))
        return True

    def _figure_pairs(self, line: Line) -> bool:
        """Read kinds of values with a figure behind each, of the indicator before them."""
        label, name, pairs = pairs_of(line)
        last = self.sheet.fields[-1] if self.sheet.fields else None
        if not pairs or (name is None and (last is None or last.role != "indicator")):
            return False
        if name:
            self._take_figures(self._named(name, label.text if label else ""), pairs)
        else:
            self._take_figures(None, pairs)
        return True

    def _named(self, cell: Cell, label: str) -> Value:
        name = self.value(cell, join=True)
        self.sheet.fields.append(Field("indicator", label, name))
        return name

    def _take_figures(self, name: Value | None, figures: tuple[tuple[Column, Cell], ...]) -> None:
        """Figures of an indicator, each by the year or the kind of value over it.

        Without a name they are of the indicator that the last field began to tell of.
        """
        sheet = self.sheet
        values: dict[str, Value] = {}
        if name is None:
            last = sheet.indicators[-1] if sheet.indicators else None
            name, before = sheet.fields[-1].value, last
            if before and any(v == name for _, v in before.values):
                name, values = before.name, dict(before.values)
                sheet.indicators.pop()
        for column, cell in figures:
            value = self.value(cell)
            values[_key(column, values)] = value
            sheet.fields.append(Field("indicator", column.printed, value, column.year))
        sheet.indicators.append(Indicator(name, tuple(values.items())))


def _key(column: Column, known: Collection[str]) -> str:
    """What a figure is told by: its year, and its kind too where the year is told before."""
    if column.year is None or column.year not in known:
        return column.year or column.printed
    kind = next((k for k in ("実績", "目標") if k in column.printed), None)
    return f"{column.year}{kind}" if kind else column.printed
