"""How the pages of a text are laid out: its blocks, and where its measures are headings."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.blocks import Block, TableBlock
from ingest.furniture import furniture
from ingest.headed import Headed, cut_at, read_headed
from ingest.spaced import with_spaced


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of a text, the headings that name measures, the lines that pages add."""

    blocks: tuple[Block, ...]
    headed: Headed
    page: frozenset[int]

    @property
    def for_sheets(self) -> tuple[Block, ...]:
        """The blocks that can be sheets: a table parted by spaces has columns."""
        return tuple(b for b in self.blocks if not (isinstance(b, TableBlock) and b.spaced))


def read_layout(text: str, blocks: tuple[Block, ...]) -> Layout:
    """Cut spaced tables and the headings of measures out of the prose among ``blocks``."""
    page = furniture(text)
    blocks = with_spaced(text, blocks, page)
    headed = read_headed(text, blocks, page)
    return Layout(cut_at(blocks, headed.cuts), headed, page)
