"""What a question names by a number beyond those printed: the ninth of four, a later edition."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache, partial

from assistant.cues import cue
from ingest.earlier import EDITION
from ingest.records import Corpus
from ingest.text import fold

_LABEL = "[一-龥々ァ-ヴ]{2,12}"
_SUFFIX = "(?:st|nd|rd|th)"
# A label with its number (基本目標5, ステージ3), or the other way round (3rdステージ, 5つ目の視点).
_NAMED = (
    cue(
        rf"(?P<label>{_LABEL})(?P<n>[0-9]{{1,2}})(?=[のはをがでとも「、。?？]|って|に(?!{_LABEL})|$)"
    ),
    cue(rf"(?<![0-9a-z])(?P<n>[0-9]{{1,2}}){_SUFFIX}(?P<label>{_LABEL})"),
    cue(rf"(?<![0-9])(?P<n>[0-9]{{1,2}})(?:番目|[つ個本]目)の(?P<label>{_LABEL})"),
)
_EDITION = re.compile(r"第(?P<n>[0-9]{1,2})(?P<kind>[次期版])(?P<label>[一-龥々ァ-ヴa-z]{0,14})")
# Numbers that a plan must print below a label for it to be a numbered series.
_SERIES = frozenset({1, 2})


class NoSuch:
    """Knows how far the numbered series of the plans go."""

    def __init__(self, corpus: Corpus) -> None:
        towns = [d.municipality for d in corpus.documents]
        self._texts = [(d.municipality, _bare(d.text, towns)) for d in corpus.documents]
        self._plans = [(d.municipality, fold(d.plan)) for d in corpus.documents]
        self._towns = towns
        # Not of a method: what refers to itself stays in memory when it is not used any more.
        self._printed = lru_cache(maxsize=1000)(partial(_numbers, self._texts))

    def named(self, folded: str, scope: Collection[str]) -> str:
        """What a folded question names that none of the municipalities of ``scope`` can have, as
        the plans number no such thing so high; empty where there is none.
        """
        if not scope:
            return ""
        text = _bare(folded, self._towns)
        beyond = (name for name, towns in self._asked(text, scope) if towns.issuperset(scope))
        return next(beyond, "")

    def _asked(self, text: str, scope: Iterable[str]) -> Iterator[tuple[str, set[str]]]:
        """Each numbered thing of a question, with the municipalities whose numbers end before."""
        for pattern in _NAMED:
            for found in pattern.finditer(text):
                label, number = found["label"], int(found["n"])
                yield found.group(), {t for t in scope if self._ends_before(label, number, t)}
        for found in _EDITION.finditer(text):
            yield found.group(), {t for t in scope if self._is_later(found, t)}

    def _ends_before(self, label: str, number: int, town: str) -> bool:
        """Whether the longest end of ``label`` that is a series stops before ``number``."""
        for at in range(len(label) - 1):
            printed = self._printed(label[at:], town)
            if printed >= _SERIES:
                return number > max(printed)
        return False

    def _is_later(self, asked: re.Match[str], town: str) -> bool:
        """Whether an edition comes after the plan in force, and no text of the town prints it."""
        number, kind, edition = int(asked["n"]), asked["kind"], f"第{asked['n']}{asked['kind']}"
        texts = [text for t, text in self._texts if t == town]
        if any(edition in text for text in texts):
            return False
        plans = [e for t, plan in self._plans if t == town for e in EDITION.findall(plan)]
        own = [int(e[1:-1]) for e in plans if e[-1] == kind]
        if own:
            return number > max(own)
        series = re.compile(rf"第([0-9]{{1,2}}){kind}{re.escape(asked['label'][:4])}")
        told = [int(n) for text in texts for n in series.findall(text)] if asked["label"] else []
        # The plan in force may be the next of a series under another name.
        return bool(told) and number > max(told) + 1


def _numbers(texts: Iterable[tuple[str, str]], label: str, town: str) -> frozenset[int]:
    """The numbers that the plans of a municipality print with ``label``."""
    word = re.escape(label)
    pattern = rf"{word}[<〈]?([0-9]{{1,2}})(?![0-9])|(?<![0-9])([0-9]{{1,2}}){_SUFFIX}{word}"
    pattern += rf"|第([0-9]{{1,2}}){word}"
    found = (m for t, text in texts if t == town for m in re.finditer(pattern, text))
    return frozenset(int(next(g for g in m.groups() if g)) for m in found)


def _bare(text: str, towns: Iterable[str]) -> str:
    """A text folded by line and cell, without the names of municipalities, which stand inside
    those of plans.
    """
    folded = "\n".join(map(fold, re.split(r"[\n\t]", text)))
    for town in dict.fromkeys(towns):
        folded = folded.replace(fold(town), "") if town else folded
    return folded
