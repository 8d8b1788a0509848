"""Real classes that stand in for slow parts."""

from __future__ import annotations

from typing import Any

from assistant.editions import Editions
from index.chunks import Passage, passages
from index.lexical import LexicalArm
from index.neighbours import Neighbours
from index.store import Index, assembled
from ingest.folder import read_text
from ingest.records import Corpus


class NoVectors:
    """A vector store that finds nothing."""

    def query(self, *_: object, **__: object) -> list[Any]:
        return []


class Words(Neighbours):
    """Ordinary words of the language, without any near to them."""

    def __init__(self, *words: str) -> None:
        super().__init__(None)
        self._known = frozenset(words)

    def knows(self, word: str) -> bool:
        return word in self._known


def merged(*texts: str) -> Corpus:
    """The corpus of several texts, each its own file."""
    parts = [read_text(text, f"plan{i}.txt") for i, text in enumerate(texts)]
    names = Corpus.__dataclass_fields__
    return Corpus(**{n: tuple(x for p in parts for x in getattr(p, n)) for n in names})


def index_of(
    corpus: Corpus, generation: str = "g1", language: Neighbours | None = None, year: int = 2026
) -> Index:
    """An index without a dense arm, made in memory."""
    found: tuple[Passage, ...] = passages(corpus)
    store: Any = NoVectors()
    near = language or Neighbours(None)
    return assembled(
        generation, corpus, found, lambda _, own: LexicalArm.build(own), store, near, year=year
    )


class Holder:
    """Hands out an answerer over whatever index is set, or raises."""

    def __init__(self, index: Index | Exception) -> None:
        self.index = index
        self._made: Editions | None = None

    def current(self, *, wait: float = 0.0) -> Editions:
        if isinstance(self.index, Exception):
            raise self.index
        if self._made is None or self._made.index is not self.index:
            self._made = Editions(self.index)
        return self._made
