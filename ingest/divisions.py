"""A division and the office below it, printed side by side, as the one department that they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.candidates import Candidate
from ingest.cells import is_office
from ingest.leads import SHARES
from ingest.records import Value
from ingest.text import clean

_DIVISION = re.compile(r"[^\s、,，・／/()（）]{2,12}(?:(?<!本)(?<!支)部|局|委員会|事務局)")
_OFFICE = re.compile(r"(?:課|室|所|館|センター|事務局|係|班|担当|グループ|チーム)$")
_IS_WHOLE = re.compile(
    r"[^\s・、]{2,12}(?:部|局|委員会)[^\s・、]{1,14}(?:課|室|係|班|センター)"
).fullmatch
_SERIES = 3
_MOST = 0.8


def with_divisions(series: Sequence[Candidate], text: str) -> tuple[Candidate, ...]:
    """``series`` with 「市民部」「市民課」 of two cells or lines as 市民部市民課, where nearly
    all who lead are printed so.
    """
    led = [i for i, c in enumerate(series) if c.lead and not _IS_WHOLE(c.lead[0].text)]
    found = {i: whole for i in led if (whole := _whole(series[i], text))}
    told = sum(bool(c.lead) for c in series)
    if not found or told < _SERIES or len(found) < _MOST * len(led):
        return tuple(series)
    return tuple(
        replace(c, lead=found[i][0], related=found[i][1]) if i in found else c
        for i, c in enumerate(series)
    )


def _whole(place: Candidate, text: str) -> tuple[tuple[Value, ...], tuple[Value, ...]] | None:
    """Who leads and takes part with the division before the office that leads, if there is one."""
    first = place.lead[0]
    shared = any(f.role == "related" and SHARES.search(f.label) for f in place.fields)
    after = place.lead[1:2] or (() if shared else place.related[:1])
    if _DIVISION.fullmatch(first.text) and after and _follows(text, first, after[0]):
        joined = replace(after[0], text=first.text + after[0].text, start=first.start)
        if place.lead[1:]:
            return (joined, *place.lead[2:]), place.related
        return (joined,), place.related[1:]
    if not _OFFICE.search(first.text) or not is_office(first.text):
        return None
    before = _before(text, first)
    if before is None:
        return None
    return (replace(first, text=before.text + first.text, start=before.start), *place.lead[1:]), (
        tuple(v for v in place.related if v.start != before.start)
    )


def _follows(text: str, one: Value, two: Value) -> bool:
    """Whether nothing but white space stands between a division and an office."""
    same = one.source == two.source and one.end <= two.start <= one.end + 40
    return same and bool(_OFFICE.search(two.text)) and _blank(text[one.end : two.start])


def _blank(gap: str) -> bool:
    return "|" not in gap and not clean(gap).text.strip()


def _before(text: str, office: Value) -> Value | None:
    """The division that fills the cell before that of an office, on the same line."""
    line = text[text.rfind("\n", 0, office.start) + 1 : office.start]
    cell = re.search(r"(?:^|[\t|])[ ]*(?P<cell>[^\t|]*?)[ ]*(?:\t+|\|[ ]*)$", line)
    if cell is None:
        return None
    start = office.start - len(line)
    view = clean(text, start + cell.start("cell"), start + cell.end("cell"))
    value = view.value(office.source)
    return value if _DIVISION.fullmatch(value.text) else None
