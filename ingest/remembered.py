"""Answers about words that are worked out once: readers ask of the same ones again and again."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

T = TypeVar("T")
MANY = 1 << 15  # answers that are kept
SHORT = 80  # characters; whole texts are asked of once, and would stay in memory


def remembered(make: Callable[[str], T]) -> Callable[[str], T]:
    """``make``, which says the same of the same words, with its answers of short ones kept."""
    known = lru_cache(maxsize=MANY)(make)

    @wraps(make)
    def told(words: str) -> T:
        return known(words) if len(words) <= SHORT else make(words)

    return told
