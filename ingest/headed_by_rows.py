"""Measures that are headings over prose, found by the rows of a table that name them.

A plan may tell of its measures in prose and keep departments and years in a table at the end of a
section. What stands below each heading is then the measure's own place, and the row adds to it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.candidates import Candidate
from ingest.grid import Grid
from ingest.matching import similarity
from ingest.outline import Node
from ingest.text import clean, fold, nfkc

_FEW = 3  # headings that rows name, at least
_ALIKE = 0.8  # of a name with the same number: a letter misread, a word left out
Series = tuple[tuple[Candidate, ...], ...]


def named_by_rows(
    nodes: tuple[Node, ...],
    rows: Series,
    grids: tuple[Grid, ...],
    text: str,
    bases: Sequence[Candidate],
) -> tuple[Node, ...]:
    """The headings over prose that the rows of tables with departments name, by name or number.

    None of them is a measure of ``bases``, or what the plan files these under; those that the
    same tables name count with them. Each ends where such a table begins.
    """
    tables = [r for r in rows if any(c.lead for c in r)]
    known = {fold(b.name.text) for b in bases}
    above = "\n".join({fold(h) for b in bases for h in b.section})
    found: dict[int, Node] = {}
    beside: set[str] = set()
    for table in tables:
        firm = [c for c in table if (c.name.text or c.number) and not c.loose]
        names = {fold(c.name.text) for c in firm} & known
        firm = _of_their_own([c for c in firm if fold(c.name.text) not in known], above)
        heads = [head for c in firm if (head := _heading(c, nodes, text))]
        if heads and len(heads) * 2 >= len(firm):
            found |= {n.section.start: n for n in heads}
            beside |= names
    if not found or len(found) + len(beside) < _FEW:
        return ()
    starts = {c.start for table in tables for c in table}
    ends = [_top(g, text) for g in grids if any(g.block.start <= s < g.block.end for s in starts)]
    return tuple(_cut(found[at], ends) for at in sorted(found))


def _of_their_own(rows: list[Candidate], above: str) -> list[Candidate]:
    """The rows that do not name what stands ``above`` known measures.

    One that is numbered like most others does not head measures but where it closes a section.
    """
    heads = [c for c in rows if c.name.text and fold(c.name.text) in above]
    shapes = Counter(_shape(c) for c in rows if c not in heads)
    return [c for c in rows if c not in heads or (c.number and shapes[_shape(c)] > len(heads))]


def _shape(row: Candidate) -> str:
    return re.sub(r"[0-9]+", "0", nfkc(row.number))


def _heading(row: Candidate, nodes: Iterable[Node], text: str) -> Node | None:
    """The heading that a row names: of several the one with the most prose below it."""
    fits = [n for n in nodes if n.heading and _is_of(row, n) and _said(n, text)]
    return max(fits, key=lambda n: n.section.end - n.section.body_start, default=None)


def _is_of(row: Candidate, node: Node) -> bool:
    """Whether a heading has the name of a row, or the number of one without a name; a letter may
    be misread where it has its number.
    """
    heading = node.heading
    if heading is None:
        return False
    if not row.name.text:
        printed = row.number_value and fold(row.number_value.text)
        return printed == fold(heading.text[: -len(heading.title)].lstrip("# "))
    one, other = nfkc(row.number), nfkc(heading.marker.number)
    if one and one == other:
        return similarity(heading.title, row.name.text) >= _ALIKE
    fits = not one or not other or one.endswith(other) or other.endswith(one)
    return fits and fold(heading.title) == fold(row.name.text)


def _said(node: Node, text: str) -> bool:
    """Whether sentences, and no mere rows, stand below a heading."""
    lines = text[node.section.body_start : node.section.end].splitlines()
    return any("。" in line and "\t" not in line for line in lines)


def _top(grid: Grid, text: str) -> int:
    """Where a table begins, with the line above it that is its caption."""
    above = text[: grid.block.start].rstrip()
    start = above.rfind("\n") + 1
    if grid.caption and clean(above, start).text.strip() == grid.caption:
        return start
    return grid.block.start


def _cut(node: Node, ends: Iterable[int]) -> Node:
    section = node.section
    end = min([e for e in ends if section.body_start <= e < section.end], default=section.end)
    return replace(node, section=replace(section, end=end))
