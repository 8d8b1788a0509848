"""Every fact must stand in its citation: numbers, dates, departments and quoted names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from ingest.text import fold

_FACT = re.compile(
    r"[0-9]+(?:[.,/:][0-9]+)*"
    r"|[一-龥々ァ-ヴーa-z0-9]{1,16}(?:課|室|局|部|署|センター|事務局|委員会)(?![一-龥])"
)
# Marks that separate what a table and a sentence write differently.
_SOFT = re.compile(r"(?<=[0-9]),(?=[0-9])|[、・]")
_BETWEEN = re.compile(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])")
_QUOTED = re.compile(r"「([^「」]{2,60})」")


def facts_of(sentence: str) -> tuple[str, ...]:
    """What a sentence states that can be checked: numbers, departments, names in 「」, folded."""
    found = [fold(m) for m in _QUOTED.findall(sentence)]
    # White space parts words of a Latin sentence from a name; within Japanese it means nothing.
    spaced = _BETWEEN.sub("", unicodedata.normalize("NFKC", sentence).lower())
    found += [fold(m) for m in _FACT.findall(spaced)]
    return tuple(dict.fromkeys(f for f in found if f))


def supported(sentence: str, quotes: Iterable[str], given: Iterable[str] = ()) -> bool:
    """Whether every fact of ``sentence`` stands in one of ``quotes`` or is ``given``.

    ``given`` are words the answer repeats from the question or from the record it cites (the name,
    the number and the municipality of a measure), which the citation carries in its own fields.
    """
    parts = [*quotes, *given]
    names = "\n".join(fold(part) for part in parts)
    # Cells of a table stay apart, so that their figures do not run together.
    figures = " ".join(fold(word) for part in parts for word in part.split())
    plain_names, plain_figures = _SOFT.sub("", names), _SOFT.sub("", figures)
    return all(
        _stands(f, names, figures) or _stands(_SOFT.sub("", f), plain_names, plain_figures)
        for f in facts_of(sentence)
    )


def _stands(fact: str, names: str, figures: str) -> bool:
    """Whether a fact is there; a figure only where no further digit touches it."""
    if re.fullmatch(r"[0-9.,/:]+", fact):
        return bool(
            re.search(rf"(?<![0-9])(?<![0-9][.,]){re.escape(fact)}(?![0-9]|[.,][0-9])", figures)
        )
    return fact in names
