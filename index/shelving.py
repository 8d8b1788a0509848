"""The records of each edition apart: those in force, and those of the editions before and after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from index.chunks import Passage
from ingest.editions import IN_FORCE, Shelf, shelves
from ingest.records import Corpus


def this_year() -> int:
    """The fiscal year of today."""
    return fiscal_year(date.today())


def fiscal_year(day: date) -> int:
    """The fiscal year of a day: it begins in April."""
    return day.year - (day.month < 4)


def shelved(corpus: Corpus, year: int) -> dict[Shelf, Corpus]:
    """The corpus of each shelf in the fiscal ``year``, that in force first."""
    places = shelves(corpus.documents, year)
    found: dict[Shelf, set[str]] = {IN_FORCE: set()}
    for source, shelf in places.items():
        found.setdefault(shelf, set()).add(source)
    if len(found) == 1:
        return {IN_FORCE: corpus}
    return {shelf: corpus.of(sources) for shelf, sources in found.items()}


def on_shelf(found: Iterable[Passage], corpus: Corpus) -> tuple[Passage, ...]:
    """The passages of the documents of ``corpus``, in their order."""
    sources = {d.source for d in corpus.documents}
    return tuple(p for p in found if p.source in sources)


def folder_of(shelf: Shelf) -> str:
    """The name of the folder with the lexical index of a shelf."""
    return "bm25" if shelf == IN_FORCE else f"bm25-{shelf.kind}{shelf.age}"


def listed(parts: Mapping[Shelf, Corpus]) -> dict[str, list[str]]:
    """Which sources each lexical index holds, as a manifest says it."""
    return {
        folder_of(shelf): sorted(d.source for d in corpus.documents)
        for shelf, corpus in parts.items()
    }
