"""The text of an answer cut into what can be acted on: markers, terms, and the words between."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ui.api.records import Answer, Term
from ui.parts.named import pattern

_MARKER = re.compile(r"\[(\d{1,3})\]")
_LEAST = 2  # characters of a headword that is looked for in running text


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the answer; with a ``marker`` the number of a citation, with a ``term`` its
    id.
    """

    text: str
    marker: int | None = None
    term: str | None = None


def parts_of(text: str, terms: Iterable[Term]) -> list[Part]:
    """``text`` in order; each term is marked where it first stands."""
    named = _named(terms)
    found = list[Part]()
    seen = set[str]()
    for index, piece in enumerate(_MARKER.split(text)):
        if index % 2:
            found.append(Part(f"[{piece}]", marker=int(piece)))
        else:
            found += _words(piece, named, seen)
    return found


def terms_for(answer: Answer, terms: Sequence[Term]) -> list[Term]:
    """The terms that may explain an answer: of the municipalities it cites, and none that it is
    about.
    """
    towns = {citation.municipality for citation in answer.citations}
    about = {citation.term for citation in answer.citations if citation.term}
    return [t for t in terms if t.municipality in towns and t.term not in about]


def _words(text: str, named: dict[str, Term], seen: set[str]) -> Iterator[Part]:
    """``text`` with the terms in it that were not seen before."""
    at = 0
    for match in pattern(named).finditer(text) if named else ():
        term = named[match.group()]
        if term.term in seen:
            continue
        seen.add(term.term)
        yield from _plain(text[at : match.start()])
        yield Part(match.group(), term=term.id)
        at = match.end()
    yield from _plain(text[at:])


def _plain(text: str) -> Iterator[Part]:
    if text:
        yield Part(text)


def _named(terms: Iterable[Term]) -> dict[str, Term]:
    """The terms by every name of theirs that is long enough; the first of a name wins."""
    named = dict[str, Term]()
    for term in terms:
        for name in (term.term, *term.aliases):
            if len(name) >= _LEAST and term.definition:
                named.setdefault(name, term)
    return named
