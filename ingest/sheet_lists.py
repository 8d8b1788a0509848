"""Tables inside a sheet that list things, one a row: a label beside their header, rows below it.

The label spans the rows, so that these begin with an empty cell. Rows of actions become actions
with their departments and their state; of other things every cell is kept under its row's name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.action_lists import CALLED
from ingest.blocks import Cell, Line, cell_view
from ingest.cell_actions import item_action
from ingest.cells import departments_in
from ingest.labels import is_department, role_of, year_of
from ingest.leads import holds_departments
from ingest.meanings import meaning
from ingest.records import Action, Field, Role, Value
from ingest.sheet_figures import figures_of
from ingest.text import CIRCLED, View, nfkc

_NAMES: frozenset[Role] = frozenset({"name", "content", "other"})
_NUMBER = re.compile(rf"\s*(?P<no>[{CIRCLED}]|[(（]?[0-9０-９]{{1,2}}[)）.．])\s*(?=\S)")
_GENERIC = re.compile(r"(?:項目|区分|内訳|事項|名称|種別)名?")
_MAX_HEADER = 20
_MAX_STATE = 40


@dataclass(frozen=True, slots=True)
class Listing:
    """The header of such a table: its label, the column of names, the headers of the others."""

    label: str
    name_at: int
    columns: dict[int, str]
    actions: bool


@dataclass(slots=True)
class Listed:
    """What a row of such a table says."""

    action: Action | None = None
    fields: list[Field] = field(default_factory=list)


def listing_of(line: Line, below: Line | None) -> Listing | None:
    """The header that ``line`` is, by its words and by the row ``below`` it; else ``None``."""
    filled = [(i, c) for i, c in enumerate(line.cells) if c.text]
    if below is None or len(filled) < 3 or filled[0][0] != 0 or figures_of(line):
        return None
    label, headers = filled[0][1].text, filled[1:]
    plain = all(len(c.text) <= _MAX_HEADER and not _told(c) for _, c in headers)
    if not plain or role_of(label) in {"number", "name"} or sum(map(_year, headers)) > 1:
        return None
    name_at, name = headers[0]
    listing = Listing(label, name_at, {i: c.text for i, c in headers[1:]}, _acts(label, name.text))
    named = role_of(name.text) in _NAMES or _GENERIC.fullmatch(nfkc(name.text))
    return listing if named and is_row(below, listing) else None


def is_row(line: Line, listing: Listing) -> bool:
    """Whether a line is a row of the table: its cells stand below the headers, behind a gap or the
    label of the table printed again.
    """
    again = bool(line.cells) and line.cells[0].text == listing.label
    filled = {i for i, c in enumerate(line.cells) if c.text and (i or not again)}
    named = listing.name_at in filled and role_of(line.cells[listing.name_at].text) is None
    return named and filled <= {listing.name_at, *listing.columns}


def read_row(text: str, source: str, line: Line, listing: Listing) -> Listed:
    """What a row says: an action, or the name of something with what is said of it."""
    view = cell_view(text, line.cells[listing.name_at])
    others = [(listing.columns[i], c) for i, c in enumerate(line.cells) if _other(i, c, listing)]
    if not listing.actions:
        return Listed(None, _kept(text, source, view.value(source).text, others))
    number = _NUMBER.match(view.text)
    found = item_action(view, number.end() if number else 0, source)
    departments, state = list(found.departments), found.state
    rest: list[tuple[str, Cell]] = []
    for header, cell in others:
        shown = cell_view(text, cell)
        if holds_departments(shown, "") and not re.search(r"[。0-9０-９]", cell.text):
            departments += departments_in(shown, source)
        elif state is None and len(cell.text) <= _MAX_STATE and "。" not in cell.text:
            state = shown.joined().value(source)
        else:
            rest.append((header, cell))
    printed = re.sub(r"[().]", "", nfkc(number.group("no"))) if number else None
    action = Action(printed, found.text, tuple(departments), state)
    return Listed(action, _kept(text, source, found.text.text, rest))


def _kept(text: str, source: str, name: str, cells: list[tuple[str, Cell]]) -> list[Field]:
    """Cells as fields, each under the name of its row; of the year and kind its header says."""
    found: list[Field] = []
    for header, cell in cells:
        told = meaning(header)
        value: Value = _joined(cell_view(text, cell)).value(source)
        role: Role = told.role if told and told.role not in _NAMES else "other"
        found.append(Field(role, name, value, told.year if told else None))
    return found


def _joined(view: View) -> View:
    return view.joined() if "。" not in view.text else view


def _other(at: int, cell: Cell, listing: Listing) -> bool:
    return at in listing.columns and bool(cell.text)


def _acts(label: str, name: str) -> bool:
    return bool(CALLED.search(label) or CALLED.search(name))


def _told(cell: Cell) -> bool:
    """Whether a cell says something, and heads nothing."""
    return "。" in cell.text or is_department(cell.text)


def _year(header: tuple[int, Cell]) -> bool:
    return year_of(header[1].text) is not None
