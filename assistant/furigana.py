"""How words are read: a headword's reading in hiragana, and the readings over kanji (furigana).

Readings are the dictionary's, but where a plan prints how a headword is read, that one counts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from index.places import hiragana
from index.tokens import Token, parsed
from ingest.records import Term

_KANJI = re.compile(r"[一-龥々〆ヶ㐀-䶿豈-﫿]+")
_KANA = re.compile(r"[ぁ-ゖァ-ヺー・\s]+")
_HIRAGANA = re.compile(r"[ぁ-ゖー・\s]+")
_LATIN = re.compile(r"[A-Za-z]")
_BRACKETED = re.compile(r"\s*\(([^()]*)\)")
# A plan that tells in its own words how the headword is read: 「イアース」と読みます.
_TOLD = re.compile(r"[「『（(]([ぁ-ゖァ-ヺー・]+)[」』）)]\s*と(?:読|よ|発音)")


class Ruby(NamedTuple):
    """A stretch of a text, and its reading in hiragana where it is written in kanji."""

    text: str
    reading: str | None


def reading(term: Term) -> str:
    """How the headword is read, in hiragana; letters, digits and marks stay as they are."""
    whole = unicodedata.normalize("NFKC", term.term.text)
    name = _BRACKETED.sub("", whole) or whole
    return _own(term, name, _BRACKETED.findall(whole)) or "".join(
        _spoken(token) for token in _tokens(name)
    )


def ruby(text: str) -> list[Ruby]:
    """``text`` in stretches, those of kanji with their readings; joined they are ``text``."""
    found = list[Ruby]()
    at = 0
    for token in parsed(text):
        if token.start > at:
            _append(found, Ruby(text[at : token.start], None))
        for piece in _pieces(token):
            _append(found, piece)
        at = token.end
    if at < len(text):
        _append(found, Ruby(text[at:], None))
    return found


def _own(term: Term, name: str, beside: Sequence[str]) -> str:
    """The reading that the plan prints: another name in kana of what is not written in kana.

    Of a name in kanji only hiragana are its reading; katakana there are another word for it. Of
    letters, several words of kana are what they stand for, not how they are read.
    """
    if _KANA.fullmatch(name):
        return ""
    written = _HIRAGANA if _KANJI.search(name) else _KANA
    printed = (unicodedata.normalize("NFKC", alias) for alias in term.aliases)
    told = _TOLD.findall(term.definition.text) if _LATIN.search(name) else []
    for text in (*beside, *printed, *told):
        if written.fullmatch(text) and not ("・" in text and "・" not in name):
            return hiragana(text)
    return ""


def _tokens(text: str) -> Iterator[Token]:
    """The words of ``text``; space between them is none of its reading."""
    yield from parsed("".join(text.split()))


def _spoken(token: Token) -> str:
    """The word in hiragana; what the dictionary cannot read stays."""
    if _KANJI.search(token.surface) and _KANA.fullmatch(token.kana):
        return hiragana(token.kana)
    return hiragana(token.surface)


def _pieces(token: Token) -> Iterator[Ruby]:
    """A word as its kanji with their readings and its kana without."""
    surface, spoken = token.surface, hiragana(token.kana)
    parts = [part for part in re.split(f"({_KANJI.pattern})", surface) if part]
    pattern = "".join(
        "(.+)" if _KANJI.fullmatch(part) else re.escape(hiragana(part)) for part in parts
    )
    match = re.fullmatch(pattern, spoken)
    if not _KANJI.search(surface) or not spoken:
        yield Ruby(surface, None)
    elif match is None:
        yield Ruby(surface, spoken)
    else:
        read = iter(match.groups())
        for part in parts:
            yield Ruby(part, next(read) if _KANJI.fullmatch(part) else None)


def _append(found: list[Ruby], piece: Ruby) -> None:
    """Add ``piece``; neighbours without a reading are one."""
    if found and found[-1].reading is None and piece.reading is None:
        found[-1] = Ruby(found[-1].text + piece.text, None)
    else:
        found.append(piece)
