"""Paragraphs without blank lines between them: cut where a numbered line heads what follows."""

from __future__ import annotations

import itertools

from ingest.blocks import Block, TextBlock
from ingest.markers import Marker, marker_of
from ingest.text import width

# Kinds of numbers that head a section; others number the items of a list as well.
_KINDS = frozenset(
    {
        "chapter", "section", "roman", "dotted3", "dashed", "dotted2", "numberdot", "number",
        "paren", "bracket", "goal", "policy",
    }
)  # fmt: skip
MAX_TITLE = 40
LONG = 44  # half-width characters of a line that can be prose
_ENDS = "。．」』）)"


def with_headings(
    text: str, blocks: tuple[Block, ...], page: frozenset[int] = frozenset()
) -> tuple[Block, ...]:
    """``blocks`` with their prose cut at the lines that head what stands below them.

    Lines whose starts are in ``page`` belong to no paragraph and are no evidence.
    """
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, TextBlock) and len(block.lines) > 1:
            found.extend(_cut(text, block, page))
        else:
            found.append(block)
    return tuple(found)


def _cut(text: str, block: TextBlock, page: frozenset[int]) -> list[Block]:
    """The block in parts, each heading a part of its own."""
    parts: list[list[tuple[int, int]]] = [[]]
    for i, line in enumerate(block.lines):
        if _heads(text, block.lines, i, page):
            parts += [[line], []]
        else:
            parts[-1].append(line)
    kept = [p for p in parts if p]
    if len(kept) == 1:
        return [block]
    return [TextBlock(p[0][0], p[-1][1], tuple(p)) for p in kept]


def _heads(text: str, lines: tuple[tuple[int, int], ...], at: int, page: frozenset[int]) -> bool:
    """Whether a line is a heading: numbered and short, after a sentence's end and before prose, a
    heading below it, or a blank line.
    """
    title = text[slice(*lines[at])].strip()
    marker = _marker(title)
    if marker is None or lines[at][0] in page:
        return False
    before = next((x for x in reversed(lines[:at]) if x[0] not in page), None)
    after = next((x for x in lines[at + 1 :] if x[0] not in page), None)
    above = text[slice(*before)].strip() if before else ""
    if after is None:
        return above[-1:] == "。" and marker_of(above) is None
    if not _closed(above):
        return False
    following = text[slice(*after)].strip()
    if _marker(following):
        return not _is_listed([text[slice(*x)].strip() for x in lines[at:] if x[0] not in page])
    return width(following) >= LONG


def _is_listed(lines: list[str]) -> bool:
    """Whether a way of numbering returns in the run of headings that ``lines`` begin with."""
    run = itertools.takewhile(bool, map(_marker, lines))
    kinds = [m.kind for m in run if m]
    return len(set(kinds)) < len(kinds)


def _marker(line: str) -> Marker | None:
    """The number of a line that can be a heading."""
    if not line or len(line) > MAX_TITLE or line[-1] in "。、，：:" or "。" in line:
        return None
    marker = marker_of(line)
    return marker if marker and marker.kind in _KINDS else None


def _closed(line: str) -> bool:
    """Whether a line can be the last of what it stands in."""
    return not line or line[-1] in _ENDS or width(line) < LONG
