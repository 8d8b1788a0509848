"""Rows of tables that may describe a measure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from ingest.blocks import Cell, Line, cell_view
from ingest.candidate_years import DATED_COLUMNS, graded, with_years
from ingest.candidates import Candidate, is_repeated, with_actions
from ingest.cells import (
    bare_number,
    departments_in,
    is_labelled_number,
    is_number,
    is_office,
    number_text,
)
from ingest.columns import Column, report_year
from ingest.grid import Grid
from ingest.labels import is_department
from ingest.leads import lead_in
from ingest.merged_cells import filled_down, goes_on, led_from_above, spanned
from ingest.records import Field, Value
from ingest.row_columns import columns_in
from ingest.row_departments import matrix_of
from ingest.row_indicators import carried, has_figures, indicators_in, of_each_number
from ingest.row_stages import stages_in, with_row
from ingest.row_steps import of_each, step_column, step_in, without_step, years_over
from ingest.row_titles import cell_title, counts_kana, lettered_title, row_number
from ingest.short_offices import short_offices
from ingest.text import View, clean
from ingest.titles import Title

# What may be named beside departments: no remark, which has kana, and no amount.
_NAME = re.compile(r"[^\W\dぁ-ん]{2,12}").fullmatch


def from_grid(
    grid: Grid,
    text: str,
    source: str,
    *,
    first: bool = False,
    above: Line | None = None,
    alike: tuple[Line, ...] = (),
    known: frozenset[str] = frozenset(),
) -> tuple[Candidate, ...]:
    """The rows of a table that has a column of names, or of indicators.

    ``first``: of several departments in one cell the first leads; ``above``: the last row before
    the page turned; ``alike``: the rows of all tables of the same headers, for what columns hold;
    ``known``: names of measures that stand elsewhere. Empty for any other table.
    """
    columns = columns_in(grid, alike, text, source, known)
    steps = step_column(grid, columns, alike)
    columns = without_step(columns, steps)
    roles = {c.role for c in columns}
    listed = steps is not None or has_figures(columns)
    if "name" not in roles and not listed:
        return ()
    first = first and grid.column("related") is None
    reader = _Rows(grid, columns, text, source, first=first, steps=steps)
    numbered = "number" in roles or "lead" not in roles
    told = tuple(c.role for c in columns)
    body = grid.body if grid.block.spaced else led_from_above(grid.body, grid.groups, told)
    lines = body if numbered else spanned(body, told)
    if listed:
        lines = carried(lines, columns, above)
    found: list[Candidate] = []
    for own, line, group in zip(grid.body, lines, grid.groups, strict=True):
        numbered_lines = of_each_number(filled_down(line, told), columns)
        rows = [r for n in numbered_lines if (r := reader.candidate(n, group))]
        if found and rows and goes_on(own, told):
            found[-1] = with_row(found[-1], rows[0])
        else:
            found.extend(rows or _loose(grid, line, text, source))
    return tuple(found) if steps is None else of_each(found)


def _loose(grid: Grid, line: Line, text: str, source: str) -> list[Candidate]:
    """A row whose columns slipped: every cell may be the name; only a known name will match."""
    found = []
    for i, cell in enumerate(line.cells):
        if len(cell.text) < 4 or is_department(cell.text):
            continue
        title = cell_title(cell_view(text, cell), source)
        rest = [departments_in(cell_view(text, c), source) for c in line.cells[i + 1 :] if c.text]
        named = [d for d in rest if d and all(is_department(x.text) for x in d)]
        found.append(
            Candidate(
                grid.section,
                number_text(title.number) if title.number else "",
                title.number,
                title.name,
                source,
                line.start,
                line.end,
                (),
                named[0] if named else (),
                named[1] if len(named) > 1 else (),
                repeated=is_repeated(title),
                loose=True,
            )
        )
    return found


@dataclass(slots=True)
class _Said:
    """What the cells of a row say."""

    fields: list[Field] = field(default_factory=list)
    title: Title | None = None
    number: Value | None = None
    lead: tuple[Value, ...] = ()
    related: tuple[Value, ...] = ()
    others: tuple[Value, ...] = ()


class _Rows:
    """Reads the rows of one table."""

    def __init__(
        self,
        grid: Grid,
        columns: tuple[Column, ...],
        text: str,
        source: str,
        *,
        first: bool,
        steps: int | None = None,
    ) -> None:
        self.grid = grid
        self.columns = columns
        self.text = text
        self.source = source
        self.first = first
        self.steps = steps
        self.year = report_year((grid.caption, *reversed(grid.section)))
        self.matrix = matrix_of(grid, text, source)
        self.years = years_over(grid)
        at = next((i for i, c in enumerate(columns) if c.role == "name"), None)
        names = [n.cells[at].text for n in grid.body if at is not None and at < len(n.cells)]
        lead = next((i for i, c in enumerate(columns) if c.role == "lead"), None)
        self.short = short_offices(grid, lead, text)
        self.lettered = counts_kana([n for n in names if n])

    def candidate(self, line: Line, group: tuple[str, ...]) -> Candidate | None:
        """The measure that a row is of, by name or number, or else by its indicator."""
        said = self._said(line)
        title, grid = said.title, self.grid
        number = said.number or (title.number if title else None)
        indicators = indicators_in(self.columns, line, self.text, self.source)
        steps = step_in(grid, self.steps, line, self.text, self.source)
        if title is None or not re.search(r"\w{2}", title.name.text):
            if not (indicators or (number and (steps or (self.matrix and said.lead)))):
                return None
            title = Title(number, Value("", self.source, line.start, line.start), (), ())
        fields, actions = with_actions(self._dated(said, line), (), self.text, self.source)
        caption = (grid.caption,) if grid.caption and grid.caption not in grid.section else ()
        return Candidate(
            (*grid.section, *caption, *group),
            row_number(number, group),
            number,
            title.name,
            self.source,
            line.start,
            line.end,
            (*fields, *(Field("tag", "", tag) for tag in title.tags)),
            said.lead or title.departments,
            said.related or said.others or title.related,
            tuple(actions),
            years=() if steps else stages_in(grid, self.columns, line, self.text, self.source),
            schedule=steps,
            indicators=indicators,
            repeated=is_repeated(title),
            loose=not (number or title.name.text),
        )

    def _said(self, line: Line) -> _Said:
        said = _Said()
        for i, cell in enumerate(line.cells):
            column = self.columns[i] if i < len(self.columns) else Column()
            path = self.grid.headers[i] if i < len(self.grid.headers) else ()
            apart = i == self.steps or (self.matrix is not None and i in self.matrix.columns)
            apart = apart or column.unit or (i in self.years and not column.over)
            if cell.text and not apart:
                self._take(said, column, path, cell)
        if self.matrix and not (said.lead or said.related):
            said.lead, said.related = self.matrix.of(line)
        return said

    def _take(self, said: _Said, column: Column, path: tuple[str, ...], cell: Cell) -> None:
        """Take in what one cell says; what is not understood is kept with its label."""
        view = cell_view(self.text, cell)
        value = view.value(self.source)
        role = column.role
        if role == "name":
            read = lettered_title if self.lettered else cell_title
            said.title = read(view, self.source)
        numbers = is_labelled_number if role == "number" else is_number
        if role in {"number", "name"} and numbers(bare_number(value)):
            said.number = value
            said.title = said.title if role == "number" or not self.matrix else None
        elif role == "lead":
            said.lead, said.others = self._leads(view)
        elif role == "related":
            main, others = lead_in(view, self.source, apart=True)
            said.related = (*main, *others)
        label = " ".join(path) if role is None or column.over else column.label
        for told in column.roles or ("other",):
            pieces = self._pieces(cell) or [value]
            said.fields += [Field(told, label, piece, column.year) for piece in pieces]

    def _leads(self, view: View) -> tuple[tuple[Value, ...], tuple[Value, ...]]:
        """Who leads and who takes part, of the departments in a cell."""
        main, others = lead_in(view, self.source, first=self.first)
        if self.grid.block.spaced:
            return main, others
        known = {d.text for d in main if is_office(d.text) or d.text in self.short}
        return tuple(d for d in main if d.text in known or (known and _NAME(d.text))), others

    def _pieces(self, cell: Cell) -> list[Value]:
        """What a cell that a page cut says above the turn and below it; nothing of a whole one."""
        parts = () if self.grid.block.spaced else cell.parts
        return [clean(self.text, *part).value(self.source) for part in parts]

    def _dated(self, said: _Said, line: Line) -> list[Field]:
        """The fields of a row; what is reported is of the year of its results, or of the report."""
        found = [*said.fields, *graded(self.grid, line, self.text, self.source)]
        return [
            replace(f, year=self.year) if f.role in DATED_COLUMNS and not f.year else f
            for f in with_years(found)
        ]
