"""Two places of a plan that a question sets side by side: 現状の欄と実績の欄, 第5章と調書."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.tokens import words
from ingest.text import fold

if TYPE_CHECKING:
    from assistant.rank import Found

# What parts of a plan are called; what gives a thing in cells, and what in sentences.
_CELLS = "一覧表?|体系[表図]?|スケジュール|[表図]"
_PROSE = "本文|文章|説明文?|記述|文"
_KIND = (
    rf"{_CELLS}|{_PROSE}|目次|見出し|凡例|個票|調書|シート|個別事業|本編|資料編|概要版"
    r"|第?[0-9０-９]+[章節]|[章節欄項]|ページ|頁"
)
_EDGE = r"[\s、。，,？?！!]"
_BREAK = re.compile(rf"{_EDGE}|は(?=[^\s、。])|[一-龥ヶ]{{1,4}}[市町村区]の?(?=[^\s、。])")
_TWO = re.compile(
    rf"(?P<one>(?:「[^」]*」|[^、。？?\s])*?(?:{_KIND}))(?:と|や)、?"
    rf"(?P<two>(?:「[^」]*」|[^、。？?\s「]){{0,24}}?(?:{_KIND}))"
    rf"(?=で|と|に|は|の(?!欄|表|説明|文)|が|を|も|{_EDGE}|$)"
)
_CHAPTER = re.compile(r"第?[0-9]+[章節]")
# Words of such a phrase that name no place.
_PLAIN = frozenset(
    words(
        "一覧 一覧表 体系 体系表 表 図 本文 文章 文 説明 記述 目次 見出し 凡例 個票 調書 シート"
        " 本編 資料編 概要版 章 節 欄 項 ページ 頁 述べる 書く 記載 施策 事業 個別 具体 的 計画"
        " 年度 ごと 令和 方 冒頭 後半 前半 箇所 部分 第"
    )
)
# Share of the words of a phrase that the headings and labels of a unit must hold.
HELD = 0.5
# Rows of a schedule that are told together: how much less of the topic, and how many.
ALIKE, MOST = 0.12, 3
# Kinds of units that stand in cells of a table.
_IN_CELLS = frozenset({"row", "schedule", "planned", "actual", "evaluation", "indicator", "lead"})


@dataclass(frozen=True, slots=True)
class Place:
    """A place as a question names it: ``chapter`` and ``named`` words, else by its ``cells``."""

    chapter: str
    named: frozenset[str]
    cells: bool | None

    def holds(self, found: Found) -> float:
        """How far a unit stands in this place: the share of its words, 0 where it does not."""
        unit = found.unit
        above = fold(" ".join(unit.section))
        if self.chapter:
            return float(bool(re.search(rf"(?<![0-9]){self.chapter}", above)))
        if self.named:
            around = set(words(f"{' '.join(unit.section)} {unit.plan} {unit.context} {unit.head}"))
            share = len(self.named & around) / len(self.named)
            return share if share >= HELD else 0.0
        return 0.5 if self.cells is None else float(self.cells == (unit.kind in _IN_CELLS))


def places_of(text: str) -> tuple[Place, Place] | None:
    """The two places that ``text`` names side by side; ``None`` where it names none."""
    match = _TWO.search(text)
    if not match:
        return None
    one, two = _place(match["one"]), _place(match["two"])
    return (one, two) if one != two else None


def at_each(places: Sequence[Place], pool: Sequence[Found]) -> list[list[Found]]:
    """The best units of ``pool`` at each of two places, where both have one; a place that another
    fits better gives it up.

    A place in a table may give several rows that are about as good.
    """
    told: list[list[Found]] = []
    for here, there in (places, places[::-1]):
        held = [(f, here.holds(f)) for f in pool if f.fits and here.holds(f) > there.holds(f)]
        most = max((share for _, share in held), default=0.0)
        there_are = [f for f, share in held if share == most]
        if not there_are:
            return []
        told.append(_rows(there_are) if here.cells else there_are[:1])
    return told


def _rows(found: Sequence[Found]) -> list[Found]:
    """The best of ``found`` and the rows of the same schedule that are about as good."""
    best = found[0]
    if best.unit.kind != "schedule":
        return [best]
    same = (f for f in found if (f.unit.kind, f.unit.measure) == ("schedule", best.unit.measure))
    return [f for f in same if f.whole >= best.whole - ALIKE][:MOST]


def _place(phrase: str) -> Place:
    start = max((m.end() for m in _BREAK.finditer(phrase)), default=0)
    said = fold(phrase[start:])
    chapter = _CHAPTER.search(said)
    named = frozenset(w for w in words(phrase[start:]) if w not in _PLAIN and not w.isdigit())
    cells = re.search(rf"(?:{_CELLS})$", phrase) is not None
    prose = re.search(rf"(?:{_PROSE})$", phrase) is not None
    kind = cells if cells != prose else None
    return Place(chapter.group() if chapter else "", named, kind)
