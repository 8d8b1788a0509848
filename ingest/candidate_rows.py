"""Rows of tables that may describe a measure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from ingest.blocks import Cell, Line, cell_view
from ingest.candidates import Candidate, is_repeated
from ingest.cells import Title, departments_in, is_number, is_office, number_text, read_title
from ingest.grid import Grid
from ingest.labels import is_department, role_of, year_of, year_over
from ingest.leads import lead_in
from ingest.records import Field, Role, Value, YearEntry
from ingest.text import View, nfkc

_MAX_NAME = 40
_NAMING = re.compile(r"施策|事業|取り?組|プロジェクト")


def from_grid(grid: Grid, text: str, source: str, *, first: bool = False) -> tuple[Candidate, ...]:
    """The rows of a table that has a column of names; empty for any other table.

    ``first`` says that of several departments in one cell the first leads.
    """
    roles = _roles(grid)
    if "name" not in roles:
        return ()
    found: list[Candidate] = []
    first = first and grid.column("related") is None
    numbered = "number" in roles or "lead" not in roles
    lines = grid.body if numbered else _spanned(grid.body, roles)
    for line, group in zip(lines, grid.groups, strict=True):
        row = _from_row(grid, roles, line, group, text, source, first=first)
        found.extend((row,) if row else _loose(grid, line, text, source))
    return tuple(found)


def _roles(grid: Grid) -> tuple[Role | None, ...]:
    """What each column is; where none is called a name, the first may still hold the names.

    It does if it is headed by what measures are (具体的な取組), and short and unlike in all rows.
    """
    roles = [role_of(path[-1]) if path else None for path in grid.headers]
    if {"name", "number"} & set(roles) or "lead" not in roles:
        return tuple(roles)
    at = next((i for i, r in enumerate(roles) if r not in {"area", "goal"}), 0)
    said = [n.cells[at].text for n in grid.body if at < len(n.cells)]
    short = all(0 < len(t) <= _MAX_NAME and not re.search(r"[。\n]", t) for t in said)
    headed = bool(grid.headers[at]) and bool(_NAMING.search(grid.headers[at][-1]))
    if headed and short and len(set(said)) == len(said) >= 3:
        roles[at] = "name"
    return tuple(roles)


def _spanned(lines: Iterable[Line], roles: tuple[Role | None, ...]) -> list[Line]:
    """The lines with the areas that span several rows in each of these."""
    above: dict[int, Cell] = {}
    found: list[Line] = []
    spans = [i for i, r in enumerate(roles[: roles.index("name")]) if r in {"area", "goal"}]
    for line in lines:
        cells = list(line.cells)
        for i in spans:
            if i < len(cells):
                cells[i] = above.get(i, cells[i]) if not cells[i].text else cells[i]
                above[i] = cells[i]
        found.append(replace(line, cells=tuple(cells)))
    return found


def _loose(grid: Grid, line: Line, text: str, source: str) -> list[Candidate]:
    """A row whose columns slipped: every cell may be the name; only a known name will match."""
    found = []
    for i, cell in enumerate(line.cells):
        if len(cell.text) < 4 or is_department(cell.text):
            continue
        title = _cell_title(cell_view(text, cell), source)
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


def _from_row(
    grid: Grid,
    roles: tuple[Role | None, ...],
    line: Line,
    group: tuple[str, ...],
    text: str,
    source: str,
    *,
    first: bool,
) -> Candidate | None:
    said = _said(grid, roles, line, text, source, first=first)
    title = said.title
    if title is None or not re.search(r"\w{2}", title.name.text):
        return None
    number = said.number or title.number
    caption = (grid.caption,) if grid.caption and grid.caption not in grid.section else ()
    return Candidate(
        (*grid.section, *caption, *group),
        _row_number(number, group),
        number,
        title.name,
        source,
        line.start,
        line.end,
        (*said.fields, *(Field("tag", "", tag) for tag in title.tags)),
        said.lead or title.departments,
        said.related or said.others,
        years=_marks(grid, line, text, source),
        repeated=is_repeated(title),
    )


def _said(
    grid: Grid,
    roles: tuple[Role | None, ...],
    line: Line,
    text: str,
    source: str,
    *,
    first: bool,
) -> _Said:
    said = _Said()
    for i, cell in enumerate(line.cells):
        path = grid.headers[i] if i < len(grid.headers) else ()
        role = roles[i] if i < len(roles) else None
        if not cell.text or role is None:
            continue
        view = cell_view(text, cell)
        value = view.value(source)
        if role == "name":
            said.title = _cell_title(view, source)
        elif role == "number" and is_number(cell.text):
            said.number = value
        elif role == "lead":
            said.lead, said.others = _leads(grid, view, source, first=first)
        elif role == "related":
            main, others = lead_in(view, source, apart=True)
            said.related = (*main, *others)
        said.fields.append(Field(role, path[-1], value, year_over(path)))
    return said


def _leads(
    grid: Grid, view: View, source: str, *, first: bool
) -> tuple[tuple[Value, ...], tuple[Value, ...]]:
    """Who leads and who takes part, of the departments in a cell."""
    if not grid.block.spaced:
        main, others = lead_in(view, source, first=first)
        return tuple(d for d in main if is_office(d.text)), others
    return lead_in(view, source, first=first)


def _marks(grid: Grid, line: Line, text: str, source: str) -> tuple[YearEntry, ...]:
    """What stands below the years of a table parted by spaces: the stage that is planned."""
    if not grid.block.spaced and grid.column("number") is not None:
        return ()
    years = (
        (year_of(p[-1]) if p else None, c) for p, c in zip(grid.headers, line.cells, strict=False)
    )
    return tuple(
        YearEntry(year, cell_view(text, cell).value(source))
        for year, cell in years
        if year and cell.text
    )


def _cell_title(view: View, source: str) -> Title:
    """The title on the first line of a cell; a short second line is a tag (継続)."""
    first, _, rest = view.text.partition("\n")
    title = read_title(view.slice(0, len(first)), source)
    tag = rest.strip()
    if tag and len(tag) <= 6 and "\n" not in tag:
        at = view.text.index(rest.lstrip(), len(first))
        value = view.slice(at, len(view.text)).joined().value(source)
        return Title(title.number, title.name, title.departments, (*title.tags, value))
    return title


def _row_number(number: Value | None, group: tuple[str, ...]) -> str:
    if number is None:
        return ""
    printed = number_text(number)
    if re.fullmatch(r"[①-⑳㉑-㉟]", number.text.strip()):
        for above in reversed(group):
            match = re.match(r"\s*[(（]\s*([0-9０-９]+)\s*[)）]", above)
            if match:
                return f"({nfkc(match.group(1))}){printed}"
    return printed
