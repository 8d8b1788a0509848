"""Departments merged over several rows of a table that kept its layout: they stand amid these.

The first merged cell begins with the table, each other one where that above it ends, so that the
middle of each tells where it ends.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from ingest.labels import role_of
from ingest.placed_rows import Placed
from ingest.prose import Token

_OFF = 1  # lines that words may stand beside the middle of their cell
Tokens = tuple[Token, ...]


def merged_owners(headers: Sequence[str], rows: Sequence[Sequence[Placed]]) -> dict[int, Tokens]:
    """Who leads each row, by its index, where this stands amid several; none for other tables."""
    at = next((i for i, h in enumerate(headers) if role_of(h) == "lead"), None)
    if at is None or len(rows) < 2:
        return {}
    if all(any(n.cells[at] for n in row) for row in rows):
        return {}
    lines = [n for row in rows for n in row]
    ends = list(itertools.accumulate(map(len, rows)))
    runs = _runs(lines, at)
    begins = {0, *ends}
    top = runs and runs[0][0] == 0 and all(run[0] in begins for run in runs)
    own = any(sum(bool(lines[i].cells[0]) for i in run) > 1 for run in runs)  # of several rows
    if len(runs) >= len(rows) or top or own:
        return {}
    return _spread(lines, at, runs, ends)


def _runs(lines: Sequence[Placed], at: int) -> list[list[int]]:
    """The lines, by index, on which something stands in a column, those that follow together."""
    runs: list[list[int]] = []
    for i, line in enumerate(lines):
        if line.cells[at] and runs and runs[-1][-1] == i - 1:
            runs[-1].append(i)
        elif line.cells[at]:
            runs.append([i])
    return runs


def _spread(
    lines: Sequence[Placed], at: int, runs: Sequence[Sequence[int]], ends: Sequence[int]
) -> dict[int, Tokens]:
    """Each run with the rows amid which it stands; nothing if one stands amid none."""
    ways: dict[int, tuple[int, tuple[int, ...]]] = {0: (0, ())}  # by rows told, the best so far
    for run in runs:
        after: dict[int, tuple[int, tuple[int, ...]]] = {}
        for first, (cost, cuts) in ways.items():
            top = ends[first - 1] if first else 0
            for last in range(first, len(ends)):
                off = abs(run[0] + run[-1] - top - (ends[last] - 1))
                own = last > first or bool(lines[run[0]].cells[0])  # beside the number of its row
                if (
                    off <= _OFF
                    and own
                    and (last + 1 not in after or after[last + 1][0] > cost + off)
                ):
                    after[last + 1] = (cost + off, (*cuts, last + 1))
        ways = after
    _, cuts = ways.get(len(ends), (0, ()))
    found: dict[int, Tokens] = {}
    for run, (first, end) in zip(runs, itertools.pairwise((0, *cuts)), strict=False):
        words = tuple(t for i in run for t in lines[i].cells[at])
        found |= dict.fromkeys(range(first, end), words)
    return found
