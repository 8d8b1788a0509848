"""Radicals that fonts of PDF files give for the characters of the same look: ⽂ for 文, ⺠ for 民.

Unicode: Kangxi Radicals (U+2F00–2FD5) have a compatibility decomposition, most of the CJK Radicals
Supplement (U+2E80–2EFF) have none; these are listed as far as they are whole characters.
"""

from __future__ import annotations

import re
import unicodedata

# Those that no compatibility decomposition tells.
SUPPLEMENT: dict[int, int] = {
    **str.maketrans(
        "⺠⻁⻄⻅⻆⻑⻘⻝⻤⻨⻩⻫⻭⻯⻲⺒⺝⺫⺌⺍⺎⺶⻉",
        "民虎西見角長青食鬼麦黄斉歯竜亀巳月目小小尣羊刂",
    ),
    0x2E9F: ord("母"),
    0x2EF3: ord("亀"),
}
# Forms that Unicode unifies with the radicals and Japanese does not write.
_JAPANESE = str.maketrans("戶黑靑麥黃齊齒龜", "戸黒青麦黄斉歯亀")
RADICALS: dict[int, int | str] = {
    **{
        n: unicodedata.normalize("NFKC", chr(n)).translate(_JAPANESE) for n in range(0x2F00, 0x2FD6)
    },
    **SUPPLEMENT,
    0x2027: "・",  # hyphenation point, in place of the middle dot
}
# Few texts hold any of them, and to search is quicker than to translate.
_ANY = re.compile(f"[{''.join(map(chr, RADICALS))}]")


def unified(text: str) -> str:
    """``text`` with the characters meant."""
    return text.translate(RADICALS) if _ANY.search(text) else text
