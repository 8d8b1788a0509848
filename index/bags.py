"""The tokens of passages, cut once: for both fields of BM25, and the words that they use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from index.chunks import Passage
from index.counts import Counts
from index.tokens import bigrams, terms, words
from index.years import year_tokens

# The title is read twice: what a passage is about outweighs what it mentions.
TITLE_TIMES = 2
# What stands for a passage without any token.
EMPTY = "\0"


@dataclass(frozen=True, slots=True)
class Bags:
    """A row for each passage: the tokens under which it is found, its pairs of letters, the content
    words of all that it says.
    """

    terms: Counts
    pairs: Counts
    words: Counts

    def __len__(self) -> int:
        return len(self.terms)

    @classmethod
    def of(cls, passages: Sequence[Passage]) -> Bags:
        """Cut passages into tokens."""
        return cls(
            Counts.of(tokens_of(p) for p in passages),
            Counts.of(bigrams(p.indexed) or [EMPTY] for p in passages),
            Counts.of(words(p.indexed) for p in passages),
        )

    def rows(self, which: Sequence[int]) -> Bags:
        """The tokens of some passages, in the order given."""
        return Bags(self.terms.rows(which), self.pairs.rows(which), self.words.rows(which))

    def stacked(self, below: Bags) -> Bags:
        """These tokens with those of other passages below them."""
        return Bags(
            self.terms.stacked(below.terms),
            self.pairs.stacked(below.pairs),
            self.words.stacked(below.words),
        )

    def save(self, folder: Path) -> None:
        """Write all below ``folder``."""
        for name in ("terms", "pairs", "words"):
            getattr(self, name).save(folder / name)

    @classmethod
    def load(cls, folder: Path) -> Bags:
        """Read what ``save`` wrote."""
        return cls(*(Counts.load(folder / name) for name in ("terms", "pairs", "words")))


def tokens_of(passage: Passage) -> list[str]:
    """Tokens under which a passage is found; never empty."""
    title = terms(passage.title) * TITLE_TIMES
    own = [*terms(passage.text), *year_tokens(passage.text)]
    return [*title, *own, *terms(passage.hints)] or [EMPTY]
