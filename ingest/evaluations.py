"""Which evaluation of a measure holds, of all that its sheet and tables print."""

from __future__ import annotations

from collections.abc import Iterable

from ingest.candidates import Candidate
from ingest.labels import fiscal_number
from ingest.meanings import meaning
from ingest.records import Field, Value


def latest(base: Candidate, rows: Iterable[Candidate]) -> Field | None:
    """The evaluation of the latest year on a measure's own place, or else in any other."""
    found = _printed(base) or [f for row in rows for f in _printed(row)]
    return max(found, key=lambda f: (fiscal_number(f.year or "") or 0, _called(f)), default=None)


def year_evaluated(evaluation: Field | None, rows: Iterable[Candidate]) -> str | None:
    """The year of an evaluation: its own, or the one that another place gives for evaluations."""
    if evaluation is None or evaluation.year:
        return evaluation.year if evaluation else None
    return next((f.year for r in rows for f in r.fields if f.role == "evaluation" and f.year), None)


def evaluated(place: Candidate, year: str | None) -> Value | None:
    """The evaluation that a place prints for ``year``, or the only one it prints."""
    found = sorted(_printed(place), key=_called, reverse=True)
    same = [f for f in found if f.year == year]
    undated = [f for f in found if f.year is None or year is None]
    return next((f.value for f in (*same, *undated)), None)


def _printed(place: Candidate) -> list[Field]:
    return [f for f in place.fields if f.role == "evaluation" and f.value.text]


def _called(field: Field) -> bool:
    """Whether a field is called an evaluation, and no grade beside a report."""
    label = meaning(field.label)
    return label is not None and label.role == "evaluation"
