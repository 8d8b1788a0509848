"""Words that say what was, or shall be, in one year or several: the years first, the words behind.

A year opens a line, or stands before a colon anywhere in it (R6：調査 R7～R8：導入); it may be
bracketed, and name a range that is open at its end (令和8年度以降).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.labels import fiscal_name, fiscal_number, year_of
from ingest.records import Value
from ingest.text import View, clean, nfkc

_YEAR = r"(?:(?:令和|平成|[RHＲＨ])\s*[0-9０-９元]{1,2}\s*(?:年度|年)?|20[0-9]{2}(?:年度|年)?)"
_OPEN, _CLOSE = r"[【\[〔＜<(（]", r"[】\]〕＞>)）]"
_TO = r"\s*[～~〜\-－―–−・、]\s*"
_AHEAD = re.compile(
    rf"(?P<line>^)?(?<![^\s、。；;／/,])(?P<open>{_OPEN}\s*)?(?P<from>{_YEAR})"
    rf"(?:{_TO}(?P<to>{_YEAR})|(?P<on>\s*(?:以降|から|[～~〜])))?"
    rf"(?(open)\s*{_CLOSE}(?P<behind>\s*[:：]?\s*)|(?:\s*[:：]\s*(?P<colon>)|\s+|$))",
    re.MULTILINE,
)
_MOST = 10  # years of a range


def dated_lines(
    text: str, source: str, start: int, end: int, *, last: str = ""
) -> tuple[int, list[tuple[str, Value]]]:
    """Where the first words about a year begin, and what is said of each year, up to ``last``.

    Without such words that is ``end``. A year that is said of twice keeps the first words.
    """
    view = clean(text, start, end)
    heads = list(_heads(view))
    found: dict[str, View] = {}
    ends = [*(h.start() for h in heads[1:]), len(view.text)]
    for head, below in zip(heads, ends, strict=False):
        words = view.slice(head.end(), below)
        for year in _years(head, last) if words.text else ():
            found.setdefault(year, words)
    first = view.offsets[heads[0].start("from")] if heads else end
    return first, [(year, words.value(source)) for year, words in found.items()]


def _heads(view: View) -> Iterator[re.Match[str]]:
    """The years that open a line or stand before a colon."""
    for match in _AHEAD.finditer(view.text):
        opens = match["line"] is not None
        marked = match["colon"] is not None or match["behind"] is not None
        if (opens or marked) and year_of(nfkc(match["from"])):
            yield match


def _years(head: re.Match[str], last: str) -> list[str]:
    """The years that the words behind them are of."""
    first = year_of(nfkc(head["from"])) or ""
    end = year_of(nfkc(head["to"])) if head["to"] else last if head["on"] else None
    low, high = fiscal_number(first), fiscal_number(end or "")
    if low is None or high is None or not low < high < low + _MOST:
        return [first]
    return [fiscal_name(year) for year in range(low, high + 1)]
