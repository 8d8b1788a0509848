"""Ruled tables of a PDF page → rows; tables that touch one another are told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pdfplumber.utils.clustering import cluster_objects
from pdfplumber.utils.text import extract_words

from ingest.readers.lines import Line, is_full, joined
from ingest.readers.parts import Place, Rows
from ingest.readers.pdf_grids import Box, Grid, within

Word = dict[str, Any]
Cells = tuple[tuple[str, ...], ...]
_Rows = list[list[Box | None]]
_SAME = 2.0  # points by which rulings that are one may differ
_LINE = 3.0  # points by which the characters of a line may differ in height


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table: its rows, where its columns begin, its edges in points from the top and the left.

    ``unfinished`` tells of each cell of the last row whether its text may go on on the next page,
    ``begins`` the row in which it begins. ``edges`` are where cells begin in any row, ``covered``
    the places that a cell to their left or above them covers.
    """

    cells: Cells
    columns: tuple[float, ...]
    top: float
    bottom: float
    unfinished: tuple[bool, ...] = ()
    x0: float = 0.0
    x1: float = 0.0
    edges: tuple[float, ...] = ()
    begins: tuple[int, ...] = ()
    covered: tuple[tuple[Place, Place], ...] = ()

    @property
    def rows(self) -> Rows:
        """The table as a part of the document."""
        return Rows(self.cells, self.covered)


def lines_of(words: Sequence[Word], edge: float | None = None) -> list[Line]:
    """Printed lines, from top to bottom, in a column of text whose right edge is ``edge``."""
    right = max((w["x1"] for w in words), default=0.0) if edge is None else edge
    out = []
    for group in cluster_objects(list(words), "top", _LINE):
        row = sorted(group, key=lambda w: w["x0"])
        sizes: Counter[float] = Counter()
        for word in row:
            sizes[round(word["size"] * 2) / 2] += len(word["text"])
        text = _spaced(row)
        if text.strip():
            out.append(
                Line(
                    text, row[0]["x0"], row[-1]["x1"], min(w["top"] for w in row),
                    max(w["bottom"] for w in row), sizes.most_common(1)[0][0], right,
                )
            )  # fmt: skip
    return out


def words_of(chars: Sequence[Word]) -> list[Word]:
    """Pieces of printed lines, apart where there is room between them."""
    return extract_words(list(chars), keep_blank_chars=True, extra_attrs=["size"], x_tolerance=4)


def _spaced(words: Sequence[Word]) -> str:
    """Words of a line, with a space where there is room for one."""
    out = ""
    right = 0.0
    for word in words:
        gap = word["x0"] - right
        out += (" " if out and gap > word["size"] * 0.3 else "") + word["text"]
        right = word["x1"]
    return out


def ruled(table: Grid, chars: Sequence[Word]) -> Iterator[Ruled]:
    """The tables in ``table``, which may be several that touch one another."""
    lines = _held(table, chars)
    for groups in _tables(table):
        rows = [row for own in groups for row in own]
        boxes = [box for row in rows for box in row if box]
        columns = _columns(groups[-1])
        last = [next((n for n in range(len(rows))[::-1] if rows[n][x]), 0) for x in columns]
        ends = [rows[n][x] for n, x in zip(last, columns, strict=True)]
        first = [[box for row in groups[0] if (box := row[x])] for x in _columns(groups[0])]
        yield Ruled(
            tuple(cells for own in groups for cells in _cells(own, lines)),
            tuple(min(box[0] for box in column) for column in first),
            min(box[1] for box in boxes),
            max(box[3] for box in boxes),
            tuple(box is not None and _unfinished(lines.get(box, [])) for box in ends),
            table.box[0],
            table.box[2],
            tuple(sorted({box[0] for box in boxes})),
            tuple(last),
            tuple(_covered(groups)),
        )


def _columns(rows: _Rows) -> list[int]:
    return sorted({x for row in rows for x, box in enumerate(row) if box})


def _cells(rows: _Rows, lines: Mapping[Box, list[Line]]) -> Iterator[tuple[str, ...]]:
    """Texts of rows, in the columns that these rows have."""
    columns = _columns(rows)
    for row in rows:
        boxes = (row[x] for x in columns)
        yield tuple(joined(lines.get(box, [])) if box else "" for box in boxes)


def _covered(groups: Sequence[_Rows]) -> Iterator[tuple[Place, Place]]:
    """The places of a table without a cell of their own, each with that of the cell over them."""
    places: dict[Place, Box] = {}
    bare: list[tuple[Place, float, float]] = []
    at = 0
    for rows in groups:
        columns = _columns(rows)
        lefts = [min(box[0] for row in rows if (box := row[x])) for x in columns]
        for row in rows:
            top = max(box[1] for box in row if box)
            for n, (x, left) in enumerate(zip(columns, lefts, strict=True)):
                if box := row[x]:
                    places[at, n] = box
                else:
                    bare.append(((at, n), left + 1, top + 1))
            at += 1
    for place, at_x, at_y in bare:
        over = (
            p
            for p, box in places.items()
            if p < place and box[0] < at_x < box[2] and box[1] < at_y < box[3]
        )
        if found := next(over, None):
            yield place, found


def _unfinished(lines: Sequence[Line]) -> bool:
    return bool(lines) and is_full(lines[-1], "あ")


def _held(table: Grid, chars: Sequence[Word]) -> dict[Box, list[Line]]:
    """The lines in each cell."""
    boxes = [box for row in table.rows for box in row if box]
    inside: dict[Box, list[Word]] = {box: [] for box in boxes}
    for char in chars:
        box = next((b for b in boxes if within(char, b)), None)
        if box:
            inside[box].append(char)
    return {box: lines_of(words_of(own), box[2]) for box, own in inside.items() if own}


def _tables(table: Grid) -> list[list[_Rows]]:
    """Groups of rows of the same columns, by table.

    The rulings of a row that splits or merges columns are among those of the rows above, or the
    other way round. If not, its columns are others; it is of another table if even its first
    column is.
    """
    left, _, right, _ = table.box
    out: list[list[_Rows]] = []
    edges: list[float] = []
    boxes = [box for row in table.rows for box in row if box]
    for row in table.rows:
        middle = max(box[1] for box in row if box) + 1
        beside = [box for box in boxes if box[1] < middle < box[3]]
        own = [b[0] for b in beside if b[0] - left > _SAME and right - b[0] > _SAME]
        fits = not own or not edges or _among(own, edges) or _among(edges, own)
        if not out or (not fits and abs(min(own) - min(edges)) > _SAME):
            out.append([])
        if not out[-1] or not fits:
            out[-1].append([])
            edges = []
        out[-1][-1].append(row)
        edges += own
    return out


def _among(some: Sequence[float], others: Sequence[float]) -> bool:
    return all(any(abs(a - b) <= _SAME for b in others) for a in some)
