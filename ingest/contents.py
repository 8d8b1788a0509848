"""Headings without a number that the plan's own table of contents lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.blocks import Block, TextBlock, is_contents
from ingest.headings import WORDED, Heading
from ingest.markers import Marker, marker_of
from ingest.text import clean, fold, half_width

_PAGE = re.compile(r"[\s.．…‥・･·\-－―─～~]*[(（]?(?:P\.?|p\.?)?\s*[0-9０-９]{1,3}[)）]?\s*$")
_LEADER = re.compile(r"[.．…‥・･·\s\-―─]{2,}$")
_NUMBERED = re.compile(r"\W*[0-9０-９]")
_MIN = 3  # a shorter line says too little to be known again


def with_listed(headings: list[Heading], text: str, blocks: tuple[Block, ...]) -> list[Heading]:
    """Headings with the lines that a table of contents lists, though they bear no number."""
    listed = _listed(text, blocks)
    taken = {h.start for h in headings}
    found = list(headings)
    for block in blocks if listed else ():
        if not isinstance(block, TextBlock) or block.start in taken or is_contents(block, text):
            continue
        start, end = block.lines[0]
        view = clean(text, start, end)
        title = view.slice(0, len(view.text)).joined()
        if kind := listed.get(fold(title.text)):
            place = (start, end, title.offsets[0], 0, end)
            found.append(Heading(Marker(kind, "", None, 0), title.text, title.text, *place))
    return sorted(found, key=lambda h: h.start)


def _listed(text: str, blocks: tuple[Block, ...]) -> dict[str, str]:
    """The folded titles of a table of contents that no marker opens, and the kind of marker of
    those beside them: the first below the chapter; ``listed`` where its titles have none.
    """
    found: dict[str, str] = {}
    beside = "listed"
    fresh = True
    for title in _entries(text, blocks):
        marker, worded = marker_of(title), WORDED.match(half_width(title))
        own = marker.kind if marker else f"word {worded.group('word')}" if worded else ""
        if own == "chapter":
            beside, fresh = "listed", True
        elif own and fresh:
            beside, fresh = own, False
        if marker is None and len(title) >= _MIN and not _NUMBERED.match(title):
            found.setdefault(fold(title), own or beside)
    return found


def _entries(text: str, blocks: tuple[Block, ...]) -> Iterator[str]:
    """The titles in the tables of contents, without leaders and page numbers."""
    for block in blocks:
        if not is_contents(block, text):
            continue
        for line in block.lines:
            if isinstance(line, tuple):
                shown = clean(text, *line).text.strip()
            else:
                shown = " ".join(c.text for c in line.cells if c.text)
            page = _PAGE.search(shown)
            if page:
                yield _LEADER.sub("", shown[: page.start()]).strip()
