"""The words of a heading without its number, and what a numbered heading calls its kind."""

from __future__ import annotations

import re
import unicodedata

from ingest.text import fold

# A number behind a label: of digits, Roman, a letter or a kanji that ends there (柱C, 目標Ⅳ, 柱二).
_LATIN = r"A-Za-zＡ-Ｚａ-ｚ"
_LETTER = rf"(?<![{_LATIN}])(?:[IVX]{{1,4}}|[A-ZＡ-Ｚ])(?![{_LATIN}])(?=\W|$)"
_NUMBER = rf"[0-9０-９①-⑳]+|[Ⅰ-Ⅻⅰ-ⅻ]|{_LETTER}|[一二三四五六七八九十]{{1,2}}(?=[^\w・]|$)"
# A number at the head of a heading; a label with a number (基本目標1, 事業推進計画<1>), no year.
_NUMBERED = re.compile(
    r"^\s*(?:【[^】]*】|[(（]?(?:[0-9０-９Ⅰ-Ⅹ①-⑳]+|[IVX]+(?![A-Za-z]))[)）.．、]?|[a-z][.．]|第[0-9]+[章節])\s*"
)
_LABELLED = re.compile(
    r"^[【<＜(（]*(?!令和|平成|昭和)(?P<kind>[^\W\d_①-⑳Ⅰ-ⅻ]{2,10}?|柱)[<＜\s]*"
    rf"(?P<number>{_NUMBER})[】>＞)）]*"
)


def plain(heading: str) -> str:
    """A heading without its number, and without the label that the number belongs to."""
    return _LABELLED.sub("", _NUMBERED.sub("", heading, count=1), count=1).strip()


def heading_kind(heading: str) -> str:
    """What a numbered heading calls its kind (事業推進計画<1> …): the label before the number."""
    found = _LABELLED.match(heading)
    return fold(found["kind"]) if found else ""


def is_called(heading: str, folded: str) -> bool:
    """Whether a folded question gives a heading by its label and a number that is no digit
    (柱C, 基本目標Ⅳ).
    """
    found = _LABELLED.match(heading)
    number = fold(found["number"]) if found else ""
    if not found or unicodedata.normalize("NFKC", found["number"])[0].isdigit():
        return False
    called = rf"{re.escape(fold(found['kind']))}{re.escape(number)}(?![0-9a-z一二三四五六七八九十])"
    return bool(re.search(called, folded))
