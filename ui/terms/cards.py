"""Flash cards of a glossary: what is not known yet comes again until it is."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from ui.api.records import Term
from ui.terms.quiz import fit


@dataclass
class Cards:
    """The cards that are left, the one in front first, and those that are known."""

    waiting: deque[Term]
    total: int
    known: list[Term] = field(default_factory=list)
    turned: bool = False

    @property
    def front(self) -> Term | None:
        """The card in front."""
        return self.waiting[0] if self.waiting else None

    def turn(self) -> None:
        """Show the other side."""
        self.turned = not self.turned

    def knew(self) -> None:
        """Put the card away."""
        if self.waiting:
            self.known.append(self.waiting.popleft())
            self.turned = False

    def again(self) -> None:
        """Put the card behind the others."""
        self.waiting.rotate(-1)
        self.turned = False


def cards(terms: Sequence[Term], rng: Random) -> Cards:
    """All cards of a glossary, mixed."""
    known = fit(terms)
    return Cards(deque(rng.sample(known, len(known))), len(known))
