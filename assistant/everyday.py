"""Words of everyday speech, and those of official documents that say the same (やめる, 廃止)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import lru_cache
from pathlib import Path

from assistant.topic import ASKING
from index.tokens import words

_LIST = Path(__file__).parent / "data" / "everyday.tsv"


class Everyday:
    """The list, read when the answerer starts and not at its first question."""

    def __init__(self) -> None:
        self._entries = _entries()

    def official(self, said: Collection[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
        """For the words ``said`` in a question, each word with the words of an official expression
        for it; of an expression of several words (耳の不自由) all must be said.
        """
        held = set(said)
        for token in held:
            for every, found in self._entries.get(token, ()):
                if every <= held:
                    yield from ((token, expression) for expression in found)


@lru_cache(maxsize=1)
def _entries() -> dict[str, list[tuple[frozenset[str], tuple[tuple[str, ...], ...]]]]:
    """By each of its words: all words of an everyday expression, and the official ones."""
    out: dict[str, list[tuple[frozenset[str], tuple[tuple[str, ...], ...]]]] = defaultdict(list)
    for line in _LIST.read_text(encoding="utf-8").splitlines():
        everyday, _, rest = line.partition("\t")
        every = frozenset(words(everyday)) - ASKING
        found = tuple(tuple(words(expression)) for expression in rest.split())
        for token in every:
            out[token].append((every, found))
    return dict(out)
