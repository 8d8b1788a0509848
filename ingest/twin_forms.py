"""Forms of two measures beside each other, told one below the other.

Each line holds the same labels twice: 施策名 窓口の予約 施策名 水位の公開. Such a table is known by
labels that return in the second half of line after line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.blocks import Block, Cell, Line, TableBlock
from ingest.labels import role_of
from ingest.text import fold

_LINES = 3  # that hold the same label twice
_MOST = 0.6


def with_twins_apart(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, each table of this kind as one table for each of its forms."""
    return tuple(x for b in blocks for x in (_apart(b) if isinstance(b, TableBlock) else (b,)))


def _apart(block: TableBlock) -> Iterator[TableBlock]:
    lines = [n for n in block.lines if any(c.text for c in n.cells)]
    at = _half(lines)
    if at is None:
        yield block
        return
    for rows in _forms(lines, at):
        for half in (slice(None, at), slice(at, None)):
            told = [_line(n.cells[half]) for n in rows if any(c.text for c in n.cells[half])]
            if any(len([c for c in n.cells if c.text]) > 1 for n in told):
                yield replace(block, start=told[0].start, end=told[-1].end, lines=tuple(told))


def _half(lines: Sequence[Line]) -> int | None:
    """The column in which the labels of the first return."""
    width = max((len(n.cells) for n in lines), default=0)
    for at in range(2, width - 1):
        twice = [n.cells[0].text for n in lines if len(n.cells) > at and _same(n, at)]
        labelled = sum(bool(n.cells[0].text) for n in lines)
        kinds = {role_of(t) for t in twice} & {"name", "lead"}
        if len(twice) >= max(_LINES, labelled * _MOST) and len(kinds) > 1:
            return at
    return None


def _same(line: Line, at: int) -> bool:
    first, second = line.cells[0].text, line.cells[at].text
    return bool(first) and fold(first) == fold(second)


def _forms(lines: Sequence[Line], at: int) -> Iterator[Sequence[Line]]:
    """The lines of each pair of forms: the first label opens the next."""
    first = fold(lines[0].cells[0].text)
    cuts = [i for i, n in enumerate(lines) if fold(n.cells[0].text) == first]
    cuts = cuts if cuts and cuts[0] == 0 else [0]
    for a, b in zip(cuts, [*cuts[1:], len(lines)], strict=True):
        yield lines[a:b]


def _line(cells: Sequence[Cell]) -> Line:
    told = [c for c in cells if c.text]
    return Line(told[0].start, told[-1].end, tuple(cells))
