"""A folder of plan files → the corpus of records, file by file and then plan by plan."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import TypeAdapter

from ingest.anchored import anchored, better
from ingest.candidate_headings import from_headings
from ingest.candidate_tables import rows_of
from ingest.candidates import Candidate, from_sheet
from ingest.completed import of_place, of_row
from ingest.divisions import with_divisions
from ingest.documents import document_of, doubts_of_document
from ingest.editions import edition_key, groups, main_of
from ingest.eras import eras_of, last_year, with_eras
from ingest.errors import UnreadableFileError
from ingest.files import FileText, plan_files, read_file
from ingest.glossary import read_terms
from ingest.grid import read_grids, to_table
from ingest.headed_by_rows import named_by_rows
from ingest.headed_measures import below_headings, from_headed
from ingest.identify import Identity, identify
from ingest.identities import identities_of
from ingest.kept import Kept
from ingest.labels import fiscal_number, taught, taught_labels
from ingest.layout import read_layout
from ingest.levels_above import levels_above
from ingest.measures import Place, gather
from ingest.outline import read_outline
from ingest.overrides import Override, read_overrides, without_pages
from ingest.own_numbers import with_own_numbers
from ingest.pointed import pointed
from ingest.readers.parts import Written
from ingest.records import Article, Corpus, Document, Event, Measure, Problem, Section, Table, Term
from ingest.row_sections import over_rows
from ingest.rules import read_articles, read_events
from ingest.sheet import doubts_of
from ingest.sheets import read_sheets
from ingest.spaced_doubts import doubts_of_spaced
from ingest.text import fold
from ingest.unmarked import without_marks
from ingest.year_columns import with_years

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class _File:
    """What one file gave, before measures are gathered over the files of its plan."""

    document: Document
    sections: tuple[Section, ...]
    bases: tuple[Candidate, ...]
    rows: tuple[tuple[Candidate, ...], ...]
    terms: tuple[Term, ...]
    tables: tuple[Table, ...]
    articles: tuple[Article, ...]
    events: tuple[Event, ...]
    problems: tuple[Problem, ...]


_FILE = TypeAdapter(_File)
_FOUND = TypeAdapter(tuple[tuple[Candidate, ...], tuple[tuple[Candidate, ...], ...]])
_GATHERED = TypeAdapter(tuple[tuple[Measure, ...], tuple[Problem, ...]])


def read_folder(
    folder: Path, *, kept: Kept | None = None, progress: Progress | None = None
) -> Corpus:
    """Read every plan file of ``folder``. A file that cannot be read becomes a problem.

    What is ``kept`` of a file that is as it was is not read again.
    What ``plans.toml`` says of a file holds before what was read; ``OverridesError`` where that
    cannot be used.
    ``progress`` is called with the file's name, how many files are done and how many there are.
    """
    kept = kept or Kept()
    paths = plan_files(folder)
    overrides = read_overrides(paths[0].parent, [p.name for p in paths])
    files: list[FileText] = []
    problems: list[Problem] = []
    steps = 2 * len(paths)
    say = progress or _unheard
    for i, path in enumerate(paths):
        say(path.name, i, steps)
        try:
            files.append(read_file(path, kept))
        except UnreadableFileError as error:
            problems.append(Problem(error.code, error.message, path.name))
    identities = identities_of(files, overrides, kept)
    read: list[_File] = []
    for i, file in enumerate(files, start=len(paths)):
        say(file.name, i, steps)
        read.append(_kept(file, *identities[file.name], overrides.get(file.name, Override()), kept))
    say("", steps, steps)
    with taught({k: v for o in overrides.values() for k, v in o.labels.items()}):
        corpus = _corpus(read, problems, kept)
    kept.prune()
    return corpus


def read_text(text: str, source: str) -> Corpus:
    """The corpus of a single text, as if it were the only file of a folder."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    file = FileText(source, Written(text), digest)
    return _corpus([_read(file, identify(text), inferred=False, override=Override())], [], Kept())


def _unheard(_name: str, _done: int, _of: int) -> None:
    """Progress that nobody asked for."""


def _kept(
    file: FileText, identity: Identity, inferred: bool, override: Override, kept: Kept
) -> _File:
    """What a file gives, read anew where it, or what is said of it, is not as it was."""

    def read() -> _File:
        with taught(override.labels):
            return _read(file, identity, inferred, override)

    return kept.value(_FILE, ("file", file.digest, file.name, identity, inferred, override), read)


