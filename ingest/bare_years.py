"""Years in a row of headers of which only the first says of which era: 平成30, 31, 32."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from ingest.labels import fiscal_number, year_of

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


def _era(cell: str) -> tuple[str, int] | None:
    """The era of a header that is a year, and its number in it: (平成, 30), (20, 24)."""
    if fiscal_number(year_of(cell) or "") is None:
        return None
    match = re.match(r"(?P<era>20|[^\W\d]+\.?)\s*(?P<number>[0-9]{1,2}|元)", cell)
    if match is None:
        return None
    return match["era"], 1 if match["number"] == "元" else int(match["number"])
