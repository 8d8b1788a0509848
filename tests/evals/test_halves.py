"""The two halves and the gate's subset: fixed by the id, about even, independent of the rest."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evals.files import QUESTIONS, load_questions
from evals.halves import gate_subset, half, only
from tests.evals.samples import LEAD

MANY = tuple(replace(LEAD, id=f"q-{i}") for i in range(400))


@pytest.mark.parametrize(
    ("id_", "expected"),
    [("lead-01", "score"), ("lead-03", "score"), ("absent-01", "score"), ("q-1", "tune")],
)
def test_the_half_of_an_id_never_changes(id_: str, expected: str) -> None:
    assert half(replace(LEAD, id=id_)) == expected


def test_the_halves_are_about_even_and_cover_everything() -> None:
    tune, score = only(MANY, "tune"), only(MANY, "score")
    assert 160 <= len(tune) <= 240
    assert not set(tune) & set(score)
    assert set(tune) | set(score) == set(only(MANY, "all")) == set(MANY)


def test_the_subset_of_the_gate_is_fixed_and_of_both_halves() -> None:
    chosen = gate_subset(MANY, 100)
    assert chosen == gate_subset(MANY, 100)
    assert len(chosen) == 100
    assert chosen == tuple(q for q in MANY if q in set(chosen))
    assert 30 <= len(only(chosen, "tune")) <= 70


def test_questions_that_are_added_push_out_at_most_as_many() -> None:
    before, after = set(gate_subset(MANY[:380], 100)), set(gate_subset(MANY, 100))
    assert 0 < len(before - after) <= 20


def test_a_small_set_is_asked_whole() -> None:
    assert gate_subset(MANY[:5]) == MANY[:5]


def test_the_gate_asks_some_of_the_bundled_questions() -> None:
    asked = load_questions(QUESTIONS / "three_cities")
    assert len(gate_subset(asked)) == 120
