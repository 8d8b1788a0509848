"""Tables that go on on the next page, or in the next column of a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.readers.parts import PageStart, Part, Rows
from ingest.readers.pdf_rules import SAME
from ingest.readers.pdf_tables import Cells, Ruled

_NUMBERS = re.compile(r"[0-9０-９]+")
# Kinds of rows, by which of their cells are filled, that the sheet of a measure has; columns that a
# header has.
_FORM = 3
_ROWS = 4  # that a table has, its header too, where a cell that all of them fill is its name


def one_table(before: Rows, last: Ruled, first: Ruled, *, paged: bool = True) -> list[Part]:
    """A table and what stands at the top of the next page or column, as one where it goes on."""
    start: list[Part] = [PageStart()] if paged else []
    if not goes_on(last, first):
        return [before, *start, first.rows]
    added = len(before.rows) - len(last.cells)
    begins = [added + n for n in last.begins]
    whole, rest = continued(before.rows, first.cells, last.unfinished, begins)
    inside: list[Part] = [PageStart(inside=bool(rest))] if paged else []
    below = replace(first.rows.cut(len(first.cells) - len(rest), len(first.cells)), rows=rest)
    return [Rows(whole, before.covered), *inside, *([below] if rest else [])]


def goes_on(before: Ruled, after: Ruled) -> bool:
    """Whether a table at the top of a page or column is the rest of the one before it."""
    if abs((after.x1 - after.x0) - (before.x1 - before.x0)) > SAME:
        return False
    form = len({tuple(map(bool, row)) for row in (*before.cells, *after.cells)}) >= _FORM
    if form and not _heads(before, after) and _alike(before.cells[0], after.cells[0]):
        return False
    shift = after.x0 - before.x0
    same = _are(after.columns, before.columns, shift)
    return same or (form and _are(after.edges[:2], before.edges[:2], shift))


def _heads(before: Ruled, after: Ruled) -> bool:
    """Whether both parts begin with the same header of several columns."""
    return before.cells[0] == after.cells[0] and sum(map(bool, after.cells[0])) >= _FORM


def _alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether rows begin sheets of the same kind: another number, or the same label."""
    a, b = one[0], other[0]
    if not a or not b:
        return False
    return a == b or (_NUMBERS.sub("#", a) == _NUMBERS.sub("#", b) and a != "#")


def _are(some: Sequence[float], others: Sequence[float], shift: float) -> bool:
    pairs = zip(some, others, strict=False)
    return len(some) == len(others) and all(abs(a - b - shift) <= SAME for a, b in pairs)


def continued(
    before: Cells, after: Cells, unfinished: Sequence[bool], begins: Sequence[int] = ()
) -> tuple[Cells, Cells]:
    """Two parts of a table: a header that the second repeats is left out of it, and a row that the
    page break cut is told whole in the first, each cell in the row where it ``begins``.
    """
    rest = after[_repeated(before, after) :]
    last, first = before[-1], rest[0] if rest else ()
    at = list(begins) or [len(before) - 1] * len(last)
    if not len(last) == len(first) == len(unfinished) == len(at):
        return before, rest
    told = [before[n][x] if x < len(before[n]) else "" for x, n in enumerate(at)]
    pairs = list(zip(told, first, unfinished, strict=True))
    # Only what had begun goes on: in each cell that was full, or in one of a row without a name.
    begun = any(b for _, b, _ in pairs) and all(a or not b for a, b, _ in pairs)
    full = [goes for _, b, goes in pairs if b]
    named = next((n for n, a in enumerate(last) if a), 0)
    cut = all(full) or (not first[named] and any(full)) or _is_cut(before, first)
    if not begun or not cut:
        return before, rest
    whole = [list(row) for row in before]
    for x, (n, text, goes) in enumerate(zip(at, first, unfinished, strict=True)):
        if text:
            whole[n][x] += text if goes else f"\n{text}"
    return tuple(map(tuple, whole)), rest[1:]


def _is_cut(before: Cells, first: Sequence[str]) -> bool:
    """Whether a row lacks what every row before it has: its number or its name."""
    rows = [row for row in before if len(row) == len(first)]
    return len(rows) >= _ROWS and any(
        not text and all(r[x] for r in rows) for x, text in enumerate(first)
    )


def _repeated(before: Cells, after: Cells) -> int:
    """How many rows at the head of both parts are the same."""
    same = 0
    for one, other in zip(before, after[:-1], strict=False):
        if one != other:
            break
        same += 1
    return same
