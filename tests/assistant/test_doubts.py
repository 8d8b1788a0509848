"""The decision whether to answer: doubts and their products."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.doubts import DOUBTS, FAR, TERMS, Decision, stored, terms

SIZE = len(DOUBTS)
ZERO, ONE = np.zeros(SIZE), np.ones(SIZE)


def weighing(**weights: float) -> Decision:
    given = np.array([weights.get(t.replace("*", "_by_"), 0.0) for t in TERMS])
    return Decision(ZERO, ONE, given, 0.0)


def doubts(**values: float) -> np.ndarray:
    return np.array([values.get(name, 0.0) for name in DOUBTS])


def test_each_doubt_and_each_product_has_its_place() -> None:
    given = doubts(score=2.0, whole=3.0)
    found = dict(zip(TERMS, terms(given[None, :], ZERO, ONE)[0], strict=True))
    assert (found["score"], found["whole"], found["rest"]) == (2.0, 3.0, 0.0)
    assert (found["score*whole"], found["score*score"], found["rest*rest"]) == (6.0, 4.0, 0.0)


def test_doubts_are_standardized_and_held() -> None:
    given = terms(doubts(score=5.0, whole=-1e6)[None, :], ONE, 2.0 * ONE)[0]
    found = dict(zip(TERMS, given, strict=True))
    assert found["score"] == 2.0
    assert found["whole"] == -FAR


def test_a_product_turns_the_decision() -> None:
    model = weighing(unknown=-2.0, unknown_by_named=3.0)
    assert model.probability(doubts(unknown=1.0)) < 0.5
    assert model.probability(doubts(unknown=1.0, named=1.0)) > 0.5


@pytest.mark.parametrize("value", [-50.0, 0.0, 50.0])
def test_the_stored_model_gives_a_probability(value: float) -> None:
    assert 0.0 <= stored().probability(np.full(SIZE, value)) <= 1.0
