"""The tables of a text whose rows may describe measures, those of one kind read together."""

from __future__ import annotations

from collections import defaultdict

from ingest.blocks import Line
from ingest.candidate_rows import from_grid
from ingest.candidates import Candidate
from ingest.grid import Grid
from ingest.leads import first_leads
from ingest.row_indicators import last_named


def rows_of(
    grids: tuple[Grid, ...], text: str, name: str, known: frozenset[str] = frozenset()
) -> tuple[tuple[Candidate, ...], ...]:
    """The rows that may describe measures, those of tables of one kind together.

    ``known`` are the names of measures that stand elsewhere: a column of them is one of names.
    """
    rows: dict[object, list[Candidate]] = defaultdict(list)
    first = first_leads(text)
    ends: dict[object, Line | None] = {}
    alike: dict[object, tuple[Line, ...]] = defaultdict(tuple)
    for grid in grids:
        alike[grid.headers] += grid.body
    for grid in grids:
        kind = (grid.section, grid.headers)
        told = alike[grid.headers]
        above = ends.get(kind)
        found = from_grid(grid, text, name, first=first, above=above, alike=told, known=known)
        if found:
            rows[kind].extend(found)
        ends[kind] = last_named(grid) or ends.get(kind)
    return tuple(tuple(r) for r in rows.values())
