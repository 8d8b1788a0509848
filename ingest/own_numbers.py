"""Numbers that stand before the names of a series of measures and were not read as such."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.candidates import Candidate
from ingest.records import Value
from ingest.text import CIRCLED, clean, nfkc

_SIGN = r"[#*■◆●○◇□▼▽▶▷◎★☆◉❖・\s]*"
_LABEL = (
    r"(?:重点|主要|基本|個別|具体的?)?(?:取り?組み?|施策|事業|プロジェクト|アクション|方策|項目)?"
    r"\s*(?:No\.?|番号|№)?\s*"
)
_DIGITS = r"[0-9０-９]{1,3}"
_INITIAL = r"[^\W\d_](?=[-－‐–−][0-9０-９])"
_KANJI = r"[一二三四五六七八九十]{1,2}(?=\s?[-－‐–−.．の]\s?[0-9０-９])"  # 一の1
_ATOM = (
    rf"(?:{_INITIAL}|{_KANJI}|[{CIRCLED}]|[Ⅰ-Ⅻ]|[IVX]{{1,4}}"
    rf"|[A-ZＡ-Ｚ]{{1,2}}{_DIGITS}|[A-ZＡ-Ｚ]|{_DIGITS})"
)
_DASH = r"\s?[-－‐–−.．の]\s?"
_PAREN = r"[(（][0-9０-９]{1,2}[)）]"
_NUMBER = rf"(?:{_PAREN}(?:-?(?:{_ATOM}))?|{_ATOM}(?:{_DASH}{_ATOM}|-?{_PAREN})*)"
_OPENED = re.compile(
    rf"{_SIGN}(?P<open>[【\[［〔＜<〈《「])?\s*(?P<label>{_LABEL})(?P<number>{_NUMBER})"
    rf"(?:(?<=[)）{CIRCLED}])|(?![A-Za-z0-9０-９]))(?(open)\s*[】\]］〕＞>〉》」])(?P<gap>\s*[:：.．)）、]?\s*)(?P<name>\S.*)",
    re.DOTALL,
)
_ALONE = re.compile(
    rf"{_SIGN}[【\[［〔＜<〈《「]?\s*{_LABEL}{_NUMBER}\s*[】\]］〕＞>〉》」]?[:：.．]?"
)
_SERIES = 3
_MOST = 0.8


@dataclass(frozen=True, slots=True)
class _Opened:
    """A name without the number before it, and that number."""

    number: Value
    name: Value


def with_own_numbers(
    series: Sequence[Candidate], text: str, *, apart: bool = True
) -> tuple[Candidate, ...]:
    """``series`` with the numbers that stand before the names, where most have none otherwise.

    Numbers are taken only where they count: none twice, or each the next of the one before or the
    first. A sign that only sets a heading apart is no number. With ``apart`` the number may fill
    the line or the cell before the name.
    """
    shown = [replace(c, number=c.number if re.search(r"\w", c.number) else "") for c in series]
    bare = [i for i, c in enumerate(shown) if not c.number and c.name.text]
    found = {i: opened for i in bare if (opened := _opened(shown[i], text, apart=apart))}
    enough = len(found) >= _SERIES and len(found) >= _MOST * len(bare)
    if not enough or not _count([nfkc(found[i].number.text) for i in sorted(found)]):
        return tuple(shown)
    for i, opened in found.items():
        number = nfkc(opened.number.text)
        shown[i] = replace(shown[i], number=number, number_value=opened.number, name=opened.name)
    return tuple(shown)


def _opened(place: Candidate, text: str, *, apart: bool) -> _Opened | None:
    """The number before a name on its line or in its cell, and the name that is left."""
    start = max(text.rfind(sign, 0, place.name.start) for sign in "\n\t|") + 1
    view = clean(text, start, place.name.end)
    match = _OPENED.fullmatch(view.text.strip())
    if match is None and apart:
        above = text[:start].rstrip("\n\t| ")
        start = max(above.rfind(sign) for sign in "\n\t|") + 1
        view = clean(text, start, place.name.end)
        match = _OPENED.fullmatch(view.text.strip())
        match = match if _ALONE.fullmatch(above[start:].strip()) else None
    if match is None:
        return None
    parted = bool(match["open"] or match["gap"])
    closed = match["number"][-1] in f"{CIRCLED})）"
    if not (parted or closed):
        return None  # 5Gの活用
    shown = view.slice(0, len(view.text))
    number = shown.slice(*match.span("number")).value(place.source)
    name = shown.slice(*match.span("name")).joined().value(place.source)
    return _Opened(number, name) if re.search(r"[^\W\d]{2}", name.text) else None


def _count(numbers: Sequence[str]) -> bool:
    """Whether numbers are those of a series: all different, or counting on from one again."""
    if len(set(numbers)) == len(numbers):
        return True
    last = [_last(n) for n in numbers]
    steps = sum(b in {a + 1, 1} for a, b in itertools.pairwise(last))
    return steps >= _MOST * (len(last) - 1)


def _last(number: str) -> int:
    found = re.findall(r"[0-9]+", number)
    return int(found[-1]) if found else 0
