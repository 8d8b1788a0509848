"""How the pages of a text are laid out: its blocks, and where its measures are headings."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.blocks import Block, TableBlock, TextBlock, read_blocks
from ingest.celled import with_celled
from ingest.dense import with_headings
from ingest.furniture import furniture
from ingest.headed import Headed, cut_at, read_headed
from ingest.spaced import with_spaced
from ingest.stacked import with_sheets


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of a text, the headings that name measures, the lines that pages add."""

    blocks: tuple[Block, ...]
    headed: Headed
    page: frozenset[int]

    @property
    def for_sheets(self) -> tuple[Block, ...]:
        """The blocks that can be sheets: a table parted by spaces has columns.

        Lines that pages add, such as their numbers, say nothing of the sheet around them.
        """
        return tuple(b for b in self.blocks if not self._is_apart(b))

    def _is_apart(self, block: Block) -> bool:
        if isinstance(block, TextBlock):
            return all(start in self.page for start, _ in block.lines)
        return isinstance(block, TableBlock) and block.spaced


def read_layout(text: str, start: int = 0) -> Layout:
    """The blocks of ``text`` from ``start`` on, sheets, tables and headings cut out."""
    page = furniture(text)
    blocks = with_sheets(text, read_blocks(text, start), page)
    blocks = with_celled(text, blocks, page)
    blocks = with_spaced(text, blocks, page)
    headed = read_headed(text, blocks, page)
    return Layout(with_headings(text, cut_at(blocks, headed.cuts), page), headed, page)
