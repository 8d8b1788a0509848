"""Patterns for folded questions."""

from __future__ import annotations

import re


def cue(pattern: str) -> re.Pattern[str]:
    """``pattern`` compiled for folded text, which holds no long-vowel mark."""
    return re.compile(pattern.replace("ー", ""))
