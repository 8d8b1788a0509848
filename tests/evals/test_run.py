"""The runs over a small fake system: what is counted, and for which questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from evals.judge import Answered, Cited
from evals.metrics import Placed
from evals.questions import Question, Said, Span
from evals.run import DEPTH, Mode, run_answers, run_retrieval, searchable

TEXT = "情報課が主管する。"
LEAD = Question(
    id="lead-01",
    question="北市の担当課は？",
    kind="lead",
    city="北市",
    status="answered",
    max_chars=50,
    facts=(("情報課",),),
    spans=(Span("k.txt", 0, 3),),
)
ABSENT = Question("absent-01", "南市の担当課は？", "absent", "なし", "not_found", 50)
RIGHT = Answered("answered", "情報課です。[1]", (Cited("北市", "k.txt", 0, 3, "情報課"),))
REFUSAL = Answered("not_found", "計画に記載がありません。")


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


def text_of(source: str) -> str | None:
    return TEXT if source == "k.txt" else None


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


def test_rates_of_answers() -> None:
    wrong = replace(LEAD, id="lead-02", wrong=("人事課",))
    ask = Script(RIGHT, replace(RIGHT, answer="情報課と人事課です。[1]"), REFUSAL)
    score = run_answers([LEAD, wrong, ABSENT], ask, text_of)
    assert ask.asked == ["lead-01", "lead-02", "absent-01"]
    assert [(kind, rate.value, rate.n) for kind, rate in score.kinds] == [
        ("lead", 0.5, 2),
        ("absent", 1.0, 1),
    ]
    assert score.passed.value == pytest.approx(2 / 3)
    assert score.wrong.value == pytest.approx(1 / 3)
    assert (score.verbatim.value, score.verbatim.n) == (1.0, 2)
    assert (score.grounded.value, score.grounded.n) == (1.0, 2)


@pytest.mark.parametrize(
    ("replies", "rightly", "wrongly"),
    [
        ((RIGHT, REFUSAL), 1.0, 0.0),
        ((REFUSAL, REFUSAL), 1.0, 1.0),
        ((RIGHT, RIGHT), 0.0, 0.0),
    ],
)
def test_refusals_are_counted_on_both_sides(
    replies: tuple[Answered, ...], rightly: float, wrongly: float
) -> None:
    score = run_answers([LEAD, ABSENT], Script(*replies), text_of)
    assert (score.refused_rightly.value, score.refused_wrongly.value) == (rightly, wrongly)


def test_the_right_answer_with_the_wrong_citation_is_not_grounded() -> None:
    elsewhere = replace(RIGHT, citations=(Cited("北市", "k.txt", 4, 6, "主管"),))
    score = run_answers([LEAD], Script(elsewhere), text_of)
    assert score.passed.value == 1.0
    assert score.grounded.value == 0.0


def test_a_crash_is_a_result() -> None:
    score = run_answers([LEAD, ABSENT], Script(RuntimeError("boom"), REFUSAL), text_of)
    first, second = score.outcomes
    assert (first.given.status, first.given.error) == ("error", "RuntimeError")
    assert not first.judgement.passed
    assert second.judgement.passed
