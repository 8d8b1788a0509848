"""Departments that a conversion to Markdown left in the first of the rows they were merged over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.blocks import Block, Cell, Line, TableBlock
from ingest.meanings import meaning
from ingest.records import Role

_LEAST = 2  # rows with departments of their own, and rows without
_SHARE = 0.2  # of the rows without: one of many may have nobody


def with_lost_merges(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks; in a list of measures that all have a name, cells without departments are merged
    with that above them, where there are several.
    """
    return tuple(
        _told(b) if isinstance(b, TableBlock) and "|" in text[b.start : b.lines[0].end] else b
        for b in blocks
    )


def _told(block: TableBlock) -> TableBlock:
    if block.laid_out or block.spaced:
        return block  # what is merged there is known, or where cells stand is not
    head, *rows = block.lines
    roles = [m.role if (m := meaning(c.text)) else None for c in head.cells]
    if roles.count("lead") != 1 or not {"name", "number"} & set(roles):
        return block
    at = roles.index("lead")
    keys = [i for i, r in enumerate(roles) if r in {"name", "number"}]
    whole = all(len(n.cells) == len(roles) and all(n.cells[i].text for i in keys) for n in rows)
    own = [n for n in rows if len(n.cells) > at and n.cells[at].text]
    bare = len(rows) - len(own)
    few = len(own) < _LEAST or bare < max(_LEAST, len(rows) * _SHARE)
    if not whole or few or not rows[0].cells[at].text:
        return block
    return replace(block, lines=(head, *_filled(rows, at, roles)))


def _filled(rows: Sequence[Line], at: int, roles: Sequence[Role | None]) -> Iterator[Line]:
    """The rows, cells without departments merged with those above; who takes part beside them
    shows that nobody leads.
    """
    others = [i for i, r in enumerate(roles) if r == "related"]
    above: Cell | None = None
    for row in rows:
        if row.cells[at].text:
            above = row.cells[at]
        elif above and not any(row.cells[i].text for i in others):
            cell = replace(row.cells[at], over=above)
            row = replace(row, cells=(*row.cells[:at], cell, *row.cells[at + 1 :]))
        yield row
