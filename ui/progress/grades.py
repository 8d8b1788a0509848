"""Grades as plans print them, and the order of the scale that they belong to."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable

LONGEST = 24  # characters; a longer evaluation is prose, not a grade
NONE, PROSE, OTHER = "", "prose", "other"
_MARKS = "☆◎○〇●△▲□×✕✖晴曇雨"
_SAME = {"〇": "○", "●": "○", "▲": "△", "✕": "×", "✖": "×"}
_DASH = re.compile(r"[-－–—―ー‐]")
_LETTER = re.compile(r"([SA-F])([+-]?)(?![A-Za-z])")
_NUMBER = re.compile(r"(\d{1,3})(?!\d)")
# What words of a grade say of the way that was planned; the first that fits counts.
_DEGREES = (
    (r"中止|廃止|休止|未着手|未実施|着手前|(着手|実施)して(い)?ない", -3.0),
    (r"遅れ(て(い)?)?(は)?(ない|なし|なく)|遅[延滞](は)?(ない|なし|なく)", 2.0),
    (r"遅|未達|未完|下回|不十分|不調|要見直し|要改善|達成できな", -2.0),
    (r"前倒|上回|超過達成|計画以上|予定以上|目標以上|想定以上", 3.0),
    (r"順調|どおり|通り|達成|完了|良好|十分", 2.0),
    (r"普通|継続|一定", 0.5),
)
_HEDGE = re.compile(r"おおむね|概ね|ほぼ|やや|少し|一部|若干|多少")
_STRONG = re.compile(r"大きく|大幅|著しく|非常に")
# The steps of a work, in their order.
_STAGES = (
    r"未着手|未実施",
    r"検討|調査",
    r"準備|設計|構築|開発",
    r"試行|実証|検証",
    r"導入",
    r"運用|実施|稼働|本格",
    r"完了|終了",
)


def grade(printed: str | None) -> str:
    """What tells a grade from another, whatever its spaces and widths; ``PROSE`` for sentences."""
    flat = "".join(unicodedata.normalize("NFKC", printed or "").split())
    return PROSE if len(flat) > LONGEST else flat


def in_order(counted: Counter[str]) -> tuple[list[str], bool]:
    """The grades, the best first where their scale can be told (``True``), else the commonest."""
    told = [g for g in counted if g not in (NONE, PROSE, OTHER) and not _dash(g)]
    rest = sorted((g for g in counted if g not in told), key=(PROSE, OTHER).__contains__)
    rest.sort(key=lambda g: (g == NONE, g in (PROSE, OTHER)))
    by_count = sorted(told, key=lambda g: -counted[g])
    for place in (_degree, _letter, _mark, _number, _stage):
        places = _places(by_count, place)
        if places is not None:
            return sorted(by_count, key=lambda g: -places[g]) + rest, True
    return by_count + rest, False


def fewest_left(counted: Counter[str], most: int) -> dict[str, str]:
    """What each grade is counted as: beyond ``most`` grades the rare ones are ``OTHER``."""
    kept = [g for g, _ in counted.most_common() if g not in (NONE, PROSE)]
    few = kept[:most] if len(kept) > most else kept
    return {g: g if g in few or g in (NONE, PROSE) else OTHER for g in counted}


def _places(grades: Iterable[str], place: Callable[[str], float | None]) -> dict[str, float] | None:
    found = {g: place(g) for g in grades}
    if len(set(found.values())) < 2:
        return None
    kept = {g: value for g, value in found.items() if value is not None}
    return kept if len(kept) == len(found) else None


def _dash(text: str) -> bool:
    return bool(_DASH.match(text))


def _degree(text: str) -> float | None:
    for words, value in _DEGREES:
        if re.search(words, text):
            weaker = 0.5 if _HEDGE.search(text) else 1.0
            return value * weaker * (1.2 if _STRONG.search(text) else 1.0)
    return None


def _letter(text: str) -> float | None:
    found = _LETTER.match(text)
    if not found:
        return None
    place = -"SABCDEF".index(found[1])
    return place + {"+": 0.3, "-": -0.3}.get(found[2], 0.0)


def _mark(text: str) -> float | None:
    first = _SAME.get(text[0], text[0])
    return -float(_MARKS.index(first)) if first in _MARKS else None


def _number(text: str) -> float | None:
    found = _NUMBER.match(text)
    return float(found[1]) if found else None


def _stage(text: str) -> float | None:
    reached = [n for n, words in enumerate(_STAGES) if re.search(words, text)]
    return max(reached) - (0.5 if _HEDGE.search(text) else 0.0) if reached else None
