"""The year that stands over a column: alone, before a kind of value, or in brackets behind one."""

from __future__ import annotations

import re
import unicodedata

from ingest.labels import AHEAD, FIGURE_WORDS, year_of


def year_over(headers: tuple[str, ...]) -> str | None:
    """The fiscal year that one of the headers over a column is, opens with before a kind of value
    (R7（目標）, 令和8年度目標値), or closes with in brackets.
    """
    for header in headers:
        inner = re.search(r"[(（]([^()（）]+)[)）]\s*$", header)
        year = year_of(header) or (year_of(inner.group(1)) if inner else None) or _opening(header)
        if year:
            return year
    return None


def _opening(header: str) -> str | None:
    """The year that a header opens with, where no more than a kind of value stands behind it."""
    narrow = unicodedata.normalize("NFKC", header).strip()
    ahead = AHEAD.match(narrow)
    kind = re.sub(r"\s", "", narrow[ahead.end() :]) if ahead else ""
    return year_of(ahead["year"]) if ahead and (not kind or FIGURE_WORDS.fullmatch(kind)) else None
