"""Patterns for folded questions."""

from __future__ import annotations

import re


def cue(pattern: str) -> re.Pattern[str]:
    """``pattern`` compiled for folded text, which holds no long-vowel mark."""
    return re.compile(pattern.replace("ー", ""))


_REFUSED = re.compile(r"[^。、]{2,12}?(?:では|じゃ)な(?:く|い)")


def without_refused(folded: str) -> str:
    """A folded question without what it sets aside (体育館ではなく)."""
    return _REFUSED.sub("", folded)
