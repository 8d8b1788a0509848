"""The lists that plans give: sub-headings, first cells of a table, marked lines, counted lines."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from assistant.heading_words import heading_kind
from assistant.line_lists import of_lines
from assistant.listings import LONGEST, Listing, bare
from assistant.sentences import flat
from ingest.earlier import tells_past
from ingest.records import Corpus, Row
from ingest.sources import Document, Section
from ingest.text import clean

_INTRO = 150  # of what stands before a list, as much of its beginning and its end tells of it


def listings(corpus: Corpus) -> list[Listing]:
    """All lists of a generation."""
    documents = {d.source: d for d in corpus.documents}
    return [
        *_of_sections(corpus, documents), *_of_tables(corpus, documents),
        *of_lines(corpus, documents), *_of_kinds(corpus, documents),
    ]  # fmt: skip


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
            bare(section.path[-1]), f"{' '.join(section.path[-2:-1])} {intro}", document,
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
    if len(bare(heading)) >= 2:
        return bare(heading)[:LONGEST], section.start, max(section.body_start, section.start + 1)
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
        title = bare(table.caption or (table.section[-1] if table.section else ""))
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
