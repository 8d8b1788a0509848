"""Excel files (xlsx) → parts: a heading for each sheet, its tables as they are shown."""

from __future__ import annotations

import datetime
import io
import itertools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from ingest.readers.archive import check
from ingest.readers.parts import Heading, Paragraph, Part, Rows

MAX_CELLS = 500_000
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]')


def read_excel(data: bytes) -> Iterator[Part]:
    """The visible sheets, cut at empty rows; a lone title above a table stands apart."""
    check(data)
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            yield Heading(1, sheet.title)
            for rows in _stretches(_shown(sheet)):
                yield from _table(rows)


def _shown(sheet: Worksheet) -> Iterator[tuple[str, ...]]:
    rows = sheet.iter_rows()
    width = max(sheet.max_column, 1)
    for row in itertools.islice(rows, MAX_CELLS // width):
        yield tuple(shown(c) if isinstance(c, Cell) else "" for c in row)


def shown(cell: Cell) -> str:
    """The value of a cell about as the sheet shows it: percentages, thousands, dates."""
    value, form = cell.value, _QUOTED.sub("", cell.number_format or "")
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime.datetime | datetime.date):
        return _date(value, cell.number_format or "")
    if isinstance(value, int | float):
        return _number(value, form)
    return str(value)


def _number(value: float, form: str) -> str:
    places = re.search(r"[0#]\.(0+)", form)
    digits = len(places.group(1)) if places else 0
    if "%" in form:
        return f"{value * 100:.{digits}f}%"
    grouped = "," if "#,#" in form or "0,0" in form else ""
    if places or grouped:
        return f"{value:{grouped}.{digits}f}"
    return format(Decimal(repr(value)).normalize(), "f")


def _date(value: datetime.datetime | datetime.date, form: str) -> str:
    if "d" in form.lower() or not re.search(r"[年ym]", form.lower()):
        return f"{value.year}年{value.month}月{value.day}日"
    return f"{value.year}年{value.month}月" if "m" in form.lower() else f"{value.year}年"


def _stretches(rows: Iterator[tuple[str, ...]]) -> Iterator[list[tuple[str, ...]]]:
    for full, group in itertools.groupby(rows, key=lambda row: any(c.strip() for c in row)):
        if full:
            yield list(group)


def _table(rows: Sequence[tuple[str, ...]]) -> Iterator[Part]:
    """Lines of one cell above a table are its titles; columns that hold nothing are left out."""
    rows = list(rows)
    while rows and sum(bool(c.strip()) for c in rows[0]) == 1:
        yield Paragraph(next(c for c in rows.pop(0) if c.strip()))
    kept = [x for x in range(len(rows[0]) if rows else 0) if any(r[x].strip() for r in rows)]
    if kept:
        yield Rows(tuple(tuple(row[x] for x in kept) for row in rows))
