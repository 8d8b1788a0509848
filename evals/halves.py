"""Which questions tune the product and which only score it, by a hash of their id.

The half is a matter of the id alone: questions added later, or moved to another file, move no other
question across. Thresholds and rules are chosen on ``tune``; figures are quoted from ``score``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Literal

from evals.questions import Question

Half = Literal["tune", "score"]
HALVES: tuple[Half, ...] = ("tune", "score")
GATE_SIZE = 120


def half(question: Question) -> Half:
    """The half of a question: SHA-256 of its id, as a number, even is ``tune``, odd ``score``."""
    return "tune" if int(_digest(question.id), 16) % 2 == 0 else "score"


def only(questions: Sequence[Question], part: str) -> tuple[Question, ...]:
    """The questions of one half, or of both for ``all``."""
    return tuple(q for q in questions if part in (half(q), "all"))


def gate_subset(questions: Sequence[Question], size: int = GATE_SIZE) -> tuple[Question, ...]:
    """The ``size`` questions with the lowest hash of their id, in their own order.

    The prefix makes the choice independent of the half.
    """
    marked = sorted(questions, key=lambda q: _digest(f"gate:{q.id}"))[:size]
    chosen = {q.id for q in marked}
    return tuple(q for q in questions if q.id in chosen)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
