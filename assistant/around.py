"""What stands around a passage of a plan: its whole page, or its section where there are none."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from assistant.schema import Around
from ingest.sources import Document, Section

# Characters of the surroundings; a longer page is cut at the ends of lines.
LIMIT = 6000


def around(
    document: Document, sections: Sequence[Section], start: int, end: int, *, limit: int = LIMIT
) -> Around:
    """The surroundings of ``document.text[start:end]``; ``sections`` are those of the document."""
    page = document.page(start)
    section = _section(sections, start)
    first, last = _page(document, start, end) if page else _span(document, section)
    first, last = _cut(document.text, (first, last), (start, end), limit)
    path = " > ".join(section.path) if section else ""
    return Around(page=page, section=path, start=first, end=last)


def _page(document: Document, start: int, end: int) -> tuple[int, int]:
    """The page, or the pages, of a passage."""
    first = bisect.bisect_right(document.pages, start) - 1
    after = bisect.bisect_left(document.pages, end)
    whole = len(document.text)
    return document.pages[first], document.pages[after] if after < len(document.pages) else whole


def _section(sections: Sequence[Section], start: int) -> Section | None:
    return next((s for s in reversed(sections) if s.start <= start < s.end), None)


def _span(document: Document, section: Section | None) -> tuple[int, int]:
    return (section.start, section.end) if section else (0, len(document.text))


def _cut(text: str, whole: tuple[int, int], quote: tuple[int, int], limit: int) -> tuple[int, int]:
    """``whole`` with the quote in it, cut at lines to about ``limit`` around the quote."""
    first, last = min(whole[0], quote[0]), max(whole[1], quote[1])
    if last - first <= limit:
        return first, last
    room = max(0, limit - (quote[1] - quote[0])) // 2
    if quote[0] - first > room:
        first = min(quote[0], text.find("\n", quote[0] - room, quote[0]) + 1 or quote[0] - room)
    if last - quote[1] > room:
        last = max(quote[1], text.rfind("\n", quote[1], quote[1] + room))
    return first, last
