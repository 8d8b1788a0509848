"""Loan words in katakana, and the Latin words of the plans that they stand for.

People write インスタグラム where a plan prints Instagram. A list knows the common ones; others are
found by their consonants, which the kana keep: n-s-t-g-r-m.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from assistant.english import latin_of
from ingest.text import fold

_RUN = re.compile(r"[ァ-ヴー]{4,}")
_LATIN = re.compile(r"[A-Za-z]{4,}")
# Rows of the kana table with their consonant; vowels, っ and the long mark have none.
_ROWS = (
    ("カキクケコ", "k"), ("ガギグゲゴ", "g"), ("サシスセソ", "s"), ("ザズゼゾ", "z"), ("ジヂ", "j"),
    ("タチツテト", "t"), ("ダヅデド", "d"), ("ナニヌネノン", "n"), ("ハヒヘホ", "h"), ("フ", "f"),
    ("バビブベボヴ", "b"), ("パピプペポ", "p"), ("マミムメモ", "m"), ("ラリルレロ", "r"),
)  # fmt: skip
_KANA = {kana: sound for row, sound in _ROWS for kana in row}
# Spellings, in the order tried, and how kana give their sound.
_SPELT = (
    (r"tion|sion", "sn"), (r"sch|sh", "s"), (r"tch|ch", "t"), (r"ph", "f"), (r"th", "s"),
    (r"ck|qu?", "k"), (r"gh", ""), (r"dg|g(?=[ei])", "j"), (r"c(?=[eiy])", "s"), (r"c", "k"),
    (r"x", "ks"), (r"(?<=[aeiou])r(?![aeiouy])", ""), (r"l", "r"), (r"v", "b"),
    (r"[aeiouyw]", ""), (r"h(?![aeiou])", ""),
)  # fmt: skip
_FEW = 4  # consonants that tell a word from others


def sounds(word: str) -> str:
    """The consonants of a word in katakana or Latin letters, doubled ones once."""
    if word[:1].isascii():
        found = word.lower()
        for spelling, sound in _SPELT:
            found = re.sub(spelling, sound.upper(), found)
        found = re.sub(r"[^a-z]", "", found.lower())
    else:
        found = "".join(_KANA.get(c, "") for c in word)
    return re.sub(r"(.)\1+", r"\1", found)


class Loanwords:
    """The Latin words of some texts, by the katakana that people write for them."""

    def __init__(self, texts: Iterable[str], known: Callable[[str], bool]) -> None:
        words = {w.lower() for text in texts for w in _LATIN.findall(text)}
        self._by_sounds: dict[str, str] = {}
        for word in sorted(words, reverse=True):
            if len(key := sounds(word)) >= _FEW:
                self._by_sounds[key] = word
        self._known = known

    def as_printed(self, text: str) -> str:
        """``text`` with each katakana word that no plan has in the Latin letters of the plans."""
        return _RUN.sub(lambda m: self._latin(m.group()) or m.group(), text)

    def _latin(self, run: str) -> str | None:
        """The Latin word of the plans that a katakana word is, if they do not print that one."""
        folded = fold(run)
        if self._known(folded):
            return None
        listed = (w for w in latin_of().get(folded, ()) if self._known(w))
        return next(listed, None) or self._by_sounds.get(sounds(run))
