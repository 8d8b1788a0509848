"""Tables in the tags of web pages inside a text, as conversions to Markdown print merged cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.readers.grids import Spans, laid_out

# One that opens its line; in a row of cells it is part of what a cell says.
_TABLE = re.compile(
    r"^(?:[ \u3000]|<[^<>\n]*>)*?(?P<table><table\b[^<>]*>"
    r"(?P<inside>.*?)(?:</table\s*>|(?=<table\b)|\Z))",
    re.DOTALL | re.IGNORECASE | re.MULTILINE,
)
_CAPTION = re.compile(r"<caption\b[^<>]*>(.*?)</caption\s*>", re.DOTALL | re.IGNORECASE)
_ROW = re.compile(r"<tr\b[^<>]*>(.*?)(?=</tr\b|<tr\b|\Z)", re.DOTALL | re.IGNORECASE)
_CELL = re.compile(r"<t[dh]\b([^<>]*)>(.*?)(?=</t[dh]\b|<t[dh]\b|\Z)", re.DOTALL | re.IGNORECASE)
_SPAN = r"{}\s*=\s*[\"']?\s*([0-9]{{1,3}})"

Place = tuple[int, int]  # of a cell in its table: the row and the column


@dataclass(frozen=True, slots=True)
class TaggedTable:
    """Where a table stands, its caption, and the raw place of what each cell says.

    ``rows`` hold ``None`` where a merged cell covers a place; ``covered`` says which one does.
    """

    start: int
    end: int
    caption: tuple[int, int] | None
    rows: tuple[tuple[tuple[int, int] | None, ...], ...]
    ends: tuple[tuple[int, int], ...]
    covered: dict[Place, Place] = field(default_factory=dict)


def tagged_tables(text: str, start: int = 0) -> Iterator[TaggedTable]:
    """The tables in tags of ``text`` from ``start`` on, in order."""
    if "<t" not in text and "<T" not in text:
        return
    for match in _TABLE.finditer(text, start):
        table = _table(text, match)
        if table.rows:
            yield table


def _table(text: str, match: re.Match[str]) -> TaggedTable:
    a, b = match.span("inside")
    caption = _CAPTION.search(text, a, b)
    places: list[tuple[int, int]] = []
    rows: list[list[Spans]] = []
    ends: list[tuple[int, int]] = []
    for row in _ROW.finditer(text, a, b):
        cells = []
        for cell in _CELL.finditer(text, *row.span(1)):
            cells.append(Spans(str(len(places)), _span(cell[1], "col"), _span(cell[1], "row")))
            places.append(cell.span(2))
        rows.append(cells)
        ends.append(row.span())
    grid = laid_out(rows)
    told = tuple(tuple(places[int(c)] if c else None for c in row) for row in grid.rows)
    return TaggedTable(
        *match.span("table"),
        caption.span(1) if caption else None,
        told if places else (),
        tuple(ends),
        dict(grid.covered),
    )


def _span(attributes: str, name: str) -> int:
    found = re.search(_SPAN.format(f"{name}span"), attributes, re.IGNORECASE)
    return int(found.group(1)) if found else 1
