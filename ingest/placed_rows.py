"""Rows of a table whose cells were found by their places: which lines one row is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.cells import is_number
from ingest.prose import ProseLine, Token
from ingest.row_bands import BandLine, bands
from ingest.spaced_columns import Kind, item_number, kind_of

_MOST = 0.7


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of a table, what stands below each column, and how far that reaches."""

    line: ProseLine
    cells: tuple[tuple[Token, ...], ...]
    reach: tuple[int, ...]

    def words(self, at: int) -> str:
        """What stands below one column."""
        return " ".join(t.text for t in self.cells[at])


Rows = list[list[Placed]]


def rows_of(headers: Sequence[str], lines: Sequence[Placed], widest: Sequence[int]) -> Rows:
    """The lines of each row; ``widest`` says how far the words below each header reach at most."""
    kinds = [kind_of(h, i) for i, h in enumerate(headers)]
    numbered = _numbered(kinds, lines)
    key = _name(kinds) if numbered is None else numbered
    kinds[key] = "name" if numbered is None else "number"
    told = [
        BandLine(
            tuple(n.words(i) for i in range(len(kinds))),
            n.reach,
            apart=not n.line.follows,
            turned=n.line.broken,
        )
        for n in lines
    ]
    opens = [numbered is not None and _is_number(n.cells[key]) for n in told]
    return [[lines[i] for i in row] for row in bands(told, kinds, key, opens, widest)]


def key_of(headers: Sequence[str]) -> int:
    """The column of which every row has something, by the headers alone."""
    kinds = [kind_of(h, i) for i, h in enumerate(headers)]
    return 0 if kinds[0] == "number" else _name(kinds)


def _numbered(kinds: Sequence[Kind], lines: Sequence[Placed]) -> int | None:
    """The column that numbers the rows, the first or the one behind what rows belong to; where
    both hold numbers, the one with more of them.
    """
    found: dict[int, int] = {}
    for at in range(min(2, len(kinds))):
        told = [n.words(at) for n in lines if n.cells[at]]
        numbers = sum(_is_number(t) for t in told)
        if numbers and numbers >= len(told) * _MOST:
            found[at] = numbers
    return max(found, key=found.__getitem__, default=None)


def _is_number(words: str) -> bool:
    return is_number(words) or item_number(Token(words, 0, 0)) is not None


def _name(kinds: Sequence[Kind]) -> int:
    """The column of the names, or that of the first words."""
    named = [i for i, k in enumerate(kinds) if k == "name"]
    return next(iter([*named, *(i for i, k in enumerate(kinds) if k == "words")]), 0)
