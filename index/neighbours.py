"""Words of the plans that mean nearly the same as a word of a question, by word vectors.

A question says 先生 where the plan says 教職員. An index lists the words of its plans that the
installed vectors know; which of them are near to a word is found when a question uses it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache, partial
from pathlib import Path

import numpy as np

from index.wordvectors import Matrix, WordVectors

# Cosine from which a neighbour is kept, and how many at most.
NEAR = 0.5
MOST = 6
# How far a cosine below that may lie and still be rounded up to it.
_ROUNDING = 0.001
_NAMES = "words.json"


class Neighbours:
    """Looks up the words of the plans near a word; knows nothing without vectors."""

    def __init__(self, folder: Path | None, table: WordVectors | None = None) -> None:
        named = folder / _NAMES if folder is not None else None
        listed = json.loads(named.read_text("utf-8")) if named and named.is_file() else []
        placed = [(w, r) for w in listed if table and (r := table.row(w)) is not None]
        self._table = table if placed else None
        words = tuple(w for w, _ in placed)
        units = _units(table.vectors[[r for _, r in placed]]) if table and placed else None
        # Not of a method: what refers to itself stays in memory when it is not used any more.
        self._near = lru_cache(maxsize=20_000)(partial(_nearest, self._table, words, units))

    def knows(self, word: str) -> bool:
        """Whether the installed vectors list ``word``: whether it is a word of the language."""
        return self._table is not None and self._table.row(word) is not None

    def of(self, word: str) -> tuple[tuple[str, float], ...]:
        """Words of the plans with their cosine, nearest first; never ``word`` itself."""
        return self._near(word)


def _nearest(
    table: WordVectors | None, words: Sequence[str], units: Matrix | None, word: str
) -> tuple[tuple[str, float], ...]:
    line = table.row(word) if table else None
    if line is None or table is None or units is None:
        return ()
    # Not by BLAS, whose threads cost more than they save on one vector.
    cosines = np.vecdot(units, _units(table.vectors[[line]])[0])
    near = np.flatnonzero(cosines >= NEAR - _ROUNDING)
    best = near[np.argsort(-cosines[near], kind="stable")[:MOST]]
    found = [(words[i], float(np.float16(cosines[i]))) for i in best]
    return tuple((w, s) for w, s in found if s >= NEAR and w != word)


def write(words: Iterable[str], folder: Path) -> None:
    """List the words of the plans."""
    folder.mkdir()
    listed = json.dumps(sorted(set(words)), ensure_ascii=False)
    (folder / _NAMES).write_text(listed, encoding="utf-8")


def _units(vectors: Matrix) -> Matrix:
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6))
