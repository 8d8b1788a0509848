"""Two runs side by side: which questions changed, which rates, by more than chance or not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evals.answered import Answered
from evals.compare import changes_table, compare, rates_table
from evals.saved import Run, RunFileError, run_of
from tests.evals.samples import LEAD, REFUSAL, RIGHT, WRONG, outcome, printed

ASKED = tuple(replace(LEAD, id=f"q-{i}") for i in range(8))


def run(*given: Answered, skip: int = 0) -> Run:
    return run_of([outcome(q, one) for q, one in zip(ASKED[skip:], given, strict=False)])


def test_what_became_better_and_worse_is_told_by_question() -> None:
    found = compare(run(RIGHT, REFUSAL, RIGHT, WRONG), run(RIGHT, RIGHT, WRONG, REFUSAL))
    assert [a.id for a, _ in found.better] == ["q-1"]
    assert [(a.id, b.given.answer) for a, b in found.worse] == [("q-2", WRONG.answer)]
    assert found.unpaired == 0


def test_rates_differences_and_p_values() -> None:
    found = compare(run(*[RIGHT] * 8), run(*[RIGHT] * 2, *[WRONG] * 6))
    row = found.row("passed")
    assert (row.before.value, row.after.value, row.difference) == (1.0, 0.25, -0.75)
    assert row.p == pytest.approx(0.03125)  # 2 * 0.5**6
    with pytest.raises(KeyError):
        found.row("answered_wrongly")  # none of the questions is about that


def test_a_mean_has_no_p_value() -> None:
    two = replace(LEAD, facts=(("情報課",), ("人事課",)))
    before, after = run_of([outcome(two, RIGHT)]), run_of([outcome(two, REFUSAL)])
    row = compare(before, after).row("facts")
    assert (row.before.value, row.after.value, row.p) == (0.5, 0.0, None)


def test_only_questions_of_both_runs_are_compared() -> None:
    found = compare(run(RIGHT, RIGHT, RIGHT), run(WRONG, WRONG, WRONG, skip=2))
    assert [a.id for a, _ in found.worse] == ["q-2"]
    assert (found.row("passed").before.n, found.unpaired) == (1, 4)


def test_runs_without_a_common_question_are_refused() -> None:
    with pytest.raises(RunFileError, match="共通する質問がありません"):
        compare(run(RIGHT), run(RIGHT, skip=3))


def test_tables() -> None:
    found = compare(run(*[RIGHT] * 8), run(*[RIGHT] * 2, *[WRONG] * 6))
    halves = replace(found.row("facts"), p=None)
    found = replace(found, rows=(*found.rows, halves))
    rates = printed(rates_table(found))
    for word in ("合格", "100.0%", "25.0%", "-75.0ポイント", "0.031", "―"):
        assert word in rates
    changes = printed(changes_table("悪くなった質問", found.worse))
    for word in ("悪くなった質問（6問）", "q-2", "北市の[担当]課は？", WRONG.answer):
        assert word in changes
