"""Lines of prose as rows of a page: what the page adds to itself (page numbers, running heads)
is left out, and each row knows what stood between it and the row before it.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from typing import Literal

from ingest.blocks import Block, TextBlock
from ingest.labels import label_of
from ingest.text import clean, fold

Gap = Literal["none", "blank", "page", "table"]
_PAGE = re.compile(
    r"[-‐–—―~〜・\s]+[0-9]{1,3}[-‐–—―~〜・\s]+|p\.?\s*[0-9]{1,3}|[0-9]{1,3}\s*/\s*[0-9]{1,3}"
    r"|[0-9]{1,3}\s*(?:ページ|頁)",
    re.IGNORECASE,
)
_BARE = re.compile(r"[0-9]{1,3}")
_NUMBERED_HEAD = re.compile(r"^\s*[0-9]{1,3}\s+|\s+[0-9]{1,3}\s*$")
_OPENING = 40  # the title of a text stands among its first rows
_TITLE = re.compile(
    r"(計画|プラン|ビジョン|戦略|大綱|方針|構想|編|書|版)[)）」』\s0-9０-９]*$|第.{1,3}[章編部]"
)
_MIN_HEAD = 4
_LONG_HEAD = 8  # a shorter one with a number may be numbered for itself


@dataclass(frozen=True, slots=True)
class Row:
    """A line that holds words: its raw place, its clean text, and what stands above it."""

    start: int
    end: int
    text: str
    gap: Gap
    block: int


@dataclass(slots=True)
class _Raw:
    row: Row
    breaks: bool
    after_blank: bool
    before_blank: bool = True
    page: bool = False
    head: bool = False


def read_rows(text: str, blocks: tuple[Block, ...]) -> tuple[list[Row], list[Row]]:
    """The rows of all prose of a text, and those that belong to the page and not to the text."""
    raws = _raw_rows(text, blocks)
    _mark_pages(raws)
    _mark_heads(raws)
    kept: list[Row] = []
    noise: list[Row] = []
    gap: Gap = "blank"
    for raw in raws:
        if raw.page or raw.head:
            noise.append(raw.row)
            gap = "page"
            continue
        own: Gap = "table" if raw.row.gap == "table" else "page" if raw.breaks else raw.row.gap
        if gap == "page" and own != "table":
            own = "page"
        kept.append(replace(raw.row, gap=own))
        gap = "none"
    return kept, noise


def _raw_rows(text: str, blocks: tuple[Block, ...]) -> list[_Raw]:
    raws: list[_Raw] = []
    last = 0
    table = False
    for at, block in enumerate(blocks):
        if not isinstance(block, TextBlock):
            table = True
            continue
        for i, (start, end) in enumerate(block.lines):
            view = clean(text, start, end)
            shown = view.text.strip()
            if not shown:
                continue
            gap: Gap = "table" if table else "none" if i else "blank"
            breaks = "\f" in text[last:end]
            raws.append(_Raw(Row(start, end, shown, gap, at), breaks, i == 0))
            table = False
            last = end
    for raw, following in itertools.pairwise(raws):
        raw.before_blank = following.after_blank
    return raws


def _mark_pages(raws: list[_Raw]) -> None:
    """Page numbers: set between dashes, or bare at the edge of a page."""
    for i, raw in enumerate(raws):
        shown = unicodedata.normalize("NFKC", raw.row.text)
        before = raws[i - 1] if i else None
        under_label = before is not None and label_of(before.row.text) is not None
        if _PAGE.fullmatch(shown):
            raw.page = not (under_label and not (raw.after_blank or raw.breaks))
        elif _BARE.fullmatch(shown) and not under_label:
            following = raws[i + 1] if i + 1 < len(raws) else None
            edge = raw.breaks or following is None or following.breaks
            raw.page = edge or (raw.after_blank and raw.before_blank)


def _mark_heads(raws: list[_Raw]) -> None:
    """Running heads: rows that return, again and again, at the edges of pages."""
    counts: Counter[str] = Counter()
    edges: Counter[str] = Counter()
    for i, raw in enumerate(raws):
        key = _head_key(raw.row.text)
        counts[key] += 1
        edges[key] += _at_edge(raws, i)
    told = {_head_key(b.row.text) for a, b in itertools.pairwise(raws) if label_of(a.row.text)}
    opening = {_head_key(r.row.text) for r in raws[:_OPENING] if _TITLE.search(r.row.text)}
    paged = any(r.page or r.breaks for r in raws)
    for i, raw in enumerate(raws):
        key = _head_key(raw.row.text)
        if raw.page or len(key) < _MIN_HEAD or counts[key] < 2 or label_of(key):
            continue
        edged = edges[key] * 3 >= counts[key] * 2
        titled = key in opening and counts[key] >= 3 and key not in told
        raw.head = (edged and _at_edge(raws, i)) if paged else titled
    _mark_bare(raws)


def _mark_bare(raws: list[_Raw]) -> None:
    """A bare number beside a running head is a page number too."""
    for i, raw in enumerate(raws):
        beside = (raws[j].head for j in (i - 1, i + 1) if 0 <= j < len(raws))
        if _BARE.fullmatch(unicodedata.normalize("NFKC", raw.row.text)) and any(beside):
            before = raws[i - 1].row.text if i else ""
            raw.page = raw.page or label_of(before) is None


def _head_key(shown: str) -> str:
    return fold(_NUMBERED_HEAD.sub("", unicodedata.normalize("NFKC", shown)))


def _at_edge(raws: list[_Raw], i: int) -> bool:
    """Whether a row stands first or last on its page, or carries the number of the page."""
    raw = raws[i]
    following = raws[i + 1] if i + 1 < len(raws) else None
    if raw.breaks or following is None or following.breaks or following.page:
        return True
    if i and raws[i - 1].page:
        return True
    shown = unicodedata.normalize("NFKC", raw.row.text)
    return bool(_NUMBERED_HEAD.search(shown)) and len(_head_key(shown)) >= _LONG_HEAD
