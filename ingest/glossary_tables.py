"""Tables with a column of terms and one of what they mean."""

from __future__ import annotations

import re

from ingest.blocks import Line
from ingest.glossary_heads import Draft
from ingest.grid import Grid
from ingest.text import clean, fold

_TERM = re.compile(r"(用語|語句|言葉|ことば|略語|キーワード)(名)?")
_MEANING = re.compile(r"((用語の)?(説明|解説)文?|意味|内容|定義)")
_OTHER = re.compile(r"(別名|略称|正式名称|読み.*|英語.*)")


def table_entries(text: str, grids: tuple[Grid, ...]) -> list[Draft]:
    """Rows of a table with a column of terms and one of meanings."""
    drafts: list[Draft] = []
    for grid in grids:
        names = [fold(p[-1]) if p else "" for p in grid.headers]
        head, body = _column(names, _TERM), _column(names, _MEANING)
        if head is None or body is None:
            continue
        other = _column(names, _OTHER)
        found = (_draft(text, line, head, body, other) for line in grid.body)
        drafts += [d for d in found if d]
    return drafts


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
