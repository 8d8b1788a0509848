"""Rulings of a PDF page: lines, thin bars, rows of dots, and the edges of shaded areas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pdfplumber.page import Page

SAME = 2.0  # points by which rulings that are one may differ
REACH = 3.0  # points that rulings may lack where they meet or go on
_THIN = 3.0  # points; what is thicker is an area
_SHORT = 6.0  # points; what is shorter, dots put together, is no ruling
_WHITE = 0.99

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruling: where it stands, from where to where it goes (points from the left or the top).

    A ``solid`` one is drawn, the others are edges of shaded areas. ``joints`` are the ends of the
    pieces it was drawn in: programs draw the border of each cell by itself.
    """

    at: float
    start: float
    end: float
    solid: bool
    joints: tuple[float, ...] = ()

    @property
    def length(self) -> float:
        """How long it is."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class _Piece:
    at: float
    start: float
    end: float
    solid: bool
    upright: bool


def rules(page: Page, chars: Sequence[Mapping[str, Any]]) -> tuple[list[Rule], list[Rule]]:
    """The rulings across a page with these characters, and the upright ones."""
    pieces = list(_pieces(page, chars))
    across = _joined([p for p in pieces if not p.upright])
    return across, _joined([p for p in pieces if p.upright])


def _pieces(page: Page, chars: Sequence[Mapping[str, Any]]) -> Iterator[_Piece]:
    x0, top, x1, bottom = page.bbox
    for shape in (*page.rects, *page.lines):
        if shape["x1"] < x0 or shape["x0"] > x1 or shape["bottom"] < top or shape["top"] > bottom:
            continue
        yield from _edges(shape, chars)
    for edge in page.curve_edges:
        yield from _bars(edge)


def _edges(shape: Mapping[str, Any], chars: Sequence[Mapping[str, Any]]) -> Iterator[_Piece]:
    x0, x1, top, bottom = (float(shape[k]) for k in ("x0", "x1", "top", "bottom"))
    drawn = bool(shape.get("stroke")) or shape["object_type"] == "line"
    if not drawn and not shape.get("fill"):
        return
    if min(x1 - x0, bottom - top) <= _THIN:
        yield from _bars(shape)
    elif drawn or (not _white(shape.get("non_stroking_color")) and _written(shape, chars)):
        for y in (top, bottom):
            yield _Piece(y, x0, x1, drawn, upright=False)
        for x in (x0, x1):
            yield _Piece(x, top, bottom, drawn, upright=True)


def _bars(shape: Mapping[str, Any]) -> Iterator[_Piece]:
    """A line, or a bar so thin that it is one; a dot may be a piece of either kind."""
    x0, x1, top, bottom = (float(shape[k]) for k in ("x0", "x1", "top", "bottom"))
    if bottom - top <= _THIN:
        yield _Piece((top + bottom) / 2, x0, x1, True, upright=False)
    if x1 - x0 <= _THIN:
        yield _Piece((x0 + x1) / 2, top, bottom, True, upright=True)


def _written(area: Mapping[str, Any], chars: Sequence[Mapping[str, Any]]) -> bool:
    """Whether text stands in a shaded area: bars of charts and of schedules hold none."""
    return any(
        area["x0"] <= (c["x0"] + c["x1"]) / 2 <= area["x1"]
        and area["top"] <= (c["top"] + c["bottom"]) / 2 <= area["bottom"]
        for c in chars
    )


def _white(color: Any) -> bool:
    """Whether a colour, grey or red, green, blue, is that of paper."""
    values = color if isinstance(color, (tuple, list)) else (color,)
    return len(values) in (1, 3) and all(
        isinstance(v, (int, float)) and v >= _WHITE for v in values
    )


def _joined(pieces: Sequence[_Piece]) -> list[Rule]:
    out: list[Rule] = []
    for group in _beside(sorted(pieces, key=lambda p: p.at)):
        solid = [p for p in group if p.solid]
        at = sum(p.at for p in solid or group) / len(solid or group)
        for kind in (True, False):
            own = [p for p in group if p.solid == kind]
            out += [r for r in _chains(own, at, kind) if r.length >= _SHORT]
    return out


def _beside(pieces: Iterable[_Piece]) -> Iterator[list[_Piece]]:
    """Pieces by where they stand."""
    group: list[_Piece] = []
    for piece in pieces:
        if group and piece.at - group[0].at > SAME:
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _chains(pieces: Iterable[_Piece], at: float, solid: bool) -> Iterator[Rule]:
    """Pieces on one line as rulings."""
    chain: list[_Piece] = []
    end = 0.0
    for piece in sorted(pieces, key=lambda p: p.start):
        if chain and piece.start - end > REACH:
            yield _ruling(chain, at, end, solid)
            chain = []
        end = max(end, piece.end) if chain else piece.end
        chain.append(piece)
    if chain:
        yield _ruling(chain, at, end, solid)


def _ruling(chain: Sequence[_Piece], at: float, end: float, solid: bool) -> Rule:
    long = [p for p in chain if p.end - p.start > _THIN]
    joints = sorted({round(x, 1) for p in long for x in (p.start, p.end)})
    return Rule(at, chain[0].start, end, solid, tuple(joints))
