"""The lexical arm: BM25 over tokens and, lighter, over pairs of letters."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import bm25s
import numpy as np
import numpy.typing as npt

from index.bags import Bags
from index.chunks import Passage
from index.counts import Counts, Ints
from index.tokens import bigrams, terms, words
from index.years import year_tokens

Scores = npt.NDArray[np.float32]
BIGRAM_WEIGHT = 0.4
K1 = 1.0
B = 0.45
# Weight of a word of the question that no passage holds.
UNKNOWN = 4.0


class LexicalArm:
    """Two BM25 fields over the same passages (S. Robertson's BM25 in Lucene's form, by bm25s)."""

    def __init__(self, words: bm25s.BM25, pairs: bm25s.BM25, size: int) -> None:
        self._words = words
        self._pairs = pairs
        self.size = size

    @classmethod
    def build(cls, passages: Sequence[Passage]) -> LexicalArm:
        """Index passages in their order."""
        return cls.of(Bags.of(passages))

    @classmethod
    def of(cls, bags: Bags) -> LexicalArm:
        """Index passages whose tokens are known."""
        return cls(_indexed(bags.terms), _indexed(bags.pairs), len(bags))

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

    def holds(self, bags: Bags) -> bool:
        """Whether every passage is found by every token of its own, and by no other."""
        fields = ((self._words, bags.terms), (self._pairs, bags.pairs))
        return self.size == len(bags) and all(_holds(*field) for field in fields)

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


def _indexed(counts: Counts) -> bm25s.BM25:
    """The scores that bm25s itself would give, of tokens that are counted already: it counts them
    in Python, one passage after the other.
    """
    model = bm25s.BM25(method="lucene", k1=K1, b=B)
    rows, order, ends = _by_token(counts)
    lengths = np.add.reduceat(counts.times, counts.starts[:-1]).astype(np.float64)
    known = np.diff(ends)
    rarity = np.log(1 + (len(counts) - known + 0.5) / (known + 0.5)).astype(np.float32)
    times = counts.times[order]
    length = K1 * (1 - B + B * lengths[rows] / lengths.mean())
    scores = rarity[counts.columns[order]] * (times / (times + length))
    model.scores = {
        "data": scores.astype(np.float32),
        "indices": rows,
        "indptr": ends,
        "num_docs": len(counts),
    }
    # bm25s keeps a number for the empty token, above all others.
    model.vocab_dict = {t: i for i, t in enumerate((*counts.tokens, ""))}
    model.nonoccurrence_array = None
    model.unique_token_ids_set = set(model.vocab_dict.values())
    return model


def _by_token(counts: Counts) -> tuple[Ints, npt.NDArray[np.int64], Ints]:
    """The passages of each token, the places of these pairs in ``counts``, where a token's end."""
    rows = np.repeat(np.arange(len(counts), dtype=np.int32), np.diff(counts.starts))
    order = np.argsort(counts.columns, kind="stable")
    sizes = np.bincount(counts.columns, minlength=len(counts.tokens))
    return rows[order], order, np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32)


def _holds(model: bm25s.BM25, counts: Counts) -> bool:
    rows, _, ends = _by_token(counts)
    return (
        list(model.vocab_dict)[: len(counts.tokens)] == list(counts.tokens)
        and np.array_equal(model.scores["indptr"], ends)
        and np.array_equal(model.scores["indices"], rows)
        and bool((np.asarray(model.scores["data"]) > 0).all())
    )


def _scores(model: bm25s.BM25, query: list[str], size: int) -> Scores:
    known = [t for t in dict.fromkeys(query) if t in model.vocab_dict]
    if not known:
        return np.zeros(size, dtype=np.float32)
    return np.asarray(model.get_scores(known), dtype=np.float32)
