"""A division and the office below it, on lines of their own, as the one cell that they are.

A conversion that prints cell by cell gives 市民部 and 市民課 a line each; other cells have one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.arranged import Arranged, Writer
from ingest.labels import is_department, is_section, role_of

_PAIRS = 3
_MOST = 0.8
_LONGEST = 14
_ENDS = re.compile(r"(?:部|局|委員会)$")
_PARTS = re.compile(r"[\s、,，・／/（(:：]")
_LINE = re.compile(r"[^\n]+")

Place = tuple[int, int]


def with_offices(text: str) -> Arranged | None:
    """``text`` with each office on the line of its division, if nearly all stand so."""
    divisions, pairs = 0, list[Place]()
    for line, below in _lines(text):
        if _is_division(text[slice(*line)]):
            divisions += 1
            if below and _is_office(text[slice(*below)]):
                pairs.append((line[1], below[0]))
    if len(pairs) < _PAIRS or len(pairs) < divisions * _MOST:
        return None
    writer, done = Writer(text), 0
    for end, start in pairs:
        writer.copy(done, end)
        done = start
    writer.copy(done, len(text))
    return writer.done()


def _lines(text: str) -> Iterator[tuple[Place, Place | None]]:
    """Where the words of each line stand, with those of the line right below it."""
    found = [_words(m) for m in _LINE.finditer(text)]
    for line, below in zip(found, [*found[1:], None], strict=True):
        near = below is not None and text.count("\n", line[1], below[0]) == 1
        yield line, below if near else None


def _words(match: re.Match[str]) -> Place:
    line = match.group()
    start = match.start() + len(line) - len(line.lstrip())
    return start, max(start, match.start() + len(line.rstrip()))


def _is_division(words: str) -> bool:
    return _is_one(words) and bool(_ENDS.search(words)) and role_of(words) is None


def _is_office(words: str) -> bool:
    return _is_one(words) and is_section(words) and role_of(words) is None


def _is_one(words: str) -> bool:
    """Whether words are short and name a single department."""
    return len(words) <= _LONGEST and not _PARTS.search(words) and is_department(words)
