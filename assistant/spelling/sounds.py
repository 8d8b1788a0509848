"""How words sound: kana folded for comparing, and Latin letters by their names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from index.tokens import Token

_SMALL = str.maketrans("ぁぃぅぇぉゃゅょっゎ", "あいうえおやゆよつわ")
_VOICED = str.maketrans(
    "がぎぐげござじずぜぞだぢづでどばびぶべぼ", "かきくけこさしすせそたちつてとはひふへほ"
)
_NAMES = """
エー ビー シー ディー イー エフ ジー エイチ アイ ジェー ケー エル エム エヌ オー ピー キュー アール
エス ティー ユー ブイ ダブリュー エックス ワイ ゼット
"""
_LETTERS = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", _NAMES.split(), strict=True))
_ACRONYM = re.compile(r"[A-Z]{2,6}")
KATAKANA = re.compile(r"[ァ-ヺー]{3,}")


def key(kana: str) -> str:
    """Kana as it is compared by sound: hiragana, without long-vowel marks."""
    text = unicodedata.normalize("NFKC", kana).replace("ー", "").replace("ヴ", "ブ")
    text = "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in text)
    return text.replace("ぢ", "じ").replace("づ", "ず")


def loose(kana: str) -> str:
    """As ``key``, small kana written large."""
    return key(kana).translate(_SMALL)


def spoken(tokens: Iterable[Token]) -> str:
    """How words are read; Latin letters by their names; empty where a word cannot be read."""
    out = []
    for token in tokens:
        latin = unicodedata.normalize("NFKC", token.surface)
        if _ACRONYM.fullmatch(latin):
            out.append("".join(_LETTERS[c] for c in latin))
        elif token.kana or not any(c.isalnum() for c in latin):
            out.append(token.kana)
        elif KATAKANA.fullmatch(token.surface):
            out.append(token.surface)
        else:
            return ""
    return "".join(out)


def unvoiced(sound: str) -> str:
    """A folded sound without voiced consonants: names are often misread by these."""
    return sound.translate(_VOICED)
