"""Evidence units: all sentences, lines and rows of the plans, and what each covers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from assistant.cover import Cover
from assistant.found_lists import listings
from assistant.lexicon import Lexicon
from assistant.listings import Listing, leads_into
from assistant.record_units import of_measure, values_of
from assistant.stretches import Stretches
from assistant.text_units import front_matter, numbered_titles, of_passage, of_row, of_term
from assistant.unit import Unit, is_bare, name_of
from index.chunks import Passage
from index.store import Index
from index.tokens import terms, words
from ingest.records import Corpus
from ingest.sources import Document
from ingest.text import fold

__all__ = ["Stretches", "Unit", "Units", "is_bare"]

_PROSE = frozenset({"section", "article", "event"})


class Units:
    """All units of a generation, what surrounds each, and how far they cover a topic."""

    def __init__(self, index: Index, lexicon: Lexicon) -> None:
        self.listings = listings(index.corpus)
        leads = _leads(self.listings)
        self.all = tuple(_leading(u, leads) for u in _units(index.corpus, index.passages))
        own = [(terms(u.text), set(words(u.text))) for u in self.all]
        self.mass = np.array([sum(max(lexicon.idf(t), 0.0) for t in held) for _, held in own])
        measures = index.corpus.measures
        memory: dict[str, frozenset[str]] = {}

        def tokens(text: str) -> frozenset[str]:
            if text not in memory:
                memory[text] = frozenset(terms(text))
            return memory[text]

        self.own = Cover(tokens for tokens, _ in own)
        self.around = Cover(tokens(u.context) | tokens(u.head) for u in self.all)
        self.sections = Cover(tokens(" ".join(u.section)) for u in self.all)
        self.of_measure: dict[str, list[int]] = defaultdict(list)
        self.of_item: dict[int, list[int]] = defaultdict(list)
        for i, unit in enumerate(self.all):
            self.of_item[unit.item].append(i)
            if unit.measure:
                self.of_measure[unit.measure.id].append(i)
        place = {m.id: i for i, m in enumerate(measures)}
        self.measure = np.array([place[u.measure.id] if u.measure else -1 for u in self.all])
        self.names = [name_of(u) for u in self.all]
        self.place = {(u.source, u.start, u.end, u.role): i for i, u in enumerate(self.all)}
        self.repeat = np.array([bool(u.measure and u.measure.repeats) for u in self.all])
        self.item = np.array([u.item for u in self.all])
        self.town = np.array([u.municipality for u in self.all], dtype=object)
        self.past = np.array([u.past for u in self.all], dtype=bool)
        self.length = np.array([len(u.text) for u in self.all], dtype=float)
        self.bare = np.array([u.part is None and is_bare(u.text) for u in self.all], dtype=bool)
        self.kind = np.array([u.kind for u in self.all], dtype=object)
        self.mention = np.array([u.role.startswith("mention_") for u in self.all], dtype=float)
        self.role = np.array([u.role for u in self.all], dtype=object)


def _leads(given: Iterable[Listing]) -> dict[str, list[Listing]]:
    """Lists with a line before them, by their sources."""
    found: dict[str, list[Listing]] = defaultdict(list)
    for listing in given:
        if listing.lead[1]:
            found[listing.document.source].append(listing)
    return found


def _leading(unit: Unit, leads: Mapping[str, Sequence[Listing]]) -> Unit:
    """``unit`` with how many items follow, where it is the last that is said before a list."""
    if unit.part is not None:
        return unit
    count = next((len(x.items) for x in leads.get(unit.source, ()) if leads_into(unit, x)), 0)
    return replace(unit, leads=count) if count else unit


def _units(corpus: Corpus, passages: Iterable[Passage]) -> Iterator[Unit]:
    """Units of measures and tables from their records, of all else from the passages."""
    documents = {d.source: d for d in corpus.documents}
    counter = iter(range(10_000_000))
    for measure in corpus.measures:
        yield from of_measure(measure, documents, counter)
    yield from _of_tables(corpus, documents, counter)
    mentions = (x for m in corpus.measures for x in m.mentions)
    tabled = Stretches(
        [
            *((t.source, t.start, t.end) for t in corpus.tables),
            *((x.source, x.start, x.end) for x in mentions),
        ]
    )
    front = {d.source: front_matter(d.text) for d in corpus.documents}
    for passage in passages:
        if passage.kind in _PROSE:
            for unit in of_passage(documents[passage.source], passage, counter):
                if unit.start >= front[unit.source] and not tabled.holds(
                    unit.source, unit.start, unit.end
                ):
                    yield unit
    for term in corpus.terms:
        yield of_term(term, counter)


def _of_tables(
    corpus: Corpus, documents: Mapping[str, Document], counter: Iterator[int]
) -> Iterator[Unit]:
    """Units of the rows that neither a measure's record nor a term tells."""
    told = Stretches((v.source, v.start, v.end) for m in corpus.measures for v in values_of(m))
    mentioned = Stretches((x.source, x.start, x.end) for m in corpus.measures for x in m.mentions)
    defined = Stretches((t.source, t.start, t.end) for t in corpus.terms if t.kind == "glossary")
    titles = numbered_titles(corpus.sections)
    for table in corpus.tables:
        for row in table.rows:
            place = (table.source, row.start, row.end)
            if not any(known.meets(*place) for known in (told, mentioned, defined)):
                title = titles.get((table.source, fold(row.cells[0][1].text)), "")
                yield from of_row(documents[table.source], table, row, counter, title)
