"""One page of a PDF file: its tables and lines in the order of reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pdfplumber.page import Page

from ingest.readers.lines import Line
from ingest.readers.pdf_columns import in_order
from ingest.readers.pdf_grids import Box, Char, Grid, grids, within
from ingest.readers.pdf_rules import Rule, rules
from ingest.readers.pdf_tables import Ruled, ruled, words_of
from ingest.readers.radicals import unified

_NOTE = (0.08, 0.5)  # shares of a page's width that the ruling above footnotes has
_LOWER = 0.4  # share of a page's height below which footnotes stand
_MOST = 0.9  # share of the text below that is of smaller type
_SMALLER = 0.4  # points by which the type of footnotes is smaller


@dataclass(frozen=True, slots=True)
class PageRead:
    """What a page holds, as it is read; how much of its text has which size of type."""

    items: tuple[Line | Ruled, ...]
    height: float
    sizes: Counter[float]


def page_read(page: Page) -> PageRead:
    """The tables and lines of a page; all of its text is in one of them."""
    chars = [{**c, "text": unified(c["text"])} for c in page.dedupe_chars().chars]
    across, upright = rules(page, chars)
    found = grids(across, upright, chars)
    inside, outside = _apart(chars, [g.box for g in found])
    tables = [t for g, own in zip(found, inside, strict=True) for t in ruled(g, own)]
    notes = _notes(across, found, outside, page)
    items = in_order(words_of(outside), tables, page.width, notes)
    sizes = Counter(round(c["size"] * 2) / 2 for c in chars)
    page.close()
    return PageRead(tuple(items), page.height, sizes)


def _apart(chars: Sequence[Char], boxes: Sequence[Box]) -> tuple[list[list[Char]], list[Char]]:
    """The characters in each of ``boxes``, and those in none."""
    inside: list[list[Char]] = [[] for _ in boxes]
    outside: list[Char] = []
    for char in chars:
        box = next((n for n, b in enumerate(boxes) if within(char, b)), None)
        (outside if box is None else inside[box]).append(char)
    return inside, outside


def _notes(
    across: Sequence[Rule], found: Sequence[Grid], chars: Sequence[Char], page: Page
) -> float:
    """Where the footnotes of a page begin: below a short ruling there is only smaller type."""
    body = Counter(round(c["size"] * 2) / 2 for c in chars).most_common(1)
    for rule in sorted(across, key=lambda r: r.at):
        short = _NOTE[0] <= rule.length / page.width <= _NOTE[1]
        in_table = any(g.box[1] - 1 <= rule.at <= g.box[3] + 1 for g in found)
        below = [c for c in chars if c["top"] > rule.at]
        small = [c for c in below if c["size"] < body[0][0] - _SMALLER]
        alone = short and not in_table and rule.at > page.height * _LOWER
        if alone and below and len(small) >= len(below) * _MOST:
            return rule.at
    return float(page.height) + 1
