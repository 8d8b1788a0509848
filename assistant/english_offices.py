"""Departments that a question names in English: the disaster prevention division is 防災課."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from assistant.english import Phrase, translate
from ingest.text import fold

_KIND = re.compile(r"(?:divisions?|sections?|departments?|bureaus?|offices?)\b")
_WORDS = r"(?:[a-z][\w&'-]* ?){1,5}"
_BEFORE, _AFTER = re.compile(rf"{_WORDS}$"), re.compile(rf" (?:of|for) ({_WORDS})")
_END = re.compile(r"(?:課|室|局|部|係|所|センター)$")
# Share of a department's name, without its end, that the English words must give.
ENOUGH = 0.5


def offices_named(text: str, offices: Collection[str], skip: frozenset[str]) -> tuple[str, ...]:
    """Those of ``offices`` that an English ``text`` names, each the best for its words."""
    plain = re.sub(r"\s+", " ", text.lower())
    found: list[str] = []
    for kind in _KIND.finditer(plain):
        after, before = _AFTER.match(plain, kind.end()), _BEFORE.search(plain[: kind.start()])
        named = translate(before.group(), skip) if before else ()
        if not named and after:
            named = translate(after.group(1), skip)
        if office := _best(named, offices):
            found.append(office)
    return tuple(dict.fromkeys(found))


def _best(phrases: Sequence[Phrase], offices: Collection[str]) -> str:
    """The office that the last of ``phrases`` name, as many of them as can be; empty if none."""
    for first in range(len(phrases)):
        scored = ((_given(o, phrases[first:]), -len(o), o) for o in offices)
        share, _, best = max(scored, default=(0.0, 0, ""))
        if share >= ENOUGH:
            return best
    return ""


def _given(office: str, phrases: Collection[Phrase]) -> float:
    """Share of the name that the words give, where each of them stands in it."""
    name = fold(_END.sub("", office))
    held: set[int] = set()
    for phrase in phrases:
        places = [(name.find(fold(j)), len(fold(j))) for j in phrase.japanese]
        places += [(name.find(fold(b)), len(fold(b))) for b in map(_bare, phrase.japanese) if b]
        inside = [set(range(at, at + size)) for at, size in places if at >= 0]
        if not inside:
            return 0.0
        held |= max(inside, key=len)
    return len(held) / max(len(name), 1)


def _bare(word: str) -> str:
    return _END.sub("", word)
