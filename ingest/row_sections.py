"""Headings that look like measures, and are the sections of the tables whose rows are these."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ingest.blocks import Block, Line, TableBlock, cell_view
from ingest.labels import role_of
from ingest.leads import holds_departments
from ingest.sheet import Sheet

_NAMING = re.compile(r"施策|事業|取り?組|プロジェクト")
_NEARLY = 0.8
_COLUMNS = 3  # a table of two columns can be one of labels and values


def are_sections(text: str, starts: Sequence[int], blocks: Iterable[Block]) -> bool:
    """Whether the places that begin at ``starts`` are sections over tables of measures.

    Most of them hold a table with a column of names and one of departments, and these tables
    together have several rows for each place. Only for places that name no departments.
    """
    rows = [0] * len(starts)
    for block in blocks:
        at = sum(start <= block.start for start in starts) - 1
        if isinstance(block, TableBlock) and at >= 0:
            rows[at] += rows_of_measures(text, block)
    return sum(map(bool, rows)) * 2 > len(rows) and sum(rows) * 2 >= len(rows) * 3


def over_rows(text: str, sheets: Sequence[Sheet], blocks: Iterable[Block]) -> bool:
    """Whether what looks like sheets of measures are sections over tables of these."""
    titled = any(s.title and s.title.departments for s in sheets)
    if not sheets or titled or any(s.says("lead") or s.says("related") for s in sheets):
        return False
    return are_sections(text, [s.start for s in sheets], blocks)


def rows_of_measures(text: str, block: TableBlock) -> int:
    """How many rows of a table name a measure and the departments in charge of it."""
    lines = [n for n in block.lines if any(c.text for c in n.cells)]
    heads = [c.text for c in lines[0].cells] if lines else []
    body = lines[1:]
    if sum(map(bool, heads)) < _COLUMNS:
        return 0
    name = next((i for i, h in enumerate(heads) if _names(h)), None)
    if name is None or any(role_of(n.cells[name].text) for n in body if name < len(n.cells)):
        return 0
    led = max((_led(text, body, i) for i in range(len(heads)) if i != name), default=0)
    return led if led and led >= len(body) * _NEARLY else 0


def _names(head: str) -> bool:
    """Whether a header stands over the names of measures."""
    role = role_of(head)
    return role == "name" or (role is None and bool(_NAMING.search(head)) and len(head) <= 12)


def _led(text: str, body: Sequence[Line], at: int) -> int:
    """How many rows have departments in the column ``at``."""
    cells = [n.cells[at] for n in body if at < len(n.cells) and n.cells[at].text]
    return sum(holds_departments(cell_view(text, c), "") for c in cells)
