"""Rulings of a PDF page → tables: rows of cells that together cover all of it.

What no ruling parts is one cell. Where a table has no upright rulings its columns are told by the
edges of shaded heads, by the ends of the borders of its cells, and by room that no text crosses.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from ingest.readers.pdf_gutters import gutters, segments
from ingest.readers.pdf_rules import REACH, SAME, Rule, Span

Box = tuple[float, float, float, float]
Char = dict[str, Any]
Cells = list[list[Box | None]]
_NARROW = 6.0  # points; no column or row of a table is less
_HELD = 0.6  # share of a cell's side that a ruling must stand along
_ROW = 200.0  # points; no row is higher
_LEFT = 0.4  # share of a table's width that its rulings have at least
_FEW = 3  # rulings across that make a table without upright ones


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its cells by row and column (``None`` where one is merged), its edges."""

    rows: Cells
    box: Box


@dataclass(slots=True)
class _Frame:
    """Rulings that belong together."""

    across: list[Rule]
    upright: list[Rule]

    @property
    def box(self) -> Box:
        xs = [x for r in self.across for x in (r.start, r.end)] + [r.at for r in self.upright]
        ys = [y for r in self.upright for y in (r.start, r.end)] + [r.at for r in self.across]
        return min(xs), min(ys), max(xs), max(ys)


def grids(across: Sequence[Rule], upright: Sequence[Rule], chars: Sequence[Char]) -> list[Grid]:
    """The tables of a page, from top to bottom."""
    frames = _frames(across, upright)
    found = [g for f in frames if (g := _grid(f, _inside(chars, f.box)))]
    return sorted(found, key=lambda g: (g.box[1], g.box[0]))


def _inside(chars: Sequence[Char], box: Box) -> list[Char]:
    return [c for c in chars if within(c, box)]


def within(char: Char, box: Box) -> bool:
    """Whether the middle of a character lies in a box."""
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


def _frames(across: Sequence[Rule], upright: Sequence[Rule]) -> list[_Frame]:
    """Rulings that meet; and, where none is upright, those that stand one above the other."""
    every = [(r, False) for r in across] + [(r, True) for r in upright]
    met = _groups(
        len(every),
        lambda a, b: every[a][1] != every[b][1] and _meet(every[a][0], every[b][0]),
    )
    frames = [
        _Frame([every[n][0] for n in g if not every[n][1]], [every[n][0] for n in g if every[n][1]])
        for g in met
    ]
    stacked = _groups(len(frames), lambda a, b: _above(frames[a], frames[b]))
    return _nested([_together([frames[n] for n in g]) for g in stacked])


def _groups(count: int, related: Callable[[int, int], bool]) -> list[list[int]]:
    """What is related, also by way of others."""
    root = list(range(count))

    def find(n: int) -> int:
        while root[n] != n:
            n = root[n]
        return n

    for a in range(count):
        for b in range(a):
            if find(a) != find(b) and related(a, b):
                root[find(a)] = find(b)
    out: dict[int, list[int]] = {}
    for n in range(count):
        out.setdefault(find(n), []).append(n)
    return list(out.values())


def _meet(one: Rule, other: Rule) -> bool:
    return (
        other.start - REACH <= one.at <= other.end + REACH
        and one.start - REACH <= other.at <= one.end + REACH
    )


def _above(one: _Frame, other: _Frame) -> bool:
    """Whether two frames without upright rulings are rows of one table.

    Cells merged on the left leave rulings that end with the others and begin later.
    """
    if any(r.solid for f in (one, other) for r in f.upright) or not (one.across and other.across):
        return False
    a, b = sorted((one.box, other.box), key=lambda box: box[0])
    apart = max(a[1], b[1]) - min(a[3], b[3])
    share = (b[2] - b[0]) / (a[2] - a[0])
    return abs(a[2] - b[2]) <= REACH and share >= _LEFT and apart <= _ROW


def _together(frames: Sequence[_Frame]) -> _Frame:
    return _Frame([r for f in frames for r in f.across], [r for f in frames for r in f.upright])


