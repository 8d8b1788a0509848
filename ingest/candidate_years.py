"""Of which years the cells of a row are: by their headers, or by the other cells of the row."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.blocks import Line, cell_view
from ingest.candidates import Candidate
from ingest.grid import Grid
from ingest.labels import year_of
from ingest.records import Field, Role, Value, YearEntry
from ingest.stacked_years import dated_lines
from ingest.text import nfkc

DATED_COLUMNS: frozenset[Role] = frozenset({"results", "issues", "evaluation", "reason", "effect"})
_GRADE = re.compile(r"[A-ES]")
_NONE = re.compile(r"[\W_ー]*")
_PAST = re.compile(r"た[」』）)]?。")


def with_years(fields: list[Field]) -> list[Field]:
    """The fields of a row; an evaluation and its reason are of the one year that results are of."""
    years = {f.year for f in fields if f.role in DATED_COLUMNS and f.year}
    year = years.pop() if len(years) == 1 else None
    return [replace(f, year=f.year or year) if f.role in DATED_COLUMNS else f for f in fields]


def with_plan(place: Candidate, text: str, last: str = "") -> Candidate:
    """A place with what lines that open with a year say is planned, where no table tells it.

    ``last`` is the last year of the plan, to which an open range (R8以降) goes on.
    """
    if place.years or place.schedule:
        return place
    for item in place.fields:
        if item.role == "planned" and not item.year:
            value = item.value
            _, told = dated_lines(text, value.source, value.start, value.end, last=last)
            if len(told) > 1:
                return replace(place, years=tuple(YearEntry(y, words) for y, words in told))
    return _with_labels(place)


def _with_labels(place: Candidate) -> Candidate:
    """A place with the plan that fields tell of which each has a year for its label."""
    told: dict[str, Value] = {}
    left: list[Field] = []
    for item in place.fields:
        year = year_of(item.label) if item.role in {"other", "planned"} and not item.year else None
        if year and item.value.text and not year_of(item.value.text):
            told.setdefault(year, item.value)
        else:
            left.append(item)
    if len(told) < 2 or any(_PAST.search(v.text) for v in told.values()):
        return place
    years = tuple(YearEntry(y, words) for y, words in told.items())
    return replace(place, years=years, fields=tuple(left))


def graded(grid: Grid, line: Line, text: str, source: str) -> list[Field]:
    """The evaluations below years: in all the column, and in more than one way, letters only."""
    found: list[Field] = []
    for i, cell in enumerate(line.cells[: len(grid.headers)]):
        path = grid.headers[i]
        year = year_of(path[-1]) if path else None
        if year and _GRADE.fullmatch(nfkc(cell.text)) and is_graded(grid, i):
            value = cell_view(text, cell).value(source)
            found.append(Field("evaluation", path[-1], value, year))
    return found


def is_graded(grid: Grid, column: int) -> bool:
    """Whether a column holds letters that grade, in more than one way, and nothing else."""
    cells = (n.cells[column].text for n in grid.body if column < len(n.cells))
    said = [nfkc(c) for c in cells if not _NONE.fullmatch(c)]
    return len(set(said)) > 1 and all(_GRADE.fullmatch(s) for s in said)
