"""Lines that say what was, or shall be, in one year: the year first, the words after or below."""

from __future__ import annotations

import re

from ingest.labels import year_of
from ingest.records import Value
from ingest.text import value_of

_AHEAD = re.compile(
    r"\s*((?:令和|平成|[RHＲＨ])\s*[0-9０-９元]{1,2}\s*(?:年度|年)?|20[0-9]{2}年度?)\s*(?:[:：\s]\s*|$)"
)
_LINE = re.compile(r"[^\n]+")


def dated_lines(
    text: str, source: str, start: int, end: int
) -> tuple[int, list[tuple[str, Value]]]:
    """Where the first line that opens with a year begins, and what is said of each year.

    Without such a line that is ``end``. A year that is said of twice keeps the first words.
    """
    first = end
    found: dict[str, tuple[int, int]] = {}
    year: str | None = None
    for line in _LINE.finditer(text, start, end):
        ahead = _AHEAD.match(text, line.start(), line.end())
        fresh = year_of(ahead.group(1)) if ahead else None
        if ahead and fresh:
            first = min(first, line.start())
            year = fresh if fresh not in found else None
        begin = ahead.end() if ahead and fresh else line.start()
        if year and text[begin : line.end()].strip():
            found[year] = (found.get(year, (begin, 0))[0], line.end())
    return first, [(y, value_of(text, source, a, b)) for y, (a, b) in found.items()]
