"""What pages print around the text: page numbers, and the heads that run from page to page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache

from ingest.labels import is_department, label_of, year_of
from ingest.markers import marker_of
from ingest.page_lines import MAX_HEAD, MIN_HEAD, PageLine, can_head, page_lines
from ingest.page_numbers import REPEATS, growing, like_pages, page_numbers, with_headed
from ingest.text import fold

_NAMED = re.compile(
    r"-?\s*(?P<ahead>[0-9]{1,3})\s*[-|]?\s+(?P<after>[^\s0-9].*[^\s0-9])"
    r"|(?P<before>\S.*[^\s0-9|-])\s+[-|]?\s*(?P<behind>[0-9]{1,3})\s*-?"
)
_TITLE = re.compile(r"(?:計画|プラン|ビジョン|戦略|大綱|方針|構想|編|書|版)[)）」』\s0-9]*$")
_OPENING = 40  # lines among which the title of a text stands
_DEEP = 2  # lines of running heads one beside the other


@lru_cache(maxsize=2)  # readers ask for that of one text, in two orders of reading
def furniture(text: str) -> frozenset[int]:
    """The starts of the lines that belong to the page and not to the text."""
    lines = page_lines(text)
    pages = page_numbers(lines)
    named = _named(lines, len(text))
    heads = _running(lines, set(pages) | named)
    pages = with_headed(lines, pages, {fold(lines[i].words) for i in heads})
    heads = _running(lines, set(pages) | named)
    shown = set(pages) | named
    heads |= _titles(lines, shown if shown or any(x.fresh for x in lines) else None)
    return frozenset(lines[i].start for i in {*pages, *named, *heads})


def _named(lines: list[PageLine], length: int) -> set[int]:
    """Heads that hold the page number: the same words again and again, with a growing number."""
    groups: dict[str, dict[int, int]] = defaultdict(dict)
    ahead: Counter[str] = Counter()
    for i, line in enumerate(lines):
        match = _NAMED.fullmatch(line.words) if len(line.words) <= MAX_HEAD else None
        if match:
            key = fold(match["after"] or match["before"])
            groups[key][i] = int(match["ahead"] or match["behind"])
            ahead[key] += bool(match["ahead"])
    found: set[int] = set()
    for key, numbers in groups.items():
        chain = growing(list(numbers), numbers)
        if len(chain) < len(numbers) or not like_pages(lines, chain, numbers):
            continue
        wide = (lines[chain[-1]].start - lines[chain[0]].start) * 2 >= length
        edged = sum(lines[i].fresh or lines[i].last for i in chain) * 2 > len(chain)
        sure = wide or edged or ahead[key] or _TITLE.search(key)
        if sure and len(key) >= MIN_HEAD and not _numbers_parts(lines[chain[0]].words, key):
            found |= set(chain)
    return found


def _numbers_parts(words: str, key: str) -> bool:
    """Whether words with a number are no head of pages: 基本目標 1, a label, an office."""
    marker = marker_of(words)
    heading = marker is not None and marker.kind not in {"number", "paren", "numberdot"}
    return heading or label_of(key) is not None or is_department(key)


def _running(lines: list[PageLine], anchors: set[int]) -> set[int]:
    """Lines that return, again and again, beside page numbers or at the ends of pages."""
    keys = [fold(x.words) for x in lines]
    labels = _row_labels(lines)
    total = Counter(keys)
    first = {key: i for i, key in reversed(list(enumerate(keys)))}
    heads: set[int] = set()
    for _ in range(_DEEP):
        edges = anchors | heads
        above = {i - 1 for i in edges} | {i for i, x in enumerate(lines) if x.last}
        below = {i + 1 for i in edges} | {i for i, x in enumerate(lines) if x.fresh}
        near = {i for i in (above | below) - edges if 0 <= i < len(lines)}
        beside = Counter(keys[i] for i in near)
        often = _often(keys, (near & above, near & below), lines)
        heads |= {
            i
            for i in near
            if keys[i] in often
            and beside[keys[i]] * 2 >= total[keys[i]]
            and not (first[keys[i]] == i and marker_of(lines[i].words))
            and lines[i].words.split()[0] not in labels
        }
    return heads


def _row_labels(lines: list[PageLine]) -> frozenset[str]:
    """What opens rows of tables again and again: no line that opens so is the head of a page."""
    rows = (x.words.split("\t") for x in lines if x.table and "\t" in x.words)
    opens = Counter(cells[0].strip() for cells in rows)
    return frozenset(k for k, n in opens.items() if n >= REPEATS and k and not year_of(k))


def _often(keys: list[str], sides: Iterable[set[int]], lines: list[PageLine]) -> set[str]:
    """What can be a running head and stands often enough on one side of the page numbers."""
    counts = (Counter(keys[i] for i in side if can_head(lines, i)) for side in sides)
    return {key for count in counts for key, n in count.items() if n >= REPEATS}


def _titles(lines: list[PageLine], pages: set[int] | None) -> set[int]:
    """The title of a text, where it returns on lines of its own: ``pages`` are page numbers.

    Where a text shows pages, it has to stand beside several of these numbers; of the other pages
    the numbers may be lost.
    """
    keys = [fold(x.words) for x in lines]
    opening = {keys[i] for i in range(min(_OPENING, len(lines))) if _TITLE.search(lines[i].words)}
    returns = {key for key, n in Counter(keys).items() if n >= REPEATS and key in opening}
    told = {k for i, k in enumerate(keys) if k in returns and not can_head(lines, i)}
    if pages is not None:
        beside = Counter(keys[i] for p in pages for i in (p - 1, p + 1) if 0 <= i < len(keys))
        returns = {key for key in returns if beside[key] > 1}
    found = {i for i, key in enumerate(keys) if key in returns - told}
    return found - {keys.index(key) for key in returns}
