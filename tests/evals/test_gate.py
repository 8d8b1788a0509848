"""The gate: that it can fail, and that the product passes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from evals.answered import Answered
from evals.files import QUESTIONS, load_questions
from evals.gate import (
    GATED,
    TOLERANCE,
    baseline_of,
    complaints,
    load_baseline,
    write_baseline,
)
from evals.halves import gate_subset
from evals.run import Outcome, run_answers
from evals.saved import RunFileError
from evals.system import system_of
from index.store import Index
from tests.evals.samples import LEAD, REFUSAL, RIGHT, outcome

MANY = tuple(replace(LEAD, id=f"q-{i}", wrong=("人事課",)) for i in range(100))
SAYS_WRONG = replace(RIGHT, answer="情報課と人事課です。[1]")


def run(given: Sequence[Answered]) -> tuple[Outcome, ...]:
    return tuple(outcome(q, one) for q, one in zip(MANY, given, strict=True))


def passing(count: int) -> tuple[Outcome, ...]:
    """The first ``count`` pass, the others are refused."""
    return run([RIGHT] * count + [REFUSAL] * (100 - count))


@pytest.mark.parametrize(
    ("now", "told"),
    [(90, ()), (100, ()), (88, ()), (87, ("pass rate 0.870 is below 0.900 - 0.02",))],
)
def test_the_pass_rate_may_fall_by_the_tolerance_and_no_further(
    now: int, told: tuple[str, ...]
) -> None:
    assert TOLERANCE == 0.02
    found = complaints(passing(now), baseline_of(passing(90)))
    assert len(found) == len(told)
    assert all(said.startswith(start) for said, start in zip(found, told, strict=True))


def test_the_questions_that_were_lost_are_named() -> None:
    (said,) = complaints(passing(80), baseline_of(passing(83)))
    assert said.endswith("lost: q-80, q-81, q-82")


def test_one_wrong_fact_more_is_refused_whatever_the_pass_rate() -> None:
    before = run([RIGHT] * 50 + [SAYS_WRONG] * 2 + [REFUSAL] * 48)
    more = run([RIGHT] * 96 + [SAYS_WRONG] * 3 + [REFUSAL])
    (said,) = complaints(more, baseline_of(before))
    assert said.startswith("3 answers state a wrong fact, before 2; new: q-96: ")
    same = run([SAYS_WRONG] * 2 + [RIGHT] * 98)
    assert complaints(same, baseline_of(before)) == ()


def test_a_new_question_may_not_bring_a_wrong_fact() -> None:
    new = outcome(replace(MANY[0], id="new"), SAYS_WRONG)
    (said,) = complaints((*passing(100), new), baseline_of(passing(100)))
    assert "new: 情報課と人事課" in said


@pytest.mark.parametrize(("kept", "failed"), [(100, False), (90, False), (89, True), (0, True)])
def test_a_baseline_of_other_questions_is_refused(kept: int, failed: bool) -> None:
    baseline = baseline_of(passing(100)[:kept])
    assert any("write it anew" in said for said in complaints(passing(100), baseline)) is failed


def test_a_baseline_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    write_baseline(passing(70), (GATED,), path)
    baseline = load_baseline(path)
    assert (len(baseline.passing), len(baseline.failing), baseline.wrong) == (70, 30, ())
    assert baseline.rates["all"]["passed"] == 0.7
    assert set(baseline.rates) == {"all", "tune", "score"}


@pytest.mark.parametrize("text", ["", "{", '{"at": "x"}'])
def test_a_file_that_is_no_baseline_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "b.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RunFileError, match=r"b\.json"):
        load_baseline(path)
    with pytest.raises(RunFileError, match=r"none\.json"):
        load_baseline(tmp_path / "none.json")


@pytest.mark.parametrize(
    ("sets", "given", "told"),
    [
        (("sample",), RIGHT, "three_cities"),
        ((GATED, "mine"), RIGHT, "three_cities"),
        ((GATED,), Answered("error", "", error="KeyError"), "100問"),
    ],
)
def test_no_baseline_is_made_of_other_sets_or_of_crashes(
    tmp_path: Path, sets: tuple[str, ...], given: Answered, told: str
) -> None:
    path = tmp_path / "b.json"
    with pytest.raises(RunFileError, match=told):
        write_baseline(run([given] * 100), sets, path)
    assert not path.exists()


def test_the_product_answers_no_worse_than_the_baseline(real_index: Index) -> None:
    questions = gate_subset(load_questions(QUESTIONS / GATED))
    system = system_of(real_index)
    outcomes = run_answers(questions, system.ask, system.text_of)
    assert complaints(outcomes, load_baseline()) == ()
