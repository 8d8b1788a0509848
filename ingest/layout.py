"""How the pages of a text are laid out: its blocks, and where its measures are headings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ingest.blocks import Block, TableBlock, TextBlock, read_blocks
from ingest.boxed import with_boxes
from ingest.celled import with_celled
from ingest.dense import with_headings
from ingest.flat_sheets import with_flat
from ingest.furniture import furniture
from ingest.glossary_notes import note_lines
from ingest.headed import Headed, cut_at, read_headed
from ingest.headed_stacks import tells_more
from ingest.label_runs import with_label_runs
from ingest.measure_columns import with_measure_columns
from ingest.merged_cells import with_spanned_years
from ingest.placed import with_placed
from ingest.placed_forms import with_placed_forms
from ingest.spaced import with_spaced
from ingest.stacked import SheetBlock, with_sheets
from ingest.step_rows import with_step_rows
from ingest.strips import with_strips
from ingest.twin_forms import with_twins_apart


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of a text, the headings that name measures, the lines that pages add.

    ``notes`` are the lines of notes at the foot of pages, whose number opens them with no sign.
    """

    blocks: tuple[Block, ...]
    headed: Headed
    page: frozenset[int]
    notes: frozenset[int] = frozenset()

    @property
    def apart(self) -> frozenset[int]:
        """The lines that pages add to the text: their numbers, heads and notes."""
        return self.page | self.notes

    @property
    def for_outline(self) -> tuple[Block, ...]:
        """The blocks that can be headings or stand below some: all but notes.

        A line that a page adds is a block of its own: a heading may stand right below it.
        """
        return tuple(
            b
            for b in cut_at(self.blocks, self.page)
            if not isinstance(b, TextBlock) or any(a not in self.notes for a, _ in b.lines)
        )

    @property
    def for_sheets(self) -> tuple[Block, ...]:
        """The blocks that can be sheets: a table parted by spaces has columns.

        Lines that pages add, their numbers and notes, say nothing of the sheet around them.
        """
        return tuple(b for b in self.blocks if not self._is_apart(b))

    def _is_apart(self, block: Block) -> bool:
        if isinstance(block, TextBlock):
            return all(start in self.apart for start, _ in block.lines)
        return isinstance(block, TableBlock) and block.spaced


def read_layout(text: str, start: int = 0, merged: Mapping[int, int] | None = None) -> Layout:
    """The blocks of ``text`` from ``start`` on, sheets, tables and headings cut out.

    ``merged`` are the places of empty cells and of those that are merged with them, of a text
    whose cells are known.
    """
    page = furniture(text)
    notes = note_lines(text, page, start)
    apart = page | notes
    printed = with_boxes(text, read_blocks(text, start, merged))
    printed = with_placed(text, printed, apart, lists=True)
    printed = with_label_runs(text, printed, apart)
    printed = with_twins_apart(with_placed_forms(text, printed, apart))
    printed = with_step_rows(with_measure_columns(printed))
    lines = with_flat(text, with_strips(with_spanned_years(printed)), apart)
    blocks = _with_tables(text, with_sheets(text, lines, apart), apart)
    headed = read_headed(text, blocks, apart)
    plain = _with_tables(text, lines, apart)
    if any(isinstance(b, SheetBlock) for b in blocks):
        below = read_headed(text, plain, apart)
        if tells_more(text, below.names, blocks):
            blocks, headed = plain, below
    return Layout(with_headings(text, cut_at(blocks, headed.cuts), apart), headed, page, notes)


def _with_tables(text: str, blocks: tuple[Block, ...], apart: frozenset[int]) -> tuple[Block, ...]:
    """The blocks with tables that extraction left no columns cut out of the prose."""
    placed = with_measure_columns(with_placed(text, blocks, apart))
    return with_spaced(text, with_celled(text, placed, apart), apart)
