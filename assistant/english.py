"""Questions in English: their words in the language of the plans."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ingest.text import fold

_LEXICON = Path(__file__).parent / "data" / "english.tsv"
_LONGEST = 4
_WORD = re.compile(r"[a-z0-9]+(?:[-'.][a-z0-9]+)*|[^\x00-\x7f]+")
# Words of English that carry grammar or only ask.
_EMPTY = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "for",
        "on",
        "at",
        "to",
        "by",
        "with",
        "from",
        "into",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "does",
        "do",
        "did",
        "has",
        "have",
        "had",
        "will",
        "would",
        "should",
        "can",
        "could",
        "may",
        "and",
        "or",
        "not",
        "no",
        "it",
        "its",
        "this",
        "that",
        "these",
        "those",
        "there",
        "their",
        "they",
        "we",
        "our",
        "you",
        "your",
        "i",
        "me",
        "my",
        "what",
        "which",
        "who",
        "whom",
        "whose",
        "when",
        "where",
        "why",
        "how",
        "much",
        "many",
        "long",
        "far",
        "please",
        "tell",
        "show",
        "give",
        "explain",
        "describe",
        "list",
        "about",
        "any",
        "some",
        "all",
        "each",
        "city",
        "town",
        "village",
        "municipality",
        "plan",
        "plans",
        "measure",
        "measures",
        "department",
        "departments",
        "division",
        "section",
        "charge",
        "responsible",
        "lead",
        "leads",
        "led",
        "leading",
        "head",
        "mean",
        "means",
        "meaning",
        "stand",
        "stands",
        "state",
        "states",
        "say",
        "says",
        "said",
        "according",
        "under",
        "as",
        "than",
        "then",
        "also",
        "just",
        "kind",
        "type",
        "go",
        "going",
        "happen",
        "happened",
        "status",
        "was",
        "being",
        "if",
        "so",
        "us",
        "let",
        "know",
        "want",
        "need",
    ]
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A word or phrase of the question with its Japanese equivalents; itself if it has none."""

    text: str
    japanese: tuple[str, ...]


def translate(text: str, skip: frozenset[str] = frozenset()) -> tuple[Phrase, ...]:
    """The words of ``text`` that carry meaning, longest phrases first, in Japanese.

    ``skip`` are lower-case words to leave out, such as names of municipalities.
    """
    lexicon = _lexicon()
    words = _WORD.findall(text.lower())
    found = []
    at = 0
    while at < len(words):
        for size in range(min(_LONGEST, len(words) - at), 0, -1):
            phrase = " ".join(words[at : at + size])
            known = lexicon.get(phrase) or lexicon.get(_singular(phrase))
            if known and not (size == 1 and (phrase in _EMPTY or phrase in skip)):
                found.append(Phrase(phrase, known))
                break
        else:
            size = 1
            word = words[at].removesuffix("'s")
            if word not in _EMPTY and word not in skip:
                found.append(Phrase(word, (word,)))
        at += size
    return tuple(found)


@lru_cache(maxsize=1)
def latin_of() -> dict[str, tuple[str, ...]]:
    """Folded katakana words with the Latin words that they stand for (ツイッター, twitter)."""
    out: dict[str, list[str]] = {}
    for english, japanese in _lexicon().items():
        for word in japanese:
            if " " not in english and re.fullmatch(r"[ァ-ヶー]{3,}", word):
                out.setdefault(fold(word), []).append(fold(english))
    return {word: tuple(found) for word, found in out.items()}


# Endings of words, in the order tried, and what stands in their place in the lexicon.
_ENDINGS = (
    ("ies", "y"), ("ses", "s"), ("es", "e"), ("s", ""),
    ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"),
)  # fmt: skip


def _singular(phrase: str) -> str:
    """The phrase with its last word in the singular; an -ing or -ed form without its ending."""
    for ending, instead in _ENDINGS:
        if phrase.endswith(ending) and len(phrase) > len(ending) + 2:
            stem = phrase[: -len(ending)] + instead
            if stem in _lexicon():
                return stem
    return phrase


@lru_cache(maxsize=1)
def _lexicon() -> dict[str, tuple[str, ...]]:
    lines = _LEXICON.read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if "\t" in line)
    return {english: tuple(japanese.split(" ")) for english, japanese in pairs}
