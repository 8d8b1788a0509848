"""Sheets of labels on lines that tables interrupt: as headings over prose more of them is read."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.blocks import Block, TableBlock
from ingest.sheet_kinds import is_grid, is_yearly
from ingest.stacked import Pair, SheetBlock

_MOST = 0.5
_NEARLY = 0.8
_REST = re.compile(r"[ \t\u3000]*(?:\n|$)")


def tells_more(text: str, names: frozenset[int], blocks: Iterable[Block]) -> bool:
    """Whether the headings at ``names`` head all sheets among ``blocks``, and what these leave out.

    Below most of the sheets stand tables with columns (a schedule, figures), which no sheet of
    lines can hold; and nearly all their labels but those of departments stand over their values.
    """
    heads = sorted(names)
    sheets: list[SheetBlock] = []
    tabled: set[int] = set()
    for block in blocks:
        if isinstance(block, SheetBlock):
            if block.title is None or block.title[0] not in names:
                return False
            sheets.append(block)
        elif sheets and isinstance(block, TableBlock) and (is_grid(block) or is_yearly(block)):
            above = max((at for at in heads if at <= block.start), default=None)
            if sheets[-1].title and above == sheets[-1].title[0]:
                tabled.add(above)
    over = [_is_over(text, p) for s in sheets for p in s.pairs if not _of_departments(p)]
    return len(tabled) > len(sheets) * _MOST and sum(over) >= len(over) * _NEARLY


def _of_departments(pair: Pair) -> bool:
    return pair.label.role in {"lead", "related"}


def _is_over(text: str, pair: Pair) -> bool:
    """Whether a label stands on a line of its own."""
    return _REST.match(text, pair.place[1]) is not None
