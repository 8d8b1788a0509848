"""Whether the best unit answers at all: a logistic model of what speaks for and against it.

Beside each doubt, the model weighs the product of every two: that a unit lacks the heaviest word
of a question matters less where it stands in the measure that the question names. Doubts are
standardized first, and held within ``FAR`` so that no product of strange values decides alone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import combinations_with_replacement

import numpy as np

from assistant.features import Features

DOUBTS = (
    "score", "whole", "rest", "hit", "misfits", "other_year", "foreign", "unknown", "apart",
    "margin", "entity", "name", "named", "heaviest", "section", "phrase", "phrases",
)  # fmt: skip
# What is weighed: each doubt, and each product of two.
TERMS = (*DOUBTS, *(f"{a}*{b}" for a, b in combinations_with_replacement(DOUBTS, 2)))
FAR = 4.0


@dataclass(frozen=True, slots=True)
class Decision:
    """Weights in the order of ``TERMS``; mean and scale of each of ``DOUBTS``."""

    mean: Features
    scale: Features
    weights: Features
    bias: float

    def probability(self, doubts: Features) -> float:
        """That the unit with these ``doubts`` answers the question."""
        given = terms(doubts[None, :], self.mean, self.scale)[0] @ self.weights + self.bias
        return float(1.0 / (1.0 + np.exp(-given)))


def terms(doubts: Features, mean: Features, scale: Features) -> Features:
    """The ``TERMS`` of each row of ``doubts``: (rows, len(TERMS))."""
    found = np.clip((doubts - mean) / scale, -FAR, FAR)
    first, second = np.triu_indices(len(DOUBTS))
    return np.hstack([found, found[:, first] * found[:, second]])


@cache
def stored() -> Decision:
    """The model that was learned from the tuning half of the questions."""
    text = resources.files("assistant").joinpath("data/weights.json").read_text(encoding="utf-8")
    whole = json.loads(text)

    def named(part: str, names: tuple[str, ...], missing: float) -> Features:
        given: Mapping[str, float] = whole[part]
        return np.array([given.get(name, missing) for name in names])

    return Decision(
        named("mean", DOUBTS, 0.0),
        named("scale", DOUBTS, 1.0),
        named("decide", TERMS, 0.0),
        float(whole["decide"]["bias"]),
    )
