"""A folder of plan files → the corpus of records, file by file and then plan by plan."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter

from ingest.anchored import anchored, better, led_by_goals
from ingest.arrangements import in_best_order
from ingest.candidate_headings import from_headings
from ingest.candidate_tables import rows_of
from ingest.candidates import Candidate, from_sheet
from ingest.completed import of_place, of_row
from ingest.divisions import with_divisions
from ingest.documents import document_of, doubts_of_document
from ingest.eras import eras_of, last_year, with_eras
from ingest.errors import UnreadableFileError
from ingest.files import FileText, plan_files, read_file
from ingest.gathered import File, Found, Read, corpus_of
from ingest.glossary import read_terms
from ingest.grid import read_grids, to_table
from ingest.headed_by_rows import named_by_rows
from ingest.headed_measures import below_headings, from_headed
from ingest.identify import Identity, identify
from ingest.identities import identities_of
from ingest.kept import Kept
from ingest.labels import fiscal_number
from ingest.layout import read_layout
from ingest.levels_above import levels_above
from ingest.measures import Place, gather
from ingest.outline import read_outline
from ingest.overrides import Override, read_overrides, without_pages
from ingest.own_lines import with_own_lines
from ingest.own_numbers import with_own_numbers
from ingest.pointed import pointed
from ingest.readers.parts import Written
from ingest.readers.radicals import unified
from ingest.records import Corpus
from ingest.row_sections import over_rows
from ingest.rules import read_articles, read_events
from ingest.sheet import doubts_of
from ingest.sheets import read_sheets
from ingest.sources import Problem
from ingest.spaced_doubts import doubts_of_spaced
from ingest.tables_inside import with_tables_inside
from ingest.taught import taught
from ingest.text import fold
from ingest.unled import with_owners
from ingest.unmarked import without_marks
from ingest.year_columns import with_years

Progress = Callable[[str, int, int], None]


_FILE = TypeAdapter(File)
_FOUND = TypeAdapter(Found)


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
    read: list[Read] = []
    for i, file in enumerate(files, start=len(paths)):
        say(file.name, i, steps)
        read.append(_kept(file, *identities[file.name], overrides.get(file.name, Override()), kept))
    say("", steps, steps)
    with taught({k: v for o in overrides.values() for k, v in o.labels.items()}):
        corpus = corpus_of(read, problems, kept)
    kept.prune()
    return corpus


def read_text(text: str, source: str) -> Corpus:
    """The corpus of a single text, as if it were the only file of a folder."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    file = FileText(source, Written(text), digest)
    read = _kept(file, identify(text), inferred=False, override=Override(), kept=Kept())
    return corpus_of([read], [], Kept())


def _unheard(_name: str, _done: int, _of: int) -> None:
    """Progress that nobody asked for."""


def _kept(
    file: FileText, identity: Identity, inferred: bool, override: Override, kept: Kept
) -> Read:
    """What a file gives, read anew where it, or what is said of it, is not as it was."""

    @cache
    def read() -> tuple[File, Found]:
        with taught(override.labels):
            return _read(file, identity, inferred, override)

    facts = (file.digest, file.name, identity, inferred, override)
    found = ("found", *facts)
    return Read(
        kept.value(_FILE, ("file", *facts), lambda: read()[0]),
        kept.keep(found),
        lambda: kept.value(_FOUND, found, lambda: read()[1]),
    )


def _read(
    file: FileText, identity: Identity, inferred: bool, override: Override
) -> tuple[File, Found]:
    """What a file gives, in the order that it is printed in or in another that gives more."""
    written = file.written
    text = unified(without_pages(written.text, written.pages, override.skip))
    place = Place(identity.municipality, identity.plan)

    def read(text: str) -> tuple[File, Found]:
        return _read_as(text, file, identity, inferred, override)

    if written.merged is not None or identity.body_start:
        return read(text)
    return in_best_order(text, read, lambda r: gather(place, r[1].bases, r[1].rows)[0])


def _read_as(
    text: str, file: FileText, identity: Identity, inferred: bool, override: Override
) -> tuple[File, Found]:
    name, written = file.name, file.written
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
    bases, rows, found = with_owners(Place(*place), bases, rows, nodes, text)
    listed = led_by_goals(text, name, layout, nodes, found)
    places = listed or anchored(text, name, layout, nodes)
    anchors = [with_eras(of_place(a, text, last), complete) for a in places]
    chosen = anchors if listed else better(bases, found, anchors)
    bases = [*without_marks(with_own_lines(chosen, found, nodes, text), text)]
    bases = [*with_tables_inside(bases, text, name, layout.blocks)]
    terms, problems = read_terms(text, name, layout, nodes, grids, place)
    period = identity.period or _years_of(bases)
    document = document_of(file, replace(identity, period=period), inferred, override)
    doubts = [d for s in sheets for d in doubts_of(s)]
    read = File(
        document,
        tuple(n.section for n in nodes),
        terms,
        tuple(to_table(g, text, name) for g in grids),
        read_articles(text, name, layout.blocks, nodes),
        read_events(text, name, layout.blocks, nodes, grids),
        (*problems, *doubts, *doubts_of_spaced(grids, name), *doubts_of_document(document)),
    )
    return read, Found(tuple(bases), rows)


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
