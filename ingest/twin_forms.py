"""Forms of two or three measures beside each other, told one below the other.

Each line holds the same labels twice: 担当課 市民課 担当課 河川課. Such a table is known by labels
that return further right in line after line; a line above them may name each without a label.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.blocks import Block, Cell, Line, TableBlock
from ingest.meanings import can_label, meaning
from ingest.text import fold

_REPEATED = 2  # lines in which labels return
_HALF = 0.5


def with_twins_apart(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, each table of this kind as one table for each of its forms."""
    return tuple(x for b in blocks for x in (_apart(b) if isinstance(b, TableBlock) else (b,)))


def _apart(block: TableBlock) -> Iterator[TableBlock]:
    lines = [n for n in block.lines if _filled(n)]
    step = _step(lines)
    if not step:
        yield block
        return
    for rows in _forms(lines):
        for told in _parts(rows, step):
            end = max(n.end for n in told)
            yield replace(block, start=told[0].start, end=end, lines=tuple(told))


def _forms(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """The lines of each row of forms: the first label opens the next."""
    first = fold(lines[0].cells[0].text)
    cuts = [i for i, n in enumerate(lines) if fold(n.cells[0].text) == first and first]
    cuts = cuts if cuts and cuts[0] == 0 else [0]
    for a, b in itertools.pairwise([*cuts, len(lines)]):
        yield lines[a:b]


def _parts(lines: Sequence[Line], step: int) -> list[list[Line]]:
    """The lines of each form; what stands alone above them all is a part of its own."""
    count = -(-max(len(n.cells) for n in lines) // step)
    parts: list[list[Line]] = [[] for _ in range(count)]
    above: list[Line] = []
    for line in lines:
        pieces = [line.cells[i * step : (i + 1) * step] for i in range(count)]
        filled = _filled(line)
        if len(filled) == 1 and line.cells[0].text and not any(parts):
            above.append(line)
            continue
        if len(filled) == count and not _returns(line, step):
            pieces = [(c,) for c in filled]
        for part, piece in zip(parts, pieces, strict=True):
            if cells := [c for c in piece if c.text]:
                part.append(Line(cells[0].start, cells[-1].end, tuple(piece)))
    told = [p for p in parts if any(len(_filled(n)) > 1 for n in p)]
    return ([above] if above else []) + told


def _filled(line: Line) -> list[Cell]:
    return [c for c in line.cells if c.text]


def _step(lines: Sequence[Line]) -> int:
    """After how many columns the labels of the rows return; 0 where they do not."""
    steps: Counter[int] = Counter()
    for line in lines:
        key = fold(line.cells[0].text)
        again = (x for x, c in enumerate(line.cells) if x > 1 and key and fold(c.text) == key)
        if (at := next(again, 0)) and can_label(line.cells[0].text):
            steps[at] += 1
    step = max(steps, key=lambda s: (steps[s], -s), default=0)
    told = [n for n in lines if step and _returns(n, step)]
    keys = {fold(n.cells[0].text) for n in told}
    known = any(meaning(n.cells[0].text) for n in told)
    values = [[fold(c.text) for c in n.cells[1::step]] for n in told if step]
    unlike = sum(len(set(v)) > 1 for v in values)
    whole = len(told) >= max(_REPEATED, len(lines) * _HALF) and len(keys) >= _REPEATED
    return step if whole and known and unlike * 2 > len(told) else 0


def _returns(line: Line, step: int) -> bool:
    """Whether the label of a row stands again before a further value, and nothing else there."""
    first, *rest = (fold(c.text) for c in itertools.islice(line.cells, 0, None, step))
    return bool(first) and any(rest) and all(not k or k == first for k in rest)
