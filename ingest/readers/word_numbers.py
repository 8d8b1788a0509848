"""The numbers that Word puts before paragraphs: 第1章, 1-1, （1）, ①, ア, ・.

They stand nowhere in the text of the file: it keeps the levels of each list, the form of their
numbers and which paragraph belongs to which (ECMA-376 part 1, 17.9).
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

_KANJI = "〇一二三四五六七八九"
_AIUEO = (
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
)
_IROHA = (
    "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"
)
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
          (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
_CIRCLED = 20
_PLACE = re.compile(r"%([1-9])")


class Numbers:
    """Counts the lists of one document, paragraph by paragraph, in order."""

    def __init__(self, document: Document) -> None:
        self._lists: dict[str, str] = {}
        self._levels: dict[str, dict[int, Any]] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._restarted: set[tuple[str, int]] = set()
        root = _numbering(document)
        if root is not None:
            self._read(root)

    def _read(self, root: Any) -> None:
        for abstract in root.iterchildren(qn("w:abstractNum")):
            levels = {int(x.get(qn("w:ilvl"))): x for x in abstract.iterchildren(qn("w:lvl"))}
            self._levels[abstract.get(qn("w:abstractNumId"))] = levels
        for one in root.iterchildren(qn("w:num")):
            key = one.get(qn("w:numId"))
            self._lists[key] = one.find(qn("w:abstractNumId")).get(qn("w:val"))
            for change in one.iterchildren(qn("w:lvlOverride")):
                start = change.find(qn("w:startOverride"))
                if start is not None:
                    place = key, int(change.get(qn("w:ilvl")))
                    self._starts[place] = int(start.get(qn("w:val")))

    def of(self, paragraph: Paragraph) -> str:
        """The number or sign of ``paragraph`` with what parts it from the text; "" if it has none.

        Each call counts: paragraphs are given once, in the order of the document.
        """
        key, level = _list_of(paragraph)
        levels = self._levels.get(self._lists.get(key, ""), {})
        if level not in levels:
            return ""
        self._count(key, level, levels)
        shape = _value(levels[level], "w:numFmt") or "decimal"
        if shape == "none":
            return ""
        if shape == "bullet":
            return "・"
        plain = levels[level].find(qn("w:isLgl")) is not None
        text = _PLACE.sub(
            lambda m: self._number(key, int(m.group(1)) - 1, levels, plain=plain),
            _value(levels[level], "w:lvlText") or "",
        )
        return f"{text} " if text else ""

    def _count(self, key: str, level: int, levels: dict[int, Any]) -> None:
        """The next number of a level; deeper levels begin again. Lists of one form share counts."""
        counts = self._counts[self._lists[key]]
        start = self._starts.get((key, level))
        if start is not None and (key, level) not in self._restarted:
            self._restarted.add((key, level))
            counts[level] = start
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = _start(levels[level])
        for deeper in [n for n in counts if n > level]:
            del counts[deeper]

    def _number(self, key: str, level: int, levels: dict[int, Any], *, plain: bool) -> str:
        if level not in levels:
            return ""
        counts = self._counts[self._lists[key]]
        form = "decimal" if plain else _value(levels[level], "w:numFmt") or "decimal"
        return shaped(counts.setdefault(level, _start(levels[level])), form)


def shaped(number: int, form: str) -> str:
    """``number`` in one of the forms of ``w:numFmt``, plain digits for one not known here."""
    full = str(number).translate({ord(str(d)): "０１２３４５６７８９"[d] for d in range(10)})
    if form in {"decimalFullWidth", "decimalFullWidth2"}:
        return full
    if form.startswith("decimalEnclosedCircle") and 1 <= number <= _CIRCLED:
        return chr(ord("①") + number - 1)
    if form == "decimalEnclosedParen":
        return f"({number})"
    if form == "decimalZero":
        return f"{number:02}"
    if form in {
        "japaneseCounting",
        "ideographDigital",
        "japaneseDigitalTenThousand",
        "chineseCounting",
    }:
        return _kanji(number)
    letters = {
        "aiueo": _AIUEO, "aiueoFullWidth": _AIUEO, "iroha": _IROHA, "irohaFullWidth": _IROHA,
        "lowerLetter": "abcdefghijklmnopqrstuvwxyz", "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    }.get(form)  # fmt: skip
    if letters and number >= 1:
        return letters[(number - 1) % len(letters)] * ((number - 1) // len(letters) + 1)
    if form in {"lowerRoman", "upperRoman"}:
        return _roman(number).lower() if form == "lowerRoman" else _roman(number)
    return str(number)


def _kanji(number: int) -> str:
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if not tens else ("十" if tens == 1 else _KANJI[tens] + "十")
    return head + (_KANJI[ones] if ones else "")


def _roman(number: int) -> str:
    out = []
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        out.append(letters * count)
    return "".join(out)


def _start(level: Any) -> int:
    value = _value(level, "w:start")
    return int(value) if value is not None else 1


def _value(element: Any, name: str) -> str | None:
    found = element.find(qn(name))
    value: str | None = found.get(qn("w:val")) if found is not None else None
    return value


def _list_of(paragraph: Paragraph) -> tuple[str, int]:
    """Id and level of the list of a paragraph, by itself or by its styles."""
    holders = [paragraph._p.pPr]
    style = paragraph.style
    while style is not None:
        holders.append(style.element.pPr)
        style = style.base_style
    key, level = None, None
    for properties in holders:
        found = properties.find(qn("w:numPr")) if properties is not None else None
        if found is not None:
            key = key or _value(found, "w:numId")
            level = level or _value(found, "w:ilvl")
    return key or "", int(level or 0)


def _numbering(document: Document) -> Any:
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/numbering"):
            return relation.target_part.element
    return None
