"""Eras and fiscal years: every way to write one becomes one name and one token."""

from __future__ import annotations

import re
import unicodedata

from ingest.labels import fiscal_name, fiscal_number

_ERA = {
    "令和": 2018,
    "令": 2018,
    "r": 2018,
    "平成": 1988,
    "平": 1988,
    "h": 1988,
    "昭和": 1925,
    "s": 1925,
}
_YEAR = re.compile(
    r"(?:(?P<era>令和|平成|昭和|令|平|(?<![a-z])[rhs](?=\s?\.?\s?[0-9]))\s*\.?\s*(?P<n>[0-9]{1,2}|元)|(?P<west>(?:19|20)[0-9]{2}))"
    r"\s*(?P<mark>年度|年(?!次|代)|fy)?"
    r"(?:\s*(?:[~～〜\-－–]|から)\s*(?:(?P<era2>令和|平成|r|h)?\s*(?P<n2>[0-9]{1,2})|(?P<west2>20[0-9]{2}))\s*(?P<mark2>年度|年))?",
)
_FISCAL = re.compile(r"fy\s*((?:19|20)[0-9]{2})")


def fiscal_years(text: str) -> list[str]:
    """Fiscal years that ``text`` names, in order and in era form (``令和4年度``).

    R4, 令4, 令和4年, 2022 and 2022年度 all mean 令和4年度 in a question; a year that never came
    (平成32年度) is the one that came instead (令和2年度). A range gives every year in it.
    """
    narrow = unicodedata.normalize("NFKC", text).lower()
    narrow = re.sub(r"[\u200b-\u200f\ufeff]", "", narrow)
    out: list[str] = []
    for match in _YEAR.finditer(narrow):
        first = _number(match.group("era"), match.group("n"), match.group("west"))
        if first is None:
            continue
        last = _number(
            match.group("era2") or match.group("era"), match.group("n2"), match.group("west2")
        )
        years = range(first, last + 1) if last and first <= last <= first + 15 else (first,)
        out.extend(fiscal_name(y) for y in years)
    return list(dict.fromkeys(out))


def year_tokens(text: str) -> list[str]:
    """Tokens ``fy2022`` for the years in ``text``: one spelling for all of theirs."""
    numbers = (fiscal_number(name) for name in fiscal_years(text))
    return [f"fy{n}" for n in numbers if n]


def _number(era: str | None, number: str | None, west: str | None) -> int | None:
    if west:
        return int(west)
    if era is None or number is None:
        return None
    year = _ERA[era] + (1 if number == "元" else int(number))
    return year if number == "元" or int(number) > 0 else None
