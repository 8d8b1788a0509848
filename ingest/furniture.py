"""What pages print around the text: page numbers, and the heads that run from page to page."""

from __future__ import annotations

import re
from collections import Counter

from ingest.labels import role_of

_PAGE = re.compile(
    r"[\s\u3000]*(?:[-－‐–―]\s*[0-9０-９]{1,4}\s*[-－‐–―]|[Pp][.．]?\s*[0-9０-９]{1,4}"
    r"|[0-9０-９]{1,3}\s*(?:ページ|頁)?|[0-9]{1,3}\s*/\s*[0-9]{1,3})[\s\u3000]*"
)
_LINE = re.compile(r"[^\n]+")
MAX_HEAD = 50  # characters of a running head
REPEATS = 3  # how often a line stands beside a page number before it is a running head


def furniture(text: str) -> frozenset[int]:
    """The starts of the lines that belong to the page and not to the text."""
    lines = [(m.start(), m.group().strip()) for m in _LINE.finditer(text) if m.group().strip()]
    pages = {i for i, (_, line) in enumerate(lines) if _PAGE.fullmatch(line)}
    heads: set[int] = set()
    for step in (-1, 1):
        near = [i + step for i in pages if _can_head(lines, pages, i + step)]
        often = Counter(lines[i][1] for i in near)
        need = max(REPEATS, len(pages) // 3)
        heads |= {i for i in near if often[lines[i][1]] >= need}
    return frozenset(lines[i][0] for i in pages | heads)


def _can_head(lines: list[tuple[int, str]], pages: set[int], at: int) -> bool:
    """Whether a line beside a page number can be a running head: short, no sentence, no label."""
    if not 0 <= at < len(lines) or at in pages:
        return False
    line = lines[at][1]
    return len(line) <= MAX_HEAD and line[-1] not in "。、" and not role_of(line)
