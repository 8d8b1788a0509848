"""One measure, one record: the places where it stands are gathered, and disagreements kept."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from ingest.belonging import without_heads
from ingest.candidates import (
    Candidate,
    alike,
    is_named_series,
    is_one_of,
    is_series,
    tells_more,
)
from ingest.conflicts import conflicts_of
from ingest.evaluations import latest, year_evaluated
from ingest.indicators import indicators_of
from ingest.records import Field, Measure, Mention, Role, Value
from ingest.row_matches import Found, match_of, same_name, shortened
from ingest.shortened import with_short_forms
from ingest.sources import Problem
from ingest.text import fold
from ingest.told_by_rows import reported_of, steps_of, timetable_of

_SUMMARY: tuple[Role, ...] = ("content", "aim", "results", "effect", "background", "planned")

_SEVERAL = 3  # rows that name known measures by other numbers


@dataclass(frozen=True, slots=True)
class Place:
    """Which municipality, plan and edition candidates of a file belong to."""

    municipality: str
    plan: str
    edition: str = ""


def gather(
    place: Place, bases: tuple[Candidate, ...], tables: tuple[tuple[Candidate, ...], ...]
) -> tuple[tuple[Measure, ...], tuple[Problem, ...]]:
    """Measures of one plan from its sheets and headings (``bases``) and the rows of its tables."""
    measures: list[Found] = [(c, []) for c in bases]
    _add_rows(measures, tables, lambda rows: is_series(rows) or is_one_of(rows, tables))
    if not measures:
        _add_rows(measures, tables, lambda rows: is_named_series(alike(rows, tables)))
    measures = with_short_forms(without_heads(measures))
    records = _with_ids([_measure(place, base, rows) for base, rows in measures], place.edition)
    return _linked(records, {id_: base.repeated for id_, (base, _) in _zip(records, measures)}), (
        *_duplicates(records),
    )


def _add_rows(
    measures: list[Found],
    tables: tuple[tuple[Candidate, ...], ...],
    is_new: Callable[[tuple[Candidate, ...]], bool],
) -> None:
    """Add the rows of tables to the measures they name, or as measures if they are new ones.

    Tables that stand before that of the measures they name are tried again once these are known;
    those of nothing but names and departments give measures only then. A row that names none of
    them yet may name one that a later table gives.
    """

    def never(_: tuple[Candidate, ...]) -> bool:
        return False

    missed: list[Candidate] = []
    left = [r for r in tables if not _add(measures, r, is_new if tells_more(r) else never, missed)]
    for rows in left:
        _add(measures, rows, never if tells_more(rows) else is_new, missed)
    for row in missed:
        if (match := match_of(row, measures)) is not None:
            measures[match][1].append(row)


def _add(
    measures: list[Found],
    rows: tuple[Candidate, ...],
    is_new: Callable[[tuple[Candidate, ...]], bool],
    missed: list[Candidate],
) -> bool:
    """Whether the rows of a table are of known measures, or new ones; ``missed`` takes the rest."""
    matches = shortened(rows, measures) or [match_of(row, measures) for row in rows]
    firm = [m for r, m in zip(rows, matches, strict=True) if not r.loose]
    known = sum(m is not None for m in firm)
    same = [
        m if m is not None else same_name(r, measures) for r, m in zip(rows, matches, strict=True)
    ]
    by_number = any(not r.name.text for r in rows)  # a number alone may be that of anything
    whole = len(same) >= _SEVERAL and None not in same
    if not firm and not any(m is not None for m in same):
        return False
    if whole or (known * 10 >= len(firm) * 9 if by_number else known * 2 >= len(firm)):
        for row, match in zip(rows, same, strict=True):
            if match is not None:
                measures[match][1].append(row)
            elif not row.loose and row.name.text:
                missed.append(row)
        return True
    if is_new(rows):
        _extend(measures, rows, matches)
        return True
    return False


def _extend(measures: list[Found], rows: tuple[Candidate, ...], matches: list[int | None]) -> None:
    """Add the rows of a list as measures; one of the very name of a known one tells of that."""
    for row, match in zip(rows, matches, strict=True):
        if match is not None and fold(measures[match][0].name.text) == fold(row.name.text):
            measures[match][1].append(row)
        elif not row.loose and row.name.text:
            measures.append((row, []))


def _zip(
    records: Iterable[Measure], measures: list[tuple[Candidate, list[Candidate]]]
) -> Iterable[tuple[str, tuple[Candidate, list[Candidate]]]]:
    return ((r.id, m) for r, m in zip(records, measures, strict=True))


def _measure(place: Place, base: Candidate, rows: list[Candidate]) -> Measure:
    evaluation = latest(base, rows)
    told = reported_of(base, rows)
    number = base.number or next((r.number for r in rows if r.number), "")
    return Measure(
        id="",
        municipality=place.municipality,
        plan=place.plan,
        section=base.section,
        number=number,
        name=base.name,
        source=base.source,
        start=base.start,
        end=base.end,
        number_value=base.number_value,
        lead=base.lead or next((r.lead for r in rows if r.lead), ()),
        related=base.related or next((r.related for r in rows if r.related), ()),
        summary=_summary((*base.fields, *told)),
        actions=base.actions,
        years=timetable_of(base, rows),
        schedule=base.schedule or steps_of(rows),
        evaluation=evaluation.value if evaluation else None,
        evaluation_year=year_evaluated(evaluation, rows),
        indicators=indicators_of(base, rows),
        fields=(*base.fields, *told),
        mentions=tuple(Mention(r.section, r.source, r.start, r.end, _told(r)) for r in rows),
        conflicts=conflicts_of(base, rows),
    )


def _told(row: Candidate) -> tuple[Field, ...]:
    """The fields of a row, its name and departments read out of their cells."""
    kept = [f for f in row.fields if f.role not in {"name", "lead", "related"}]
    kept += [Field("name", "", row.name)] if row.name.text else []
    kept += [Field("lead", "", v) for v in row.lead]
    kept += [Field("related", "", v) for v in row.related]
    return tuple(kept)


def _summary(fields: Iterable[Field]) -> Value | None:
    fields = tuple(fields)
    for role in _SUMMARY:
        for item in fields:
            if item.role == role and len(item.value.text) >= 10:
                return item.value
    return None


def _with_ids(measures: list[Measure], edition: str) -> tuple[Measure, ...]:
    """Ids from what the plan prints; equal prints are told apart by their order."""
    seen: dict[str, int] = {}
    out = []
    for m in measures:
        key = "\0".join((m.municipality, m.plan, edition, *m.section, m.number, m.name.text))
        seen[key] = seen.get(key, 0) + 1
        digest = hashlib.sha256(f"{key}\0{seen[key]}".encode()).hexdigest()[:12]
        out.append(replace(m, id=digest))
    return tuple(out)


def _linked(measures: tuple[Measure, ...], repeated: dict[str, bool]) -> tuple[Measure, ...]:
    """A repeated measure points at the first of its name that is not itself repeated."""
    firsts: dict[str, str] = {}
    for m in measures:
        if not repeated[m.id]:
            firsts.setdefault(fold(m.name.text), m.id)
    return tuple(
        replace(m, repeats=firsts.get(fold(m.name.text))) if repeated[m.id] else m for m in measures
    )


def _duplicates(measures: tuple[Measure, ...]) -> list[Problem]:
    seen: dict[tuple[str, ...], Measure] = {}
    problems = []
    for m in measures:
        key = (m.source, *m.section[:2], m.number)
        first = seen.setdefault(key, m)
        if m.number and first is not m:
            problems.append(
                Problem(
                    "duplicate_number",
                    f"番号「{m.number}」が「{first.name.text}」と「{m.name.text}」の両方に"
                    "付いています。原文の誤りか読み取りの誤りの可能性があります。",
                    m.source,
                    m.start,
                    m.end,
                )
            )
    return problems
