"""Other ways to write a municipality's name: without 市, in kana, in Latin letters."""

from __future__ import annotations

import re
from functools import lru_cache

from index.tokens import readings
from ingest.text import fold

_VOWELS = "aiueo"
_ROWS = {
    "アイウエオ": "", "カキクケコ": "k", "ガギグゲゴ": "g", "サシスセソ": "s", "ザジズゼゾ": "z",
    "タチツテト": "t", "ダヂヅデド": "d", "ナニヌネノ": "n", "ハヒフヘホ": "h", "バビブベボ": "b",
    "パピプペポ": "p", "マミムメモ": "m", "ラリルレロ": "r",
}  # fmt: skip
_ROMAN = {
    kana: consonant + vowel
    for row, consonant in _ROWS.items()
    for kana, vowel in zip(row, _VOWELS, strict=True)
} | {"シ": "shi", "チ": "chi", "ツ": "tsu", "フ": "fu", "ジ": "ji", "ヤ": "ya", "ユ": "yu",
     "ヨ": "yo",
     "ワ": "wa", "ヲ": "o", "ン": "n"}  # fmt: skip


@lru_cache(maxsize=4000)
def names_of(town: str) -> tuple[str, ...]:
    """Folded names of a municipality, the printed one first; kana and Latin from its reading."""
    # Read with its ending, which tells the dictionary that it is a place.
    kana = readings(town).removesuffix(readings(town[-1]))
    found = [fold(town), fold(kana + town[-1]), fold(hiragana(kana) + town[-1])]
    latin = romanised(kana)
    if len(latin) >= 4:
        found.append(latin)
    return tuple(dict.fromkeys(f for f in found if len(f) >= 3))


def named(folded: str, town: str) -> bool:
    """Whether a folded question names ``town``, wholly or without its last letter (秦野の…)."""
    if any(_stands(name, folded) for name in names_of(town)):
        return True
    kana = next((n[:-1] for n in names_of(town) if re.fullmatch("[ぁ-ん]+[^ァ-ヶ]", n)), "")
    if len(kana) >= 3 and re.search(rf"{kana}(?:の|では|市|し(?!い))|^{kana}、", folded):
        return True
    short = fold(town)[:-1]
    return len(short) >= 2 and bool(re.search(rf"{re.escape(short)}(?![一-龥])", folded))


def romanised(kana: str) -> str:
    """Hepburn letters of katakana, long vowels short, as names are written in addresses."""
    text = ""
    for char in kana:
        if char in "ャュョ" and text.endswith("i"):
            stem = text[:-1]
            text = stem + ("" if stem.endswith(("sh", "ch", "j")) else "y") + _ROMAN[_BIG[char]][1]
        elif char == "ッ":
            text += _DOUBLED
        else:
            text += _ROMAN.get(char, "")
    text = re.sub(rf"\{_DOUBLED}(ch)", r"t\1", text)
    text = re.sub(rf"\{_DOUBLED}([a-z]?)", r"\1\1", text)
    return re.sub(r"ou|oo", "o", text).replace("uu", "u")


_DOUBLED = "*"
_BIG = {"ャ": "ヤ", "ュ": "ユ", "ョ": "ヨ"}


def _stands(name: str, folded: str) -> bool:
    if not name.isascii():
        return name in folded
    return bool(re.search(rf"{re.escape(name)}(?:city|shi|'s|[^a-z]|$)", folded))


def hiragana(kana: str) -> str:
    """Katakana as hiragana; all else stays."""
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in kana)
