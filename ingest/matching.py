"""How alike two names of measures are."""

from __future__ import annotations

import difflib
import re

from ingest.text import fold

_PIECE, _SHORTER = 2, 0.75
_PAREN = re.compile(r"[(（][^()（）]*[)）]")


def similarity(one: str, other: str) -> float:
    """How alike two names are, 0 to 1 (Ratcliff and Obershelp), remarks in brackets left out."""
    a, b = bare(one), bare(other)
    if not a or not b:
        return 0.0
    return 1.0 if a == b else difflib.SequenceMatcher(None, a, b, autojunk=False).ratio()


def is_short_of(one: str, other: str) -> bool:
    """Whether the one name may shorten the other: half of it or more stands there in one piece."""
    a, b = bare(one), bare(other)
    match = difflib.SequenceMatcher(None, a, b, autojunk=False).find_longest_match()
    return match.size >= _PIECE and match.size * 2 >= len(a)


def same_name(one: str, other: str) -> bool:
    """Whether the one name is the other, or is well shorter and a short form of it."""
    a, b = bare(one), bare(other)
    return a == b or (len(a) <= len(b) * _SHORTER and is_short_of(one, other))


def bare(name: str) -> str:
    """A name folded, without remarks in brackets."""
    return fold(_PAREN.sub("", name)) or fold(name)
