"""Words of the plans that mean nearly the same as a word of a question, by word vectors.

A question says 先生 where the plan says 教職員. At ingest every word that the installed vectors
know is tied to the words of the plans nearest to it, so that nothing but two small tables has to be
read when questions are asked.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from index.wordvectors import WordVectors, word_hash

# Cosine from which a neighbour is kept, and how many at most.
NEAR = 0.5
MOST = 6


class Neighbours:
    """Looks up the words of the plans near a word; knows nothing where no vectors were there."""

    def __init__(self, folder: Path | None) -> None:
        self._words: list[str] = []
        if folder is not None and (folder / "words.json").is_file():
            self._words = json.loads((folder / "words.json").read_text("utf-8"))
            self._hashes = np.load(folder / "hashes.npy", mmap_mode="r")
            self._rows = np.load(folder / "rows.npy", mmap_mode="r")
            self._near = np.load(folder / "near.npy", mmap_mode="r")
            self._similar = np.load(folder / "similar.npy", mmap_mode="r")

    def knows(self, word: str) -> bool:
        """Whether the installed vectors list ``word``: whether it is a word of the language."""
        return self._line(word) is not None

    def of(self, word: str) -> tuple[tuple[str, float], ...]:
        """Words of the plans with their cosine, nearest first; never ``word`` itself."""
        row = self._line(word)
        if row is None:
            return ()
        pairs = zip(self._near[row], self._similar[row], strict=True)
        found = ((self._words[int(i)], float(s)) for i, s in pairs if s >= NEAR)
        return tuple((w, s) for w, s in found if w != word)

    def _line(self, word: str) -> int | None:
        if not self._words:
            return None
        key = np.uint64(word_hash(word))
        at = int(np.searchsorted(self._hashes, key))
        if at >= len(self._hashes) or self._hashes[at] != key:
            return None
        return int(self._rows[at])


def write(words: Iterable[str], table: WordVectors | None, folder: Path) -> None:
    """Tie every word of ``table`` to its neighbours among ``words``; nothing without a table."""
    folder.mkdir()
    placed = [(w, r) for w in sorted(set(words)) if table and (r := table.row(w)) is not None]
    if table is None or not placed:
        return
    lengths = np.linalg.norm(table.vectors, axis=1, keepdims=True)
    units = table.vectors / np.maximum(lengths, 1e-6)
    cosines = units @ units[[r for _, r in placed]].T
    size = min(MOST, len(placed))
    near = np.argsort(-cosines, axis=1, kind="stable")[:, :size]
    similar = np.take_along_axis(cosines, near, axis=1)
    keys = np.fromiter(table.rows.keys(), dtype=np.uint64, count=len(table.rows))
    rows = np.fromiter(table.rows.values(), dtype=np.int64, count=len(table.rows))
    order = np.argsort(keys)
    np.save(folder / "hashes.npy", keys[order])
    np.save(folder / "rows.npy", rows[order].astype(np.uint32))
    np.save(folder / "near.npy", near.astype(np.uint16))
    np.save(folder / "similar.npy", similar.astype(np.float16))
    names = json.dumps([w for w, _ in placed], ensure_ascii=False)
    (folder / "words.json").write_text(names, encoding="utf-8")
