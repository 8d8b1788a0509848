"""What kind of table stands in a text: one of columns, of years, or one that describes."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from ingest.blocks import Line, TableBlock
from ingest.headers import names_terms
from ingest.labels import is_department, role_of, year_of
from ingest.records import Role

TITLE_ROW = re.compile(r"^\s*((?:[0-9０-９][\s.．]*){1,4})[.．]\s*(?=[^\s0-9０-９])")
_FEW = 3  # rows from which a column shows what it holds


def is_grid(block: TableBlock) -> bool:
    """A table with a row of column headers: several labels side by side, no value between, or
    those of terms and what they mean; or one with a column of departments, row by row.
    """
    if _lists(block.lines):
        return True
    if block.lines and names_terms(block.lines[0].words):
        return True
    for line in block.lines[:3]:
        cells = line.words
        roles = [role_of(c) for c in cells]
        if len(cells) >= 2 and sum(r is not None for r in roles) >= 2 and "name" in roles:
            known = [r is not None or bool(year_of(c)) for r, c in zip(roles, cells, strict=True)]
            if sum(known) * 3 >= len(cells) * 2 and not _label_value(roles):
                return True
    return False


def _lists(lines: tuple[Line, ...]) -> bool:
    """Whether a column holds the departments of one row after the other below a short label; in
    a sheet these stand beside a label that other lines do not have.
    """
    for i in range(1, max((len(line.cells) for line in lines), default=0)):
        told = [line.cells[i].text for line in lines if i < len(line.cells)]
        led = [all(is_department(d) for d in t.split("\n")) for t in told if t]
        if sum(led[1:]) >= max(_FEW, len(lines) // 2) and sum(led) * 5 >= len(led) * 4:
            return not led[0]
    return False


def is_yearly(block: TableBlock) -> bool:
    """Whether a table says by year what the sheet right above it began to say."""
    return any(sum(bool(year_of(c.text)) for c in line.cells) >= 2 for line in block.lines[:2])


def describes(block: TableBlock) -> bool:
    """Whether a table describes something that it does not name: who does what, label by label."""
    firsts: set[Role] = set()
    for line in block.lines:
        cells = line.words
        roles = [role_of(c) for c in cells]
        if {"number", "name"} & set(roles) or (cells and TITLE_ROW.match(cells[0])):
            return False
        firsts |= {r for r in roles[:1] if r and r != "other"}
    return len(firsts) >= 2 and bool({"lead", "content"} & firsts)


def _label_value(roles: Iterable[Role | None]) -> bool:
    found = list(roles)
    return any(a and b is None for a, b in itertools.pairwise(found))
