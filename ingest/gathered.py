"""Files that were read → the corpus of records: measures are gathered plan by plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from pydantic import TypeAdapter

from ingest.candidates import Candidate
from ingest.editions import edition_key, groups, main_of
from ingest.kept import Kept
from ingest.measures import Place, gather
from ingest.records import Article, Corpus, Event, Measure, Table, Term
from ingest.sources import Document, Problem, Section
from ingest.taught import taught_labels


@dataclass(frozen=True, slots=True)
class File:
    """What one file gave beside its measures."""

    document: Document
    sections: tuple[Section, ...]
    terms: tuple[Term, ...]
    tables: tuple[Table, ...]
    articles: tuple[Article, ...]
    events: tuple[Event, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The measures of one file, before they are gathered over the files of its plan."""

    bases: tuple[Candidate, ...]
    rows: tuple[tuple[Candidate, ...], ...]


@dataclass(frozen=True, slots=True)
class Read:
    """A file that was read: its measures are asked for where they are gathered, and are always the
    same below one ``name``.
    """

    file: File
    name: str
    found: Callable[[], Found]


_GATHERED = TypeAdapter(tuple[tuple[Measure, ...], tuple[Problem, ...]])


def corpus_of(read: list[Read], problems: list[Problem], kept: Kept) -> Corpus:
    """The records of files that were read; ``problems`` are those of files that were not."""
    files = [r.file for r in read]
    by_source = {r.file.document.source: r for r in read}
    documents = {f.document.source: f.document for f in files}
    measures: list[Measure] = []
    for group in groups(list(documents.values())):
        found, doubts = _gathered(group, [by_source[d.source] for d in group], kept)
        measures.extend(found)
        problems.extend(doubts)
        period = next((d.period for d in group if d.period), None)
        documents |= {d.source: replace(d, period=d.period or period) for d in group}
    return Corpus(
        tuple(documents.values()),
        tuple(s for f in files for s in f.sections),
        tuple(measures),
        tuple(t for f in files for t in f.terms),
        tuple(t for f in files for t in f.tables),
        tuple(a for f in files for a in f.articles),
        tuple(e for f in files for e in f.events),
        (*problems, *(p for f in files for p in f.problems)),
    )


def _gathered(
    group: Sequence[Document], read: list[Read], kept: Kept
) -> tuple[tuple[Measure, ...], tuple[Problem, ...]]:
    """The measures of one edition of a plan, each under the name that its own file gives it."""
    main = main_of(group)
    place = Place(main.municipality, main.plan, edition_key(main))

    def gathered() -> tuple[tuple[Measure, ...], tuple[Problem, ...]]:
        found = [r.found() for r in read]
        bases, rows = (b for f in found for b in f.bases), (r for f in found for r in f.rows)
        return gather(place, tuple(bases), tuple(rows))

    facts = ("gathered", place, dict(taught_labels()), [r.name for r in read])
    measures, doubts = kept.value(_GATHERED, facts, gathered)
    plans = {d.source: d.plan for d in group}
    return tuple(replace(m, plan=plans[m.source]) for m in measures), doubts
