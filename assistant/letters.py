"""Latin letters that people spell in kana: ジーアイエス is GIS."""

from __future__ import annotations

import re
from collections.abc import Callable

_NAMES = {
    "a": "エー|エイ", "b": "ビー", "c": "シー", "d": "ディー|デー", "e": "イー", "f": "エフ",
    "g": "ジー", "h": "エイチ|エッチ", "i": "アイ", "j": "ジェー|ジェイ", "k": "ケー|ケイ",
    "l": "エル", "m": "エム", "n": "エヌ", "o": "オー", "p": "ピー", "q": "キュー", "r": "アール",
    "s": "エス", "t": "ティー|テー", "u": "ユー", "v": "ブイ|ヴイ", "w": "ダブリュー|ダブルユー",
    "x": "エックス", "y": "ワイ", "z": "ゼット",
}  # fmt: skip
_OF = {kana: letter for letter, names in _NAMES.items() for kana in names.split("|")}
_ONE = "|".join(sorted(map(re.escape, _OF), key=len, reverse=True))
_SPELT = re.compile(rf"(?:{_ONE}){{2,6}}")


def unspelt(text: str, known: Callable[[str], bool]) -> str:
    """``text`` with letters spelt in kana as such, where the plans know what they make."""
    wide = "".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c for c in text)
    out, at = [], 0
    for match in _SPELT.finditer(wide):
        letters = "".join(_OF[n] for n in re.findall(_ONE, match.group()))
        inside = bool(re.match("[ァ-ヶー]", text[match.end() :]))
        sure = "ー" in match.group() or len(letters) > 2
        if sure and known(letters) and not inside:
            out += [text[at : match.start()], letters.upper()]
            at = match.end()
    return "".join([*out, text[at:]])
