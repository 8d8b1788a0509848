"""Tables with a year to a row in sheets of lines: the header on one line, a line for each year."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.blocks import Cell, Line
from ingest.labels import year_of
from ingest.sheet_year_rows import GRADE, YearRows, year_rows
from ingest.stacked import Pair
from ingest.text import nfkc

_WORD = re.compile(r"\S+")
_PART = re.compile(r"(?:(?!\u3000| {2,})[^\n])+")
_LEAST = 3  # columns, that of the years counted


def year_table(text: str, pairs: Sequence[Pair]) -> tuple[YearRows, list[Line], int] | None:
    """The table that ``pairs`` begin with: its header, its rows, and how many pairs it takes."""
    start = text.rfind("\n", 0, pairs[0].place[0]) + 1
    end = text.find("\n", start)
    if pairs[0].place[0] != start or end < 0:
        return None
    heads = [Cell(m.group(), *m.span()) for m in _WORD.finditer(text, start, end)]
    own = sum(1 for p in pairs if p.place[0] < end)
    rows: list[Line] = []
    for pair in pairs[own:]:
        if not year_of(pair.printed) or not pair.pieces:
            break
        rows.append(_row(text, pair))
    header = Line(start, end, tuple(heads))
    table = year_rows(header, rows) if len(heads) >= _LEAST and rows else None
    return (table, [_graded(r, table) for r in rows], own + len(rows)) if table else None


def _row(text: str, pair: Pair) -> Line:
    """The year, and the words behind it as cells, which wide spaces part."""
    start, end = pair.pieces[0][0], pair.pieces[-1][1]
    parts = [Cell(text[slice(*m.span())], *m.span()) for m in _PART.finditer(text, start, end)]
    filled = [c for c in parts if c.text.strip()]
    return Line(pair.place[0], end, (Cell(pair.printed, *pair.place), *filled))


def _graded(line: Line, table: YearRows) -> Line:
    """A row with its grade below the grades, where cells before it are empty."""
    at = next((i for i, (role, _) in table.columns.items() if role == "evaluation"), None)
    last = line.cells[-1]
    short = at is not None and 1 < len(line.cells) <= at and GRADE.fullmatch(nfkc(last.text))
    if at is None or not short:
        return line
    gap = Cell("", last.start, last.start)
    return Line(line.start, line.end, (*line.cells[:-1], *[gap] * (at + 1 - len(line.cells)), last))
