"""What a reader has learnt of a glossary in this session, and what of it is under way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from random import Random

from ui.api.records import Term
from ui.terms.cards import Cards, cards
from ui.terms.quiz import Quiz, quiz


@dataclass(frozen=True, slots=True)
class Score:
    """How a whole quiz went: questions, right at once, choices made."""

    total: int
    at_once: int
    tries: int


@dataclass
class Progress:
    """The learning of one glossary."""

    terms: Sequence[Term]
    rng: Random
    quiz: Quiz | None = None
    cards: Cards | None = None
    scores: list[Score] = field(default_factory=list)
    learnt: dict[str, Term] = field(default_factory=dict)

    def start_quiz(self) -> None:
        """A new quiz; terms not learnt yet are asked before those that are."""
        self.quiz = quiz(self.terms, self.rng, learnt=self.learnt)

    def start_cards(self) -> None:
        """All cards anew."""
        self.cards = cards(self.terms, self.rng)

    def follow(self) -> None:
        """The next question; after the last the score is kept."""
        if self.quiz and self.quiz.asked:
            self.quiz.follow()
            self._learn(self.quiz.at_once)
            if not self.quiz.asked:
                self._learn(self.quiz.later)
                made = self.quiz
                self.scores.append(Score(made.total, len(made.at_once), made.tries))

    def knew(self) -> None:
        """The card in front is known."""
        if self.cards:
            self.cards.knew()
            self._learn(self.cards.known)

    def _learn(self, terms: Iterable[Term]) -> None:
        for term in terms:
            self.learnt.setdefault(term.id, term)
