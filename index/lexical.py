"""The lexical arm: BM25 over tokens and, lighter, over pairs of letters."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import bm25s
import numpy as np
import numpy.typing as npt

from index.chunks import Passage
from index.tokens import bigrams, terms, words
from index.years import year_tokens

Scores = npt.NDArray[np.float32]
BIGRAM_WEIGHT = 0.4
K1 = 1.0
B = 0.45
# Weight of a word of the question that no passage holds.
UNKNOWN = 4.0
# The title is read twice: what a passage is about outweighs what it mentions.
TITLE_TIMES = 2


class LexicalArm:
    """Two BM25 fields over the same passages (S. Robertson's BM25 in Lucene's form, by bm25s)."""

    def __init__(self, words: bm25s.BM25, pairs: bm25s.BM25, size: int) -> None:
        self._words = words
        self._pairs = pairs
        self.size = size

    @classmethod
    def build(cls, passages: Sequence[Passage]) -> LexicalArm:
        """Index passages in their order."""
        words = _indexed([tokens_of(p) for p in passages])
        pairs = _indexed([bigrams(p.indexed) or ["\0"] for p in passages])
        return cls(words, pairs, len(passages))

    @classmethod
    def load(cls, folder: Path, size: int) -> LexicalArm:
        """Read an index that ``save`` wrote, mapped into memory."""
        read = [bm25s.BM25.load(str(folder / name), mmap=True) for name in ("words", "pairs")]
        return cls(read[0], read[1], size)

    def save(self, folder: Path) -> None:
        """Write both fields below ``folder``."""
        self._words.save(str(folder / "words"), show_progress=False)
        self._pairs.save(str(folder / "pairs"), show_progress=False)

    def scores(self, query: str) -> Scores:
        """Score of every passage for ``query``, 0 where nothing matches."""
        words = _scores(self._words, [*terms(query), *year_tokens(query)], self.size)
        pairs = _scores(self._pairs, bigrams(query), self.size)
        return words + BIGRAM_WEIGHT * pairs

    def coverage(self, query: str) -> Scores:
        """Share, by inverse document frequency, of the query's words that each passage holds."""
        found = np.zeros(self.size, dtype=np.float32)
        total = 0.0
        for word in dict.fromkeys([*words(query), *year_tokens(query)]):
            holders = self._holders(word)
            weight = math.log((self.size + 1) / (len(holders) + 0.5)) if len(holders) else UNKNOWN
            total += weight
            found[holders] += weight
        return found / total if total else found

    def frequency(self, word: str) -> int:
        """In how many passages ``word`` stands."""
        return len(self._holders(word))

    def _holders(self, word: str) -> npt.NDArray[np.int64]:
        """Positions of the passages that hold ``word``."""
        if word not in self._words.vocab_dict:
            return np.zeros(0, dtype=np.int64)
        column = int(self._words.vocab_dict[word])
        ends = self._words.scores["indptr"]
        return np.asarray(self._words.scores["indices"][ends[column] : ends[column + 1]], np.int64)


def tokens_of(passage: Passage) -> list[str]:
    """Tokens under which a passage is found; never empty."""
    title = terms(passage.title) * TITLE_TIMES
    own = [*terms(passage.text), *year_tokens(passage.text)]
    return [*title, *own, *terms(passage.hints)] or ["\0"]


def _indexed(tokens: list[list[str]]) -> bm25s.BM25:
    # Left to itself, bm25s numbers the words by a set's order, another one in each process.
    numbers = {word: i for i, word in enumerate(sorted({t for bag in tokens for t in bag}))}
    model = bm25s.BM25(method="lucene", k1=K1, b=B)
    model.index(([[numbers[t] for t in bag] for bag in tokens], numbers), show_progress=False)
    return model


def _scores(model: bm25s.BM25, query: list[str], size: int) -> Scores:
    known = [t for t in dict.fromkeys(query) if t in model.vocab_dict]
    if not known:
        return np.zeros(size, dtype=np.float32)
    return np.asarray(model.get_scores(known), dtype=np.float32)
