"""Lists of lines: those with the same kind of mark, or counted by the line before them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from assistant.counted_lists import counted
from assistant.listings import LONGEST, Listing, bare
from assistant.sentences import flat
from assistant.stretches import Stretches
from ingest.earlier import tells_past
from ingest.records import Corpus
from ingest.sources import Document, Section
from ingest.text import View, clean

_MARK = re.compile(
    r"^\s*(?:[-*]\s+)?(?:([◆◇●■□○◎])|([・•✓])|([①-⑳])|[(（]([0-9０-９]{1,2})[)）]"
    r"|([0-9０-９]{1,2})(?:[.)．]|[ 　](?=[^\d\s]{2,40}$))|([ア-オ])\s"
    r"|([-*])\s+(?=[^\W\d_]|[「『]))\s*(\S.*)$"
)
_MARKS = 7
# Another item on the same line.
_INLINE = re.compile(r"[ 　]+(?=[・•][^\s・•])")
_GAP = 6
# An item that only says that a list of its own follows (2 委員は、次に掲げる者とする。).
_ANNOUNCES = re.compile(r"次の|次に|以下の|下記")


def of_lines(corpus: Corpus, documents: dict[str, Document]) -> Iterator[Listing]:
    """Lines with the same kind of mark, under the line before them."""
    sheets = Stretches((m.source, m.start, m.end) for m in corpus.measures)
    for section in corpus.sections:
        document = documents[section.source]
        view = clean(document.text, section.body_start, section.end)
        for listing in (*_runs(view, document, section), *counted(view, document, section)):
            if not any(sheets.meets(section.source, a, b) for _, a, b in listing.items):
                yield listing


def _runs(view: View, document: Document, section: Section) -> Iterator[Listing]:
    lead, found, kind, since = (0, 0), list[tuple[str, int, int]](), -1, 0
    before = last = (0, 0)
    for match in re.finditer(r"[^\n]+", view.text):
        marked = _MARK.match(match.group().strip())
        if marked:
            mine = next(i for i, g in enumerate(marked.groups()[:_MARKS]) if g)
            if found and mine != kind:
                if mine > kind and since == 0:
                    since += 1
                    continue
                yield from _listing(view, lead, found, document, section)
                found, before = [], last if _ANNOUNCES.search(view.text[slice(*last)]) else before
            number = _number(marked.group(mine + 1))
            if found and number == 1:
                yield from _listing(view, lead, found, document, section)
                found = []
            if not found:
                lead, kind = before, mine
            found += _items(view, match.start(), match.end())
            since, last = 0, match.span()
            continue
        since += 1
        if found and since > _GAP:
            yield from _listing(view, lead, found, document, section)
            found = []
        before = match.span()
    yield from _listing(view, lead, found, document, section)


def _items(view: View, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The items of a marked line: one, or several where it goes on with the same mark."""
    places = [start, *(m.end() for m in _INLINE.finditer(view.text, start, end)), end]
    for a, b in itertools.pairwise(places):
        marked = _MARK.match(view.text[a:b].strip())
        if marked:
            at = view.slice(a, b)
            said = flat(marked.group(_MARKS + 1))[:LONGEST]
            yield said, at.offsets[0], at.offsets[-1] + 1


def _number(mark: str) -> int:
    """The number that a mark gives, 0 for a mark that counts nothing."""
    if "①" <= mark <= "⑳":
        return ord(mark) - 0x245F
    return int(mark) if mark.isdigit() else 0


def _listing(
    view: View,
    lead: tuple[int, int],
    found: Sequence[tuple[str, int, int]],
    document: Document,
    section: Section,
) -> Iterator[Listing]:
    if 2 <= len(found) <= 20:
        line = view.slice(*lead)
        title = line.text.strip()
        place = (line.offsets[0], line.offsets[-1] + 1) if line.offsets else (0, 0)
        heading = section.path[-1] if section.path else ""
        name = title if 2 <= len(title) <= 60 and not title.endswith("、") else bare(heading)
        context = f"{' '.join(section.path[-2:])} {title}"
        yield Listing(
            name or heading, context, document, section.path, tuple(found),
            tells_past(section.path, document.plan), place,
        )  # fmt: skip
