"""Rows of a table whose cells were found by their places: which lines one row is made of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.cells import is_number
from ingest.prose import ProseLine, Token
from ingest.spaced_columns import Kind, item_number, kind_of

_FULL = 3  # half-width characters that a broken piece may fall short of its column
_MOST = 0.7
_ENDED = re.compile(r"[。」）)]$")


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


def rows_of(headers: Sequence[str], lines: Sequence[Placed]) -> Rows:
    """The lines of each row: by its number, by blank lines, or by where cells were broken."""
    kinds = [kind_of(h, i) for i, h in enumerate(headers)]
    numbered = _numbered(kinds, lines)
    if numbered is not None:
        return _by_number(lines, numbered, _texts(kinds))
    apart = [i for i, n in enumerate(lines) if i and not n.line.follows]
    name = _name(kinds)
    if len(apart) >= 2:
        groups = [list(lines[a:b]) for a, b in zip([0, *apart], [*apart, len(lines)], strict=True)]
        if all(any(n.cells[name] for n in g) for g in groups):
            return groups
    return _by_breaks(lines, kinds, name)


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


def _texts(kinds: Sequence[Kind]) -> tuple[int, ...]:
    return tuple(i for i, k in enumerate(kinds) if k == "words")


def _name(kinds: Sequence[Kind]) -> int:
    named = [i for i, k in enumerate(kinds) if k == "name"]
    return named[0] if named else (1 if kinds[0] == "number" else 0)


def _by_number(lines: Sequence[Placed], at: int, texts: Sequence[int]) -> Rows:
    """Rows of one number each, on their first line or, where cells are centred, amid it."""
    anchors = [i for i, n in enumerate(lines) if _is_number(n.words(at))]
    above = anchors[0]
    rows: Rows = []
    start = 0
    for number, anchor in enumerate(anchors):
        following = anchors[number + 1] if number + 1 < len(anchors) else None
        if following is None:
            stop = len(lines)
        elif above:
            stop = _between(lines, start, anchor, following, texts)
        else:
            stop = following
        rows.append(list(lines[start:stop]))
        start = stop
    return rows


def _between(
    lines: Sequence[Placed], start: int, at: int, following: int, texts: Sequence[int]
) -> int:
    """Where a row ends whose number stands amid it: at a blank line, behind a sentence, or as far
    below the number as it begins above.
    """
    blank = [i for i in range(at + 1, following + 1) if not lines[i].line.follows]
    if len(blank) == 1:
        return blank[0]
    cuts = range(at + 1, following + 1)
    return min(
        cuts, key=lambda i: (not _closes(lines[i - 1], texts), abs((i - 1 - at) - (at - start)))
    )


def _closes(line: Placed, texts: Sequence[int]) -> bool:
    return any(_ENDED.search(line.words(i)) for i in texts)


def _by_breaks(lines: Sequence[Placed], kinds: Sequence[Kind], name: int) -> Rows:
    """Rows that begin where a name stands and nothing above it was broken at its column's edge."""
    widest = [max((n.reach[i] for n in lines), default=0) for i in range(len(kinds))]
    rows: Rows = []
    for line in lines:
        if rows and _goes_on(rows[-1], line, kinds, widest, name):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _goes_on(
    row: Sequence[Placed],
    line: Placed,
    kinds: Sequence[Kind],
    widest: Sequence[int],
    name: int,
) -> bool:
    if not line.cells[name]:
        return True
    others = [i for i, k in enumerate(kinds) if k in {"departments", "mark"} and i != name]
    if others and not any(line.cells[i] for i in others):
        return True
    above = row[-1]
    broken = above.reach[name] + _FULL >= widest[name] and bool(above.cells[name])
    texts = [i for i in _texts(kinds) if i != name and above.cells[i] and line.cells[i]]
    told = any(
        above.reach[i] + _FULL >= widest[i] and not _ENDED.search(above.words(i)) for i in texts
    )
    return broken and (told or not texts) and all(bool(n.cells[name]) for n in row)
