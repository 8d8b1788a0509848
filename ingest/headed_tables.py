"""Small tables of labels and values below a heading that names a measure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.blocks import Cell, Line, cell_view
from ingest.captioned import under_header
from ingest.cells import department_views, is_office
from ingest.grid import Grid
from ingest.labels import role_of
from ingest.leads import holds_departments, lead_in
from ingest.outline import Node
from ingest.records import Field, Role, Value
from ingest.sheet_dated import year_in

_BRANCH = re.compile(r"(?<=[課室局部所館])[(（][^()（）]+[)）]$")


@dataclass(slots=True)
class Told:
    """What such tables say."""

    fields: list[Field] = field(default_factory=list)
    lead: list[Value] = field(default_factory=list)
    related: list[Value] = field(default_factory=list)
    end: int = 0


def told_below(
    grids: tuple[Grid, ...], node: Node, text: str, source: str, *, first: bool = False
) -> Told:
    """What the tables of labels below a heading say, if one of them names departments."""
    told = Told()
    for grid in grids:
        block = grid.block
        if not node.section.start <= block.start < node.section.end or block.spaced:
            continue
        block = under_header(text, block)
        pairs = [_pairs(line, text) for line in block.lines]
        if not all(pairs):  # a table of something else, some rows of which name departments
            pairs = [_pairs(n, text) for n in block.lines if names_offices(n, text)]
        if not any(_in_charge(n, c, text) for p in pairs for n, c in p):
            continue
        apart = any(role_of(n.text) == "related" for p in pairs for n, _ in p)
        for label, cell in (x for p in pairs for x in p):
            _take(told, label, cell, text, source, first=first and not apart, apart=apart)
        told.end = max(told.end, block.end)
    return told


def names_offices(line: Line, text: str) -> bool:
    """Whether a line is nothing but known labels with the departments behind each."""
    pairs = _pairs(line, text)
    known = any(role_of(n.text) in {"lead", "related"} for n, _ in pairs)
    return known and all(_in_charge(n, c, text) for n, c in pairs)


def _pairs(line: Line, text: str) -> list[tuple[Cell, Cell]]:
    """Labels of a line with the cell behind each; none if the line is no row of such."""
    cells = [c for c in line.cells if c.text]
    if len(cells) % 2 or not cells or not line.cells[0].text:
        return []
    pairs = list(zip(cells[::2], cells[1::2], strict=True))
    known = all(role_of(n.text) or _in_charge(n, c, text) for n, c in pairs) or len(pairs) == 1
    plain = all(len(n.text) <= 16 and "。" not in n.text for n, _ in pairs)
    return pairs if known and plain else []


def _in_charge(label: Cell, cell: Cell, text: str) -> bool:
    departments = holds_departments(cell_view(text, cell), "")
    return departments and _role(label, cell, text) in {"lead", "related"}


def _role(label: Cell, cell: Cell, text: str) -> Role | None:
    """What a label says; one that is not known, before nothing but departments, says who leads."""
    role = role_of(label.text)
    if role:
        return role
    names = department_views(cell_view(text, cell))
    if not names or not all(is_office(n.text) for n in names):
        return None
    return "related" if re.search(r"関|連携|協力|他", label.text) else "lead"


def _take(
    told: Told, label: Cell, cell: Cell, text: str, source: str, *, first: bool, apart: bool
) -> None:
    view = cell_view(text, cell)
    role = _role(label, cell, text) or "other"
    main, others = lead_in(view, source, first=first, apart=apart)
    branch = _BRANCH.search(view.text)
    if apart and branch and len(main) == 1:  # 福祉課（診療所）: the bracket says which part of it
        main, _ = lead_in(view.slice(0, branch.start()), source)
    if role == "lead":
        told.lead, told.related = [*told.lead, *main], [*told.related, *others]
    elif role == "related":
        told.related += [*main, *others]
    told.fields.append(Field(role, label.text, view.value(source), year_in(label.text)))
