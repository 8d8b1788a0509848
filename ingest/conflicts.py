"""Where two places of one plan disagree about a measure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from ingest.candidates import Candidate
from ingest.evaluations import evaluated
from ingest.labels import is_department, year_of
from ingest.matching import same_name
from ingest.records import Conflict, Indicator, Role, Value
from ingest.shortened import shortens
from ingest.text import fold, nfkc

_DIVISION = re.compile(r"\w+(?:部|局|委員会|本部|本庁|支所)")
_KINDS = (
    ("interim", re.compile(r"中間|途中")),
    ("goal", re.compile(r"目標|目指|めざ|計画値")),
    ("base", re.compile(r"現状|現況|現在|基準|当初|初期|策定")),
)


def conflicts_of(base: Candidate, rows: list[Candidate]) -> tuple[Conflict, ...]:
    """What rows of tables say otherwise than the sheet, or the row, that a measure is read from."""
    found: list[Conflict] = []
    main, others = (_first([base, *rows], which) for which in ("lead", "related"))
    for row in rows:
        if row.name.text and not same_name(row.name.text, base.name.text):
            found.append(Conflict("name", (base.name, row.name)))
        pairs: tuple[tuple[Role, tuple[Value, ...], tuple[Value, ...]], ...] = (
            ("lead", main, row.lead),
            ("related", others, row.related),
        )
        for role, mine, theirs in pairs:
            shared = not (row.name.text or row.number) and _keys(theirs) & _keys((*main, *others))
            if mine and theirs and not shared and not _same_offices(_keys(mine), _keys(theirs)):
                found.append(Conflict(role, (*mine, *theirs)))
        found += [*_of_fields(base, row), *_of_years(base, row)]
    for i, row in enumerate(rows):
        for place in (base, *rows[:i]):
            found += _of_indicators(place, row)
    return tuple(dict.fromkeys(found))


def _first(places: list[Candidate], which: Literal["lead", "related"]) -> tuple[Value, ...]:
    """The departments that the first place with any gives; the measure's own place comes first."""
    told = (p.lead if which == "lead" else p.related for p in places)
    return next((departments for departments in told if departments), ())


def _of_fields(base: Candidate, row: Candidate) -> Iterator[Conflict]:
    for item in row.fields:
        mine: Value | None = None
        if item.role in {"planned", "actual"} and item.year:
            entry = next((y for y in base.years if y.year == item.year), None)
            mine = getattr(entry, item.role) if entry else None
        elif item.role == "evaluation":
            mine = evaluated(base, item.year)
        stage = item.role == "planned" and mine and _is_told(mine) is not _is_told(item.value)
        if mine and not stage and not _says_same(mine.text, item.value.text):
            yield Conflict(item.role, (mine, item.value), item.year)


def _of_years(base: Candidate, row: Candidate) -> Iterator[Conflict]:
    """Years of which two tables plan something else; a part of the same words is no other plan."""
    planned = {y.year: y.planned for y in base.years if y.planned}
    for entry in row.years:
        mine, theirs = planned.get(entry.year), entry.planned
        told = mine and theirs and _is_told(mine) is _is_told(theirs)
        if mine and theirs and told and not _within(mine.text, theirs.text):
            yield Conflict("planned", (mine, theirs), entry.year)


def _of_indicators(base: Candidate, row: Candidate) -> Iterator[Conflict]:
    """Values of one indicator that differ for the same year, or the same kind of value."""
    own = {fold(i.name.text): i for i in base.indicators}
    for indicator in row.indicators:
        mine = own.get(fold(indicator.name.text))
        if mine is None:
            continue
        figures = _figures(base, mine)
        theirs = _figures(row, indicator)
        exact = {(k, y) for k, y, _ in figures} & {(k, y) for k, y, _ in theirs}
        for kind, year, value in theirs:
            one = (kind, year)
            near = [
                (k, y) for k, y, _ in figures if _same((k, y), one) and not exact & {(k, y), one}
            ]
            meant = {one} if one in exact else set(near)
            same = [v for k, y, v in figures if (k, y) in meant]
            if same and nfkc(same[-1].text) != nfkc(value.text):  # of several goals the last
                yield Conflict("indicator", (same[-1], value), year)


def _figures(place: Candidate, indicator: Indicator) -> list[tuple[str, str | None, Value]]:
    """The values of an indicator with their kind (base, goal) and year, as their labels say."""
    labels = {f.value.start: (f.label, f.year) for f in place.fields if f.role == "indicator"}
    found = []
    for key, value in indicator.values:
        label, year = labels.get(value.start, (key, None))
        kind = next((k for k, pattern in _KINDS if pattern.search(label)), "")
        dated = year_of(key) or year
        found.append((kind, dated, value))
    return found


def _same(one: tuple[str, str | None], other: tuple[str, str | None]) -> bool:
    """Whether two values are of the same year, or of the same kind where one has no year."""
    if one[1] and other[1]:
        return one[1] == other[1]
    return bool(one[0]) and one[0] == other[0]


def _says_same(one: str, other: str) -> bool:
    """Whether two values are the same; one may be a grade, the other its words (3：順調)."""
    a, b = sorted((one, other), key=len)
    return _key(a) == _key(b) or bool(re.match(re.escape(nfkc(a)) + r"[:.)]", nfkc(b)))


def _is_told(value: Value) -> bool:
    """Whether a plan is told in a sentence, and is no mere stage."""
    return "。" in value.text


def _within(one: str, other: str) -> bool:
    a, b = (re.sub(r"[^\w]", "", nfkc(t)) for t in (one, other))
    return a in b or b in a


def _key(text: str) -> str:
    return re.sub(r"[・、,]", "", fold(text))


def _same_offices(mine: set[str], theirs: set[str]) -> bool:
    """Whether two lists name the same departments, one perhaps in short or with the section in
    charge.
    """
    pairs = zip(sorted(mine), sorted(theirs), strict=False)
    return len(mine) == len(theirs) and all(
        a == b or _one_office(a, b) or _one_office(b, a) for a, b in pairs
    )


def _one_office(one: str, other: str) -> bool:
    """Whether one department is a part of the other, or the other in short (総務 for 総務課)."""
    return _part(one, other) or (not is_department(one) and shortens(one, other))


def _part(one: str, other: str) -> bool:
    """Whether one department is a section of the other (総務課危機管理室 of 総務課), or the other
    with its division (総務部税務課).
    """
    over = one.removesuffix(other)
    return is_department(other) and (
        one.startswith(other) or (over != one and bool(_DIVISION.fullmatch(over)))
    )


def _keys(values: tuple[Value, ...]) -> set[str]:
    return {re.sub(r"(等|など)$", "", fold(v.text)) for v in values}
