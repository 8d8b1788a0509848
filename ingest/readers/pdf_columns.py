"""The order in which a page is read: columns of text side by side, each from top to bottom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pdfplumber.utils.clustering import cluster_objects

from ingest.readers.lines import Line
from ingest.readers.pdf_tables import Ruled, Word, lines_of

_LINE = 3.0  # points by which the words of a line may differ in height
_MIDDLE = 0.08  # share of a page's width beside its middle where the room between columns may be
_SLACK = 2.0  # characters by which a line that fills its column may be short
_INDENT = 3.0  # characters
_ALIGNED = 0.8  # share of lines that begin where their column does
_COLUMN = 0.25  # share of a page's width that a column has
_SEVERAL = 4  # lines that make a column even where none is full
_FILLED = 0.3  # share of a column's width that its lines have on average


@dataclass(frozen=True, slots=True)
class _Item:
    """A printed line as its words, or a table."""

    x0: float
    x1: float
    top: float
    words: tuple[Word, ...]
    table: Ruled | None = None

    @property
    def lines(self) -> int:
        return len(self.table.cells) if self.table else 1


def in_order(
    words: Sequence[Word], tables: Sequence[Ruled], width: float, notes: float
) -> list[Line | Ruled]:
    """Lines and tables of a page ``width`` wide, as they are read; ``notes`` is where its footnotes
    begin.
    """
    above = [w for w in words if w["top"] < notes]
    items = [_Item(t.x0, t.x1, t.top, (), t) for t in tables]
    whole = max((w["x1"] for w in words), default=0.0)
    at = _gutter(above, tables, width)
    out: list[Line | Ruled] = []
    for band in _bands([*items, *_printed(above, at)], at):
        out += _band(band, at, width, whole)
    return out + list(lines_of([w for w in words if w["top"] >= notes], whole))


def _printed(words: Sequence[Word], at: float) -> Iterator[_Item]:
    """Lines; what stands on both sides of the room between columns is two."""
    for group in cluster_objects(list(words), "top", _LINE):
        row = sorted(group, key=lambda w: w["x0"])
        crossing = any(w["x0"] < at < w["x1"] for w in row)
        sides = [row] if crossing else [[w for w in row if (w["x0"] >= at) == s] for s in (0, 1)]
        for side in filter(None, sides):
            yield _Item(side[0]["x0"], side[-1]["x1"], side[0]["top"], tuple(side))


def _gutter(words: Sequence[Word], tables: Sequence[Ruled], width: float) -> float:
    """Where the fewest lines cross the middle of a page."""
    spans = [(w["x0"], w["x1"]) for w in words] + [(t.x0, t.x1) for t in tables]
    reach = int(width * _MIDDLE)
    places = [width / 2 + side * n for n in range(reach) for side in (1, -1)]
    return min(places, key=lambda x: sum(a < x < b for a, b in spans))


def _bands(items: Iterable[_Item], at: float) -> Iterator[list[_Item]]:
    """What stands between lines and tables as wide as the page, and these, from top to bottom."""
    band: list[_Item] = []
    for item in sorted(items, key=lambda i: (i.top, i.x0)):
        if item.x0 < at < item.x1:
            yield from ([band] if band else [])
            yield [item]
            band = []
        else:
            band.append(item)
    if band:
        yield band


def _band(band: Sequence[_Item], at: float, width: float, whole: float) -> list[Line | Ruled]:
    left, right = [i for i in band if i.x1 <= at], [i for i in band if i.x0 >= at]
    if not _are_columns(left, right, width):
        return _read(band, whole)
    edges = [max(i.x1 for i in side) for side in (left, right)]
    return [*_read(left, edges[0]), *_read(right, edges[1])]


def _read(items: Sequence[_Item], edge: float) -> list[Line | Ruled]:
    """One column."""
    lines = lines_of([w for i in items for w in i.words], edge)
    found: list[Line | Ruled] = [*lines, *(i.table for i in items if i.table)]
    return sorted(found, key=lambda i: i.top)


def _are_columns(left: Sequence[_Item], right: Sequence[_Item], width: float) -> bool:
    """Whether two sides are columns of text, not words of the same lines with room between."""
    if not all(sum(i.lines for i in side) > 1 for side in (left, right)):
        return False
    start = min(i.x0 for i in right)
    size = max((w["size"] for i in right for w in i.words[:1]), default=0.0)
    printed = [i for i in right if i.words]
    aligned = sum(i.x0 - start <= _INDENT * size for i in printed) >= len(printed) * _ALIGNED
    if not aligned:
        return False
    if all(_full(side, width) > 1 for side in (left, right)):
        return True
    halves = width / 2 - 1 <= start <= width * (0.5 + _MIDDLE)
    return halves and all(_several(side, width / 2 - left[0].x0) for side in (left, right))


def _full(side: Sequence[_Item], width: float) -> int:
    """How many lines of one side, or tables on it, fill its width."""
    start, edge = min(i.x0 for i in side), max(i.x1 for i in side)
    if edge - start < width * _COLUMN:
        return 0
    near = [i for i in side if i.table or edge - i.x1 <= i.words[-1]["size"] * _SLACK]
    return sum(i.lines for i in near if i.table or i.x1 - i.x0 > (edge - start) / 2)


def _several(side: Sequence[_Item], width: float) -> bool:
    lines = sum(i.lines for i in side)
    long = sum((i.x1 - i.x0) * i.lines for i in side) / lines
    return lines >= _SEVERAL and long >= width * _FILLED
