"""Sheets that a page break cut in two, the name printed again above the second part."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.sheet import Sheet
from ingest.text import fold, nfkc

_AGAIN = re.compile(
    r"[(\[【〔<＜《]\s*(?:(?:前の?(?:頁|ページ)(?:から)?の?)?(?:つづ|続)き?|続紙|[2-9]/[2-9])\s*[)\]】〕>＞》]$"
)
_REST = re.compile(r"[(\[【〔<＜《][^()\[\]]{0,30}(?:つづ|続)き?[)\]】〕>＞》]")
_NAMED = {"number", "name"}


def joined(sheets: Iterable[Sheet]) -> list[Sheet]:
    """The sheets, those put together that are parts of one."""
    out: list[Sheet] = []
    for sheet in sheets:
        if out and _is_part(out[-1], sheet):
            _take_in(out[-1], sheet)
        else:
            out.append(sheet)
    return out


def _is_part(sheet: Sheet, below: Sheet) -> bool:
    """Whether a sheet of the same name goes on: it says so, or it says none of the same things.

    A number printed again (106（続き）) says so without the name.
    """
    if is_again(below) and sheet.number:
        return _bare(_number(below)) == _bare(sheet.number.text)
    if sheet.title is None or below.title is None:
        return False
    if below.printed_number and below.printed_number != sheet.printed_number:
        return False
    printed = [below.title.name, *below.title.tags]
    named = next((f.value for f in below.fields if f.role == "name"), below.title.name)
    printed.append(named)
    marked = any(_AGAIN.search(nfkc(v.text)) or _AGAIN.match(f"({nfkc(v.text)})") for v in printed)
    if _bare(below.title.name.text) != _bare(sheet.title.name.text):
        return False
    return marked or (not below.title.tags and not _roles(sheet) & _roles(below))


def is_again(sheet: Sheet) -> bool:
    """Whether a sheet has no name, and a number that says that it goes on: 106（続き）."""
    return sheet.title is None and bool(_AGAIN.search(_number(sheet)))


def is_rest(title: str, number: str, sheet: Sheet) -> bool:
    """Whether a heading says that the sheet of its number goes on below it: 取組107（つづき）."""
    return bool(_AGAIN.fullmatch(nfkc(title)) and number and number == sheet.printed_number)


def says_rest(line: str) -> bool:
    """Whether a line says nothing but that a sheet goes on here: （2102 つづき）."""
    words = nfkc(line)
    return bool(_AGAIN.match(words) or _REST.fullmatch(words))


def _number(sheet: Sheet) -> str:
    return nfkc(next((f.value.text for f in sheet.fields if f.role == "number"), ""))


def _bare(name: str) -> str:
    return fold(_AGAIN.sub("", nfkc(name)))


def _roles(sheet: Sheet) -> set[str]:
    """The kinds of things that a sheet says, apart from what it is called."""
    said = {f.role for f in sheet.fields} - _NAMED - {"other"}
    tables = {"planned": sheet.planned, "actual": sheet.actual, "indicator": sheet.indicators}
    return said | {role for role, found in tables.items() if found}


def _take_in(sheet: Sheet, below: Sheet) -> None:
    sheet.fields += [f for f in below.fields if f.role not in _NAMED]
    for mine, more in ((sheet.planned, below.planned), (sheet.actual, below.actual)):
        for year, value in more.items():
            mine.setdefault(year, value)
    sheet.order = list(dict.fromkeys([*sheet.order, *below.order]))
    sheet.schedule += below.schedule
    sheet.indicators += below.indicators
    sheet.actions += below.actions
    sheet.short += below.short
    sheet.end = below.end
