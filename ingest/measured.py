"""Which measure an indicator is of that a table names without one: by its words and department."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from math import log

from ingest.candidates import Candidate
from ingest.text import fold

_ENOUGH = 0.65  # share of the words of an indicator that its measure has
_LED, _NAME = 0.15, 0.25
_AHEAD = 0.2  # of the next measure
_WORDS = re.compile(r"[^\W\d_ぁ-ん]{2,}")
_COUNTED = re.compile(r"割合|比率|[人件回台]数|年間|[率数](?![^\W\d_])")
_Found = tuple[Candidate, list[Candidate]]


class Owners:
    """Tells of which measure an indicator is: of that whose text has its words, and no other's."""

    def __init__(self, measures: Sequence[_Found]) -> None:
        self.text = [_pairs(" ".join(_said(base))) for base, _ in measures]
        self.names = [_pairs(base.name.text) for base, _ in measures]
        self.lead = [_leads((base, *rows)) for base, rows in measures]
        held = Counter(p for words in self.text for p in words)
        self.weight = {p: log(1 + len(measures) / n) for p, n in held.items()}
        self.rare = log(1 + len(measures))

    def of(self, row: Candidate) -> int | None:
        """The measure that the indicator of a row is of, or ``None`` if that is not clear."""
        words = {p for i in row.indicators for p in _pairs(i.name.text)}
        whole = sum(self.weight.get(p, self.rare) for p in words)
        if not whole:
            return None
        ranked = sorted((self._rank(words, whole, row, i), i) for i in range(len(self.text)))
        (best, at) = ranked[-1]
        behind = ranked[-2][0] if len(ranked) > 1 else 0.0
        return at if best >= _ENOUGH and best - behind >= _AHEAD else None

    def _rank(self, words: set[str], whole: float, row: Candidate, at: int) -> float:
        told = sum(self.weight.get(p, self.rare) for p in words & self.text[at]) / whole
        named = sum(self.weight.get(p, self.rare) for p in words & self.names[at]) / whole
        led = bool(_leads((row,)) & self.lead[at])
        return told + _NAME * named + (_LED if led else 0.0)


def _said(base: Candidate) -> list[str]:
    """All that is said of a measure at its own place."""
    acts = [a.text.text for a in base.actions]
    return [base.name.text, *acts, *(f.value.text for f in base.fields)]


def _leads(places: Sequence[Candidate]) -> set[str]:
    return {fold(d.text) for p in places for d in (*p.lead, *p.related)}


def _pairs(text: str) -> set[str]:
    """The pairs of characters that words are made of; hiragana only join these."""
    words = _WORDS.findall(_COUNTED.sub(" ", fold(text)))
    return {word[i : i + 2] for word in words for i in range(len(word) - 1)}
