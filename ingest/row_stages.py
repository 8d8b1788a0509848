"""What stands below the years of a row: the stage that is planned for each, of the measure or,
where it has several rows, of what each of these is about.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.blocks import Line, cell_view
from ingest.candidate_years import is_graded
from ingest.candidates import Candidate
from ingest.columns import Column
from ingest.grid import Grid
from ingest.records import ScheduleRow, Value, YearEntry
from ingest.row_steps import years_over
from ingest.text import View


def _stage(view: View) -> View:
    """What stands below a year, on one line if it is no sentence and no list."""
    listed = re.search(r"。|(?m:^[・①-⑳\-])", view.text)
    return view if listed or "\n" not in view.text else view.joined()


def stages_in(
    grid: Grid, columns: tuple[Column, ...], line: Line, text: str, source: str
) -> tuple[YearEntry, ...]:
    """What stands below the years of a table: the stage that is planned, no indicator's value."""
    told = ((i, year, line.cells[i]) for i, year in years_over(grid).items() if i < len(line.cells))
    return tuple(
        YearEntry(year, _stage(cell_view(text, cell)).value(source))
        for i, year, cell in told
        if cell.text and not columns[i].figure and not is_graded(grid, i)
    )


def with_row(above: Candidate, row: Candidate) -> Candidate:
    """A measure with one more of its rows; departments of all of them lead."""
    held = {(f.role, f.value.start) for f in above.fields}
    schedule = above.schedule or _row_of_years(above)
    apart = above.years != row.years and schedule and _row_of_years(row)
    return replace(
        above,
        end=row.end,
        fields=(*above.fields, *(f for f in row.fields if (f.role, f.value.start) not in held)),
        lead=_all(above.lead, row.lead),
        related=_all(above.related, row.related),
        actions=(*above.actions, *(a for a in row.actions if a not in above.actions)),
        years=() if apart else above.years or row.years,
        schedule=(*schedule, *_row_of_years(row)) if apart else above.schedule,
        indicators=(*above.indicators, *(i for i in row.indicators if i not in above.indicators)),
    )


def _all(one: tuple[Value, ...], more: tuple[Value, ...]) -> tuple[Value, ...]:
    known = {v.text for v in one}
    return (*one, *(v for v in more if v.text not in known))


def _row_of_years(row: Candidate) -> tuple[ScheduleRow, ...]:
    """What a row is about, with its stages; nothing where it does not say so."""
    about = next((f.value for f in row.fields if f.role == "content"), None)
    cells = tuple((y.year, y.planned) for y in row.years if y.planned)
    return (ScheduleRow(about, cells),) if about and cells else ()
