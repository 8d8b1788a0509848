"""Rows that look like measures and are what measures belong to: the plan files these under them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.candidates import Candidate
from ingest.records import Role
from ingest.text import fold

_NAMING = re.compile(r"施策|方針|目標|柱|分野|政策|体系")
_FILED: frozenset[Role] = frozenset({"other", "goal", "area", "aim"})
Found = tuple[Candidate, list[Candidate]]


def without_heads(measures: Sequence[Found]) -> list[Found]:
    """The measures, but none that nobody is in charge of and whose number or name stands in the
    rows of others as what they belong to (a column 施策 that says Ⅰ-1).
    """
    cells = {
        fold(item.value.text)
        for base, rows in measures
        if _led(base, rows)
        for place in (base, *rows)
        for item in place.fields
        if item.role in _FILED and _NAMING.search(item.label)
    }
    return [(b, r) for b, r in measures if _led(b, r) or not _called(b) & cells]


def _led(base: Candidate, rows: Sequence[Candidate]) -> bool:
    return bool(base.lead) or any(r.lead for r in rows)


def _called(base: Candidate) -> set[str]:
    """How a row may be called: its name, and its number where it is no mere count."""
    names = {fold(base.name.text), fold(f"{base.number}{base.name.text}")}
    return names | ({fold(base.number)} if re.search(r"\D", base.number) else set())
