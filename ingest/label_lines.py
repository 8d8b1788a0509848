"""Labels of sheets that are tables elsewhere, here printed as lines of text.

Some sheets of a plan come without the rules of their table: 担当　会計課 is one line, and a label
alone on its line stands above its prose. Such lines are read as rows of a table of labels.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ingest.blocks import Block, Cell, Line, TableBlock, TextBlock
from ingest.label_tables import LabelTables
from ingest.records import Role
from ingest.text import clean, fold

_GAP = re.compile(r"[\u3000:：]\s*|\s{2,}|\s(?=\S+$)")


def with_label_lines(
    text: str, blocks: tuple[Block, ...], tables: LabelTables, headers: Mapping[str, Role]
) -> tuple[tuple[Block, ...], frozenset[int]]:
    """The blocks, those of text that open with a known label made tables, and where these start.

    Known are the labels that return in tables of the same text, and those before its years.
    """
    known = tables.labels | set(headers) if tables.starts else frozenset()
    out: list[Block] = []
    lined: set[int] = set()
    for block in blocks:
        rows = _rows(text, block, known) if isinstance(block, TextBlock) else ()
        above = out[-1] if out else None
        if rows and isinstance(above, TableBlock) and above.start in lined:
            out[-1] = TableBlock(above.start, block.end, (*above.lines, *rows))
        elif rows:
            out.append(TableBlock(block.start, block.end, rows))
            lined.add(block.start)
        else:
            out.append(block)
    return tuple(out), frozenset(lined)


def _rows(text: str, block: TextBlock, known: frozenset[str]) -> tuple[Line, ...]:
    """The lines of a block as rows of a label and a value; none if its first has no label."""
    rows: list[tuple[Cell, list[tuple[int, int]]]] = []
    for start, end in block.lines:
        label = _label(text, start, end, known)
        if label:
            rows.append((label, [(label.end, end)] if text[label.end : end].strip() else []))
        elif rows:
            rows[-1][1].append((start, end))
        else:
            return ()
    if not all(told for _, told in rows):
        return ()
    return tuple(_row(text, label, told) for label, told in rows)


def _row(text: str, label: Cell, told: list[tuple[int, int]]) -> Line:
    value = clean(text, told[0][0], told[-1][1]).value("")
    gap = len(value.text) - len(value.text.lstrip(":： \u3000"))
    view = clean(text, value.start + gap, value.end).value("")
    return Line(label.start, told[-1][1], (label, Cell(view.text, view.start, view.end)))


def _label(text: str, start: int, end: int, known: frozenset[str]) -> Cell | None:
    """The label that a line opens with: all of it, or what stands before a gap."""
    view = clean(text, start, end)
    whole = view.value("")
    if fold(whole.text) in known:
        return Cell(whole.text, whole.start, whole.end)
    gap = _GAP.search(text, whole.start, end)
    words = clean(text, whole.start, gap.start()).value("") if gap else None
    if words and words.text and fold(words.text) in known:
        return Cell(words.text, words.start, words.end)
    return None
