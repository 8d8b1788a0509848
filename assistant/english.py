"""Questions in English: their words in the language of the plans."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ingest.text import fold

_DATA = Path(__file__).parent / "data"
_LEXICON = _DATA / "english.tsv"
# Words of English that carry grammar or only ask.
_EMPTY = frozenset((_DATA / "english_empty.txt").read_text(encoding="utf-8").split())
_LONGEST = 4
_WORD = re.compile(r"[a-z0-9]+(?:[-'.][a-z0-9]+)*|[^\x00-\x7f]+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A word or phrase of the question with its Japanese equivalents; itself if it has none."""

    text: str
    japanese: tuple[str, ...]


def translate(text: str, skip: frozenset[str] = frozenset()) -> tuple[Phrase, ...]:
    """The words of ``text`` that carry meaning, longest phrases first, in Japanese.

    ``skip`` are lower-case words to leave out, such as names of municipalities.
    """
    words = [w.removesuffix("'s").removesuffix("'") for w in _WORD.findall(_plain(text))]
    found = []
    at = 0
    while at < len(words):
        for size in range(min(_LONGEST, len(words) - at), 0, -1):
            if size == 1 and (words[at] in _EMPTY or words[at] in skip):
                break
            if known := _known(words[at : at + size]):
                found.append(Phrase(" ".join(words[at : at + size]), known))
                break
        else:
            size = 1
            parts = words[at].split("-")
            if len(parts) > 1 and any(_known([p]) for p in parts):
                found += translate(" ".join(parts), skip)
            else:
                found.append(Phrase(words[at], (words[at],)))
        at += size
    return tuple(found)


_NUMBERS = ("two", "three", "four", "five", "six", "seven")
_COUNTED = re.compile(rf"\b({'|'.join(_NUMBERS)}|[2-9])((?: [a-z-]+){{1,3}})")


def counted_things(text: str) -> tuple[str, ...]:
    """What an English text gives a number of, as a Japanese one would: 3つの基本方針."""
    found = []
    for match in _COUNTED.finditer(_plain(text)):
        said, words = match[1], match[2].split()
        number = said if said.isdigit() else str(_NUMBERS.index(said) + 2)
        sizes = range(len(words), 0, -1)
        known = next((k for n in sizes if (k := _known(words[:n]))), ())
        found += [f"{number}つの{j}" for j in known]
    return tuple(found)


def _plain(text: str) -> str:
    return text.lower().replace("\u2019", "'")


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
    ("ies", "y"), ("ied", "y"), ("ses", "s"), ("es", "e"), ("es", ""), ("s", ""),
    ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"), ("ly", ""),
)  # fmt: skip
# British spellings in American ones, which the lexicon has of each word.
_AMERICAN = (
    (r"is(?=(?:e|es|ed|ing|ation|ations)$)", "iz"), (r"our(?=s?$|ing|ed|hood|al)", "or"),
    (r"tre(?=s?$)", "ter"), (r"mme(?=s?$)", "m"), (r"ll(?=(?:ed|ing|or|ors|er|ers)$)", "l"),
    (r"ogue(?=s?$)", "og"), (r"ce$", "se"),
)  # fmt: skip


def _known(words: Sequence[str]) -> tuple[str, ...]:
    """The equivalents of a phrase, as it is or with its words in their plain forms."""
    lexicon = _lexicon()
    if found := lexicon.get(" ".join(words)):
        return found
    *first, last = words
    heads = [" ".join(first)]
    if first:
        heads.append(" ".join(next((f for f in _forms(w) if f in lexicon), w) for w in first))
    for head in dict.fromkeys(heads):
        for form in (last, *_forms(last)):
            if found := lexicon.get(f"{head} {form}".strip()):
                return found
    return ()


@lru_cache(maxsize=4096)
def _forms(word: str) -> tuple[str, ...]:
    """Other forms of a word under which the lexicon may have it, the likeliest first."""
    spelt = [re.sub(ours, theirs, word) for ours, theirs in _AMERICAN]
    forms = [w for w in spelt if w != word]
    for one in (word, *forms[:]):
        for ending, instead in _ENDINGS:
            if one.endswith(ending) and len(one) > len(ending) + 2:
                stem = one[: -len(ending)]
                forms.append(stem + instead)
                if not instead and len(stem) > 3 and stem[-1] == stem[-2]:
                    forms.append(stem[:-1])
    return tuple(dict.fromkeys(forms))


@lru_cache(maxsize=1)
def _lexicon() -> dict[str, tuple[str, ...]]:
    lines = _LEXICON.read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if "\t" in line)
    return {english: tuple(japanese.split(" ")) for english, japanese in pairs}
