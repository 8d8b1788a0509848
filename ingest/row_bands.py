"""Which lines of a table that kept its layout make one row, where no ruled line is left.

The cells of a row stand in its middle or at its top, whole: of all ways to cut the lines into rows,
the one that leaves every cell most even and breaks no words costs least.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from ingest.cells import is_office
from ingest.spaced_columns import Kind

_FULL = 2  # half-width characters that a broken piece may fall short of its column
_TALLEST = 40  # lines of one row
_NEAR = 0.3  # of what it costs to cut words behind a line that is full
_WORD_CUT, _NAME_CUT, _OFFICE_CUT = 1.0, 1.5, 3.0
_NAME_ENDED, _TEXT_ENDED, _TWO_MARKS = 2.0, 0.2, 1.2
_BLANK = 1.0
_UNLED, _UNNAMED, _HOLE, _NAME_HOLE = 1.0, 12.0, 0.5, 2.0
_TURNED = 3.0
_OTHER_SIDE = 0.3

# Where the cells of a row stand: at its top, or in its middle, that of an even number of lines
# above or below it.
Place = Literal["top", "above", "below"]
_PLACES: tuple[Place, ...] = ("top", "above", "below")
_OPEN = re.compile(r"[のをとにへがはや・、（(「＝=]$|[及並]び$")
_GOES_ON = re.compile(r"[のをとにへがはでやー・、）)」々ぁぃぅぇぉっゃゅょァィゥェォッャュョん]")


@dataclass(frozen=True, slots=True)
class BandLine:
    """A line of a table: what stands below each column and how far that reaches.

    ``apart`` says that an empty line stands above it, ``turned`` that a page ends there.
    """

    cells: tuple[str, ...]
    reach: tuple[int, ...]
    apart: bool = False
    turned: bool = False


@dataclass(slots=True)
class _Costs:
    """What it costs to cut above each line, and to go on there with the row above."""

    cut: list[float] = field(default_factory=list)
    join: list[float] = field(default_factory=list)


def bands(
    lines: Sequence[BandLine],
    kinds: Sequence[Kind],
    key: int,
    opens: Sequence[bool],
    widest: Sequence[int],
) -> list[list[int]]:
    """The lines of each row, by index.

    ``key`` is the column that every row has something in; ``opens`` tells of each line whether that
    may be the only one of its row (a number), ``widest`` how far each column of the table reaches.
    A row cut by the edge of a page is put together.
    """
    costs = _costs(lines, kinds, key, widest)
    ways = [_cheapest(lines, kinds, key, opens, costs, place) for place in _PLACES]
    _, starts = min(ways, key=lambda way: way[0])
    rows: list[list[int]] = []
    for start, stop in itertools.pairwise([*starts, len(lines)]):
        row = list(range(start, stop))
        if rows and not any(lines[i].cells[key] for i in row):
            rows[-1] += row
        else:
            rows.append(row)
    return rows


def _cheapest(
    lines: Sequence[BandLine],
    kinds: Sequence[Kind],
    key: int,
    opens: Sequence[bool],
    costs: _Costs,
    place: Place,
) -> tuple[float, list[int]]:
    """The cheapest cut and what it costs, of rows whose cells stand in one ``place``."""
    best: list[tuple[float, int]] = [(0.0, 0)] + [(float("inf"), 0)] * len(lines)
    for start in range(len(lines)):
        row = _Row(kinds, key, start, place)
        before = best[start][0] + (costs.cut[start] if start else 0.0)
        for stop in range(start + 1, min(start + _TALLEST, len(lines)) + 1):
            line = lines[stop - 1]
            row.take(line, opens=opens[stop - 1])
            if row.opened > 1:
                break
            row.joined += costs.join[stop - 1] if stop - 1 > start else 0.0
            edge = line_turned(lines, start) or line_turned(lines, stop)
            total = before + row.cost(stop, edge=edge)
            if total < best[stop][0]:
                best[stop] = (total, start)
    starts, at = [], len(lines)
    while at:
        at = best[at][1]
        starts.append(at)
    return best[-1][0], starts[::-1]


def line_turned(lines: Sequence[BandLine], at: int) -> bool:
    """Whether a page ends above a line."""
    return at < len(lines) and lines[at].turned


class _Row:
    """The lines of what may be a row, as far as they were taken."""

    def __init__(self, kinds: Sequence[Kind], key: int, start: int, place: Place) -> None:
        self.kinds, self.key, self.start, self.place = kinds, key, start, place
        self.firsts = [-1] * len(kinds)
        self.lasts = [-1] * len(kinds)
        self.counts = [0] * len(kinds)
        self.opened = 0
        self.joined = 0.0
        self.at = start

    def take(self, line: BandLine, *, opens: bool) -> None:
        """One more line."""
        for i, words in enumerate(line.cells):
            if words:
                self.firsts[i] = self.at if self.firsts[i] < 0 else self.firsts[i]
                self.lasts[i] = self.at
                self.counts[i] += 1
        self.opened += opens
        self.at += 1

    def cost(self, stop: int, *, edge: bool) -> float:
        """What it costs that these lines, up to ``stop``, are a row."""
        total = self.joined
        if not self.counts[self.key]:
            return total + (_TURNED if edge else _UNNAMED)
        for i, kind in enumerate(self.kinds):
            if not self.counts[i]:
                total += _UNLED if kind == "departments" else 0.0
                continue
            first, last = self.firsts[i], self.lasts[i]
            holes = last - first + 1 - self.counts[i]
            total += holes * (_NAME_HOLE if kind == "name" else _HOLE) * (kind != "mark")
            below = float(first - self.start)
            off = ((first + last) - (self.start + stop - 1)) / 2
            amid = max(0.0, abs(off) - 0.5)
            amid += _OTHER_SIDE * (off > 0 if self.place == "above" else off < 0)
            top = self.place == "top"
            total += below if top else min(below, amid) if kind == "words" else amid
        return total


def _costs(
    lines: Sequence[BandLine], kinds: Sequence[Kind], key: int, widest: Sequence[int]
) -> _Costs:
    blanks = sum(n.apart for n in lines[1:]) * 2 <= len(lines)
    marks = [i for i, k in enumerate(kinds) if k == "mark"]
    costs = _Costs([0.0], [0.0])
    for above, line in itertools.pairwise(lines):
        cut = join = 0.0
        if above.cells[key] and line.cells[key]:
            join += _TWO_MARKS * any(above.cells[i] and line.cells[i] for i in marks)
        for i, kind in enumerate(kinds):
            a, b = above.cells[i], line.cells[i]
            if a and b and kind != "mark":
                told = _between(kind, a, b, short=widest[i] - above.reach[i])
                cut, join = cut + told[0], join + told[1]
        if line.apart and blanks:
            join += _BLANK
        if line.turned:
            cut, join = 0.0, join + _TURNED
        costs.cut.append(cut)
        costs.join.append(join)
    return costs


def _between(kind: Kind, above: str, below: str, *, short: int) -> tuple[float, float]:
    """What it costs to cut between two lines of a column, and not to; ``short`` says by how much
    the first falls short of the widest.
    """
    if kind == "departments":
        return (0.0 if is_office(above) and len(below) > 1 else _OFFICE_CUT), 0.0
    open_ = bool(_OPEN.search(above) or _GOES_ON.match(below))
    full = short <= _FULL
    if above.endswith("。") or not (full or open_):
        return 0.0, (_NAME_ENDED if kind == "name" else _TEXT_ENDED)
    if kind == "name":
        return _NAME_CUT * (full / 2 + (short == 0) / 2 + open_), 0.0
    return _WORD_CUT * max(short == 0, open_, _NEAR), 0.0
