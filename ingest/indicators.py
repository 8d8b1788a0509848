"""The indicators of a measure, put together from its own place and the rows of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.candidate_years import DATED_COLUMNS
from ingest.candidates import Candidate
from ingest.labels import year_of
from ingest.matching import bare
from ingest.records import Field, Indicator, Value
from ingest.text import fold, nfkc

GOAL = re.compile(r"目標|目指|めざ|計画値")
DONE = re.compile(r"実績|達成")
_Labels = dict[tuple[str, int], str]


def indicators_of(base: Candidate, rows: list[Candidate]) -> tuple[Indicator, ...]:
    """The indicators of a measure; what several tables give of one is one record."""
    labels = {
        (f.value.source, f.value.start): f.label
        for place in (base, *rows)
        for f in place.fields
        if f.role == "indicator"
    }
    found = list(base.indicators)
    for row in rows:
        for indicator in row.indicators:
            _add(found, indicator, labels)
    if len(found) == 1:
        for row in rows:
            values = tuple(_unnamed(row))
            found[0] = _merged(found[0], replace(found[0], values=values), labels)
    return tuple(found)


def _add(found: list[Indicator], indicator: Indicator, labels: _Labels) -> None:
    at = next((i for i, other in enumerate(found) if _is_same(other, indicator)), None)
    if at is None:
        found.append(indicator)
    else:
        found[at] = _merged(found[at], indicator, labels)


def _is_same(one: Indicator, other: Indicator) -> bool:
    """Whether two places name one indicator; a remark in brackets may be left out of its name
    where a value of it is the same.
    """
    if fold(one.name.text) == fold(other.name.text):
        return True
    shared = {bare(v.text) for _, v in one.values} & {bare(v.text) for _, v in other.values}
    return bare(one.name.text) == bare(other.name.text) and bool(shared)


def _unnamed(row: Candidate) -> Iterator[tuple[str, Value]]:
    """What a row says was reached of an indicator that it does not name, by year."""
    if row.indicators:
        return
    told = next((f.year for f in row.fields if f.role in DATED_COLUMNS and f.year), None)
    for field in row.fields:
        year = field.year or told
        if _reached(field) and year:
            yield year, field.value


def _reached(field: Field) -> bool:
    said = re.search(r"\d", nfkc(field.value.text))
    return field.role == "indicator" and bool(said and DONE.search(field.label))


def _merged(one: Indicator, other: Indicator, labels: _Labels) -> Indicator:
    """``one`` with the values that only ``other`` has. Of one year the goal and what was reached
    are told apart by what is printed over them; other values that differ are a conflict.
    """
    values = dict(one.values)
    for key, value in other.values:
        mine = values.get(key)
        if mine is None:
            if not _known(values, key, value):
                values[key] = value
        elif nfkc(mine.text) != nfkc(value.text) and year_of(key):
            values = _apart(values, key, value, labels)
    return replace(one, values=tuple(values.items()))


def _known(values: dict[str, Value], key: str, value: Value) -> bool:
    """Whether the value is held already, under the mere year that its key opens with."""
    year = re.match(r".*?年度", key)
    mine = values.get(year.group()) if year else None
    return mine is not None and nfkc(mine.text) == nfkc(value.text) and bool(GOAL.search(key))


def _apart(values: dict[str, Value], key: str, new: Value, labels: _Labels) -> dict[str, Value]:
    """The values with two of the year ``key``, one of them under a key that says what it is."""
    mine, theirs = (labels.get((v.source, v.start), "") for v in (values[key], new))
    for pattern, word in ((GOAL, "目標"), (DONE, "実績")):
        if bool(pattern.search(mine)) != bool(pattern.search(theirs)):
            named = f"{key}{word}"
            if pattern.search(theirs):
                return {**values, named: values.get(named, new)}
            renamed = {named if k == key else k: v for k, v in values.items()}
            return {**renamed, key: new}
    return values
