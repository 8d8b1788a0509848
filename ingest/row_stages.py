"""What stands below the years of a row: the stage of a measure that is planned for each."""

from __future__ import annotations

import re

from ingest.blocks import Line, cell_view
from ingest.candidate_years import is_graded
from ingest.columns import Column
from ingest.grid import Grid
from ingest.records import YearEntry
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
