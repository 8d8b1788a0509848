"""Which values of an indicator are aimed at and which came of it, by the words of the plan."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from ui.progress.numbers import amount

Sort = Literal["target", "result"] | None
BOTH: tuple[Sort, Sort] = ("target", "result")
_AIMED, _CAME = "目標|計画|見込み?|予定", "実績|結果|基準|現状|現況"
_WORD = rf"(?:最終|中間|当初|年度)?(?:(?P<aimed>{_AIMED})|(?P<came>{_CAME}))(?:値|数|量|額)?"
_GAP = r"[\s・:／/_-]+"
# Apart from the name: all of it, in brackets, behind a gap; 「目標達成率」 is a name of its own.
_NAMES = tuple(
    re.compile(form)
    for form in (
        rf"^(?P<name>){_WORD}$",
        rf"^(?P<name>.*?)\s*[(\[【〔<「]{_WORD}[)\]】〕>」]$",
        rf"^[(\[【〔<「]{_WORD}[)\]】〕>」]\s*(?P<name>.+)$",
        rf"^(?P<name>.+?){_GAP}{_WORD}$",
        rf"^{_WORD}{_GAP}(?P<name>.+)$",
        rf"^(?P<name>.+?)の?(?:(?P<aimed>{_AIMED})|(?P<came>{_CAME}))値$",
    )
)
_INSIDE = re.compile(
    rf"[\s、,/／(]*(?:(?P<aimed>{_AIMED})|(?P<came>{_CAME}))(?:値|数|量|額)?[\s::]*"
)


def named(name: str) -> tuple[str, Sort]:
    """The name of an indicator without the word that tells the sort of its row, and that sort."""
    flat = " ".join(unicodedata.normalize("NFKC", name).split())
    for form in _NAMES:
        if found := form.search(flat):
            return found["name"].strip(), _sort(found)
    return name, None


def in_sorts(label: str, printed: str) -> list[tuple[Sort, str]]:
    """The values of a year, each of its sort: 「320件（実績334件）」 holds one of each."""
    own = of_label(label)
    text = unicodedata.normalize("NFKC", printed)
    words = list(_INSIDE.finditer(text))
    if not words:
        return [(own, printed)]
    ends = [*(word.start() for word in words[1:]), len(text)]
    parts = [
        (_sort(word), text[word.end() : end].strip(" ()、,/"))
        for word, end in zip(words, ends, strict=True)
    ]
    if before := text[: words[0].start()].strip():
        parts.insert(0, (own or _other(parts[0][0]), before))
    sorts = [sort for sort, _ in parts]
    apart = len(set(sorts)) == len(sorts) and all(amount(part) for _, part in parts)
    return parts if apart else [(own, printed)]


def of_label(label: str) -> Sort:
    """The sort that stands beside a year: 「目標値（令和7年度）」."""
    found = [*_INSIDE.finditer(unicodedata.normalize("NFKC", label))]
    return _sort(found[-1]) if found else None


def _other(sort: Sort) -> Sort:
    return "result" if sort == "target" else "target"


def _sort(found: re.Match[str]) -> Sort:
    return "target" if found["aimed"] else "result"
