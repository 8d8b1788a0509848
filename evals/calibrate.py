"""The weights of the ranker, learned by comparing right units with wrong ones of the same question.

A pair of a right unit a and a wrong one b costs log(1 + exp(-w·(a - b))): the pairwise logistic
loss of RankNet (C. Burges et al. 2005, Learning to Rank using Gradient Descent, ICML) for a linear
score. That turns ranking into classifying differences (R. Herbrich, T. Graepel, K. Obermayer 1999,
Support Vector Learning for Ordinal Regression, ICANN). Most wrong units are easy; each round
compares only with those that the weights of the round before rank highest (hard negatives).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.rank import NAMES
from evals.examples import Example, Floats
from evals.intervals import Rate, rate_of
from evals.questions import QuestionsError

# Inverse strength of the L2 penalty: those compared by cross-validation, and the one that is taken.
STRENGTHS = (0.1, 0.5, 2.0)
STRENGTH = 0.5
ROUNDS = 3
# Wrong units compared with in the first round, by the share of the topic alone, and later.
FIRST_NEGATIVES = 60
HARD_NEGATIVES = 25
# Right units of a question that are compared: most often one sentence says it, at times two.
POSITIVES = 2
# How much all the pairs of one question weigh together against the penalty.
QUESTION_WEIGHT = 20.0
# What the questions are too few to teach. A question about the earlier plan must not be answered
# from this one, but hardly any question asks about it; and who gives the whole name of an indicator
# or of a row of the schedule means that one, but the questions avoid the words of the plans.
AT_MOST = {"not_past": -3.0}
AT_LEAST = {"exact": 2.0}

Advance = Callable[[], object]
Pairs = tuple[Floats, Floats, Floats]


@dataclass(frozen=True, slots=True)
class Ranking:
    """How high the best right unit stands, over all examples; ``missed`` have none to be found."""

    at_1: Rate
    at_3: Rate
    at_10: Rate
    missed: int


def logistic(
    x: Floats, y: Floats, weight: Floats, strength: float, *, bias: bool = True
) -> tuple[Floats, float]:
    """Weights and bias of a logistic regression with an L2 penalty of 1 / ``strength``."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=strength, fit_intercept=bias, max_iter=5000)
    model.fit(x, y, sample_weight=weight)
    return np.asarray(model.coef_[0], dtype=np.float64), float(np.ravel(model.intercept_)[0])


def learn_ranking(
    examples: Sequence[Example], strength: float = STRENGTH, rounds: int = ROUNDS
) -> Floats:
    """Weights in the order of ``NAMES``; ``QuestionsError`` if there is nothing to compare."""
    weights: Floats | None = None
    for _ in range(rounds):
        found = [pairs for e in examples if e.has_gold for pairs in _pairs(e, weights)]
        if not found:
            raise QuestionsError("調整用の質問に、正解と不正解を比べられるものがありません。")
        x, y, share = (np.concatenate(part) for part in zip(*found, strict=True))
        weights, _bias = logistic(x, y, share * QUESTION_WEIGHT, strength, bias=False)
    if weights is None:
        raise ValueError("rounds must be at least 1")
    return weights


def with_priors(weights: Floats) -> Floats:
    """The weights with the limits of ``AT_MOST`` and ``AT_LEAST``."""
    bounded = weights.copy()
    for name, limit in AT_MOST.items():
        bounded[NAMES.index(name)] = min(bounded[NAMES.index(name)], limit)
    for name, limit in AT_LEAST.items():
        bounded[NAMES.index(name)] = max(bounded[NAMES.index(name)], limit)
    return bounded


def left_out(
    examples: Sequence[Example], strength: float, advance: Advance = lambda: None
) -> dict[str, Floats]:
    """For each file the weights learned from all the other files."""
    learned = {}
    for file in dict.fromkeys(e.file for e in examples):
        learned[file] = learn_ranking([e for e in examples if e.file != file], strength)
        advance()
    return learned


def ranking_of(examples: Sequence[Example], weights: dict[str, Floats]) -> Ranking:
    """The ranking of each example by the weights of its file."""
    ranks = [rank_of_gold(e, weights[e.file]) for e in examples]
    at_1, at_3, at_10 = (
        rate_of([float(rank is not None and rank <= k) for rank in ranks]) for k in (1, 3, 10)
    )
    return Ranking(at_1, at_3, at_10, sum(rank is None for rank in ranks))


def rank_of_gold(example: Example, weights: Floats) -> int | None:
    """The rank of the best right unit, from 1; ``None`` where no candidate is right."""
    if not example.has_gold:
        return None
    order = np.argsort(-(example.features @ weights), kind="stable")
    return int(np.flatnonzero(example.gain[order] > 0)[0]) + 1


def _pairs(example: Example, weights: Floats | None) -> Iterator[Pairs]:
    """Differences of right and wrong units, both ways round, so that the classes are even; all
    pairs of an example weigh 2 together.
    """
    best = np.flatnonzero(example.gain == example.gain.max())
    wrong = np.flatnonzero(example.gain == 0)
    if not len(wrong):
        return
    if weights is None:
        topic = example.features[:, [NAMES.index("whole"), NAMES.index("alone")]].mean(axis=1)
        hard = wrong[np.argsort(-topic[wrong], kind="stable")][:FIRST_NEGATIVES]
    else:
        scores = example.features @ weights
        hard = wrong[np.argsort(-scores[wrong], kind="stable")][:HARD_NEGATIVES]
        best = best[np.argsort(-scores[best], kind="stable")]
    best = best[:POSITIVES]
    for place in best:
        apart = example.features[place] - example.features[hard]
        n = len(hard)
        yield (
            np.concatenate([apart, -apart]),
            np.repeat([1.0, 0.0], n),
            np.full(2 * n, 1.0 / (n * len(best))),
        )
