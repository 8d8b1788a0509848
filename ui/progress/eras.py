"""A fiscal year in words, for the reader's language."""

from __future__ import annotations

from ui.parts.words import language

_ERAS = (("令和", 2018), ("平成", 1988), ("昭和", 1925))


def year_name(year: int) -> str:
    """令和6年度 for 2024; FY2024 in English."""
    if language() == "en":
        return f"FY{year}"
    era, before = next((e for e in _ERAS if year > e[1]), ("西暦", 0))
    number = year - before
    return f"{era}{'元' if number == 1 else number}年度"
