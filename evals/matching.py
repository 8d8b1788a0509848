"""Whether a value stands in a text, and which measure an entry of a question names."""

from __future__ import annotations

import re

from evals.answered import Cited
from ingest.text import fold, nfkc

_MARKER = re.compile(r"\[\d+\]")
_APART = re.compile(r"[\n\t]|(?<=\d)\s+(?=\d)")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


def contains(text: str, value: str) -> bool:
    """Whether ``value`` stands in ``text``: width, case, spaces and commas in numbers aside.

    A number does not count inside a longer one (2024/1 is not in 2024/12), nor as a citation mark.
    """
    sought = _plain(value)
    before = r"(?<![\d.])" if sought[:1].isdigit() else ""
    after = r"(?![\d]|\.\d)" if sought[-1:].isdigit() else ""
    told = _plain(_MARKER.sub("\n", text))
    return re.search(before + re.escape(sought) + after, told) is not None


def names_measure(cited: Cited, entry: str) -> bool:
    """Whether a citation is of the measure ``1-1-(1)``, or ``北市:1-1-(1)`` of that town alone."""
    town, _, number = nfkc(entry).rpartition(":")
    if not cited.measure_no or nfkc(cited.measure_no) != number:
        return False
    return not town or nfkc(cited.municipality) == town


def names_term(cited: Cited, entry: str) -> bool:
    """Whether a citation is of the headword ``entry``, alone or with an addition."""
    return bool(cited.term) and fold(entry) in fold(cited.term or "")


def names_section(cited: Cited, entry: str) -> bool:
    """Whether the words of a heading stand in a citation's section path or in its quote."""
    return any(fold(entry) in fold(text) for text in (cited.section, cited.quote))


def _plain(text: str) -> str:
    return "\n".join(_THOUSANDS.sub("", fold(part)) for part in _APART.split(text))
