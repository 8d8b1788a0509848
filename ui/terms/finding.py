"""Finding terms by headword, other names, abbreviation or reading, in any script and width."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ui.api.records import Term
from ui.terms.kana import spoken
from ui.terms.order import flat, read_as


def found(terms: Sequence[Term], query: str) -> tuple[list[Term], bool]:
    """The terms that ``query`` names: whole names first, then beginnings, then parts.

    Where it names none, those whose meaning holds it; the second tells whether names did.
    """
    wanted = flat(query)
    if not wanted:
        return list(terms), True
    ranked = [(_rank(term, wanted), term) for term in terms]
    named = [term for rank in range(3) for found, term in ranked if found == rank]
    if named:
        return named, True
    return [term for term in terms if wanted in flat(term.definition)], False


def same_elsewhere(terms: Iterable[Term], term: Term) -> list[Term]:
    """The entries of the same word in other glossaries, by headword or another name."""
    names = {flat(name) for name in (term.term, *term.aliases)}
    return [
        other
        for other in terms
        if other.id != term.id
        and (other.municipality, other.plan) != (term.municipality, term.plan)
        and not names.isdisjoint(flat(name) for name in (other.term, *other.aliases))
    ]


def _rank(term: Term, wanted: str) -> int:
    names = {flat(name) for name in (term.term, *term.aliases, read_as(term))}
    names |= {spoken(name) for name in names if name.isascii()}
    if wanted in names:
        return 0
    if any(name.startswith(wanted) for name in names):
        return 1
    return 2 if any(wanted in name for name in names) else 3
