"""Sheets that are tables on one page and lines on the next: such tables are told as lines too.

Labels that open rows of tables and lines of prose alike are of one kind of sheet. Told as lines,
all its sheets are read in the same way, whatever extraction left of each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ingest.blocks import Block, TableBlock, TextBlock, text_block
from ingest.label_lines import with_label_lines
from ingest.label_tables import label_tables
from ingest.label_values import year_headers
from ingest.labels import label_of, role_of, year_of
from ingest.markers import marker_of
from ingest.sheet_kinds import describes, is_grid
from ingest.text import fold, untagged

_FEW = 3  # labels that both forms share
_TIMES = 2  # that one returns in each form
_MAX_LABEL = 16


def as_lines(text: str, blocks: tuple[Block, ...], page: frozenset[int]) -> tuple[Block, ...]:
    """The blocks with the tables of such sheets as lines; the same where there is one form only."""
    tables = [b for b in blocks if isinstance(b, TableBlock) and not is_grid(b)]
    told = Counter(label for b in tables for label in _opening_rows(b))
    if any(role_of(x) in {"name", "number"} and n >= _TIMES for x, n in told.items()):
        return blocks  # whose lines are told as tables
    prose = Counter(_opening_lines(text, blocks, page))
    shared = {x for x in prose if told[x] >= _TIMES and prose[x] >= _TIMES}
    roles = {label.role for x in shared if (label := label_of(x))}
    if len(shared) < _FEW or "lead" not in roles:
        return blocks
    return tuple(_told(text, blocks, shared))


def more_as_lines(text: str, blocks: tuple[Block, ...], found: int, plain: int) -> bool:
    """Whether the ``found`` sheets are more than the readers of tables and of lines find apart.

    ``plain`` are the sheets among the lines that are lines as they stand.
    """
    told, lined = with_label_lines(text, blocks, label_tables(blocks), year_headers(blocks))
    starts = label_tables(told).starts
    tables = [b for b in told if isinstance(b, TableBlock) and not _is_named(b)]
    sheets = [b.start for b in tables if b.start in starts or describes(b)]
    from_lines = sum(at in lined for at in sheets)
    return found > len(sheets) - from_lines + max(from_lines, plain)


def _is_named(block: TableBlock) -> bool:
    """Whether a table opens with the number and the name of its measure, and no label of these."""
    return marker_of(" ".join(c.text for c in block.lines[0].cells if c.text)) is not None


def _opening_rows(block: TableBlock) -> Iterator[str]:
    """The labels that open the rows of a table, something behind each."""
    for line in block.lines:
        first = line.cells[0].text
        if first and any(c.text for c in line.cells[1:]) and _is_label(first):
            yield fold(first)


def _opening_lines(text: str, blocks: Iterable[Block], page: frozenset[int]) -> Iterator[str]:
    """The labels that lines of prose open with, or are."""
    for block in blocks:
        for start, end in block.lines if isinstance(block, TextBlock) else ():
            words = untagged(text[start:end]).split()
            if words and start not in page and _is_label(words[0]):
                yield fold(words[0])


def _is_label(words: str) -> bool:
    label = label_of(words) if len(words) <= _MAX_LABEL else None
    return label is not None and not label.figure


def _told(text: str, blocks: Iterable[Block], shared: set[str]) -> Iterator[Block]:
    """The blocks, those tables as lines that say what the shared labels say, or go on below one."""
    open_ = False  # a short line stands right above, such as a label alone
    for block in blocks:
        if isinstance(block, TextBlock):
            last = untagged(text[slice(*block.lines[-1])]).strip()
            open_ = len(last) <= _MAX_LABEL and "。" not in last
        elif not is_grid(block) and (_says(block, shared) or (open_ and _is_of_years(block))):
            block, open_ = text_block([(n.start, n.end) for n in block.lines]), False
        else:
            open_ = False
        yield block


def _says(block: TableBlock, shared: set[str]) -> bool:
    return any(label in shared for label in _opening_rows(block))


def _is_of_years(block: TableBlock) -> bool:
    heads = block.lines[0].words
    return len(heads) > 1 and all(map(year_of, heads))
