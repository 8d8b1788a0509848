"""Sheets that lost their columns: lines are told again as cells, by the labels that the tables of
the other sheets hold.

The same sheet may be a table on one page and lines on the next (所管 市民課 協力 税務課). What a
line opens with, and what stands in most lines that open so, are labels.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.blocks import Block, Cell, Line, TableBlock, TextBlock, text_block
from ingest.flat_columns import header_cells, row_cells
from ingest.shared_cells import cell_of, flagged, parted, without_empty
from ingest.sheet_labels import FEW, SheetLabels, names, sheet_labels
from ingest.text import View, clean

Places = tuple[tuple[int, int], ...]
_APART = 2  # blocks of prose between two lines of one sheet, at most


@dataclass(frozen=True, slots=True)
class _Hit:
    """A line of prose that opens with a label of a sheet, by the block and line it stands in."""

    block: int
    line: int
    label: str


def with_flat(text: str, blocks: tuple[Block, ...], page: frozenset[int]) -> tuple[Block, ...]:
    """The blocks with such lines as tables, and with numbers parted from their labels."""
    blocks = parted(text, blocks)
    labels = sheet_labels(blocks)
    if not labels:
        return blocks
    blocks = tuple(flagged(text, b, labels) if isinstance(b, TableBlock) else b for b in blocks)
    found = _runs(blocks, _hits(text, blocks, labels, page))
    hits = [h for run in found if _tells(run, labels) for h in run]
    if not hits:
        return blocks
    lines = {h.block: [x for x in hits if x.block == h.block] for h in hits}
    told: set[int] = set()
    out: list[Block] = []
    teller = _Teller(text, blocks, labels, page)
    for i, block in enumerate(blocks):
        if i in lines and isinstance(block, TextBlock):
            parts = list(teller.told(i, block, lines[i]))
            told |= {b.start for b in parts if isinstance(b, TableBlock)}
            out += parts
        elif i not in teller.eaten:
            out.append(block)
    return tuple(_merged(out, told))


def _hits(
    text: str, blocks: tuple[Block, ...], labels: SheetLabels, page: frozenset[int]
) -> Iterator[_Hit]:
    """The lines of prose that open with a label, nothing but space behind it."""
    for i, block in enumerate(blocks):
        for j, place in enumerate(block.lines if isinstance(block, TextBlock) else ()):
            words = clean(text, *place).text.strip()
            label = _opening(words, labels)
            if label and place[0] not in page:
                yield _Hit(i, j, label)


def _opening(words: str, labels: SheetLabels) -> str:
    """The label that words open with, nothing but space behind it; empty for none."""
    known = (x for x in labels if words == x or re.match(re.escape(x) + r"\s", words))
    return max(known, key=len, default="")


def _runs(blocks: tuple[Block, ...], hits: Iterator[_Hit]) -> Iterator[list[_Hit]]:
    """The lines that stand near each other; what a sheet says between two of them may be prose."""
    run: list[_Hit] = []
    for hit in hits:
        between = blocks[run[-1].block + 1 : hit.block] if run else ()
        if sum(isinstance(b, TextBlock) for b in between) > _APART:
            yield run
            run = []
        run.append(hit)
    yield run


def _tells(run: list[_Hit], labels: SheetLabels) -> bool:
    """Whether lines name a measure and say two more things of it."""
    opens = {h.label for h in run}
    return len(opens) >= FEW and any(names(x, labels[x]) for x in opens)


@dataclass(slots=True)
class _Teller:
    """Tells blocks of prose as lines of cells; ``eaten`` are the blocks that became values."""

    text: str
    blocks: tuple[Block, ...]
    labels: SheetLabels
    page: frozenset[int]
    eaten: set[int] = field(default_factory=set)

    def told(self, at: int, block: TextBlock, hits: list[_Hit]) -> Iterator[Block]:
        """The lines of a block; a label without a value takes what stands below it."""
        if hits[0].line:
            yield text_block(block.lines[: hits[0].line])
        columns = 0
        for hit, following in itertools.zip_longest(hits, hits[1:]):
            below = block.lines[hit.line + 1 : following.line if following else None]
            header, rows = self._below_columns(block.lines[hit.line], hit.label, below, columns)
            if rows:
                columns = len(header) - 1 if header else columns
                yield from map(_told, rows)
                continue
            cells = list(_line(self.text, block.lines[hit.line], hit.label, self.labels))
            if not below and following is None:
                below = self._after(at, cells)
            if below:
                view = clean(self.text, below[0][0], below[-1][1])
                cells.append(cell_of(view.slice(0, len(view.text))))
            yield _told(without_empty(cells, self.labels[hit.label]))

    def _below_columns(
        self, place: tuple[int, int], label: str, below: Places, columns: int
    ) -> tuple[list[Cell], list[list[Cell]]]:
        """The header that a line is, and the rows that it and those below it are, if they are."""
        view = _whole(self.text, place)
        header = header_cells(view, label, self.labels[label])
        first = header or (row_cells(view, columns, label) if columns else [])
        width = len(header) - 1 if header else columns
        rows = [first, *(row_cells(_whole(self.text, p), width) for p in below if width)]
        return header, rows if all(rows) else []

    def _after(self, at: int, cells: list[Cell]) -> tuple[tuple[int, int], ...]:
        """The paragraph behind a block, if it is what the last label of the block says."""
        after = self.blocks[at + 1] if at + 1 < len(self.blocks) else None
        if not isinstance(after, TextBlock) or after.start in self.page:
            return ()
        if not _is_value(self.text, after, cells, self.labels):
            return ()
        self.eaten.add(at + 1)
        return after.lines


def _is_value(text: str, block: TextBlock, cells: list[Cell], labels: SheetLabels) -> bool:
    """Whether a paragraph belongs to the label above it: behind a value only one of sentences."""
    words = clean(text, block.start, block.end).text.strip()
    opens = _opening(words, labels)
    return bool(words) and not opens and (len(cells) == 1 or words.endswith("。"))


def _whole(text: str, place: tuple[int, int]) -> View:
    view = clean(text, *place)
    return view.slice(0, len(view.text))


def _told(cells: list[Cell]) -> TableBlock:
    """A line of cells, as a table of its own."""
    line = Line(cells[0].start, cells[-1].end, tuple(cells))
    return TableBlock(line.start, line.end, (line,))


def _line(text: str, place: tuple[int, int], label: str, labels: SheetLabels) -> Iterator[Cell]:
    """The cells of a line: its labels, and what stands between them."""
    view = _whole(text, place)
    inner = sorted(labels[label], key=len, reverse=True)
    cuts = [(0, len(label))]
    if inner:
        pattern = re.compile(rf"(?<=\s)(?:{'|'.join(map(re.escape, inner))})(?=\s|$)")
        cuts += [m.span() for m in pattern.finditer(view.text, len(label))]
    ends = [*(a for a, _ in cuts[1:]), len(view.text)]
    for (start, end), stop in zip(cuts, ends, strict=True):
        yield cell_of(view.slice(start, end))
        if (value := view.slice(end, stop)).text:
            yield cell_of(value)


def _merged(blocks: list[Block], told: set[int]) -> Iterator[Block]:
    """The blocks, ``told`` lines that stand one below the other put together."""
    run: list[TableBlock] = []
    for block in blocks:
        if run and block.start not in told:
            yield _block(run)
            run = []
        if isinstance(block, TableBlock) and block.start in told:
            run.append(block)
        else:
            yield block
    if run:
        yield _block(run)


def _block(run: list[TableBlock]) -> TableBlock:
    lines = tuple(line for block in run for line in block.lines)
    return TableBlock(run[0].start, run[-1].end, lines)
