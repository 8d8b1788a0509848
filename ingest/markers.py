"""The markers that Japanese plans number their headings with."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from ingest.remembered import remembered
from ingest.text import CIRCLED, half_width

_KANA = "アイウエオカキクケコサシスセソ"
_LIKE = {"工": "エ", "力": "カ", "才": "オ"}  # kanji that recognition takes kana for
_TENS = "一二三四五六七八九十"
_ROMAN = {c: i for i, c in enumerate("I II III IV V VI VII VIII IX X XI XII".split(), 1)}  # noqa: SIM905
_ROMANS = r"(?:[IVX]{1,4}|[Ⅰ-Ⅻ])"
# (kind, pattern of the marker): the first that matches a line names its kind.
_MARKERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("chapter", re.compile(r"第\s*([0-9]+)\s*[章編部]\s*")),
    ("chapter", re.compile(rf"(?:第\s*)?({_ROMANS})\s*[章編]\s*")),
    ("section", re.compile(r"第\s*([0-9]+)\s*節\s*")),
    ("ordinal", re.compile(rf"第\s*([0-9]+|[{_TENS}]{{1,3}})\s+(?=[^\s0-9])")),
    (
        "appendix",
        re.compile(
            r"((?:別表|別紙|別記|様式|付録|附録)(?:第?\s*[0-9]{1,2})?|(?:参考|資料|参考資料)\s*[0-9]{1,2})"
            r"(?![-0-9.年月:])\s+(?=\S)"
        ),
    ),
    (
        "bracket",
        re.compile(
            r"[【＜<](?!\s*[A-Za-z]{2,}\s?[0-9]+\.[0-9])\s*([^】＞>]{1,24}?[0-9①-⑳]+[^】＞>]{0,40}|[0-9]{1,2})\s*[】＞>]\s*"
        ),
    ),
    (
        "bracket",
        re.compile(
            rf"[\[〔《](?:[^\W\d_A-Za-z]{{1,8}}\s?)?"
            rf"((?:[0-9]{{1,2}}|[A-Z]|{_ROMANS})\s?(?:[-.]\s?(?:[0-9]{{1,2}}|[{CIRCLED}])"
            rf"|[-.]?\s?\([0-9]{{1,2}}\)|[{CIRCLED}])+)\s*[\]〕》]\s*"
        ),
    ),
    (
        "policy",
        re.compile(rf"((?:基本|主要|重点)施策\s*(?:[0-9]+|[{CIRCLED}]))(?![-0-9.年月])\s*"),
    ),
    (
        "goal",
        re.compile(
            rf"((?:基本)?(?:方針|目標|戦略|柱|理念|政策)\s*"
            rf"(?:[0-9]+|[{CIRCLED}]|(?:{_ROMANS}|[A-Z](?!\s*[0-9]))(?![A-Za-zⅠ-Ⅻ])))(?![-0-9.年月])\s*"
        ),
    ),
    (
        "measure",
        re.compile(
            r"(?:個別)?(?:施策|事業|取組)\s*(?:No\.?|番号)?\s*"
            rf"((?:[0-9]+(?:[-.][0-9]+)*|[{CIRCLED}](?:-[0-9]+)?)(?:-?\([0-9]+\))?)"
            r"(?![0-9年月])[.:\s]*"
        ),
    ),
    ("parenmeasure", re.compile(r"(?:施策|事業|取組)\s*(\([0-9]{1,2}\))\s*(?=[^\s0-9]{2})")),
    ("program", re.compile(r"([^\s<0-9]{2,12}\s*<\s*[0-9]+\s*>)\s*")),
    (
        "lettered",
        re.compile(
            r"(?:(?:個別)?(?:施策|事業|取組)\s?)?"
            rf"((?:(?:{_ROMANS}|[A-Z])\s?[-.]|[{_TENS}]{{1,2}}\s?[-のノ])\s?"
            rf"(?:[0-9]{{1,2}}(?:[-.](?:[0-9]{{1,2}}|[{CIRCLED}]))?|[{CIRCLED}]))"
            r"(?:\s*[.:]\s*|\s+)(?!年)(?=[^\s0-9]*[^\s\x00-\x7f])"
        ),
    ),
    ("roman", re.compile(rf"({_ROMANS})[.\s]\s*(?=[^\sA-Za-z])")),
    ("dotted3", re.compile(r"([0-9]+[-.][0-9]+[-.][0-9]+)[.\s]\s*")),
    ("dashed", re.compile(r"([0-9]+-[0-9]+-?\([0-9]+\))\s*")),
    ("dotted2", re.compile(r"([0-9]+[-.][0-9]+)[.\s]\s*")),
    ("numberdot", re.compile(r"((?:[0-9]\s?){1,2})\.\s*(?=[^\s0-9:])")),
    ("number", re.compile(r"([0-9]{1,2})\s+(?=[^\s0-9:])")),
    ("paren", re.compile(r"\(\s*([0-9]{1,2})\s*\)\s*")),
    ("circled", re.compile(rf"([{CIRCLED}])\s*")),
    ("kana", re.compile(rf"([{_KANA}{''.join(_LIKE)}])\s+")),
    ("parenkana", re.compile(rf"\(([{_KANA}I])\)\s*")),
    ("square", re.compile(r"([■◆●□])\s*(?=\S)")),
)


@dataclass(frozen=True, slots=True)
class Marker:
    """How a line is numbered: its ``kind``, the printed ``number``, and where the title begins."""

    kind: str
    number: str
    ordinal: int | None
    title_at: int


@remembered
def marker_of(line: str) -> Marker | None:
    """The marker at the start of ``line`` (view text), or ``None`` if it has none."""
    narrow = half_width(line)
    for kind, pattern in _MARKERS:
        match = pattern.match(narrow)
        if match:
            printed = unicodedata.normalize("NFKC", re.sub(r"\s+", "", match.group(1)))
            printed = _LIKE.get(printed, printed)
            return Marker(kind, printed, ordinal_of(kind, printed), match.end())
    return None


def ordinal_of(kind: str, printed: str) -> int | None:
    """The place in its row that a printed number gives, by its kind; ``None`` if it gives none."""
    if kind == "roman":
        return _ROMAN.get(unicodedata.normalize("NFKC", printed))
    if kind in {"kana", "parenkana"}:
        return _KANA.find(printed) + 1 or None
    if kind == "goal" and (roman := re.search(r"[IVX]+$", unicodedata.normalize("NFKC", printed))):
        return _ROMAN.get(roman.group())
    digits = re.findall(r"\d+", printed)
    return int(digits[-1]) if digits else counted(printed)


def counted(printed: str) -> int | None:
    """The number that kanji write: 十二 is 12, 二十 is 20."""
    if not printed or any(c not in _TENS for c in printed):
        return None
    tens, ten, ones = printed.rpartition("十")
    unit = _TENS.index(ones) + 1 if ones else 0
    return (10 * (_TENS.index(tens) + 1 if tens else 1) if ten else 0) + unit
