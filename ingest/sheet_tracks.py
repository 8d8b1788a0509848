"""Rows without a label below what is planned by year: further steps of the same years."""

from __future__ import annotations

from ingest.blocks import Cell, Line
from ingest.labels import role_of
from ingest.lines_below_years import NOTHING
from ingest.sheet import Sheet
from ingest.text import nfkc


def track_of(sheet: Sheet, line: Line) -> str | None:
    """The label over years that stands open for further rows once ``line`` was read.

    The first row below it told plans; from there on rows begin with a gap as wide as the label.
    """
    began = sheet.year_role == "planned" and sheet.series is None and not line.cells[0].text
    return sheet.year_label if began and sheet.columns and min(sheet.columns) > 0 else None


def further(sheet: Sheet, line: Line) -> list[tuple[str, Cell]]:
    """What a further row tells of each year; nothing where it is no such row."""
    if sheet.track is None or line.cells[0].text:
        return []
    told = [(i, c) for i, c in enumerate(line.cells) if not _is_nothing(c)]
    if any(i not in sheet.columns or role_of(c.text) for i, c in told):
        return []
    return [(sheet.columns[i], c) for i, c in told]


def _is_nothing(cell: Cell) -> bool:
    return cell.text in NOTHING or nfkc(cell.text) in set("-―ー–—")
