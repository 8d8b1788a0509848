"""Fiscal years as plans print them, brought into one order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_ERAS = {"令和": 2018, "R": 2018, "平成": 1988, "H": 1988}
_ERA = re.compile(r"(令和|平成|(?<![A-Z])[RH])\s*(元|\d{1,2})")
_WESTERN = re.compile(r"(?<!\d)(?:19|20)\d\d")


@lru_cache(maxsize=4096)
def fiscal_year(label: str) -> int | None:
    """The year of a label such as 令和4年度, R4 or 2022年度."""
    text = unicodedata.normalize("NFKC", label)
    if match := _ERA.search(text):
        return _ERAS[match[1]] + (1 if match[2] == "元" else int(match[2]))
    western = _WESTERN.search(text)
    return int(western.group()) if western else None


def in_order(labels: Iterable[str]) -> list[str]:
    """The labels, each once, the earliest year first; what names no year comes last."""
    return sorted(dict.fromkeys(labels), key=lambda label: fiscal_year(label) or 9999)
