"""Which row of a table has the most or the least in a column that the question names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.cues import cue
from assistant.listing import REST, unexplained
from assistant.query import Query
from assistant.sentences import flat
from assistant.unit import name_at
from ingest.records import Row, Table
from ingest.text import fold, nfkc

_ASKED = cue(r"(?:一番|最も|もっとも)(?P<more>多|高|大き|長)?(?P<less>少な|低|小さ|短)?")
_WAYS = "一番 最も 多い 高い 大きい 長い 少ない 低い 小さい 短い"
_FIGURE = re.compile(r"([0-9][0-9,]*(?:\.[0-9]+)?)[^0-9\s]{0,4}")
_TOTAL = re.compile(r"(?:合|総|小)?計|総数|全体|平均")
_NAME, _VALUE = 0, 1  # the cells of a row without headers
_MIN_ROWS = 2  # that are compared


@dataclass(frozen=True, slots=True)
class Extreme:
    """The row that stands out: its name, the column, its value there, and how well all fits."""

    table: Table
    row: Row
    name: str
    header: str
    value: str
    said: str
    left: float


def extremes(tables: tuple[Table, ...], words: list[str], query: Query) -> Iterator[Extreme]:
    """The rows that stand out in columns of figures that the question names, and what it compares;
    ``words`` say what the tables, one over several pages, are about.
    """
    asked = _ASKED.search(query.reading.folded)
    way = asked and (asked["more"] or asked["less"])
    headers = {path for t in tables for path in t.headers if path}
    named = sorted(p for p in headers if _said(p, query.reading.folded))
    if all(is_bare(t) and _captioned(t, words, query) for t in tables):
        named = [()]  # the only column is that of the caption
    if not asked or not way or not named:
        return
    rows = [(t, r) for t in tables for r in t.rows if len(r.cells) > 1 and not _is_total(r)]
    for path in named:
        told = [(n, t, r) for t, r in rows if (n := _figure(r, path)) is not None]
        if len(told) < _MIN_ROWS or len(told) < len(rows):
            continue
        best = (max if asked["more"] else min)(n for n, _, _ in told)
        first = [(t, r) for n, t, r in told if n == best]
        left = unexplained(query, [*words, *path, _WAYS], ())
        if len(first) == 1 and left <= REST:
            yield _told(*first[0], path, "多い" if asked["more"] else "少ない", left)


def is_bare(table: Table) -> bool:
    """Whether a table has no headers, and in each row a name and one figure."""
    if any(table.headers) or any(len(r.cells) != len((_NAME, _VALUE)) for r in table.rows):
        return False
    cells = [[nfkc(v.text) for _, v in r.cells] for r in table.rows]
    return all(_FIGURE.fullmatch(c[_VALUE]) and not _FIGURE.fullmatch(c[_NAME]) for c in cells)


def _captioned(table: Table, words: list[str], query: Query) -> bool:
    """Whether the caption of a table holds what is asked about, and not its place alone."""
    around = [w for w in words if w != flat(table.caption or "")]
    return unexplained(query, [*words, _WAYS], ()) < unexplained(query, [*around, _WAYS], ())


def _said(path: tuple[str, ...], folded: str) -> bool:
    """Whether a question gives a header, and not its opposite (未達成) or a longer word."""
    header = re.escape(fold(path[-1]))
    return len(fold(path[-1])) > 1 and bool(re.search(rf"(?<![未非不無再]){header}", folded))


def _is_total(row: Row) -> bool:
    return bool(_TOTAL.fullmatch(flat(row.cells[name_at(row)][1].text)))


def _figure(row: Row, path: tuple[str, ...]) -> float | None:
    """The number that a row has in a column; ``None`` where no single one stands there, or where
    the column names the row.
    """
    at = name_at(row)
    cells = [nfkc(v.text) for i, (p, v) in enumerate(row.cells) if p == path and i != at]
    match = _FIGURE.fullmatch(cells[0]) if len(cells) == 1 else None
    return float(match.group(1).replace(",", "")) if match else None


def _told(table: Table, row: Row, path: tuple[str, ...], said: str, left: float) -> Extreme:
    at = name_at(row)
    value = next(flat(v.text) for i, (p, v) in enumerate(row.cells) if p == path and i != at)
    name = flat(row.cells[at][1].text)
    return Extreme(table, row, name, " ".join(map(flat, path)), value, said, left)
