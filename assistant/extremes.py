"""Which row of a table has the most or the least in a column that the question names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
    """The row that stands out: its name, the column, its value there; how much of what is asked
    about the table leaves untold with all that is around it, and by its caption alone.
    """

    table: Table
    row: Row
    name: str
    header: str
    value: str
    said: str
    left: tuple[float, float]


def extremes(tables: tuple[Table, ...], words: list[str], query: Query) -> Iterator[Extreme]:
    """The rows that stand out in columns of figures that the question names, and what it compares;
    ``words`` say what the tables, one over several pages, are about.
    """
    asked = _ASKED.search(query.reading.folded)
    way = asked and (asked["more"] or asked["less"])
    headers = {path for t in tables for path in t.headers if path}
    named = sorted(p for p in headers if _said(p, query.reading.folded))
    if not named and all(_captioned(t, query) for t in tables):
        named = _only(tables)  # what is in the only column of figures is what the caption says
    if not asked or not way or not named:
        return
    rows = [(t, r) for t in tables for r in _compared(t)]
    for path in named:
        told = [(n, t, r) for t, r in rows if (n := _figure(r, path)) is not None]
        if len(told) < _MIN_ROWS or len(told) < len(rows):
            continue
        best = (max if asked["more"] else min)(n for n, _, _ in told)
        first = [(t, r) for n, t, r in told if n == best]
        left = unexplained(query, [*words, *path, _WAYS], ())
        if len(first) == 1 and left <= REST:
            table, row = first[0]
            alone = unexplained(query, [table.caption or "", *path, _WAYS], ())
            yield _told(table, row, path, "多い" if asked["more"] else "少ない", (left, alone))


def _only(tables: tuple[Table, ...]) -> list[tuple[str, ...]]:
    """The one column of tables in which figures stand; none where several do."""
    rows = [r for t in tables for r in _compared(t)]
    paths = {path for r in rows for path, _ in r.cells}
    held = [p for p in paths if rows and all(_figure(r, p) is not None for r in rows)]
    return held if len(held) == 1 else []


def is_bare(table: Table) -> bool:
    """Whether a table has no headers, or those of its first row alone, and in each other row a name
    and one figure.
    """
    if any(table.headers) or any(len(r.cells) != len((_NAME, _VALUE)) for r in table.rows):
        return False
    cells = [[nfkc(v.text) for _, v in r.cells] for r in _below_heads(table)]
    return all(_FIGURE.fullmatch(c[_VALUE]) and not _FIGURE.fullmatch(c[_NAME]) for c in cells)


def _below_heads(table: Table) -> Sequence[Row]:
    """The rows of a table without headers below one that only says what stands in them."""
    first, *rest = table.rows
    heads = not any(table.headers) and not any(
        re.search(r"[0-9]", nfkc(v.text)) for _, v in first.cells
    )
    return rest if heads and len(rest) >= _MIN_ROWS else table.rows


def _compared(table: Table) -> list[Row]:
    """The rows of a table that are set against each other."""
    return [r for r in _below_heads(table) if len(r.cells) > 1 and not _is_total(r)]


def _captioned(table: Table, query: Query) -> bool:
    """Whether the caption of a table holds some of what is asked about."""
    return unexplained(query, [table.caption or "", _WAYS], ()) < unexplained(query, [_WAYS], ())


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


def _told(
    table: Table, row: Row, path: tuple[str, ...], said: str, left: tuple[float, float]
) -> Extreme:
    at = name_at(row)
    value = next(flat(v.text) for i, (p, v) in enumerate(row.cells) if p == path and i != at)
    name = flat(row.cells[at][1].text)
    return Extreme(table, row, name, " ".join(map(flat, path)), value, said, left)
