"""Lists that plans give under a heading: sub-headings, first cells of a table, marked lines."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from assistant.claims import Claim, Quote
from assistant.conditions import heading_kind
from assistant.cover import Cover, share
from assistant.earlier import tells_past
from assistant.query import Query
from assistant.sentences import flat
from assistant.topic import Topic
from assistant.units import Stretches
from index.tokens import terms
from ingest.records import Corpus, Document, Row, Section
from ingest.text import View, clean, fold

# Share of the topic that the title of a list must hold: where the number of its items is the one
# asked for, and where it is not given.
COUNTED, TITLED = 0.5, 0.8
# Least share in the title alone, unless the line before the list says how many of what follow.
OWN = 0.3
LONGEST = 70
_COUNT_OF = re.compile(r"[0-9]+(?:つ|個|本|点|項目)の[一-龥ァ-ヶ]{1,8}")
_MARK = re.compile(
    r"^\s*(?:[-*]\s+)?(?:([◆◇●■□○◎])|([・•✓])|([①-⑳])|[(（]([0-9０-９]{1,2})[)）]"
    r"|([0-9０-９]{1,2})(?:[.)．]|[ 　](?=[^\d\s]{2,40}$))|([ア-オ])\s)\s*(\S.*)$"
)
_NUMBERING = re.compile(
    r"^\s*(?:【[^】]*】|[(（]?[0-9０-９IVXⅠ-Ⅹ①-⑳]{1,3}(?:[-－.．][0-9０-９]{1,2})*[)）.．、]?"
    r"|#{1,6}(?=\s)|第[0-9]+[章節]|[ア-コ](?=\s)|[◆●■・])\s*"
)
_GAP = 6
_INTRO = 150  # of what stands before a list, as much of its beginning and its end tells of it
# What a plan may be divided into, and how alike those are.
_DIVISIONS, LIKE = ("柱", "分野", "目標", "方針", "視点"), 0.7


@dataclass(frozen=True, slots=True)
class Listing:
    """A list: its title, where it stands, and its items with their places."""

    title: str
    context: str
    document: Document
    section: tuple[str, ...]
    items: tuple[tuple[str, int, int], ...]
    past: bool


class Outline:
    """The lists of a generation."""

    def __init__(self, corpus: Corpus) -> None:
        documents = {d.source: d for d in corpus.documents}
        self._all = [
            *_of_sections(corpus, documents), *_of_tables(corpus, documents),
            *_of_lines(corpus, documents), *_of_kinds(corpus, documents),
        ]  # fmt: skip
        self._titles = Cover(terms(f"{x.title} {x.context}") for x in self._all)
        self._own = Cover(terms(x.title) for x in self._all)
        self._towns = np.array([x.document.municipality for x in self._all], dtype=object)

    def answer(self, query: Query, about: str = "") -> tuple[Claim, ...]:
        """The items of the list whose title the question gives; nothing where it asks for none.

        ``about`` is a name that the list must have in its title or before it.
        """
        asked = query.reading.many
        if not asked or not query.topic.words or not self._all or query.expected.kind == "count":
            return ()
        topic = _widened(query.topic) if asked > 0 else query.topic
        titled = share(self._titles.words(topic), topic)
        own = share(self._own.words(topic), topic)
        counted = _COUNT_OF.search(query.reading.folded)
        best: tuple[float, Listing] | None = None
        for i, listing in enumerate(self._all):
            if query.scope and listing.document.municipality not in query.scope:
                continue
            if about not in f"{listing.title}{listing.context}":
                continue
            if asked > 0 and len(listing.items) != asked:
                continue
            told = counted is not None and counted.group() in fold(listing.context)
            if titled[i] < (COUNTED if asked > 0 else TITLED) or (own[i] < OWN and not told):
                continue
            score = titled[i] + 0.5 * own[i] - 0.6 * (listing.past != query.past)
            if best is None or score > best[0] + 1e-9:
                best = (float(score), listing)
        return _claims(best[1]) if best else ()


def _widened(topic: Topic) -> Topic:
    """The topic with other names for what a plan is divided into: their number tells which."""
    return Topic(
        tuple(
            replace(w, forms=dict.fromkeys(_DIVISIONS, LIKE) | dict(w.forms))
            if w.text in _DIVISIONS
            else w
            for w in topic.words
        )
    )


def _claims(listing: Listing) -> tuple[Claim, ...]:
    document = listing.document
    title, count = flat(listing.title)[:40], str(len(listing.items))
    head = f"{document.municipality}の計画の「{title}」は、次の{count}つです。"
    given = (document.municipality, title, count)
    claims = []
    for i, (text, start, end) in enumerate(listing.items):
        quote = Quote(
            document.source, start, end, document.municipality, document.plan, listing.section
        )
        line = f"・{text}。"
        claims.append(Claim(f"{head}\n{line}" if i == 0 else line, (quote,), given))
    return tuple(claims)


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
    title, found, kind, since = "", list[tuple[str, int, int]](), -1, 0
    before = ""
    for match in re.finditer(r"[^\n]+", view.text):
        line = match.group().strip()
        marked = _MARK.match(line)
        if marked:
            mine = next(i for i, g in enumerate(marked.groups()[:6]) if g)
            if found and mine != kind:
                if mine > kind and since == 0:
                    since += 1
                    continue
                yield from _listing(title, found, document, section)
                found = []
            number = _number(marked.group(mine + 1))
            if found and number == 1:
                yield from _listing(title, found, document, section)
                found = []
            if not found:
                title, kind = before, mine
            at = view.slice(match.start(), match.end())
            found.append((flat(marked.group(7))[:LONGEST], at.offsets[0], at.offsets[-1] + 1))
            since = 0
            continue
        since += 1
        if found and since > _GAP:
            yield from _listing(title, found, document, section)
            found = []
        before = line if not found else before
    yield from _listing(title, found, document, section)


def _number(mark: str) -> int:
    """The number that a mark gives, 0 for a mark that counts nothing."""
    if "①" <= mark <= "⑳":
        return ord(mark) - 0x245F
    return int(mark) if mark.isdigit() else 0


def _listing(
    title: str, found: Sequence[tuple[str, int, int]], document: Document, section: Section
) -> Iterator[Listing]:
    if 2 <= len(found) <= 20:
        heading = section.path[-1] if section.path else ""
        name = title if 2 <= len(title) <= 60 and not title.endswith("、") else _bare(heading)
        context = f"{' '.join(section.path[-2:])} {title}"
        yield Listing(
            name or heading, context, document, section.path, tuple(found),
            tells_past(section.path, document.plan),
        )  # fmt: skip


def _bare(heading: str) -> str:
    return _NUMBERING.sub("", heading).strip() or ("" if _NUMBERING.match(heading) else heading)
