"""Word weights and name matching over one corpus, built once per generation."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable

from index.tokens import terms, words
from ingest.records import Corpus, Measure, Term
from ingest.text import fold

# Weight of a word that the plans never use: a strange word counts, but not more than a rare one.
UNKNOWN = 4.0


class Lexicon:
    """Inverse document frequencies of tokens, and the names of measures and terms by token."""

    def __init__(self, corpus: Corpus, frequency: Callable[[str], int], size: int) -> None:
        """``frequency`` tells in how many of ``size`` passages a token stands."""
        self._documents = size
        self._frequency = frequency
        self.measure_tokens = {m.id: frozenset(words(m.name.text)) for m in corpus.measures}
        self.title_tokens = {m.id: frozenset(terms(_titles(m))) for m in corpus.measures}
        self.body_tokens = {m.id: frozenset(terms(_body(m))) for m in corpus.measures}
        self.heads: dict[str, list[Term]] = defaultdict(list)
        for term in corpus.terms:
            for name in (term.term.text, *term.aliases):
                key = fold(name)
                if len(key) >= 2 and term not in self.heads[key]:
                    self.heads[key].append(term)

    def words_of(self, measure: Measure) -> frozenset[str]:
        """All tokens that a measure's own text holds."""
        key = measure.id
        return self.measure_tokens[key] | self.title_tokens[key] | self.body_tokens[key]

    def idf(self, token: str) -> float:
        """Weight of a token: ln((N + 1) / (df + 0.5)), as in BM25 without the negative part."""
        count = self._frequency(token)
        return math.log((self._documents + 1) / (count + 0.5)) if count else UNKNOWN

    def known(self, token: str) -> bool:
        """Whether the corpus holds the token."""
        return self._frequency(token) > 0

    def coverage(self, asked: Iterable[str], given: Iterable[str]) -> float:
        """Share, by weight, of the tokens ``asked`` that stand among the tokens ``given``."""
        have = set(given)
        total = found = 0.0
        for token in set(asked):
            weight = max(self.idf(token), 0.0)
            total += weight
            found += weight if token in have else 0.0
        return found / total if total else 0.0

    def named_terms(self, folded: str) -> tuple[Term, ...]:
        """Terms whose headword or other name stands in the folded question, longest name first."""
        hits = sorted(
            (key for key in self.heads if key in folded and _whole(key, folded)),
            key=len,
            reverse=True,
        )
        kept: list[str] = []
        for key in hits:
            if not any(key in longer for longer in kept):
                kept.append(key)
        return tuple(dict.fromkeys(t for key in kept for t in self.heads[key]))


def _whole(key: str, folded: str) -> bool:
    """A Latin name counts only where no further Latin letter touches it."""
    if not key.isascii():
        return True
    at = folded.find(key)
    while at >= 0:
        before = folded[at - 1 : at]
        after = folded[at + len(key) : at + len(key) + 1]
        if not (before.isascii() and before.isalnum()) and not (
            after.isascii() and after.isalnum()
        ):
            return True
        at = folded.find(key, at + 1)
    return False


def _titles(measure: Measure) -> str:
    """What a measure's parts are called: actions, indicators, rows of its schedule."""
    named = [a.text.text for a in measure.actions]
    named += [i.name.text for i in measure.indicators]
    named += [r.name.text for r in measure.schedule]
    return "\n".join(named)


def _body(measure: Measure) -> str:
    return "\n".join(f.value.text for f in measure.fields)


def is_past(measure: Measure) -> bool:
    """Whether a measure belongs to the account of an earlier plan, by the headings above it."""
    path = " ".join(measure.section)
    return any(word in path for word in ("前計画", "前期計画", "主な実績", "の総括", "実績と評価"))
