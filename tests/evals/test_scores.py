"""Rates over outcomes: what is counted, over which questions, in which groups."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evals.answered import Answered, Cited
from evals.scores import LABELS, score_answers
from tests.evals.samples import ABSENT, LEAD, REFUSAL, RIGHT, WRONG, outcome

# The quote is verbatim, but it stands in a source with no gold in it.
ELSEWHERE = replace(RIGHT, citations=(Cited("北市", "s.txt", 4, 6, "主管"),))


def test_rates_of_answers() -> None:
    strict = replace(LEAD, id="lead-02", wrong=("人事課",))
    score = score_answers(
        [
            outcome(LEAD, RIGHT),
            outcome(strict, replace(RIGHT, answer="情報課と人事課です。[1]")),
            outcome(ABSENT, REFUSAL),
        ]
    )
    assert [(name, rate.value, rate.n) for name, rate in score.kinds] == [
        ("lead", 0.5, 2),
        ("absent", 1.0, 1),
    ]
    assert [(name, rate.n) for name, rate in score.cities] == [("北市", 2), ("なし", 1)]
    found = {key: (round(rate.value, 4), rate.n) for key, rate in score.rates.items()}
    assert found["passed"] == (0.6667, 3)
    assert found["wrong"] == (0.3333, 3)
    assert found["error"] == (0.0, 3)
    assert found["facts"] == found["recall"] == found["precision"] == (1.0, 2)
    assert found["verbatim"] == found["grounded"] == (1.0, 2)
    assert set(found) == set(LABELS)


@pytest.mark.parametrize(
    ("replies", "rightly", "answered", "refused"),
    [
        ((RIGHT, REFUSAL), 1.0, 0.0, 0.0),
        ((REFUSAL, REFUSAL), 1.0, 0.0, 1.0),
        ((RIGHT, RIGHT), 0.0, 1.0, 0.0),
        ((REFUSAL, RIGHT), 0.0, 1.0, 1.0),
        ((RIGHT, Answered("needs_clarification", "どちらですか。", choices=2)), 0.0, 0.0, 0.0),
    ],
)
def test_decisions_are_counted_on_both_sides(
    replies: tuple[Answered, Answered], rightly: float, answered: float, refused: float
) -> None:
    rates = score_answers([outcome(LEAD, replies[0]), outcome(ABSENT, replies[1])]).rates
    keys = ("refused_rightly", "answered_wrongly", "refused_wrongly")
    assert [(rates[key].value, rates[key].n) for key in keys] == [
        (rightly, 1),
        (answered, 1),
        (refused, 1),
    ]


def test_a_crash_is_counted() -> None:
    crashed = Answered("error", "", error="KeyError")
    assert score_answers([outcome(LEAD, crashed), outcome(LEAD, RIGHT)]).rates["error"].value == 0.5


def test_the_right_answer_with_the_wrong_citation_is_not_grounded() -> None:
    rates = score_answers([outcome(LEAD, ELSEWHERE)]).rates
    assert rates["passed"].value == 1.0
    assert [rates[key].value for key in ("grounded", "recall", "precision")] == [0.0, 0.0, 0.0]


def test_length_and_times() -> None:
    given = [replace(RIGHT, ms=float(ms)) for ms in (1, 2, 3, 400)]
    score = score_answers([outcome(LEAD, one) for one in given])
    assert (score.median_ms, score.p95_ms) == (2.0, 400.0)
    assert (score.mean_chars, score.p95_chars) == (9.0, 9.0)


def test_nothing_asked_is_nothing_measured() -> None:
    score = score_answers([])
    assert {rate.n for rate in score.rates.values()} == {0}
    assert (score.kinds, score.mean_chars, score.p95_ms) == ((), 0.0, 0.0)


def test_a_wrong_answer_tells_no_facts() -> None:
    assert score_answers([outcome(LEAD, WRONG)]).rates["facts"].value == 0.0
