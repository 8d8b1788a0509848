"""Tables inside what is said of a measure: the years, steps and indicators that its reader left."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ingest.blocks import Block, Line, TableBlock
from ingest.candidates import Candidate
from ingest.graded_labels import graded_labels
from ingest.label_values import year_headers
from ingest.labels import year_of
from ingest.records import Field, Indicator, Role, ScheduleRow
from ingest.sheet import Sheet
from ingest.sheet_lines import LineReader
from ingest.sheet_lists import listing_of
from ingest.sheet_year_rows import year_rows
from ingest.titles import Title

# What a table inside tells beside years and indicators; who leads and the name are known already.
_TOLD: frozenset[Role] = frozenset({"planned", "actual", "evaluation", "reason", "results"})
# What a reader without columns takes labels of years and figures for.
_GUESSED: frozenset[Role] = frozenset({"planned", "actual", "indicator", "other", "content"})
_NAME = 40  # longer words name no step
# A figure with its unit, and a word before it (年20時間).
_FIGURE = re.compile(r"[^\d、。]{0,3}[0-9０-９][^、。]{0,16}(?<!年度)(?<!年)")


def with_tables_inside(
    places: Sequence[Candidate], text: str, source: str, blocks: Sequence[Block]
) -> Iterator[Candidate]:
    """The places, each with what the tables inside it tell by year, where it tells nothing yet."""
    tables = [b for b in blocks if isinstance(b, TableBlock)]
    known = (graded_labels(blocks), year_headers(blocks))
    for place in places:
        lines = [] if _told(place) else [*_lines(place, tables)]
        yield _with(place, _read(place, lines, text, source, known), lines) if lines else place


def _told(place: Candidate) -> bool:
    return bool(place.indicators and (place.years or place.schedule))


def _lines(place: Candidate, tables: Iterable[TableBlock]) -> Iterator[Line]:
    """The lines of tables behind the line that names a measure, up to the end of its place."""
    named = place.name.start
    for table in tables:
        if table.end > place.start and table.start < place.end:
            yield from (
                n for n in table.lines
                if place.start <= n.start and n.end <= place.end and not n.start <= named < n.end
            )  # fmt: skip


def _read(
    place: Candidate,
    lines: Sequence[Line],
    text: str,
    source: str,
    known: tuple[frozenset[str], dict[str, Role]],
) -> Sheet:
    """What lines say that are read as those of a sheet."""
    sheet = Sheet(place.start, place.end, place.section, title=Title(None, place.name, (), ()))
    reader = LineReader(text, source, sheet, None, known[0], {}, known[1])
    for at, line in enumerate(lines):
        below = lines[at + 1 :]
        by_year = year_rows(line, below)
        listing = listing_of(line, below[0]) if below and not by_year else None
        if by_year:
            reader.by_year(by_year)
        elif listing:
            reader.lists(listing)
        else:
            reader.take(line, None)
    return sheet


def _with(place: Candidate, sheet: Sheet, lines: Sequence[Line]) -> Candidate:
    """A place with the years, steps and indicators of ``sheet`` that it lacks."""
    dated = not (place.years or place.schedule)
    known = {s.name.start for s in place.schedule} | {a.text.start for a in place.actions}
    years, schedule = (sheet.years(), _steps(sheet)) if dated else ((), ())
    years = years if len(years) > 1 else ()  # one year alone heads no columns
    indicators = (
        ()
        if place.indicators
        else tuple(i for i in sheet.indicators if _measured(i) and i.name.start not in known)
    )
    if not (years or schedule or indicators):
        return place
    told = {v.start for i in indicators for v in (i.name, *(x for _, x in i.values))}
    told |= {v.start for s in schedule for v in (s.name, *(x for _, x in s.cells))}
    told |= {v.start for y in years for v in (y.planned, y.actual) if v}
    kept = [f for f in place.fields if not _is_guess(f, told, lines)]
    own = {f.value.start for f in kept}
    fields = [f for f in sheet.fields if f.role in _TOLD and f.year and f.value.start not in own]
    return replace(
        place,
        fields=(*kept, *fields),
        years=place.years or years,
        schedule=place.schedule or schedule,
        indicators=place.indicators or indicators,
    )


def _measured(row: Indicator) -> bool:
    """Whether a row of years tells figures."""
    return any(_FIGURE.fullmatch(v.text) for _, v in row.values)


def _steps(sheet: Sheet) -> tuple[ScheduleRow, ...]:
    """What is planned by name and year, and rows of years that tell no figures."""
    words = [
        i for i in sheet.indicators
        if len(i.values) > 1 and len(i.name.text) <= _NAME and not _measured(i)
    ]  # fmt: skip
    dated = [ScheduleRow(i.name, i.values) for i in words if all(year_of(y) for y, _ in i.values)]
    return (*sheet.schedule, *dated)


def _is_guess(field: Field, told: set[int], lines: Sequence[Line]) -> bool:
    """Whether a field is a cell that is now told by its column, or the header of such a column."""
    place = field.value.start
    if field.role not in _GUESSED:
        return False
    if place in told:
        return True
    line = next((n for n in lines if n.start <= place < n.end), None)
    return line is not None and "。" not in field.value.text and _heads(line, lines, told)


def _heads(line: Line, lines: Sequence[Line], told: set[int]) -> bool:
    """Whether a line is the header right above one that is now told by columns, or such a one."""
    at = lines.index(line)
    near = lines[at : at + 2]
    return any(c.start in told for n in near for c in n.cells)
