"""The lists that a plan gives: sub-headings, first cells of a table, marked lines."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.heading_words import heading_kind
from assistant.sentences import flat
from assistant.stretches import Stretches
from assistant.unit import Unit
from ingest.earlier import tells_past
from ingest.records import Corpus, Document, Row, Section
from ingest.text import View, clean

LONGEST = 70
_MARK = re.compile(
    r"^\s*(?:[-*]\s+)?(?:([◆◇●■□○◎])|([・•✓])|([①-⑳])|[(（]([0-9０-９]{1,2})[)）]"
    r"|([0-9０-９]{1,2})(?:[.)．]|[ 　](?=[^\d\s]{2,40}$))|([ア-オ])\s"
    r"|([-*])\s+(?=[^\W\d_]|[「『]))\s*(\S.*)$"
)
_MARKS = 7
# Another item on the same line.
_INLINE = re.compile(r"[ 　]+(?=[・•][^\s・•])")
_NUMBERING = re.compile(
    r"^\s*(?:【[^】]*】|[(（]?[0-9０-９IVXⅠ-Ⅹ①-⑳]{1,3}(?:[-－.．][0-9０-９]{1,2})*[)）.．、]?"
    r"|#{1,6}(?=\s)|第[0-9]+[章節]|[ア-コ](?=\s)|[◆●■・])\s*"
)
_GAP = 6
# An item that only says that a list of its own follows (2 委員は、次に掲げる者とする。).
_ANNOUNCES = re.compile(r"次の|次に|以下の|下記")
_INTRO = 150  # of what stands before a list, as much of its beginning and its end tells of it


@dataclass(frozen=True, slots=True)
class Listing:
    """A list: its title, where it stands, and its items with their places.

    ``lead`` is the line right before a list of lines, which says what they are.
    """

    title: str
    context: str
    document: Document
    section: tuple[str, ...]
    items: tuple[tuple[str, int, int], ...]
    past: bool
    lead: tuple[int, int] = (0, 0)


def listings(corpus: Corpus) -> list[Listing]:
    """All lists of a generation."""
    documents = {d.source: d for d in corpus.documents}
    return [
        *_of_sections(corpus, documents), *_of_tables(corpus, documents),
        *_of_lines(corpus, documents), *_of_kinds(corpus, documents),
    ]  # fmt: skip


def leads_into(unit: Unit, listing: Listing) -> bool:
    """Whether a unit is the end of the line right before a list."""
    end = listing.lead[1]
    here = unit.source == listing.document.source
    return here and unit.start < end and end - 3 <= unit.end <= end + 3


def _of_sections(corpus: Corpus, documents: dict[str, Document]) -> Iterator[Listing]:
    """Sections with two or more sections right below them."""
    children: dict[tuple[str, tuple[str, ...]], list[Section]] = defaultdict(list)
    for section in corpus.sections:
        if len(section.path) > 1:
            children[section.source, section.path[:-1]].append(section)
    for section in corpus.sections:
        below = children.get((section.source, section.path), [])
        if not 2 <= len(below) <= 20 or not section.path:
            continue
        document = documents[section.source]
        first = min(s.start for s in below)
        intro = clean(document.text, section.body_start, max(first, section.body_start)).text
        intro = f"{intro[:_INTRO]} {intro[_INTRO:][-_INTRO:]}"
        items = tuple(_heading(document, s) for s in below)
        yield Listing(
            _bare(section.path[-1]), f"{' '.join(section.path[-2:-1])} {intro}", document,
            section.path, items, tells_past(section.path, document.plan),
        )  # fmt: skip


def _of_kinds(corpus: Corpus, documents: dict[str, Document]) -> Iterator[Listing]:
    """Sibling headings that a label and a number mark as of one kind (基本方針1, 基本方針2)."""
    groups: dict[tuple[str, tuple[str, ...], str], list[Section]] = defaultdict(list)
    for section in corpus.sections:
        kind = heading_kind(section.path[-1]) if section.path else ""
        if kind:
            groups[section.source, section.path[:-1], kind].append(section)
    for (source, path, kind), sections in groups.items():
        titles = {_heading(documents[source], s)[0]: s for s in sections}
        if 2 <= len(titles) <= 12:
            items = tuple(_heading(documents[source], s) for s in titles.values())
            document = documents[source]
            past = tells_past(path, document.plan)
            yield Listing(kind, kind, document, path, items, past)


def _heading(document: Document, section: Section) -> tuple[str, int, int]:
    """A heading as an item; with the line below where it is nothing but a number."""
    heading = section.path[-1]
    if len(_bare(heading)) >= 2:
        return _bare(heading)[:LONGEST], section.start, max(section.body_start, section.start + 1)
    view = clean(document.text, section.body_start, section.end)
    end = view.text.find("\n") if "\n" in view.text else len(view.text)
    line = view.slice(0, end)
    if not line.text:
        return heading, section.start, max(section.body_start, section.start + 1)
    return f"{heading}{line.text}"[:LONGEST], section.start, line.offsets[-1] + 1


def _of_tables(corpus: Corpus, documents: dict[str, Document]) -> Iterator[Listing]:
    """Tables whose first column names things."""
    for table in corpus.tables:
        rows = [r for r in table.rows if r.cells and re.search(r"[^\W\d_]{2}", r.cells[0][1].text)]
        if not 2 <= len(rows) <= 20:
            continue
        header = " ".join(h for path in table.headers[:1] for h in path)
        title = _bare(table.caption or (table.section[-1] if table.section else ""))
        title = title or table.caption or ""
        for part in _parted(rows):
            items = tuple(
                (flat(r.cells[0][1].text)[:LONGEST], r.cells[0][1].start, r.cells[0][1].end)
                for r in part
            )
            yield Listing(
                title, f"{header} {' '.join(table.section[-1:])}", documents[table.source],
                table.section, items, tells_past(table.section, documents[table.source].plan),
            )  # fmt: skip


def _parted(rows: Sequence[Row]) -> list[list[Row]]:
    """Rows in runs of their own numbering: a second ① begins another list."""
    parts: list[list[Row]] = [[]]
    for row in rows:
        if parts[-1] and row.cells[0][1].text.strip().startswith("①"):
            parts.append([])
        parts[-1].append(row)
    return [p for p in parts if len(p) >= 2]


def _of_lines(corpus: Corpus, documents: dict[str, Document]) -> Iterator[Listing]:
    """Lines with the same kind of mark, under the line before them."""
    sheets = Stretches((m.source, m.start, m.end) for m in corpus.measures)
    for section in corpus.sections:
        document = documents[section.source]
        view = clean(document.text, section.body_start, section.end)
        for listing in _runs(view, document, section):
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
        name = title if 2 <= len(title) <= 60 and not title.endswith("、") else _bare(heading)
        context = f"{' '.join(section.path[-2:])} {title}"
        yield Listing(
            name or heading, context, document, section.path, tuple(found),
            tells_past(section.path, document.plan), place,
        )  # fmt: skip


def _bare(heading: str) -> str:
    return _NUMBERING.sub("", heading).strip() or ("" if _NUMBERING.match(heading) else heading)
