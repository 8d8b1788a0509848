"""A unit of evidence: one sentence, line or row of a plan, with the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.tokens import words
from ingest.records import Action, Indicator, Measure, Row, ScheduleRow, Term
from ingest.text import fold


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence or row ``[start, end)`` of ``source``; ``head`` opens the item it stands in.

    ``item`` numbers the items of the whole corpus; ``years`` are those the unit itself names, or
    those of the field it stands in; ``measured`` is what the figures of its table are in (千円);
    ``leads`` is how many items the list has that it leads into.
    """

    source: str
    start: int
    end: int
    text: str
    context: str
    head: str
    item: int
    kind: str
    municipality: str
    plan: str
    section: tuple[str, ...]
    years: frozenset[str]
    role: str = ""
    measure: Measure | None = None
    term: str | None = None
    names: tuple[str, ...] = ()
    part: Action | Indicator | ScheduleRow | Row | Term | None = None
    past: bool = False
    measured: str = ""
    leads: int = 0


def is_bare(text: str) -> bool:
    """A heading or a label, which says nothing by itself."""
    said = text.rstrip()
    return (
        len(said) < 40
        and not said.endswith(("。", "）", ")"))
        and not re.search(r"[0-9０-９]", said)
    )


def name_of(unit: Unit) -> tuple[frozenset[str], str]:
    """The name of the thing that a unit tells of, as words and folded: of a row, part or item."""
    if isinstance(unit.part, Row):
        name = unit.part.cells[name_at(unit.part)][1].text
    elif isinstance(unit.part, Action):
        name = unit.part.text.text.split("\n")[0]
    elif isinstance(unit.part, Term):
        name = unit.part.term.text
    elif unit.part:
        name = unit.part.name.text
    else:
        name = unit.head
    return frozenset(words(name)), fold(name)


def name_at(row: Row) -> int:
    """The cell that names the row: the first that is no number or mark of it."""
    cells = [re.sub(r"[\W_]", "", v.text) for _, v in row.cells]
    named = (i for i, c in enumerate(cells) if re.search(r"[^\W\d_]{2}", c) or len(c) > 4)
    return next(named, 0)
