"""Eras and fiscal years: every way to write one becomes one name and one token."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

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
_INVISIBLE = re.compile(r"[\u200b-\u200f\ufeff]")
# A number that is counted in these is an amount, not a year.
_AMOUNT = r"(?!\s*[人名件円台個枚本回社校種冊戸世時分秒万千百億兆割%]|[a-z])"
# The same year in the other calendar, in brackets behind it: 令和2年(2020年)1月.
_GLOSS = r"(?:\s*[(（](?:19|20)[0-9]{2}\s*(?:年度?)?[)）])?"
_END = (
    rf"(?:{_GLOSS}\s*(?P<mark>年度|年(?![次代間前後目生]))(?:{_GLOSS}\s*(?P<month>1[0-2]|[1-9])\s*月)?"
    r"|[./](?P<dot>1[0-2]|0?[1-9])(?![0-9]))?"
)
_POINT = re.compile(
    r"(?:(?P<era>令和|平成|昭和|(?<![一-龥])[令平]|(?<![a-z0-9])[rhs])\s*\.?\s*"
    r"(?:(?P<n>[1-9][0-9]?|0[1-9])(?![0-9a-z])|(?P<first>元))"
    rf"|(?P<fy>fy\s*)?(?<![0-9][0-9])(?<![0-9,.])(?P<west>(?:19|20)[0-9]{{2}})(?![0-9]|,[0-9]){_AMOUNT})"
    rf"{_END}"
)
# A year that takes its era from the year before it.
_BARE = re.compile(rf"(?P<n>[1-9][0-9]?)(?![0-9]){_END}")
_RANGE = re.compile(r"\s*(?:[~～〜\-‐–－―]|から)\s*")
_LIST = re.compile(r"\s*(?:[、,・]|及び|と)\s*")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# January 2026, or Jan. 5th, 2026.
_ENGLISH = re.compile(
    rf"\b(?P<month>{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?(?:\s+[0-9]{{1,2}}(?:st|nd|rd|th)?,?)?\s+(?P<year>20[0-9]{{2}})\b"
)
_LONGEST = 15
_NAMED = re.compile(r"(?:令和|平成|昭和)(?:元|[0-9]+)年度")


@dataclass(frozen=True, slots=True)
class _Year:
    """A year as written; ``mark`` is 年度, 年 or empty, ``month`` that of a date in it."""

    number: int
    mark: str
    month: int | None = None

    @property
    def fiscal(self) -> int:
        """The fiscal year: January to March belong to the one that began the year before."""
        return self.number - 1 if self.month is not None and self.month <= 3 else self.number

    @property
    def dated(self) -> bool:
        """Whether the year is surely a calendar year: that of a date with its month."""
        return self.month is not None


def fiscal_years(text: str) -> list[str]:
    """Fiscal years that ``text`` names, in order and in era form (``令和4年度``).

    R4, 令4, 令和4年, 2022 and 2022年度 all mean 令和4年度 in a question; with a month, the fiscal
    year is the one that holds it (令和5年3月 is in 令和4年度). A year that never came (平成32年度)
    is the one that came instead (令和2年度). A range gives every year in it.
    """
    return list(dict.fromkeys(fiscal_name(year.fiscal) for year in _years(text)))


def came(key: str) -> str:
    """A fiscal year as printed, or a key that opens with one, by the year that came: what was to
    be 平成34年度 is 令和4年度.
    """
    named = _NAMED.match(key)
    number = fiscal_number(named.group()) if named else None
    return f"{fiscal_name(number)}{key[named.end() :]}" if named and number else key


def year_tokens(text: str) -> list[str]:
    """One token per year for all of its spellings: ``fy2022`` fiscal, ``cy2022`` calendar.

    A date with its month gives both. 令和4年 alone gives the fiscal one: plans mostly mean that.
    """
    found = list(_years(text))
    fiscal = (fiscal_number(fiscal_name(year.fiscal)) for year in found)
    calendar = (year.number for year in found if year.dated)
    names = [*(f"fy{n}" for n in fiscal if n), *(f"cy{n}" for n in calendar)]
    return list(dict.fromkeys(names))


def _years(text: str) -> Iterator[_Year]:
    narrow = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text).lower())
    narrow = _ENGLISH.sub(lambda m: f"{m['year']}/{_MONTHS.index(m['month']) + 1}", narrow)
    position = 0
    while match := _POINT.search(narrow, position):
        position = match.end()
        year = _year(match, match.group("era"))
        if year is None:
            continue
        run, position = _run(narrow, position, year, match.group("era"))
        yield from run


def _run(text: str, position: int, year: _Year, era: str | None) -> tuple[list[_Year], int]:
    """``year`` with the years that a range or a list joins to it, and where they end."""
    run = [year]
    while joint := (_RANGE.match(text, position) or _LIST.match(text, position)):
        ranged = _RANGE.match(text, position) is not None
        match = _POINT.match(text, joint.end()) or _BARE.match(text, joint.end())
        following = _year(match, match.groupdict().get("era") or era) if match else None
        if match is None or following is None or not _joins(text, match, run[-1], following):
            break
        if not run[-1].mark:
            run[-1] = replace(run[-1], mark=following.mark)
        if ranged:
            between = range(run[-1].fiscal + 1, following.fiscal)
            run.extend(_Year(number, "年度") for number in between)
        run.append(following)
        position = match.end()
    return run, position


def _joins(text: str, match: re.Match[str], before: _Year, after: _Year) -> bool:
    """Whether two years form a range or list: rising, near, and clearly meant as a year."""
    if not before.fiscal < after.fiscal <= before.fiscal + _LONGEST:
        return False
    written = "era" in match.re.groupindex or bool(match.group("mark"))
    return written or re.match(r"$|[\s)\]」。、の]", text[match.end() :]) is not None


def _year(match: re.Match[str], era: str | None) -> _Year | None:
    found = match.groupdict()
    month = found.get("month") or found.get("dot")
    number = int(found["n"]) if found.get("n") else 1
    if found.get("west"):
        first = int(found["west"])
    elif era is None or (era == "s" and number < 20):  # "S3" is a service, not 昭和3年
        return None
    else:
        first = _ERA[era] + number
    return _Year(first, found.get("mark") or "", int(month) if month else None)


def within(text: str, asked: str) -> bool:
    """Whether ``text`` names a date that falls into one that ``asked`` names: the month given, or
    any in the fiscal year (令和4年度) or calendar year (令和4年) given without a month.
    """
    wanted, told = list(_years(asked)), list(_years(text))
    return any(_falls(one, into) for one in told for into in wanted)


def _falls(one: _Year, into: _Year) -> bool:
    if into.month is not None:
        return (one.number, one.month) == (into.number, into.month)
    if into.mark == "年" and one.month is not None:
        return one.number == into.number
    return one.fiscal == into.fiscal
