"""How alike two names of measures are."""

from __future__ import annotations

import difflib
import re

from ingest.text import fold

_PAREN = re.compile(r"[(（][^()（）]*[)）]")


def similarity(one: str, other: str) -> float:
    """How alike two names are, 0 to 1 (Ratcliff and Obershelp), remarks in brackets left out."""
    a, b = bare(one), bare(other)
    if not a or not b:
        return 0.0
    return 1.0 if a == b else difflib.SequenceMatcher(None, a, b, autojunk=False).ratio()


def bare(name: str) -> str:
    """A name folded, without remarks in brackets."""
    return fold(_PAREN.sub("", name)) or fold(name)
