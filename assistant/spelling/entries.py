"""The words and names that the plans write, each with how it is read and how often it stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.spelling.sounds import KATAKANA, key, spoken
from index.store import Index
from index.tokens import Token, parsed

_NOUNS = frozenset({"名詞", "接尾辞", "形状詞"})
_PIECE = re.compile(r"[^\s。、，．・（）()「」『』【】:：；/|]+")
# A dash between katakana is a long vowel.
_DASH = re.compile(r"(?<=[ァ-ヺー])[‐-―−－](?=[ァ-ヺ])")
Word = tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or name as the plans write it, the word it is a form of, and how often it stands.

    Without a ``reading`` it is the English word that the loan word ``lemma`` comes from.
    """

    surface: str
    lemma: str
    reading: str
    count: int


def entries(index: Index) -> Iterator[Entry]:
    """Nouns of the texts, and names of measures, departments, terms and municipalities."""
    counts: Counter[str] = Counter()
    first: dict[str, Word] = {}
    texts = (_DASH.sub("ー", d.text) for d in index.corpus.documents)
    for piece, times in Counter(p for text in texts for p in _PIECE.findall(text)).items():
        for word in _words(parsed(piece)):
            surface = "".join(t.surface for t in word)
            counts[surface] += times
            if "助数詞" in word[-1].detail or surface not in first:
                first[surface] = word
        counts.update({r: times for r in KATAKANA.findall(piece) if r not in first})
    for surface in sorted(counts, key=lambda s: (counts[s], s)):
        yield from _of_word(surface, first.get(surface, ()), counts[surface])
    names = Counter(_DASH.sub("ー", name) for name in _names(index))
    for name, times in names.items():
        tokens = parsed(name)
        if len(tokens) > 1:
            yield Entry(name, name, key(spoken(tokens)), times)


def _words(tokens: list[Token]) -> Iterator[Word]:
    """Nouns, and nouns with an ending: 自治体, 農政課."""
    before: Token | None = None
    for token in tokens:
        if token.speech not in _NOUNS or token.detail.startswith("数詞"):
            before = None
            continue
        yield (token,)
        ending = len(token.surface) == 1 and "一" <= token.surface <= "龥"
        if before is not None and ending and before.end == token.start:
            yield (before, token)
        before = token


def _of_word(surface: str, word: Word, count: int) -> Iterator[Entry]:
    """The word itself, asked for how many where it counts, and the English of a loan word."""
    if not word:
        yield Entry(surface, surface, key(surface), count)
        return
    reading, last = key(spoken(word)), word[-1]
    if reading:
        yield Entry(surface, "".join(t.lemma or t.surface for t in word), reading, count)
    if len(word) == 1 and "助数詞" in last.detail and reading:
        yield Entry(f"何{surface}", f"何{surface}", f"なん{reading}", 1)
    if len(word) == 1 and len(last.origin) >= 4 and last.origin.isalpha():
        yield Entry(last.origin.lower(), surface, "", count)


def _names(index: Index) -> Iterator[str]:
    corpus = index.corpus
    for measure in corpus.measures:
        yield measure.name.text
        yield from (v.text for v in (*measure.lead, *measure.related))
        yield from (f.label for f in measure.fields)
    for term in corpus.terms:
        yield term.term.text
        yield from term.aliases
    yield from (d.municipality for d in corpus.documents if d.municipality)
