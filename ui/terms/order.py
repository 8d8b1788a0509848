"""The order of the terms: by the rows of the kana table (五十音), then letters, then the rest."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from ui.api.records import Term
from ui.terms.kana import ROW_OF, ROWS, hiragana, large, vowel_of

LETTERS, REST = "A–Z", "数字・記号"
_PLACES = {row: number for number, row in enumerate((*ROWS, LETTERS, REST))}
_NO_WORD = re.compile(r"[\W_]+")


def read_as(term: Term) -> str:
    """How the term is read; of a service that does not tell it, the headword itself."""
    return term.reading or term.term


def flat(text: str) -> str:
    """``text`` without what is no matter for finding it: width, case, katakana, marks, spaces."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return _NO_WORD.sub("", hiragana(folded))


def row_of(term: Term) -> str:
    """The row in which the term stands."""
    first = _placed(read_as(term))[:1]
    if first.isascii() and first.isalpha():
        return LETTERS
    return ROW_OF.get(first, REST)


def rows(terms: Iterable[Term]) -> list[str]:
    """The rows that have terms, in their order."""
    used = {row_of(term) for term in terms}
    return [row for row in _PLACES if row in used]


def ordered(terms: Iterable[Term]) -> list[Term]:
    """The terms by their rows, within these by reading; the same word by municipality."""

    def key(term: Term) -> tuple[int, str, str, str, str]:
        read = read_as(term)
        return (_PLACES[row_of(term)], _placed(read), flat(read), term.term, term.municipality)

    return sorted(terms, key=key)


def of_row(terms: Sequence[Term], row: str | None) -> list[Term]:
    """The terms of a row, or all."""
    return [term for term in terms if row in (None, row_of(term))]


def _placed(read: str) -> str:
    """A reading as it is sorted: voiced and small kana as plain ones, long marks as vowels."""
    out = list[str]()
    for char in unicodedata.normalize("NFD", flat(read)):
        if not unicodedata.combining(char):
            out.append(vowel_of(out[-1]) or char if char == "ー" and out else large(char))
    return "".join(out)
