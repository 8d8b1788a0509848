"""Columns of the table, and the measures in the order of one of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ui.api.records import Measure
from ui.measures.filters import folded

_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in code, its heading, and what it holds of a measure."""

    key: str
    name: str
    of: Callable[[Measure], str]


@dataclass(frozen=True, slots=True)
class Sort:
    """By which column the rows stand, and whether the greatest comes first."""

    key: str
    down: bool = False


def turned(sort: Sort | None, key: str) -> Sort | None:
    """The order after a click on the heading ``key``: up, down, and as in the plans again."""
    if sort is None or sort.key != key:
        return Sort(key)
    return None if sort.down else Sort(key, down=True)


def ordered(
    measures: Iterable[Measure], columns: Sequence[Column], sort: Sort | None
) -> list[Measure]:
    """The measures by a column; those without a value there are last, whichever way."""
    column = next((c for c in columns if sort and c.key == sort.key), None)
    if column is None or sort is None:
        return list(measures)
    keyed = [(natural(column.of(measure)), measure) for measure in measures]
    held = sorted((k for k in keyed if k[0]), key=lambda k: k[0], reverse=sort.down)
    return [measure for _, measure in (*held, *(k for k in keyed if not k[0]))]


def natural(text: str) -> tuple[tuple[bool, int, str], ...]:
    """``text`` for sorting, its numbers by their size: 1-2 stands before 1-10."""
    return tuple(_piece(part) for part in _DIGITS.split(folded(text)) if part)


def _piece(part: str) -> tuple[bool, int, str]:
    number = _DIGITS.fullmatch(part)
    return (not number, int(part) if number else 0, part)
