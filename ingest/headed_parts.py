"""What stands below a heading that names a measure: its actions, and its tables of years."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from ingest.blocks import Cell, Line, cell_view
from ingest.grid import Grid
from ingest.headed_tables import names_offices
from ingest.header_years import year_over
from ingest.markers import marker_of
from ingest.outline import Node
from ingest.prose import ProseLine
from ingest.records import Action, Indicator, ScheduleRow, Value, YearEntry
from ingest.text import clean, nfkc
from ingest.told_actions import KINDS

_MAX_ACTION = 50
_STOPS = "。、,，"
_FIGURES = re.compile(r"指標|目標|基準|現状|現況|実績|水準|数値|kpi", re.IGNORECASE)


def actions_of(
    text: str,
    source: str,
    lines: Sequence[ProseLine],
    own: Sequence[int],
    is_label: Callable[[int], bool],
) -> dict[int, Action]:
    """Short lines numbered one after the other, by index: what is done, each over its words."""
    found: dict[int, Action] = {}
    kind = ""
    for i in own:
        view = clean(text, lines[i].start, lines[i].end)
        view = view.slice(0, len(view.text))
        marker = marker_of(view.text)
        if marker is None or marker.kind not in KINDS or is_label(i):
            continue
        named = len(view.text) <= _MAX_ACTION and view.text[-1] not in _STOPS
        if not named or (kind and marker.kind != kind) or marker.ordinal != len(found) + 1:
            continue
        kind = marker.kind
        name = view.slice(marker.title_at, len(view.text)).value(source)
        found[i] = Action(marker.number, name)
    return found if len(found) > 1 or kind == "kana" else {}


def of_years(grids: Sequence[Grid], node: Node) -> list[Grid]:
    """The tables of years below a heading."""
    inside = [g for g in grids if node.section.start <= g.block.start < node.section.end]
    return [g for g in inside if sum(year_over(p) is not None for p in g.headers) >= 2]


@dataclass(slots=True)
class Yearly:
    """What the tables of years below a heading say: by row, by figure, or of the whole."""

    schedule: list[ScheduleRow] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    planned: list[YearEntry] = field(default_factory=list)


def yearly(grids: Sequence[Grid], actions: Mapping[int, Action], text: str, source: str) -> Yearly:
    """The rows of tables of years; a row of which only the name is sure has no years.

    A row that gives the mark of an action (ア) is of that action; one without a name is the plan.
    """
    names = {a.number: a.text for a in actions.values()}
    found = Yearly()
    for grid in grids:
        partial = grid.block.partial if grid.column("number") is None else ()
        for line in sorted((*grid.body, *partial), key=lambda n: n.start):
            if names_offices(line, text):
                continue
            named = [c for i, c in enumerate(line.cells) if c.text and not _at(grid, i)]
            cells = _cells(grid, line, text, source)
            if not named:
                known = {y.year for y in found.planned}
                found.planned += [YearEntry(y, v) for y, v in cells if y not in known]
                continue
            name = cell_view(text, named[0]).value(source)
            name = names.get(nfkc(name.text).strip("()（）"), name)
            if _is_of_figures(grid):
                found.indicators.append(Indicator(name, cells))
            else:
                found.schedule.append(ScheduleRow(name, cells))
    return found


def _is_of_figures(grid: Grid) -> bool:
    """Whether the rows of a table of years are indicators: a header speaks of figures."""
    headers = [nfkc(p[-1]) for p in grid.headers if p]
    return grid.column("indicator") is not None or any(map(_FIGURES.search, headers))


def _cells(grid: Grid, line: Line, text: str, source: str) -> tuple[tuple[str, Value], ...]:
    return tuple(
        (year, cell_view(text, c).value(source))
        for i, c in enumerate(line.cells)
        if (year := _at(grid, i)) and re.search(r"[\w○◎●△☆★→⇒]", c.text)
    )


def _at(grid: Grid, column: int) -> str | None:
    return year_over(grid.headers[column]) if column < len(grid.headers) else None


def value_on(
    text: str, source: str, lines: Sequence[ProseLine], own: Sequence[int], start: int | None = None
) -> Value:
    """The lines ``own`` as one value; what pages add between them is left out."""
    parts: list[tuple[int, int]] = []
    for n, i in enumerate(own):
        line = lines[i]
        begin = start if n == 0 and start is not None else line.start
        if parts and not line.broken:
            parts[-1] = (parts[-1][0], line.end)
        else:
            parts.append((begin, line.end))
    cell = Cell("", parts[0][0], parts[-1][1], tuple(parts) if len(parts) > 1 else ())
    return cell_view(text, cell).value(source)
