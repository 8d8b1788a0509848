"""One year in three writings: 令和5年度, R5年度, 2023年度.

Year n of an era is the era's offset + n in western counting (令和 2018, 平成 1988); year 1 is 元.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_OFFSETS = {"令和": 2018, "平成": 1988}
_LETTERS = {"令和": "R", "平成": "H"}
_NAMES = {"令和": "令和", "R": "令和", "r": "令和", "平成": "平成", "H": "平成", "h": "平成"}
# A year that others lean on (令和3〜7年度) stays as it is: alone they would mean something else.
_YEAR = re.compile(
    r"(?:(?P<era>令和|平成|(?<![A-Za-z0-9])[RrHh])\s*\.?(?P<n>元|\d{1,2}+)(?![\d.\-])(?P<unit>年度?+)?+"
    r"|(?<!\d)(?P<west>199\d|20[0-4]\d)(?P<mark>年度?+))"
    r"(?!\s*(?:[~〜～\-‐–－―・、,]|から|と|及び)\s*[\d元])"
)


def as_western(text: str) -> str:
    """Years in western counting; an era's year without a unit is a fiscal one."""
    return _rewritten(text, lambda year, unit: f"{year}{unit}")


def as_letter(text: str) -> str:
    """Years with the letter of their era."""

    def lettered(year: int, unit: str) -> str:
        era, number = _of_era(year)
        return f"{_LETTERS[era]}{number}{unit}"

    return _rewritten(text, lettered)


def as_name(text: str) -> str:
    """Years with the name of their era."""

    def named(year: int, unit: str) -> str:
        era, number = _of_era(year)
        return f"{era}{'元' if number == 1 else number}{unit}"

    return _rewritten(text, named)


def _rewritten(text: str, write: Callable[[int, str], str]) -> str:
    def one(match: re.Match[str]) -> str:
        if match["west"]:
            return write(int(match["west"]), match["mark"])
        number = 1 if match["n"] == "元" else int(match["n"])
        return write(_OFFSETS[_NAMES[match["era"]]] + number, match["unit"] or "年度")

    return _YEAR.sub(one, text)


def _of_era(year: int) -> tuple[str, int]:
    """Era and number of a western year; fiscal 2019 is 令和元年度."""
    era = "令和" if year > _OFFSETS["令和"] else "平成"
    return era, year - _OFFSETS[era]
