"""One measure, one record: the places where it stands are gathered, and disagreements kept."""

from __future__ import annotations

import difflib
import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from ingest.candidates import Candidate, is_named_series, is_series
from ingest.records import Conflict, Field, Measure, Mention, Problem, Role, Value
from ingest.text import fold

_PAREN = re.compile(r"[(（][^()（）]*[)）]")
_SUMMARY: tuple[Role, ...] = ("content", "aim", "results", "effect", "background", "planned")


_Found = tuple[Candidate, list[Candidate]]


@dataclass(frozen=True, slots=True)
class Place:
    """Which municipality and plan candidates of a file belong to."""

    municipality: str
    plan: str


def gather(
    place: Place, bases: tuple[Candidate, ...], tables: tuple[tuple[Candidate, ...], ...]
) -> tuple[tuple[Measure, ...], tuple[Problem, ...]]:
    """Measures of one plan from its sheets and headings (``bases``) and the rows of its tables."""
    measures: list[_Found] = [(c, []) for c in bases]
    _add_rows(measures, tables, is_series)
    if not measures:
        _add_rows(measures, tables, is_named_series)
    records = _with_ids([_measure(place, base, rows) for base, rows in measures])
    return _linked(records, {id_: base.repeated for id_, (base, _) in _zip(records, measures)}), (
        *_duplicates(records),
    )


def _add_rows(
    measures: list[_Found],
    tables: tuple[tuple[Candidate, ...], ...],
    is_new: Callable[[tuple[Candidate, ...]], bool],
) -> None:
    """Add the rows of tables to the measures they name, or as measures if they are new ones."""
    for rows in tables:
        matches = [_match(row, measures) for row in rows]
        firm = [m for r, m in zip(rows, matches, strict=True) if not r.loose]
        if sum(m is not None for m in firm) * 2 >= len(firm):
            for row, match in zip(rows, matches, strict=True):
                if match is not None:
                    measures[match][1].append(row)
        elif is_new(rows):
            measures.extend((row, []) for row in rows if not row.loose)


def similarity(one: str, other: str) -> float:
    """How alike two names are, 0 to 1 (Ratcliff and Obershelp), remarks in brackets left out."""
    a, b = bare(one), bare(other)
    if not a or not b:
        return 0.0
    return 1.0 if a == b else difflib.SequenceMatcher(None, a, b, autojunk=False).ratio()


def bare(name: str) -> str:
    """A name folded, without remarks in brackets."""
    return fold(_PAREN.sub("", name)) or fold(name)


def _zip(
    records: Iterable[Measure], measures: list[tuple[Candidate, list[Candidate]]]
) -> Iterable[tuple[str, tuple[Candidate, list[Candidate]]]]:
    return ((r.id, m) for r, m in zip(records, measures, strict=True))


def _match(row: Candidate, measures: list[tuple[Candidate, list[Candidate]]]) -> int | None:
    best: tuple[float, int, int] | None = None
    for i, (base, _) in enumerate(measures):
        if not _compatible(row.number, base.number) or row.repeated != base.repeated:
            continue
        alike = similarity(row.name.text, base.name.text)
        if alike < (0.75 if row.number and not row.loose else 0.9):
            continue
        exact = row.number == base.number
        rank = (alike + (0.5 if exact else 0.0), _shared(row, base), -i)
        if best is None or rank > best:
            best = rank
    return None if best is None else -best[2]


def _compatible(one: str, other: str) -> bool:
    return not one or not other or one.endswith(other) or other.endswith(one)


def _shared(one: Candidate, other: Candidate) -> int:
    """How many headings two places share from the outermost on; another file shares none."""
    if one.source != other.source:
        return 0
    count = 1
    for a, b in zip(one.section, other.section, strict=False):
        if a != b:
            break
        count += 1
    return count


def _measure(place: Place, base: Candidate, rows: list[Candidate]) -> Measure:
    evaluation = _first(base, rows, "evaluation")
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
        summary=_summary(base),
        actions=base.actions,
        years=base.years,
        schedule=base.schedule,
        evaluation=evaluation.value if evaluation else None,
        evaluation_year=_evaluation_year(evaluation, rows),
        indicators=base.indicators,
        fields=base.fields,
        mentions=tuple(Mention(r.section, r.source, r.start, r.end, _told(r)) for r in rows),
        conflicts=_conflicts(base, rows),
    )


def _told(row: Candidate) -> tuple[Field, ...]:
    """The fields of a row, its name and departments read out of their cells."""
    kept = [f for f in row.fields if f.role not in {"name", "lead", "related"}]
    kept.append(Field("name", "", row.name))
    kept += [Field("lead", "", v) for v in row.lead]
    kept += [Field("related", "", v) for v in row.related]
    return tuple(kept)


def _first(base: Candidate, rows: list[Candidate], role: Role) -> Field | None:
    for place in (base, *rows):
        for item in place.fields:
            if item.role == role and item.value.text:
                return item
    return None


def _evaluation_year(evaluation: Field | None, rows: list[Candidate]) -> str | None:
    if evaluation is None or evaluation.year:
        return evaluation.year if evaluation else None
    return next((f.year for r in rows for f in r.fields if f.role == "evaluation" and f.year), None)


def _summary(base: Candidate) -> Value | None:
    for role in _SUMMARY:
        for item in base.fields:
            if item.role == role and len(item.value.text) >= 10:
                return item.value
    return None


def _conflicts(base: Candidate, rows: list[Candidate]) -> tuple[Conflict, ...]:
    found: list[Conflict] = []
    for row in rows:
        if bare(base.name.text) != bare(row.name.text):
            found.append(Conflict("name", (base.name, row.name)))
        for role, mine, theirs in (
            ("lead", base.lead, row.lead),
            ("related", base.related, row.related),
        ):
            if mine and theirs and _keys(mine) != _keys(theirs):
                found.append(Conflict(role, (*mine, *theirs)))  # type: ignore[arg-type]
        found += _year_conflicts(base, row)
    return tuple(dict.fromkeys(found))


def _year_conflicts(base: Candidate, row: Candidate) -> list[Conflict]:
    found = []
    for item in row.fields:
        mine: Value | None = None
        if item.role in {"planned", "actual"} and item.year:
            entry = next((y for y in base.years if y.year == item.year), None)
            mine = getattr(entry, item.role) if entry else None
        elif item.role == "evaluation":
            mine = next((f.value for f in base.fields if f.role == "evaluation"), None)
        if mine and _key(mine.text) != _key(item.value.text):
            found.append(Conflict(item.role, (mine, item.value), item.year))
    return found


def _key(text: str) -> str:
    return re.sub(r"[・、,]", "", fold(text))


def _keys(values: tuple[Value, ...]) -> set[str]:
    return {re.sub(r"(等|など)$", "", fold(v.text)) for v in values}


def _with_ids(measures: list[Measure]) -> tuple[Measure, ...]:
    """Ids from what the plan prints; equal prints are told apart by their order."""
    seen: dict[str, int] = {}
    out = []
    for m in measures:
        key = "\0".join((m.municipality, m.plan, *m.section, m.number, m.name.text))
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
