"""Tables with a column of terms and one of what they mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from ingest.blocks import Line
from ingest.glossary_heads import Draft
from ingest.glossary_regions import is_glossary, is_group
from ingest.grid import Grid
from ingest.headers import MEANING, TERM
from ingest.text import clean, fold

_OTHER = re.compile(r"(別名|略称|正式名称|読み.*|英語.*)")
_REMARK = re.compile(r"[(（][^()（）]*[)）]")  # 用語（読み）
_MAX_TERM = 40
_MIN_MEANING = 12  # characters, on average
_FEW = 3


def table_entries(text: str, grids: tuple[Grid, ...]) -> list[Draft]:
    """Rows of a table with a column of terms and one of meanings.

    The headers name the columns; below a heading that says glossary, short words that differ before
    sentences do as well.
    """
    drafts: list[Draft] = []
    for grid in grids:
        names = [fold(_REMARK.sub("", p[-1])) if p else "" for p in grid.headers]
        head, body = _column(names, TERM), _column(names, MEANING)
        if (head is None or body is None) and _under_glossary(grid):
            head, body = _told(grid.body)
        if head is None or body is None:
            continue
        other = _column(names, _OTHER)
        found = (_draft(text, line, head, body, other) for line in grid.body)
        drafts += [d for d in found if d]
    return drafts


def _under_glossary(grid: Grid) -> bool:
    """Whether a table is that of a glossary: by its own caption, where it has one that is no group
    of kana or letters, else by the headings over it.
    """
    own = grid.caption if grid.caption and not is_group(grid.caption) else ""
    return is_glossary([own] if own else grid.section)


def _told(lines: Sequence[Line]) -> tuple[int | None, int | None]:
    """The columns of terms and meanings of a table without headers, if it has such."""
    columns = list(zip_longest(*([c.text for c in n.cells] for n in lines), fillvalue=""))
    if len(lines) < _FEW or len(columns) < 2:
        return None, None
    wide = [sum(map(len, column)) / len(lines) for column in columns]
    body = max(range(len(columns)), key=wide.__getitem__)
    for head in range(body):
        filled = [t for t in columns[head] if t]
        short = all(len(t) <= _MAX_TERM and "。" not in t for t in filled)
        short = short and any(re.search(r"[^\W\d_]", t) for t in filled)
        if len(filled) * 4 >= len(lines) * 3 and len(set(filled)) == len(filled) and short:
            return (head, body) if wide[body] >= _MIN_MEANING else (None, None)
    return None, None


def _column(names: list[str], pattern: re.Pattern[str]) -> int | None:
    return next((i for i, name in enumerate(names) if pattern.fullmatch(name)), None)


def _draft(text: str, line: Line, head: int, body: int, other: int | None) -> Draft | None:
    cells = line.cells
    if max(head, body) >= len(cells) or not cells[head].text or not cells[body].text:
        return None
    alias = cells[other].text if other is not None and other < len(cells) else None
    return Draft(
        clean(text, cells[head].start, cells[head].end),
        clean(text, cells[body].start, cells[body].end),
        "glossary",
        f"alias:{alias}" if alias else None,
    )
