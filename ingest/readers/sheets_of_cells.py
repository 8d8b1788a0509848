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
from ingest.readers.parts import Heading, Paragraph, Part, Place, Rows

MAX_CELLS = 500_000
MAX_MERGED = 10_000
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]')


def read_excel(data: bytes) -> Iterator[Part]:
    """The visible sheets, cut at empty rows; a lone title above a table stands apart."""
    check(data)
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            yield Heading(1, sheet.title)
            merged = _merged(sheet)
            for first, rows in _stretches(_shown(sheet)):
                yield from _table(first, rows, merged)


def _shown(sheet: Worksheet) -> Iterator[tuple[str, ...]]:
    """The cells of each row as they are shown; those of hidden columns are left empty."""
    rows = sheet.iter_rows()
    width = max(sheet.max_column, 1)
    hidden = _hidden(sheet, width)
    for row in itertools.islice(rows, MAX_CELLS // width):
        yield tuple(
            shown(c) if isinstance(c, Cell) and x not in hidden else "" for x, c in enumerate(row)
        )


def _hidden(sheet: Worksheet, width: int) -> set[int]:
    """The columns that are hidden for good (keys, codes); those folded into a group can be seen."""
    found: set[int] = set()
    for column in sheet.column_dimensions.values():
        if column.hidden and not column.outlineLevel:
            found |= set(range((column.min or 1) - 1, min(column.max or 1, width)))
    return found


def _merged(sheet: Worksheet) -> dict[Place, Place]:
    """The cells that are merged with another, and which."""
    found: dict[Place, Place] = {}
    for area in sheet.merged_cells.ranges:
        own = (area.min_row - 1, area.min_col - 1)
        if area.size["rows"] * area.size["columns"] <= MAX_MERGED:
            found |= {(y - 1, x - 1): own for row in area.rows for y, x in row}
    return found


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


def _stretches(rows: Iterator[tuple[str, ...]]) -> Iterator[tuple[int, list[tuple[str, ...]]]]:
    """The rows between empty ones, with the place of the first of them."""
    told = itertools.groupby(enumerate(rows), key=lambda row: any(c.strip() for c in row[1]))
    for full, group in told:
        if full:
            numbered = list(group)
            yield numbered[0][0], [row for _, row in numbered]


def _table(
    first: int, rows: Sequence[tuple[str, ...]], merged: dict[Place, Place]
) -> Iterator[Part]:
    """Lines of one cell above a table are its titles; columns that hold nothing are left out."""
    rows = list(rows)
    while rows and sum(bool(c.strip()) for c in rows[0]) == 1:
        yield Paragraph(next(c for c in rows.pop(0) if c.strip()))
        first += 1
    kept = [x for x in range(len(rows[0]) if rows else 0) if any(r[x].strip() for r in rows)]
    if kept:
        at = {(first + y, x): (y, i) for y in range(len(rows)) for i, x in enumerate(kept)}
        pairs = ((at[a], at[b]) for a, b in merged.items() if a != b and {a, b} <= at.keys())
        yield Rows(tuple(tuple(row[x] for x in kept) for row in rows), tuple(sorted(pairs)))
