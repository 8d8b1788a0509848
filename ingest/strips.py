"""Lines of labels over one line of values inside sheets, told as rows of a label and its value.

番号 | 取組名 | 担当課 over 101 | 窓口の予約 | 市民課, and below it the rows 内容 | …, 指標 | …: the
top of a sheet, and no list of one row. What stands below it tells: rows that open with labels.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.blocks import Block, Cell, Line, TableBlock
from ingest.labels import label_of, role_of, year_of
from ingest.records import Role
from ingest.text import fold

_MAX_LABEL = 16
_FEW = 2  # labels side by side, and strips in which a row below opens alike
_FIRST: tuple[Role, ...] = ("number", "name")  # what a sheet opens with
_NEEDED: frozenset[Role | None] = frozenset({"name", "lead"})


@dataclass(frozen=True, slots=True)
class _Strip:
    """A line of labels, at ``at`` of its block, each with its value in the line below."""

    at: int
    pairs: tuple[tuple[Cell, Cell], ...]
    below: str


def with_strips(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with such lines turned: a line for each label and its value."""
    found = {b.start: [*_strips(b.lines)] for b in blocks if isinstance(b, TableBlock)}
    opens = Counter(fold(s.below) for strips in found.values() for s in strips)
    kept = {
        start: [s for s in strips if role_of(s.below) or opens[fold(s.below)] >= _FEW]
        for start, strips in found.items()
    }
    return tuple(
        _turned(b, kept[b.start]) if isinstance(b, TableBlock) and kept[b.start] else b
        for b in blocks
    )


def _strips(lines: Sequence[Line]) -> Iterator[_Strip]:
    """The strips of a table, as far as its own lines tell."""
    for at, (head, told, below) in enumerate(zip(lines, lines[1:], lines[2:], strict=False)):
        pairs = _pairs(head, told)
        first, *rest = (c.text for c in below.cells)
        if pairs and _can_label(first) and any(rest) and not _is_row(below, pairs):
            yield _Strip(at, pairs, first)


def _pairs(head: Line, told: Line) -> tuple[tuple[Cell, Cell], ...]:
    """Labels and what stands below each; nothing where other things stand in one of the lines."""
    labels = {i: c for i, c in enumerate(head.cells) if c.text}
    values = {i: c for i, c in enumerate(told.cells) if c.text}
    known = [label_of(c.text) for c in labels.values()]
    roles = {k.role for k in known if k}
    if len(labels) < _FEW or not values.keys() <= labels.keys() or not roles & _NEEDED:
        return ()
    if "indicator" in roles or any(k and (k.figure or k.year) for k in known):
        return ()
    short = all(_can_label(c.text) for c in labels.values())
    plain = not any(label_of(c.text) or year_of(c.text) for c in values.values())
    named = all(i in values for i, c in labels.items() if role_of(c.text) in _NEEDED)
    most = sum(k is not None for k in known) * 2 > len(known)
    return (
        tuple((c, values[i]) for i, c in labels.items() if i in values)
        if (short and plain and named and most)
        else ()
    )


def _can_label(words: str) -> bool:
    plain = not any(c in words for c in "。、") and not any(c.isdigit() for c in words)
    return 1 < len(words) <= _MAX_LABEL and plain and not year_of(words)


def _is_row(below: Line, pairs: Sequence[tuple[Cell, Cell]]) -> bool:
    """Whether a line is the next row of a list, or its header again, rather than a label with
    what it says; one of unknown words has nothing but its value, where rows have more.
    """
    filled = [c for c in below.cells if c.text]
    if sum(role_of(c.text) is not None for c in filled) > 1:
        return True
    return role_of(filled[0].text) is None and (len(filled) > _FEW or len(pairs) <= _FEW)


def _turned(block: TableBlock, strips: Sequence[_Strip]) -> TableBlock:
    lines: list[Line] = []
    by_line = {s.at: s for s in strips}
    for at, line in enumerate(block.lines):
        if strip := by_line.get(at):
            order = sorted(strip.pairs, key=lambda p: role_of(p[0].text) not in _FIRST)
            lines += [Line(k.start, max(k.end, v.end), (k, v)) for k, v in order]
        elif at - 1 not in by_line:
            lines.append(line)
    return replace(block, lines=tuple(lines))
