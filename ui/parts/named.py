"""Names inside running text, as words of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable

# A word of letters or of katakana ends where these do; any other may end anywhere.
_LETTER, _KANA = r"[0-9A-Za-zＡ-Ｚａ-ｚ０-９]", r"[\u30a1-\u30fa\u30fc]"


def pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Any of ``names``, the longest first, as a word of its own."""
    longest = sorted(names, key=len, reverse=True)
    return re.compile("|".join(map(_word, longest)))


def _word(name: str) -> str:
    found = re.escape(name)
    for sort in (_LETTER, _KANA):
        found = (f"(?<!{sort})" if re.match(sort, name) else "") + found
        found += f"(?!{sort})" if re.fullmatch(sort, name[-1]) else ""
    return found
