"""The runs over a small fake system: what is counted, and for which questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from evals.answered import Answered
from evals.metrics import Placed
from evals.questions import Question, Said, Span
from evals.run import DEPTH, Mode, run_answers, run_retrieval, searchable
from tests.evals.samples import ABSENT, LEAD, REFUSAL, RIGHT, text_of


class Script:
    """An assistant that says what it was given, and remembers what it was asked."""

    def __init__(self, *replies: Answered | Exception) -> None:
        self.replies = list(replies)
        self.asked: list[str] = []

    def __call__(self, question: Question) -> Answered:
        self.asked.append(question.id)
        reply = self.replies.pop(0)
        if isinstance(reply, Exception):
            raise reply
        return reply


def test_follow_ups_and_questions_without_evidence_are_not_searched() -> None:
    later = replace(LEAD, id="followup-01", history=(Said("user", "北市の計画は？"),))
    assert searchable([LEAD, later, ABSENT]) == (LEAD,)


@pytest.mark.parametrize(
    ("rank", "at_1", "at_5", "at_10", "missed"),
    [(1, 1, 1, 1, ()), (3, 0, 1, 1, ()), (10, 0, 0, 1, ()), (11, 0, 0, 0, ("lead-01",))],
)
def test_the_rank_of_the_evidence_is_scored(
    rank: int, at_1: float, at_5: float, at_10: float, missed: tuple[str, ...]
) -> None:
    def search(question: Question, mode: Mode) -> Sequence[Placed]:
        assert (question, mode) == (LEAD, "dense")
        return [Span("other.txt", 0, 9)] * (rank - 1) + [Span("k.txt", 0, 9)]

    steps: list[int] = []
    score = run_retrieval([LEAD], search, "dense", lambda: steps.append(1))
    assert (score.recall_1.value, score.recall_5.value, score.recall_10.value) == (
        at_1,
        at_5,
        at_10,
    )
    assert score.mrr.value == pytest.approx(1 / rank if rank <= DEPTH else 0)
    assert (score.mode, score.missed, len(steps)) == ("dense", missed, 1)


def test_every_question_is_asked_once_in_order_and_judged() -> None:
    steps: list[int] = []
    ask = Script(RIGHT, REFUSAL)
    outcomes = run_answers([LEAD, ABSENT], ask, text_of, lambda: steps.append(1))
    assert ask.asked == ["lead-01", "absent-01"]
    assert [o.judgement.passed for o in outcomes] == [True, True]
    assert [o.grades.length for o in outcomes] == [len(RIGHT.answer), len(REFUSAL.answer)]
    assert len(steps) == 2


def test_what_was_said_is_kept_with_its_time() -> None:
    (outcome,) = run_answers([LEAD], Script(replace(RIGHT, confidence=0.7)), text_of)
    assert outcome.given.ms > 0
    assert replace(outcome.given, ms=0.0) == replace(RIGHT, confidence=0.7)


def test_a_crash_is_a_result() -> None:
    first, second = run_answers([LEAD, ABSENT], Script(RuntimeError("boom"), REFUSAL), text_of)
    assert (first.given.status, first.given.error) == ("error", "RuntimeError")
    assert not first.judgement.passed
    assert second.judgement.passed
