"""Ruled tables of a PDF page → rows; tables that touch one another are told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pdfplumber.table import Table
from pdfplumber.utils.clustering import cluster_objects
from pdfplumber.utils.text import extract_words

from ingest.readers.lines import Line, is_full, joined

Box = tuple[float, float, float, float]
Cells = tuple[tuple[str, ...], ...]
_Rows = list[list[Box | None]]
_SAME = 2.0  # points by which rulings that are one may differ
_THICK = 5.0  # points
_LINE = 3.0  # points by which the characters of a line may differ in height


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table: its rows, where its columns begin, its upper and lower edge (points from the top).

    ``unfinished`` tells of each cell of the last row whether its text may go on on the next page.
    """

    cells: Cells
    columns: tuple[float, ...]
    top: float
    bottom: float
    unfinished: tuple[bool, ...] = ()


def goes_on(before: Ruled, after: Ruled) -> bool:
    """Whether a table at the top of a page has the columns of one at the foot of that before."""
    pairs = zip(before.columns, after.columns, strict=False)
    return len(before.columns) == len(after.columns) and all(abs(a - b) <= _SAME for a, b in pairs)


def continued(before: Cells, after: Cells, unfinished: Sequence[bool]) -> tuple[Cells, Cells]:
    """Two parts of a table: a header that the second repeats is left out of it, and a row that the
    page break cut is told whole in the first.
    """
    rest = after[1:] if len(after) > 1 and after[0] == before[0] else after
    last, first = before[-1], rest[0] if rest else ()
    fits = len(last) == len(first) == len(unfinished)
    pairs = list(zip(last, first, unfinished, strict=True)) if fits else []
    # Only what had begun goes on: in each cell that was full, or in one of a row without a name.
    begun = any(b for _, b, _ in pairs) and all(a or not b for a, b, _ in pairs)
    full = [goes for _, b, goes in pairs if b]
    if not begun or not (all(full) or (not first[0] and any(full))):
        return before, rest
    return (*before[:-1], tuple(a + b for a, b, _ in pairs)), rest[1:]


def lines_of(chars: Sequence[dict[str, Any]]) -> list[Line]:
    """Printed lines, from top to bottom."""
    words = extract_words(list(chars), keep_blank_chars=True, extra_attrs=["size"], x_tolerance=4)
    out = []
    for group in cluster_objects(words, "top", _LINE):
        row = sorted(group, key=lambda w: w["x0"])
        sizes: Counter[float] = Counter()
        for word in row:
            sizes[round(word["size"] * 2) / 2] += len(word["text"])
        text = _spaced(row)
        if text.strip():
            out.append(
                Line(
                    text, row[0]["x0"], row[-1]["x1"], min(w["top"] for w in row),
                    max(w["bottom"] for w in row), sizes.most_common(1)[0][0],
                )
            )  # fmt: skip
    return out


def _spaced(words: Sequence[dict[str, Any]]) -> str:
    """Words of a line, with a space where there is room for one."""
    out = ""
    right = 0.0
    for word in words:
        gap = word["x0"] - right
        out += (" " if out and gap > word["size"] * 0.3 else "") + word["text"]
        right = word["x1"]
    return out


def open_ends(edges: Sequence[Mapping[str, Any]]) -> list[float]:
    """Heights at which the sides of a row end with no ruling across: pages cut rows so."""
    # The ends of thick sides are rulings too, as wide as these are thick.
    across = [e["top"] for e in edges if e["orientation"] == "h" and e["width"] > _THICK]
    sides = [e for e in edges if e["orientation"] == "v"]
    out: list[float] = []
    for key, extreme in (("top", min), ("bottom", max)):
        end = extreme((e[key] for e in sides), default=0.0)
        several = sum(abs(e[key] - end) <= _SAME for e in sides) > 1
        if several and not any(abs(y - end) <= _LINE for y in across):
            out.append(end)
    return out


def ruled(table: Table, chars: Sequence[dict[str, Any]]) -> Iterator[Ruled]:
    """The tables in ``table``, which may be several that touch one another."""
    lines = _held(table, chars)
    for groups in _tables(table):
        boxes = [box for rows in groups for row in rows for box in row if box]
        columns = _columns(groups[0])
        last = [groups[-1][-1][x] for x in _columns(groups[-1])]
        yield Ruled(
            tuple(cells for rows in groups for cells in _cells(rows, lines)),
            tuple(min(box[0] for row in groups[0] if (box := row[x])) for x in columns),
            min(box[1] for box in boxes),
            max(box[3] for box in boxes),
            tuple(box is not None and _unfinished(lines.get(box, []), box) for box in last),
        )


def _columns(rows: _Rows) -> list[int]:
    return sorted({x for row in rows for x, box in enumerate(row) if box})


def _cells(rows: _Rows, lines: Mapping[Box, list[Line]]) -> Iterator[tuple[str, ...]]:
    """Texts of rows, in the columns that these rows have."""
    columns = _columns(rows)
    for row in rows:
        boxes = (row[x] for x in columns)
        yield tuple(joined(lines.get(box, []), box[2]) if box else "" for box in boxes)


def _unfinished(lines: Sequence[Line], box: Box) -> bool:
    return bool(lines) and is_full(lines[-1], box[2], "あ")


def within(char: dict[str, Any], box: Box) -> bool:
    """Whether the middle of a character lies in a box."""
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


def _held(table: Table, chars: Sequence[dict[str, Any]]) -> dict[Box, list[Line]]:
    """The lines in each cell."""
    boxes = [box for row in table.rows for box in row.cells if box]
    inside: dict[Box, list[dict[str, Any]]] = {box: [] for box in boxes}
    for char in chars:
        box = next((b for b in boxes if within(char, b)), None)
        if box:
            inside[box].append(char)
    return {box: lines_of(own) for box, own in inside.items() if own}


def _tables(table: Table) -> list[list[_Rows]]:
    """Groups of rows of the same columns, by table.

    The rulings of a row that splits or merges columns are among those of the rows above, or the
    other way round. If not, its columns are others; it is of another table if even its first
    column is.
    """
    left, _, right, _ = table.bbox
    out: list[list[_Rows]] = []
    edges: list[float] = []
    for row in table.rows:
        cells: list[Box | None] = list(row.cells)
        own = [b[0] for b in cells if b and b[0] - left > _SAME and right - b[0] > _SAME]
        fits = not own or not edges or _among(own, edges) or _among(edges, own)
        if not out or (not fits and abs(min(own) - min(edges)) > _SAME):
            out.append([])
        if not out[-1] or not fits:
            out[-1].append([])
            edges = []
        out[-1][-1].append(cells)
        edges += own
    return out


def _among(some: Sequence[float], others: Sequence[float]) -> bool:
    return all(any(abs(a - b) <= _SAME for b in others) for a in some)
