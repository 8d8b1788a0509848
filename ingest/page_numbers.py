"""The lines of a text that are the numbers of its pages.

A number between dashes, or one that says page, is a page number by itself. A bare number is one
only where the ends of pages, a running head or other page numbers bear it out.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import Counter, defaultdict

from ingest.page_lines import PageLine, can_head, is_told
from ingest.text import fold, width

_DASH = r"[-‐–—―−~〜・_|=]"
_DASHED = re.compile(
    rf"{_DASH}+\s*(?:p(?:age)?\s*\.?\s*)?([0-9]{{1,4}})\s*(?:ページ|頁)?\s*{_DASH}+", re.IGNORECASE
)
_SAID = re.compile(r"p(?:age)?\s*\.?\s*([0-9]{1,4})|([0-9]{1,3})\s*(?:ページ|頁)", re.IGNORECASE)
_PART = re.compile(r"([0-9]{1,3})\s*/\s*([0-9]{1,3})")
_BARE = re.compile(r"[0-9]{1,3}")
REPEATS = 3  # how often the pages of a text show what they show
_ORDERED = 0.8  # share of numbers of one kind that grow where they number pages
_LEAST, _MOST = 100, 6000  # characters of a page, on average
_CROWD = 60  # characters between numbers of a list
_COUNTED, _PARTED = 5, 2  # numbers that count pages by themselves, those that part a sentence
_PAGE = 300  # characters of a page at the least, where nothing else tells pages
_WIDE = 56  # half-width characters of a line that fills its page


def page_numbers(lines: list[PageLine]) -> dict[int, int]:
    """The lines that are page numbers, by index, with their numbers."""
    found: dict[int, int] = {}
    parts = {i: m for i, x in enumerate(lines) if (m := _PART.fullmatch(x.words))}
    totals = Counter(m.group(2) for m in parts.values())
    for i, line in enumerate(lines):
        dashed, said, part = (
            _DASHED.fullmatch(line.words),
            _SAID.fullmatch(line.words),
            parts.get(i),
        )
        if dashed:
            found[i] = int(dashed.group(1))
        elif said and not is_told(lines, i):
            found[i] = int(said.group(1) or said.group(2))
        elif part and totals[part.group(2)] > 1 and not is_told(lines, i):
            found[i] = int(part.group(1))
    return _with_bare(lines, found)


def with_headed(lines: list[PageLine], found: dict[int, int], heads: set[str]) -> dict[int, int]:
    """Page numbers with the bare ones beside a running head that go on with those around them."""
    bare = _bare(lines, found)
    beside = [i for i in bare if any(fold(x.words) in heads for x in lines[max(i - 1, 0) : i + 2])]
    return _between(found, bare, beside)


def _bare(lines: list[PageLine], firm: dict[int, int]) -> dict[int, int]:
    """The lines that hold a number and nothing else, but page numbers and values of labels."""
    bare = {i: int(x.words) for i, x in enumerate(lines) if _BARE.fullmatch(x.words)}
    return {i: n for i, n in bare.items() if i not in firm and not is_told(lines, i)}


def _with_bare(lines: list[PageLine], firm: dict[int, int]) -> dict[int, int]:
    """Page numbers with the bare ones at the ends of pages, and those that grow over the text."""
    bare = _bare(lines, firm)
    found = dict(firm)
    if len(lines) - 1 in bare:
        found[len(lines) - 1] = bare[len(lines) - 1]
    turns = sum(x.fresh for x in lines)
    for at_edge in ([i for i in bare if lines[i].fresh], [i for i in bare if lines[i].last]):
        if len(at_edge) * REPEATS >= turns:
            found |= {i: bare[i] for i in growing(at_edge, bare)}
    apart = _uncrowded(lines, [i for i in bare if lines[i].apart])
    groups: dict[tuple[int, str], list[int]] = defaultdict(list)
    groups[0, ""] = apart
    for i, step in itertools.product(bare, (-1, 1)):
        if 0 <= i + step < len(lines) and can_head(lines, i + step):
            groups[step, fold(lines[i + step].words)].append(i)
    for group in groups.values():
        chain = growing(group, bare)
        if like_pages(lines, chain, bare):
            found |= {i: bare[i] for i in chain}
    found = _between(found, bare, apart)
    found |= _swapped(found, bare, apart)
    tight = _uncrowded(lines, list(bare))
    if not found and counts_pages(lines, tight, bare):
        found = {i: bare[i] for i in tight}
    return _between(found, bare, tight, next_only=True)


def _swapped(found: dict[int, int], bare: dict[int, int], apart: list[int]) -> dict[int, int]:
    """Numbers that stand apart and fill the gaps of page numbers: their pages are out of order."""
    known = set(found.values())
    left = {i: bare[i] for i in apart if i not in found and bare[i] not in known}
    all_ = known | set(left.values())
    once = len(set(left.values())) == len(left)
    whole = bool(known) and len(all_) >= _ORDERED * (max(all_) - min(known) + 1)
    return left if once and whole and len(left) < len(known) * (1 - _ORDERED) else {}


def _uncrowded(lines: list[PageLine], bare: list[int]) -> list[int]:
    """The lines that hold a number, but those close together: lists have these, pages do not."""
    starts = [lines[i].start for i in bare]
    gaps = [_CROWD, *(b - a for a, b in itertools.pairwise(starts)), _CROWD]
    return [i for i, gap in zip(bare, map(min, gaps, gaps[1:]), strict=False) if gap >= _CROWD]


def growing(group: list[int], numbers: dict[int, int]) -> list[int]:
    """The longest run of ``group`` whose numbers grow; nothing where too many do not."""
    tails: list[int] = []
    ends: list[int] = []
    above: dict[int, int | None] = {}
    for i in group:
        at = bisect_left(ends, numbers[i])
        above[i] = tails[at - 1] if at else None
        tails[at : at + 1] = [i]
        ends[at : at + 1] = [numbers[i]]
    chain: list[int] = []
    last = tails[-1] if tails else None
    while last is not None:
        chain.append(last)
        last = above[last]
    return chain[::-1] if len(chain) >= len(group) * _ORDERED else []


def like_pages(lines: list[PageLine], chain: list[int], numbers: dict[int, int]) -> bool:
    """Whether as much text stands between growing numbers as pages hold."""
    if len(chain) < REPEATS:
        return False
    first, last = chain[0], chain[-1]
    per_page = (lines[last].start - lines[first].start) / (numbers[last] - numbers[first])
    return _LEAST <= per_page <= _MOST


def counts_pages(lines: list[PageLine], group: list[int], numbers: dict[int, int]) -> bool:
    """Whether numbers that nothing bears out count pages by ones, some of them amid a sentence."""
    gaps = [lines[b].start - lines[a].start for a, b in itertools.pairwise(group)]
    steps = [numbers[b] - numbers[a] for a, b in itertools.pairwise(group)]
    if len(group) < _COUNTED or set(steps) != {1} or not all(_PAGE <= g <= _MOST for g in gaps):
        return False
    wide = sum(gaps) * 2 >= lines[-1].start
    amid = sum(i > 0 and is_amid(lines[i - 1].words) for i in group)
    return wide and amid >= _PARTED


def is_amid(words: str) -> bool:
    """Whether a line as wide as a page ends in the middle of a sentence."""
    return width(words) >= _WIDE and words[-1] not in "。.!?！？)）」』】"


def _between(
    found: dict[int, int], bare: dict[int, int], group: list[int], *, next_only: bool = False
) -> dict[int, int]:
    """Page numbers with those of ``group`` that go on with the ones around them.

    With ``next_only`` one must stand between two, and be the very next to either.
    """
    out = dict(found)
    known = sorted(found)
    for i in [i for i in group if i not in found and found]:
        at = bisect_left(known, i)
        low = out[known[at - 1]] if at else 0
        high = out[known[at]] if at < len(known) else None
        inner = at and high and (bare[i] == low + 1 or bare[i] == high - 1)
        if low < bare[i] and (high is None or bare[i] < high) and (inner or not next_only):
            out[i] = bare[i]
            known.insert(at, i)
    return out