def _read(file: FileText, identity: Identity, inferred: bool, override: Override) -> _File:
    name, written = file.name, file.written
    text = without_pages(written.text, written.pages, override.skip)
    place = (identity.municipality, identity.plan)
    merged = None if written.merged is None else dict(written.merged)
    layout = read_layout(text, identity.body_start, merged)
    nodes = read_outline(text, layout.for_outline, name, layout.headed.plain)
    with taught(levels_above(layout.for_sheets)):
        sheets, used = read_sheets(text, name, layout.for_sheets, nodes, layout.headed.names)
    if over_rows(text, sheets, layout.blocks):
        sheets, used = [], set()
    grids = with_years(read_grids(text, layout.blocks, nodes, used, layout.apart))
    bases = [from_sheet(s, text, name) for s in sheets]
    bases += from_headed(layout, nodes, grids, text, name)
    known = frozenset(fold(b.name.text) for b in bases)
    complete = eras_of(identity.period, text)
    tables = rows_of(grids, text, name, known)
    last = last_year(identity.period)
    rows = tuple(
        tuple(with_eras(of_row(r, text, last), complete) for r in table) for table in tables
    )
    rows += tuple(r for r in (pointed(text, layout.blocks, nodes, name),) if r)
    told = named_by_rows(nodes, rows, grids, text, bases)
    bases += below_headings([*told], layout, grids, text, name)
    bases = [with_eras(of_place(b, text, last), complete) for b in bases]
    taken = tuple((b.start, b.end) for b in bases)
    bases += _headings(from_headings(nodes, text, name, taken), bases, rows)
    bases = [*with_own_numbers(bases, text)]
    rows = tuple(with_own_numbers(r, text, apart=False) for r in rows)
    bases = [*with_divisions(bases, text)]
    rows = tuple(with_divisions(r, text) for r in rows)
    found, _ = gather(Place(*place), tuple(bases), rows)
    anchors = [
        with_eras(of_place(a, text, last), complete) for a in anchored(text, name, layout, nodes)
    ]
    bases = [*without_marks(better(bases, found, anchors), text)]
    terms, problems = read_terms(text, name, layout, nodes, grids, place)
    period = identity.period or _years_of(bases)
    document = document_of(file, replace(identity, period=period), inferred, override)
    doubts = [d for s in sheets for d in doubts_of(s)]
    return _File(
        document,
        tuple(n.section for n in nodes),
        tuple(bases),
        rows,
        terms,
        tuple(to_table(g, text, name) for g in grids),
        read_articles(text, name, layout.blocks, nodes),
        read_events(text, name, layout.blocks, nodes, grids),
        (*problems, *doubts, *doubts_of_spaced(grids, name), *doubts_of_document(document)),
    )


def _headings(
    series: Iterable[tuple[Candidate, ...]],
    bases: Iterable[Candidate],
    rows: Iterable[tuple[Candidate, ...]],
) -> list[Candidate]:
    """Headings with prose that are measures: where others have departments, these must have too."""
    led = any(c.lead for found in (bases, *rows) for c in found)
    return [c for found in series if not led or any(x.lead for x in found) for c in found]


def _years_of(bases: Iterable[Candidate]) -> str | None:
    """The span of the yearly columns of the sheets, for a text that states no period."""
    years = {y.year for b in bases for y in b.years}
    known = sorted(years, key=lambda y: fiscal_number(y) or 0)
    return f"{known[0]}～{known[-1]}" if len(known) >= 2 else None


def _corpus(files: list[_File], problems: list[Problem], kept: Kept) -> Corpus:
    by_source = {f.document.source: f for f in files}
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
    group: Sequence[Document], files: list[_File], kept: Kept
) -> tuple[tuple[Measure, ...], tuple[Problem, ...]]:
    """The measures of one edition of a plan, each under the name that its own file gives it."""
    main = main_of(group)
    place = Place(main.municipality, main.plan, edition_key(main))
    found = (tuple(b for f in files for b in f.bases), tuple(r for f in files for r in f.rows))
    told = hashlib.sha256(_FOUND.dump_json(found)).hexdigest()
    facts = ("gathered", place, dict(taught_labels()), told)
    measures, doubts = kept.value(_GATHERED, facts, lambda: gather(place, *found))
    plans = {d.source: d.plan for d in group}
    return tuple(replace(m, plan=plans[m.source]) for m in measures), doubts
