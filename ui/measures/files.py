"""The table as a file: CSV for everything, Excel for Excel; no cell of it is ever a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ui.api.records import Measure
from ui.measures.order import Column

CSV = "text/csv"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"  # without it Excel does not know that this is UTF-8
_FORMULA = tuple("=+-@＝＋－＠\t\r\n")
_CELL_LIMIT = 32_767  # characters that Excel takes in a cell
_NARROW, _WIDE = 9, 48
_TOP, _BOLD = Alignment(vertical="top", wrap_text=True), Font(bold=True)


def as_csv(measures: Sequence[Measure], columns: Sequence[Column]) -> bytes:
    """The measures as CSV in UTF-8; what a spreadsheet would compute gets an apostrophe before."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([guarded(cell) for cell in row] for row in _rows(measures, columns))
    return f"{_BOM}{out.getvalue()}".encode()


def as_excel(measures: Sequence[Measure], columns: Sequence[Column], title: str) -> bytes:
    """The measures as a workbook of one sheet, every cell of it text."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    rows = _rows(measures, columns)
    for number, row in enumerate(rows, start=1):
        for place, text in enumerate(row, start=1):
            if text:
                _write(sheet, number, place, text)
    _shape(sheet, rows)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def guarded(text: str) -> str:
    """``text`` as a cell that no spreadsheet takes for a formula."""
    begins = text.lstrip(" \u3000")
    return f"'{text}" if begins.startswith(_FORMULA) else text


def _rows(measures: Sequence[Measure], columns: Sequence[Column]) -> list[list[str]]:
    return [[column.name for column in columns], *([c.of(m) for c in columns] for m in measures)]


def _write(sheet: Worksheet, row: int, column: int, text: str) -> None:
    clean = ILLEGAL_CHARACTERS_RE.sub("", guarded(text))[:_CELL_LIMIT]
    cell = sheet.cell(row, column, clean)
    cell.data_type = "s"
    cell.alignment = _TOP
    if row == 1:
        cell.font = _BOLD


def _shape(sheet: Worksheet, rows: Sequence[Sequence[str]]) -> None:
    """Widths that fit what stands there, the heading in view, a filter for every column."""
    for place, texts in enumerate(zip(*rows, strict=True), start=1):
        longest = max((len(line) for text in texts for line in text.splitlines()), default=0)
        width = max(_NARROW, min(_WIDE, 2 * longest))
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