def _nested(frames: list[_Frame]) -> list[_Frame]:
    """Frames, those within a cell of a greater table as a part of it."""
    whole = [f for f in frames if f.across and (f.upright or len(f.across) >= _FEW)]
    whole.sort(key=lambda f: -_area(f.box))
    out: list[_Frame] = []
    for frame in whole:
        around = next((o for o in out if _holds(o.box, frame.box) and len(o.upright) > 2), None)
        if around:
            around.across += frame.across
            around.upright += frame.upright
        else:
            out.append(frame)
    return out


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _holds(box: Box, other: Box) -> bool:
    return box[0] <= other[0] and box[1] <= other[1] and other[2] <= box[2] and other[3] <= box[3]


def _grid(frame: _Frame, chars: Sequence[Char]) -> Grid | None:
    x0, top, x1, bottom = frame.box
    texts = segments(chars)
    if not texts:
        return None
    ys = _places([r.at for r in frame.across] + [top, bottom])
    bare = not any(r.solid and x0 + SAME < r.at < x1 - SAME for r in frame.upright)
    edges = [r.at for r in frame.upright] + [x0, x1]
    if bare:
        edges += [j for r in frame.across for j in r.joints if _shared(j, frame.across)]
        known = _places(edges)
        edges += [(a + b) / 2 for a, b in gutters(texts, len(ys)) if not _among(a, b, known)]
    xs = _wide(_places(edges), texts)
    rows = [_row(frame, (y, z), xs, texts) for y, z in pairwise(ys)]
    if not bare or _is_table(rows, texts):
        cells = _merged(frame, rows, list(pairwise(ys)), xs)
        if sum(1 for row in cells for b in row if b) > 1:
            return Grid(cells, frame.box)
    return None


def _shared(joint: float, across: Sequence[Rule]) -> bool:
    """Whether several rulings have an end where one has."""
    return sum(any(abs(joint - j) <= 1 for j in r.joints) for r in across) > 1


def _among(start: float, end: float, known: Sequence[float]) -> bool:
    return any(start - SAME <= k <= end + SAME for k in known)


def _places(values: Sequence[float]) -> list[float]:
    """Where rulings stand, each once."""
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > REACH:
            out.append(value)
    return out


def _wide(xs: list[float], texts: Sequence[Box]) -> list[float]:
    """Columns, without slivers that hold nothing."""
    out = [xs[0]]
    for x in xs[1:]:
        held = any(out[-1] <= (t[0] + t[2]) / 2 <= x for t in texts)
        if x - out[-1] < _NARROW and not held and len(out) > 1:
            out[-1] = x
        else:
            out.append(x)
    return out


def _row(frame: _Frame, band: Span, xs: Sequence[float], texts: Sequence[Box]) -> list[int]:
    """The columns at which the cells of a row begin."""
    own = [t for t in texts if band[0] <= (t[1] + t[3]) / 2 <= band[1]]
    starts = [0]
    for n, x in enumerate(xs[1:-1], start=1):
        at = [r for r in frame.upright if abs(r.at - x) <= REACH]
        if _along(at, band) or (
            not any(r.solid for r in at) and not any(t[0] + 1 < x < t[2] - 1 for t in own)
        ):
            starts.append(n)
    return starts


def _along(rules: Sequence[Rule], span: Span) -> bool:
    """Whether rulings stand along most of a span."""
    held = sum(max(0.0, min(r.end, span[1]) - max(r.start, span[0])) for r in rules)
    return held >= (span[1] - span[0]) * _HELD


def _is_table(rows: Sequence[list[int]], texts: Sequence[Box]) -> bool:
    """Whether rows without upright rulings have columns."""
    return sum(len(starts) > 1 for starts in rows) > 1 and len(texts) > 2


def _merged(
    frame: _Frame, rows: Sequence[list[int]], bands: Sequence[Span], xs: Sequence[float]
) -> Cells:
    """Cells by row; one goes on in the next row where the same columns have no ruling between."""
    out: Cells = []
    open_: dict[tuple[int, int], tuple[int, float]] = {}
    for n, (starts, (top, bottom)) in enumerate(zip(rows, bands, strict=True)):
        out.append([None] * (len(xs) - 1))
        now: dict[tuple[int, int], tuple[int, float]] = {}
        for a, b in zip(starts, [*starts[1:], len(xs) - 1], strict=True):
            parted = [r for r in frame.across if abs(r.at - top) <= REACH]
            above = open_.get((a, b))
            if above is None or _along(parted, (xs[a], xs[b])):
                above = (n, top)
            row, begin = above
            out[row][a] = (xs[a], begin, xs[b], bottom)
            now[a, b] = above
        open_ = now
    return [row for row in out if any(row)]
