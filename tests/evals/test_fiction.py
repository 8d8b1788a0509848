"""The fictional plans: what is read of them beside the gold, and the places of their questions."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from evals.files import QUESTIONS, load_questions
from evals.gold import load_gold
from evals.reading import PlanReading
from evals.reading_cli import readings
from ingest.files import plan_files, read_file

PLANS = Path(__file__).resolve().parents[2] / "evals" / "plans"
TUNING = sorted(load_gold(PLANS / "fiction"))


@pytest.fixture(scope="module")
def fiction() -> Mapping[str, PlanReading]:
    return {one.source: one for one in readings(PLANS / "fiction")}


def test_every_plan_has_its_gold() -> None:
    assert [p.name for p in plan_files(PLANS / "fiction")] == TUNING


@pytest.mark.parametrize("plan", TUNING)
def test_every_measure_is_read_with_number_and_departments(
    fiction: Mapping[str, PlanReading], plan: str
) -> None:
    assert all(fiction[plan].led)
    assert not fiction[plan].spurious


@pytest.mark.parametrize("plan", TUNING)
def test_every_term_is_read(fiction: Mapping[str, PlanReading], plan: str) -> None:
    assert all(fiction[plan].told)
    assert not fiction[plan].strange
    assert not fiction[plan].doubled


@pytest.mark.parametrize("plan", TUNING)
def test_the_plan_says_what_it_is(fiction: Mapping[str, PlanReading], plan: str) -> None:
    assert [k for k, (_, _, right) in fiction[plan].identity.items() if not right] == []


@pytest.mark.parametrize("name", ["fiction", "held_out"])
def test_evidence_of_each_question_stands_in_its_plan(name: str) -> None:
    texts = {p.name: read_file(p).written.text for p in plan_files(PLANS / name)}
    questions = load_questions(QUESTIONS / name)
    assert len(questions) >= 50
    for question in questions:
        for span in question.spans:
            assert 0 <= span.start < span.end <= len(texts[span.source])
            assert texts[span.source][span.start : span.end].strip()
        assert bool(question.spans) != (question.status == "not_found")
