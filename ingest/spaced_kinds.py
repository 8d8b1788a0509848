"""What the lines of a spaced table show of its columns: kinds, widths, and the marks below each."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from ingest.prose import Token
from ingest.spaced_columns import Kind, is_mark, is_owned, without_bracket
from ingest.text import width

Tokens = tuple[Token, ...]

# Endings of departments that hardly any other word has; 場所 and 一部 are none.
_OFFICE = re.compile(r"([課室局係班署]|(?<![一全内外各])部|センター|委員会)(等|など|ほか)?$")
_SENTENCE = re.compile(r"[。、，]")


@dataclass(frozen=True, slots=True)
class Columns:
    """The kinds of the columns, how wide the pieces of each get, its marks, and the departments.

    ``says`` tells whether the text holds a string: it settles whether two pieces are one name.
    """

    kinds: tuple[Kind, ...]
    widths: tuple[int, ...]
    marks: tuple[frozenset[str], ...]
    owners: frozenset[str]
    says: Callable[[str], bool]

    @property
    def trailing(self) -> int:
        """How many columns of marks the table ends in."""
        return _trailing(self.kinds)

    @property
    def words(self) -> tuple[int, ...]:
        """The columns of words."""
        return tuple(i for i, k in enumerate(self.kinds) if k in {"name", "words"})

    @property
    def offices(self) -> tuple[int, ...]:
        """The columns of departments."""
        return tuple(i for i, k in enumerate(self.kinds) if k == "departments")

    def is_owner(self, token: Token) -> bool:
        """Whether a token is a department: by its ending, or as the column shows elsewhere."""
        name = without_bracket(token.text.rstrip("、,，・"))
        return token.text in self.owners or bool(_OFFICE.search(name) and is_owned(name))


def columns_of(
    kinds: tuple[Kind, ...], rows: list[list[Tokens]], says: Callable[[str], bool]
) -> Columns:
    """The columns as the lines of all rows show them."""
    n = len(kinds)
    exact = [line for row in rows for line in row if len(line) == n]
    values = [[line[i] for line in exact] for i in range(n)]
    learned = tuple(_learned(k, v) for k, v in zip(kinds, values, strict=True))
    marks = _vocabulary(learned, rows, exact)
    words = [i for i, k in enumerate(learned) if k in {"name", "words"}]
    first = 1 if learned[0] == "number" else 0
    widths = [0] * n
    for row in rows:
        said = [t for t in row[0][first:] if not is_owned(t.text)]
        for at, token in zip(words, said, strict=False):
            widths[at] = max(widths[at], width(token.text))
    return Columns(learned, tuple(widths), marks, _owners(learned, rows, exact), says)


def _learned(kind: Kind, values: list[Token]) -> Kind:
    """A column of words whose values are all departments is one of departments."""
    if kind == "words" and len(values) >= 3 and all(is_owned(t.text) for t in values):
        return "departments"
    return kind


def _trailing(kinds: tuple[Kind, ...]) -> int:
    return len(list(itertools.takewhile(lambda k: k == "mark", reversed(kinds))))


def _owners(
    kinds: tuple[Kind, ...], rows: list[list[Tokens]], exact: list[Tokens]
) -> frozenset[str]:
    """What stands below departments on full lines, and before the marks of the others."""
    if "departments" not in kinds:
        return frozenset()
    at, count = kinds.index("departments"), _trailing(kinds)
    full = {line[at].text for line in exact if all(is_mark(t) for t in line[len(kinds) - count :])}
    before = Counter(
        line[-count - 1].text
        for row in rows
        for line in row
        if at + 1 == len(kinds) - count
        and 0 < count < len(line)
        and all(map(is_mark, line[-count:]))
    )
    often = {t for t, n in before.items() if is_owned(t) or n > 1}
    return frozenset(t for t in full | often if not _SENTENCE.search(t))


def _vocabulary(
    kinds: tuple[Kind, ...], rows: list[list[Tokens]], exact: list[Tokens]
) -> tuple[frozenset[str], ...]:
    """The marks that stand below each column, on full lines and behind departments."""
    found: list[set[str]] = [set() for _ in kinds]
    count = _trailing(kinds)
    behind = [
        line[-count:]
        for row in rows
        for line in row
        if count and len(line) > count and is_owned(line[-count - 1].text)
    ]
    for i, kind in enumerate(kinds):
        if kind == "mark":
            found[i] |= {line[i].text for line in exact if is_mark(line[i])}
    for tokens in behind:
        if all(is_mark(t) for t in tokens):
            for i, token in enumerate(tokens, len(kinds) - count):
                found[i].add(token.text)
    return tuple(frozenset(f) for f in found)
