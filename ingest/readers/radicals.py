"""Radicals that fonts of PDF files give for the characters of the same look: ⽂ for 文, ⺠ for 民.

Unicode: Kangxi Radicals (U+2F00–2FD5) have a compatibility decomposition, most of the CJK Radicals
Supplement (U+2E80–2EFF) have none; these are listed as far as they are whole characters.
"""

from __future__ import annotations

import unicodedata

_SUPPLEMENT = dict(
    zip(
        "⺠⻁⻄⻅⻆⻑⻘⻝⻤⻨⻩⻫⻭⻯⻲⺒⺝⺫⺌⺍⺎⺶⻉",
        "民虎西見角長青食鬼麦黄斉歯竜亀巳月目小小尣羊刂",
        strict=True,
    )
)
# Forms that Unicode unifies with the radicals and Japanese does not write.
_JAPANESE = str.maketrans("戶黑靑麥黃齊齒龜", "戸黒青麦黄斉歯亀")
RADICALS = {
    **{
        n: unicodedata.normalize("NFKC", chr(n)).translate(_JAPANESE) for n in range(0x2F00, 0x2FD6)
    },
    **{ord(a): b for a, b in _SUPPLEMENT.items()},
    0x2E9F: "母",
    0x2EF3: "亀",
    0x2027: "・",  # hyphenation point, in place of the middle dot
}


def unified(text: str) -> str:
    """``text`` with the characters meant."""
    return text.translate(RADICALS)
