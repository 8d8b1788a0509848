"""Years in a row of headers of which only the first says of which era: 平成30, 31, 32."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from ingest.labels import fiscal_number, role_of, year_of

_ERA = re.compile(r"令和|平成|(?<![A-Za-z])[RH](?![A-Za-z])")
_YEARS = re.compile(r"年[度次]|令和|平成|スケジュール|工程|ロードマップ")
_BARE = re.compile(r"(?P<number>[0-9]{1,2})\s*(?:年度|年)?")


def counted_on(cells: Sequence[str]) -> tuple[str, ...]:
    """The headers; bare numbers that count on from a year beside them are written as years."""
    found: list[str] = []
    before: tuple[str, int] | None = None
    for cell in cells:
        narrow = unicodedata.normalize("NFKC", cell).strip()
        bare = _BARE.fullmatch(narrow)
        if before and bare:
            era, last = before
            if int(bare["number"]) == last + 1:
                before = (era, last + 1)
                found.append(f"{era}{narrow}")
                continue
        before = _era(narrow)
        found.append(cell)
    return tuple(found)


def below_era(over: Sequence[str], low: Sequence[str]) -> tuple[str, ...]:
    """A line of headers; bare numbers that count on below a label of years are written as years.

    The label may say of which era they are: 年次計画（令和） over 6, 7, 8.
    """
    narrow = [unicodedata.normalize("NFKC", cell).strip() for cell in low]
    at = [i for i, cell in enumerate(narrow) if cell]
    numbers = [int(m["number"]) for i in at if (m := _BARE.fullmatch(narrow[i]))]
    run = len(numbers) == len(at) > 1 and numbers == list(range(numbers[0], numbers[0] + len(at)))
    if not run or at != list(range(at[0], at[0] + len(at))):
        return tuple(low)
    above = [unicodedata.normalize("NFKC", c).strip() for c in over[at[0] : at[-1] + 1]]
    label = above[0] if above else ""
    if not label or any(above[1:]) or not (_YEARS.search(label) or role_of(label) == "planned"):
        return tuple(low)
    era = _ERA.search(label)
    spelled = [f"{era[0]}{n}" if era else f"{n}年度" for n in numbers]
    return tuple(spelled[at.index(i)] if i in at else cell for i, cell in enumerate(low))


def _era(cell: str) -> tuple[str, int] | None:
    """The era of a header that is a year, and its number in it: (平成, 30), (20, 24)."""
    if fiscal_number(year_of(cell) or "") is None:
        return None
    match = re.match(r"(?P<era>20|[^\W\d]+\.?)\s*(?P<number>[0-9]{1,2}|元)", cell)
    if match is None:
        return None
    return match["era"], 1 if match["number"] == "元" else int(match["number"])
