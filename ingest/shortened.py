"""Columns that say in a short form who leads (デジ for デジタル統括局), known by what they hold.

Where such a cell shortens another department than the one that leads elsewhere, the two disagree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ingest.candidates import Candidate
from ingest.records import Field, Value
from ingest.text import fold

_LONGEST = 6
_FEW = 5
_NEARLY = 0.8
Found = tuple[Candidate, list[Candidate]]


def with_short_forms(measures: Sequence[Found]) -> list[Found]:
    """The measures; a row whose short form is of nobody that leads its measure has it as lead."""
    told: Counter[str] = Counter()
    fits: Counter[str] = Counter()
    for base, rows in measures:
        for field in (f for r in rows for f in _short(base, r)):
            told[field.label] += 1
            fits[field.label] += _is_of(field.value, base.lead)
    labels = {n for n, count in told.items() if count >= _FEW and fits[n] >= count * _NEARLY}
    return [(base, [_led(base, r, labels) for r in rows]) for base, rows in measures]


def _short(base: Candidate, row: Candidate) -> list[Field]:
    """The short values that may say who leads, in a row that names no department in full."""
    if row.lead or not base.lead:
        return []
    said = [f for f in row.fields if f.role in {"other", "lead"} and f.label]
    return [f for f in said if len(f.value.text) <= _LONGEST]


def _led(base: Candidate, row: Candidate, labels: set[str]) -> Candidate:
    other = [f for f in _short(base, row) if f.label in labels and not _is_of(f.value, base.lead)]
    return replace(row, lead=tuple(f.value for f in other)) if other else row


def _is_of(value: Value, names: Sequence[Value]) -> bool:
    return any(shortens(fold(value.text), fold(n.text)) for n in names)


def shortens(short: str, name: str) -> bool:
    """Whether ``short`` is ``name`` with letters left out behind the first."""
    letters = iter(name)
    return len(short) > 1 and short[0] == name[:1] and all(c in letters for c in short)
