"""Which evaluation of a measure holds, of all that its sheet and tables print."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ingest.candidate_years import DATED_COLUMNS
from ingest.candidates import Candidate
from ingest.labels import fiscal_number, year_of
from ingest.meanings import meaning
from ingest.records import Field, Role, Value
from ingest.sheet_dated import dated_grades
from ingest.text import clean

_REASONED = re.compile(
    r"(?P<grade>[^\s。、]{1,10})[ \u3000\n]+(?P<reason>\S[^\n]*。[」』）)]?)", re.DOTALL
)
_GRADE = re.compile(r"[^\s()（）。]{1,10}(?:\s[^\s()（）。]{1,10})?")


def with_grades(place: Candidate, text: str) -> Candidate:
    """A place whose evaluations print several years in one value (３（27年度 ４）), each apart.

    The grade in front is of the one year that the place reports on.
    """
    told = {f.year for f in place.fields if f.role in DATED_COLUMNS - {"evaluation"} and f.year}
    year = told.pop() if len(told) == 1 else None
    fields: list[Field] = []
    for item in place.fields:
        graded = []
        if item.role == "evaluation":
            graded = _graded(item, text, year) or _reasoned(item, text)
        fields += graded or [item]
    return replace(place, fields=tuple(fields))


def _graded(item: Field, text: str, year: str | None) -> list[Field]:
    """The grades of an evaluation by year; none where the value says anything else."""
    view = clean(text, item.value.start, item.value.end)
    dated = dated_grades(view.text)
    head = view.slice(0, dated[0].start() if dated else 0)
    if not dated or (head.text and not _GRADE.fullmatch(head.text)):
        return []
    source = item.value.source
    first = [replace(item, value=head.value(source), year=item.year or year)] if head.text else []
    return first + [
        replace(item, value=view.slice(*m.span("grade")).value(source), year=year_of(m["year"]))
        for m in dated
    ]


def _reasoned(item: Field, text: str) -> list[Field]:
    """A grade and its reason that stand in one value, a gap between them (遅れ　人が足りない。)."""
    view = clean(text, item.value.start, item.value.end)
    found = _REASONED.fullmatch(view.text)
    if found is None:
        return []
    source = item.value.source
    roles: tuple[Role, Role] = ("evaluation", "reason")
    return [
        replace(item, role=role, value=view.slice(*found.span(part)).value(source))
        for role, part in zip(roles, ("grade", "reason"), strict=True)
    ]


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
