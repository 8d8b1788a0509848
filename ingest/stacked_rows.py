"""Lines of prose as rows of a page, each with what stood between it and the row before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ingest.blocks import Block, TextBlock
from ingest.text import clean

Gap = Literal["none", "blank", "page", "table"]


@dataclass(frozen=True, slots=True)
class Row:
    """A line that holds words: its raw place, its clean text, and what stands above it."""

    start: int
    end: int
    text: str
    gap: Gap


def read_rows(text: str, blocks: tuple[Block, ...], page: frozenset[int]) -> list[Row]:
    """The rows of all prose of a text but the lines that start in ``page``."""
    rows: list[Row] = []
    last = 0
    table = turned = False
    for block in blocks:
        if not isinstance(block, TextBlock):
            table = True
            continue
        for i, (start, end) in enumerate(block.lines):
            shown = clean(text, start, end).text.strip()
            if not shown:
                continue
            turned = turned or start in page or "\f" in text[last:end]
            if start not in page:
                gap: Gap = "none" if i else "blank"
                gap = "table" if table else "page" if turned else gap
                rows.append(Row(start, end, shown, gap))
                table = turned = False
            last = end
    return rows
