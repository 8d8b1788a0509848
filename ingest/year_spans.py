"""Headers that name several years at once (令和4～5年度, 前期（R6・R7）): each year has its cells.

A span in one cell may as well be the time of a plan. It is a header in a row of years that follow
one another, and is then told year by year.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from ingest.labels import fiscal_name, fiscal_number, label_of, year_of

_ERA = r"(?:令和|平成|[RHrh]\.?)"
_FIRST = rf"(?P<first>{_ERA}\s*(?:[0-9]{{1,2}}|元)|20[0-9]{{2}})\s*(?:年度?)?"
_LAST = rf"(?P<last>(?:{_ERA}\s*)?(?:[0-9]{{1,2}}|元)|20[0-9]{{2}})\s*(?:年度?)?"
_JOIN = r"\s*(?:[-~・,、‐–—―−]|から|及び|と)\s*"
_NAME = r"(?!令和|平成)(?:[^\W\d_]{0,3}第?[0-9]?期(?:間|計画)?|[^\W\d_]{2,4})"
_SPAN = re.compile(
    rf"(?:{_NAME}\s*)?\(?\s*{_FIRST}(?:{_JOIN}{_LAST})?"
    r"(?P<open>\s*(?:以降|以後|[~-]))?\s*\)?(?:\s*\((?:[^()]{1,14})\))?"
)
_JOINED = "\u2060"  # between two years of one header; printed nowhere
_LONGEST = 10


def years_in(cells: Sequence[str]) -> dict[int, str]:
    """The columns that name years: one year each, or spans if all follow one another."""
    single = {i: y for i, c in enumerate(cells) if (y := year_of(c))}
    spans = {i: s for i, c in enumerate(cells) if (s := _span(c))}
    at = sorted(spans)
    spread = [y for i in at for y in range(spans[i][0], spans[i][1] + 1)]
    follow = spread == list(range(spread[0], spread[0] + len(spread))) if spread else False
    if len(at) < 2 or not follow:
        return single
    return {i: _key(*spans[i]) for i in at} | single if single.keys() <= spans.keys() else single


def each_year(year: str) -> tuple[str, ...]:
    """The fiscal years that one header stands for."""
    first, joined, last = year.partition(_JOINED)
    ends = fiscal_number(first), fiscal_number(last)
    if not joined or ends[0] is None or ends[1] is None:
        return (year,)
    return tuple(fiscal_name(y) for y in range(ends[0], ends[1] + 1))


def _key(first: int, last: int) -> str:
    names = fiscal_name(first), fiscal_name(last)
    return names[0] if first == last else _JOINED.join(names)


def _span(cell: str) -> tuple[int, int] | None:
    """The first and the last year that a header names; the last year of an open one is its own."""
    narrow = unicodedata.normalize("NFKC", cell).strip().replace("〜", "~").replace("～", "~")
    found = _SPAN.fullmatch(narrow)
    if found is None or label_of(cell):
        return None
    first = _number(found["first"], "")
    era = re.match(r"20(?=[0-9])|\D*", found["first"])
    last = _number(found["last"], era.group() if era else "") if found["last"] else first
    if first is None or last is None or not first <= last < first + _LONGEST:
        return None
    return first, last


def _number(printed: str, era: str) -> int | None:
    """The fiscal year of a number, with the era of the year before it where it has none."""
    bare = re.fullmatch(r"[0-9]{1,2}|元", printed)
    year = year_of(f"{era if bare else ''}{printed}年度")
    return fiscal_number(year) if year else None
