"""Tables that a conversion printed column by column: the headers, then each column from its top.

Each column holds as many pieces as any other, and what its header can stand over. The columns may
follow each other in another order than the headers.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.arrange_pieces import Piece, fits, pieces_of, role_in
from ingest.arranged import Arranged, Writer, write_lines
from ingest.labels import year_of
from ingest.records import Role
from ingest.text import fold

_MOST_HEADERS, _MOST_ROWS = 8, 60
_MOST = 0.8
_TERM = re.compile(r"用語|語句|言葉|ことば")
_MEANING = re.compile(r".{0,4}(?:説明|解説|意味|内容|定義)")

Header = tuple[Piece, Role | None]


@dataclass(frozen=True, slots=True)
class _Table:
    """The columns of a table in the order of its headers, and the index of the piece behind it."""

    headers: tuple[Header, ...]
    columns: tuple[tuple[Piece, ...], ...]
    end: int


def with_stacks(text: str) -> Arranged | None:
    """``text`` with tables printed column by column as rows; ``None`` without any."""
    pieces = pieces_of(text)
    writer, done, at, found = Writer(text), 0, 0, False
    while at < len(pieces):
        table = _table(pieces, at)
        if table is None:
            at += 1
            continue
        writer.copy(done, pieces[at].start)
        _write(writer, table)
        writer.holds(pieces[at].start, pieces[table.end - 1].end, len(table.columns[0]))
        at, done, found = table.end, pieces[table.end - 1].end, True
    writer.copy(done, len(text))
    return writer.done() if found else None


def _table(pieces: Sequence[Piece], at: int) -> _Table | None:
    headers = _headers(pieces[at : at + _MOST_HEADERS])
    if not headers:
        return None
    body = pieces[at + len(headers) :]
    stop = next((i for i in range(len(body)) if _headers(body[i : i + _MOST_HEADERS])), len(body))
    for rows in range(min(stop // len(headers), _MOST_ROWS), 1, -1):
        size = rows * len(headers)
        columns = [tuple(body[n : n + rows]) for n in range(0, size, rows)]
        if (order := _order(headers, columns)) is not None:
            told = tuple(columns[i] for i in order)
            return _Table(headers, told, at + len(headers) + size)
    return None


def _headers(pieces: Sequence[Piece]) -> tuple[Header, ...]:
    """The headers that pieces open with: of terms and what they mean, or of rows of measures."""
    if len(pieces) > 1 and _TERM.fullmatch(pieces[0].text) and _MEANING.fullmatch(pieces[1].text):
        return ((pieces[0], "name"), (pieces[1], "content"))
    told = [(p, role_in(p.text)) for p in pieces]
    found = tuple(itertools.takewhile(lambda h: h[1] or year_of(h[0].text), told))
    roles = [r for _, r in found]
    distinct = len({fold(p.text) for p, _ in found}) == len(found)
    return found if len(found) > 2 and distinct and {"name", "lead"} <= set(roles) else ()


def _order(
    headers: Sequence[Header], columns: Sequence[tuple[Piece, ...]]
) -> tuple[int, ...] | None:
    """Which column stands below each header: in their order, or in the one other that fits."""
    can = [[_fits(role, column) for column in columns] for _, role in headers]
    same = tuple(range(len(headers)))
    if all(can[i][i] for i in same):
        return same
    if len(headers) > 5:
        return None
    ways = [w for w in itertools.permutations(same) if all(can[i][w[i]] for i in same)]
    return ways[0] if len(ways) == 1 else None


def _fits(role: Role | None, column: Sequence[Piece]) -> bool:
    if role is None:
        return all(len(p.text) <= 16 and "。" not in p.text for p in column)
    held = sum(fits(role, p.text) for p in column)
    return (
        held == len(column) if role in {"number", "name", "lead"} else held * 5 >= len(column) * 4
    )


def _write(writer: Writer, table: _Table) -> None:
    rows = [[p for p, _ in table.headers], *zip(*table.columns, strict=True)]
    writer.put("\n")
    for row in rows:
        for n, part in enumerate(row):
            writer.put("\t" if n else "")
            write_lines(writer, part.lines)
        writer.put("\n")
