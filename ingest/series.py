"""Rows of equally numbered headings: what stands below what, and which rows are only lists."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left

from ingest.blocks import Block, TableBlock, TextBlock
from ingest.headings import Heading
from ingest.markers import marker_of
from ingest.text import CIRCLED, clean, fold

_TOP = ("level0", "appendix", "chapter", "roman")
_LISTED = {"number", "numberdot", "paren", "circled", "kana", "parenkana", "square", "plain"}
_BULLET = re.compile(rf"^[\s\-・]*([{CIRCLED}])")


def place(stack: list[Heading], heading: Heading) -> list[Heading]:
    """Where a heading belongs: beside the last of its kind, else below all that is open.

    Chapters, Roman numbers and unnumbered headings of a known level close what is deeper.
    """
    kind = heading.marker.kind
    if kind == "contents":
        return [heading]
    stack = [h for h in stack if h.marker.kind != "contents"]
    kinds = [h.marker.kind for h in stack]
    if kind in kinds:
        return [*stack[: kinds.index(kind)], heading]
    if kind in _TOP:
        return [*(h for h in stack if h.marker.kind in _TOP[: _TOP.index(kind)]), heading]
    if heading.level and heading.marker.number:
        stack = _shallower(stack, heading.level)
    if heading.level and not heading.marker.number:
        return [*(h for h in stack if h.level and h.level < heading.level), heading]
    return [*stack, heading]


def _shallower(stack: list[Heading], level: int) -> list[Heading]:
    """What stays open above a numbered heading of a level: no unnumbered one of a deeper level."""
    deeper = (i for i, h in enumerate(stack) if not h.marker.number and h.level > level)
    return stack[: next(deeper, len(stack))]


def without_running_heads(headings: list[Heading]) -> list[Heading]:
    """Without the headings that a page repeats at its top while their section is still open."""
    kept: list[Heading] = []
    stack: list[Heading] = []
    for heading in headings:
        if any(_repeats(heading, above) for above in stack):
            continue
        stack = place(stack, heading)
        kept.append(heading)
    return kept


def without_lists(headings: list[Heading], text: str, blocks: tuple[Block, ...]) -> list[Heading]:
    """Without the lines that are numbered like headings but head nothing.

    These are rows of groups that stand between the parts of a table, numbers that belong to no
    row, and rows of which most items have no text below them: those are lists.
    """
    between = _group_rows(text, blocks)
    headings = [h for h in headings if h.level or h.start not in between]
    headings = _without_strays(headings, text, blocks)
    return _without_bare_rows(headings, text)


def _repeats(heading: Heading, above: Heading) -> bool:
    if heading.marker.kind == "plain":
        return fold(heading.title) == fold(above.title)
    return heading.text == above.text and heading.marker.kind == above.marker.kind


def _group_rows(text: str, blocks: tuple[Block, ...]) -> set[int]:
    """Lines between two tables, marked like a row that spans the whole table before them."""
    found: set[int] = set()
    kinds: set[str] = set()
    for before, block, after in zip(blocks, blocks[1:], blocks[2:], strict=False):
        if isinstance(before, TableBlock):
            kinds |= _spanning(before)
        if not isinstance(block, TextBlock) or len(block.lines) > 1:
            continue
        marker = marker_of(clean(text, block.start, block.end).text.lstrip())
        joins = isinstance(before, TableBlock) and isinstance(after, TableBlock)
        if marker and joins and marker.kind in kinds:
            found.add(block.start)
        elif marker:
            kinds = set()
    return found


def _spanning(block: TableBlock) -> set[str]:
    """The kinds of markers on rows that fill nothing but their first cell."""
    rows = [r.cells[0].text for r in block.lines if not any(c.text for c in r.cells[1:])]
    return {m.kind for m in map(marker_of, rows) if m}


def _without_strays(headings: list[Heading], text: str, blocks: tuple[Block, ...]) -> list[Heading]:
    """Without a ⑤ for which the section around it has neither a line ④ nor a line ⑥."""
    lines = _circled(text, blocks)
    starts = [start for start, _ in lines]
    kept: list[Heading] = []
    stack: list[Heading] = []
    for i, heading in enumerate(headings):
        above = place(stack, heading)
        number = heading.marker.ordinal or 1
        if heading.marker.kind == "circled" and number > 1 and not heading.level:
            start = above[-2].start if len(above) > 1 else 0
            end = _end(headings, i, above, len(text))
            near = lines[bisect_left(starts, start) : bisect_left(starts, end)]
            if not {number - 1, number + 1} & {ordinal for _, ordinal in near}:
                continue
        stack = above
        kept.append(heading)
    return kept


def _end(headings: list[Heading], at: int, stack: list[Heading], otherwise: int) -> int:
    """Where the section around the heading ``at``, the last of ``stack``, ends."""
    kinds = {h.marker.kind for h in stack[:-1]}
    for j in range(at + 1, len(headings)):
        if headings[j].marker.kind in kinds:
            return headings[j].start
    return otherwise


def _circled(text: str, blocks: tuple[Block, ...]) -> list[tuple[int, int]]:
    """Where a line of prose opens with a circled number, and with which."""
    found: list[tuple[int, int]] = []
    for block in blocks:
        if isinstance(block, TextBlock):
            opens = ((a, _BULLET.match(text[a:b])) for a, b in block.lines)
            found += [(a, CIRCLED.index(m.group(1)) + 1) for a, m in opens if m]
    return found


def _without_bare_rows(headings: list[Heading], text: str) -> list[Heading]:
    """Without rows of equally marked headings of which most have nothing at all below them."""
    rows: dict[tuple[int, str], list[tuple[Heading, bool]]] = {}
    stack: list[Heading] = []
    for heading, following in itertools.zip_longest(headings, headings[1:]):
        stack = place(stack, heading)
        end = following.start if following else len(text)
        below = following is not None and len(place(stack, following)) > len(stack)
        bare = not below and not re.search(r"\w", clean(text, heading.end, end).text)
        parent = stack[-2].start if len(stack) > 1 else -1
        rows.setdefault((parent, heading.marker.kind), []).append((heading, bare))
    lists = {
        h.start
        for (_, kind), row in rows.items()
        if kind in _LISTED and sum(bare for _, bare in row) * 2 > len(row) > 1
        for h, _ in row
    }
    return [h for h in headings if h.start not in lists]
