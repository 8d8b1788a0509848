"""The lines of prose in order, without what pages add, each with the words it is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.blocks import Block, TextBlock

_WORD = re.compile(r"[^\s\u3000]+")
# What stands on a line between wide gaps.
PIECE = re.compile(r"[^\s\u3000](?:[ \u3000]?[^\s\u3000])*")


@dataclass(frozen=True, slots=True)
class Token:
    """Words of a line without a space between them, and their place."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ProseLine:
    """A line of prose and its place.

    ``follows`` says that nothing but the edge of a page stands between it and the line before,
    ``broken`` that such an edge does.
    """

    start: int
    end: int
    tokens: tuple[Token, ...]
    follows: bool
    broken: bool


def read_lines(text: str, blocks: tuple[Block, ...], page: frozenset[int]) -> list[ProseLine]:
    """All lines of prose but those whose starts are in ``page``."""
    found: list[ProseLine] = []
    end = 0
    for block in blocks:
        if not isinstance(block, TextBlock):
            end = block.end
            continue
        for start, stop in block.lines:
            if start in page:
                continue
            broken = _edge(text, end, start, page)
            follows = bool(found) and found[-1].end == end
            follows = follows and (broken or not re.search(r"\n\s*\n", text[end:start]))
            found.append(ProseLine(start, stop, tokens_of(text, start, stop), follows, broken))
            end = stop
    return found


def tokens_of(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The tokens of a line, from left to right."""
    found = _WORD.finditer(text[start:end])
    return tuple(Token(m.group(), start + m.start(), start + m.end()) for m in found)


def _edge(text: str, start: int, end: int, page: frozenset[int]) -> bool:
    """Whether lines of a page or its end, and nothing else, stand between two places."""
    places = [m.start() for m in re.finditer(r"^.*\S.*$", text[start:end], re.MULTILINE)]
    turns = bool(places) or "\f" in text[start : end + 1]
    return turns and all(start + p in page for p in places)
