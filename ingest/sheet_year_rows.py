"""Tables inside a sheet with a year to a row: the columns say what was planned, done, graded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.blocks import Cell, Line
from ingest.labels import FIGURE_CELL, year_of
from ingest.meanings import is_mark, meaning
from ingest.records import Role
from ingest.text import nfkc

# What heads the column of years, where anything does.
_YEARS = re.compile(r"(?:実施|対象|計画|会計)?年度?|時期|期間|区分|項目")
_DONE = re.compile(r"(?:た|んだ|済み?|完了|終了)[」』）)。]*$")
GRADE = re.compile(r"[^\w\s]|〇|[^\W\d_]{1,4}|[0-9０-９]{1,3}")
_MAX_HEADER = 16
_KNOWN: frozenset[Role] = frozenset({"planned", "actual", "results", "evaluation"})


@dataclass(frozen=True, slots=True)
class YearRows:
    """The header of such a table: the column of years, and what each of the others holds."""

    year_at: int
    columns: dict[int, tuple[Role, str]]


def year_rows(line: Line, below: Sequence[Line]) -> YearRows | None:
    """The header that ``line`` is, by its words and by the rows below it; else ``None``."""
    if not below:
        return None
    at = next((i for i, c in enumerate(below[0].cells) if c.text), None)
    if at is None or at > 1 or not year_of(below[0].cells[at].text) or at >= len(line.cells):
        return None
    headers = {i: c for i, c in enumerate(line.cells) if i > at and c.text}
    over = line.cells[at].text
    if not headers or (over and not _YEARS.fullmatch(nfkc(over))):
        return None
    if any(
        len(c.text) > _MAX_HEADER or "。" in c.text or year_of(c.text) for c in headers.values()
    ):
        return None
    rows = [r for r in below if at < len(r.cells) and year_of(r.cells[at].text)]
    told = [t for r in rows for i in headers if (t := _at(r, i))]
    figures = (t for t in told if FIGURE_CELL.fullmatch(nfkc(t)) and re.search(r"\d", t))
    if sum(1 for _ in figures) * 2 > len(told):
        return None
    columns = {i: (_role(c, [_at(r, i) for r in rows]), c.text) for i, c in headers.items()}
    known = {role for role, _ in columns.values()} & _KNOWN
    return YearRows(at, columns) if known and is_year_row(below[0], YearRows(at, columns)) else None


def is_year_row(line: Line, table: YearRows) -> bool:
    """Whether a line is a row of the table: a year, and nothing but what stands below headers."""
    if table.year_at >= len(line.cells) or not year_of(line.cells[table.year_at].text):
        return False
    filled = {i for i, c in enumerate(line.cells) if c.text and i > table.year_at}
    return filled <= set(table.columns)


def _at(line: Line, at: int) -> str:
    return line.cells[at].text if at < len(line.cells) else ""


def _role(header: Cell, told: Sequence[str]) -> Role:
    """What a column holds: by its header, else by its cells."""
    found = meaning(header.text)
    if found and found.role != "other":
        return "planned" if found.role in {"content", "schedule"} else found.role
    cells = [t for t in told if t]
    if not cells:
        return "other"
    if all(is_mark(t) or GRADE.fullmatch(nfkc(t)) for t in cells):
        return "evaluation"
    done = sum(bool(_DONE.search(t.strip())) for t in cells)
    return "actual" if done * 2 > len(cells) else "other"
