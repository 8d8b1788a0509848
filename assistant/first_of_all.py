"""The first of dated lines: of what came about several times, when it first did."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.choice import CLOSE, FAR
from assistant.cues import cue
from assistant.query import Query
from assistant.rank import Found

_FIRST = cue(r"最初|初めて|はじめて|(?:一番|いちばん|最も|もっとも)(?:早|古|先)")
_DATE = re.compile(
    r"\s*[-・○●]?\s*(?:(?P<era>令和|平成|昭和)\s*(?P<n>[0-9０-９]{1,2}|元)|(?P<year>(?:19|20)[0-9０-９]{2}))\s*年"
    r"(?:度|\s*(?P<month>[0-9０-９]{1,2})\s*月)?"
)
_BEFORE = {"令和": 2018, "平成": 1988, "昭和": 1925}


def of_the_first(query: Query, found: Sequence[Found]) -> list[Found]:
    """``found`` with the earliest of dated lines of one place first that are about as good as the
    best, where a question asks when something first came about.
    """
    if not found or not _FIRST.search(query.reading.folded) or _month(found[0]) is None:
        return list(found)
    best = found[0]
    alike = [
        (month, f) for f in found
        if f.unit.kind == best.unit.kind and f.unit.section == best.unit.section
        and f.score >= best.score - CLOSE and f.whole >= best.whole - FAR
        and (month := _month(f)) is not None
    ]  # fmt: skip
    chosen = min(alike, key=lambda pair: pair[0])[1]
    return [chosen, *(f for f in found if f is not chosen)]


def _month(found: Found) -> int | None:
    """The month with which the text of a unit opens, counted on from the year 0."""
    match = _DATE.match(found.unit.text)
    if match is None:
        return None
    number = 1 if match["n"] == "元" else int(match["n"] or 0)
    year = int(match["year"]) if match["year"] else _BEFORE[match["era"]] + number
    return year * 12 + int(match["month"] or 0)
