"""Columns of a table that the places of its words tell: where each begins, what stands below it.

A column is as wide as the space that all lines leave free between two headers, counted in
half-width characters or, as some conversions print, in characters.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ingest.labels import role_of, year_of
from ingest.prose import PIECE, ProseLine, Token
from ingest.spaced_columns import could_head, is_header, item_number
from ingest.text import width

LEAST = 3  # columns

Measure = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class Columns:
    """The headers of a table, and between each two the places where the next column may begin."""

    headers: tuple[tuple[Token, ...], ...]
    edges: tuple[frozenset[int], ...]
    measure: Measure

    @property
    def starts(self) -> tuple[int, ...]:
        """Where each column but the first begins: as near to its header as all lines allow."""
        return tuple(max(e) for e in self.edges)


def chunks_of(text: str, line: ProseLine) -> tuple[Token, ...]:
    """What stands between wide gaps on a line."""
    found = PIECE.finditer(text, line.start, line.end)
    return tuple(Token(m.group(), *m.span()) for m in found)


def places_of(text: str, line: ProseLine, measure: Measure = width) -> list[int]:
    """How far from the left each character of a line stands, and where the line ends."""
    return [0, *itertools.accumulate(map(measure, text[line.start : line.end]))]


def heads(chunks: tuple[Token, ...]) -> bool:
    """Whether the pieces of a line are headers of columns."""
    return len(chunks) >= LEAST and could_head(chunks) and is_header(chunks)


def header_of(
    text: str, lines: Sequence[ProseLine], at: int, measure: Measure
) -> tuple[Columns | None, int]:
    """The columns that a line heads, and the line below; their labels may go on there."""
    chunks = chunks_of(text, lines[at])
    if not heads(chunks):
        return None, at
    places = places_of(text, lines[at], measure)
    spans = [(places[c.start - lines[at].start], places[c.end - lines[at].start]) for c in chunks]
    edges = tuple(frozenset(range(a[1] + 1, b[0] + 1)) for a, b in itertools.pairwise(spans))
    columns = Columns(tuple((c,) for c in chunks), edges, measure)
    below = lines[at + 1] if at + 1 < len(lines) and lines[at + 1].follows else None
    more = _below(text, below, columns) if below else None
    return (more, at + 2) if more else (columns, at + 1)


def _below(text: str, line: ProseLine, columns: Columns) -> Columns | None:
    """The columns with labels that go on on the line below (施策 / 番号), if they do."""
    narrowed = narrow(text, line, columns)
    if narrowed is None:
        return None
    cells, _ = cells_of(text, line, narrowed)
    said = [i for i, c in enumerate(cells) if c]
    short = all(len(t.text) <= 10 and not re.search(r"[。、]", t.text) for c in cells for t in c)
    if not short or len(said) * 2 > len(cells) or (cells[0] and item_number(cells[0][0])):
        return None
    whole = [(*h, *c) for h, c in zip(columns.headers, cells, strict=True)]
    known = [
        role_of("".join(t.text for t in whole[i])) or year_of(columns.headers[i][0].text)
        for i in said
    ]
    return replace(narrowed, headers=tuple(whole)) if any(known) else None


def narrow(text: str, line: ProseLine, columns: Columns) -> Columns | None:
    """The columns with the edges that a line leaves free; ``None`` where it leaves none."""
    places = places_of(text, line, columns.measure)
    raw = text[line.start : line.end]
    free = {p for char, p in zip(raw, places[1:], strict=True) if char.isspace()}
    free |= {p for char, a in zip(raw, places, strict=False) if char == "\u3000" for p in (a + 1,)}
    end = places[-1]
    edges = tuple(frozenset(x for x in e if x in free or x >= end) for e in columns.edges)
    if all(edges):
        return replace(columns, edges=edges)
    return columns if _is_pushed(places, line, columns) else None


def _is_pushed(places: Sequence[int], line: ProseLine, columns: Columns) -> bool:
    """Whether a line has words below each column, as where one reaches into the next and pushes
    what stands there to the right.
    """
    lefts = [places[t.start - line.start] for t in line.tokens]
    starts = (0, *columns.starts)
    return len(lefts) == len(starts) and all(
        a <= left < b for left, a, b in zip(lefts, starts, (*starts[1:], places[-1]), strict=True)
    )


def cells_of(
    text: str, line: ProseLine, columns: Columns
) -> tuple[tuple[tuple[Token, ...], ...], tuple[int, ...]]:
    """The words of a line below each column, and how far to the right those of each reach."""
    places = places_of(text, line, columns.measure)
    starts = columns.starts
    cells: list[list[Token]] = [[] for _ in columns.headers]
    reach = [0] * len(cells)
    for token in line.tokens:
        left, right = places[token.start - line.start], places[token.end - line.start]
        at = sum(left >= s for s in starts)
        cells[at].append(token)
        reach[at] = right
    return tuple(tuple(_whole(text, c)) for c in cells), tuple(reach)


def _whole(text: str, tokens: list[Token]) -> list[Token]:
    """The words of one cell on one line as one."""
    if len(tokens) < 2:
        return tokens
    start, end = tokens[0].start, tokens[-1].end
    return [Token(text[start:end], start, end)]


def unlike(text: str, lines: Sequence[ProseLine], measure: Measure) -> float:
    """How many places there are, for each of some lines, where a piece of one begins."""
    begins = (
        places_of(text, n, measure)[c.start - n.start] for n in lines for c in chunks_of(text, n)
    )
    return len(set(begins)) / len(lines)
