"""One plain form of a question: however it is typed, it is read the same."""

from __future__ import annotations

import re
from unicodedata import normalize

# Full-width digits and letters; marks stay as they are.
_RANGES = ((0xFF10, 0xFF1A), (0xFF21, 0xFF3B), (0xFF41, 0xFF5B))
_WIDE = {c: c - 0xFEE0 for start, end in _RANGES for c in range(start, end)}
_NARROW_KANA = re.compile(r"[\uff66-\uff9f]+")
_ERAS = ((2019, 2018, "令和"), (1989, 1988, "平成"))
_WEST = re.compile(
    r"(?P<fy>[Ff][Yy]\s*)?(?<![0-9.,/])(?P<year>199[0-9]|20[0-4][0-9])"
    r"(?P<unit>\s*年度?|(?=$|[^0-9年.,/\-]))"
)
_LETTER = re.compile(
    r"(?<![A-Za-z0-9])(?P<era>[RrHh]|[Rr]eiwa|[Hh]eisei)\s*\.?\s*(?P<n>[1-9][0-9]?|0[1-9])(?![0-9A-Za-z.\-/])"
    r"(?P<unit>\s*年度?)?"
)
# 「3番目の基本方針」 is 基本方針3.
_ORDINAL = re.compile(r"([0-9一二三四五六七八九])番目の(基本目標|基本方針|基本施策|方針|柱)")
_KANJI = {c: str(i) for i, c in enumerate("一二三四五六七八九", start=1)}
_ERA_OF = {"r": "令和", "h": "平成"}
_POLITE = re.compile(
    r"^\s*(?:(?:すみません|すいません|恐れ入りますが|恐れ入ります|お世話になります|お世話になっております|こんにちは"
    r"|お疲れ様です|お忙しいところ|失礼します|(?:ちょっと)?質問です(?:が)?|excuse me|hello|hi)"
    r"[、。,.!！\s]+)+"
    r"|(?:[。.]?\s*(?:よろしくお願い(?:いた)?します|よろしく(?:です)?|お願い(?:いた)?します|ありがとうございます"
    r"|thank you|thanks)[。.!！]?)+\s*$",
    re.IGNORECASE,
)


def plain_form(text: str) -> str:
    """``text`` with narrow letters and digits, wide kana and years by their era; no greeting.

    R4, Reiwa 4, 2022年度 and FY2022 become 令和4年度; a year with a month keeps its unit
    (令和4年3月).
    """
    narrow = _NARROW_KANA.sub(lambda m: normalize("NFKC", m.group()), text.translate(_WIDE))
    told = _POLITE.sub("", narrow)
    kept = told if len(re.sub(r"\W", "", told)) >= 2 else narrow
    kept = _ORDINAL.sub(lambda m: f"{m[2]}{_KANJI.get(m[1], m[1])}", kept)
    return _LETTER.sub(_of_letter, _WEST.sub(_of_west, kept))


def _of_west(match: re.Match[str]) -> str:
    year, unit = int(match["year"]), match["unit"].strip()
    if not unit and not match["fy"]:
        return match.group()
    first, offset, era = next((e for e in _ERAS if year >= e[0]), (0, 0, ""))
    if not first:
        return match.group()
    number = year - offset
    return f"{era}{'元' if number == 1 else number}{'年度' if match['fy'] else unit}"


def _of_letter(match: re.Match[str]) -> str:
    unit = (match["unit"] or "年度").strip()
    number = int(match["n"])
    return f"{_ERA_OF[match['era'][0].lower()]}{'元' if number == 1 else number}{unit}"
