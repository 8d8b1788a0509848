"""A quiz of a glossary: the right meaning of a term, or the right term for a meaning.

Chance comes from the ``random.Random`` that is given in, so a quiz can be made again.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Literal

from ui.api.records import Term
from ui.terms.order import LETTERS, flat, row_of

QUESTIONS, CHOICES = 10, 4
Kind = Literal["meaning", "term"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: which of ``choices`` is the meaning of ``term``, or the term for its meaning."""

    kind: Kind
    term: Term
    choices: tuple[Term, ...]


@dataclass
class Quiz:
    """The questions that are left, the one in front first; a wrong one comes again at the end."""

    waiting: deque[Asked]
    rng: Random
    total: int
    at_once: list[Term] = field(default_factory=list)
    later: list[Term] = field(default_factory=list)
    missed: set[str] = field(default_factory=set)
    chosen: Term | None = None
    tries: int = 0

    @property
    def asked(self) -> Asked | None:
        """The question in front; none is left when all were answered rightly."""
        return self.waiting[0] if self.waiting else None

    @property
    def done(self) -> int:
        """How many were answered rightly."""
        return len(self.at_once) + len(self.later)

    @property
    def right(self) -> bool:
        """Whether what was chosen is right."""
        return bool(self.asked and self.chosen and self.chosen.id == self.asked.term.id)

    def answer(self, choice: Term) -> None:
        """Take a choice; a second one for the same question does not count."""
        if self.asked and self.chosen is None:
            self.chosen = choice
            self.tries += 1
            if not self.right:
                self.missed.add(self.asked.term.id)

    def follow(self) -> None:
        """Go on: what was right is done, what was wrong is put back with its choices mixed."""
        if self.asked is None or self.chosen is None:
            return
        right, asked = self.right, self.waiting.popleft()
        self.chosen = None
        if right:
            (self.later if asked.term.id in self.missed else self.at_once).append(asked.term)
        else:
            mixed = tuple(self.rng.sample(asked.choices, len(asked.choices)))
            self.waiting.append(Asked(asked.kind, asked.term, mixed))


def quiz(
    terms: Sequence[Term], rng: Random, *, count: int = QUESTIONS, learnt: Container[str] = ()
) -> Quiz:
    """A quiz of up to ``count`` terms of one glossary, both kinds of question in turn; what is
    not ``learnt`` yet is asked first.
    """
    known = fit(terms)
    mixed = sorted(rng.sample(known, len(known)), key=lambda term: term.id in learnt)
    chosen = mixed[:count] if len(known) > 1 else []
    kinds: tuple[Kind, ...] = ("meaning", "term")
    made = [Asked(kinds[n % 2], t, _choices(t, known, rng)) for n, t in enumerate(chosen)]
    return Quiz(deque(made), rng, len(made))


def fit(terms: Sequence[Term]) -> list[Term]:
    """The terms that can be asked: with a meaning, and no two of one name or of one meaning."""
    names, meanings = set[str](), set[str]()
    found = list[Term]()
    for term in terms:
        name, meaning = flat(term.term), flat(term.definition)
        if name and meaning and name not in names and meaning not in meanings:
            names.add(name)
            meanings.add(meaning)
            found.append(term)
    return found


def _choices(term: Term, terms: Sequence[Term], rng: Random) -> tuple[Term, ...]:
    """The term and others of its glossary, such as look alike first: of letters, or of kana."""
    names = {flat(name) for name in (term.term, *term.aliases)}
    others = [
        other
        for other in rng.sample(terms, len(terms))
        if other.id != term.id
        and names.isdisjoint(flat(name) for name in (other.term, *other.aliases))
    ]
    letters = row_of(term) == LETTERS
    others.sort(key=lambda other: (row_of(other) == LETTERS) is not letters)
    return tuple(rng.sample([term, *others[: CHOICES - 1]], min(CHOICES, 1 + len(others))))
