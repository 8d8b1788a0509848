"""Whether to answer at all: a logistic model of the doubts about the best unit.

It learns from four kinds of cases: questions whose answer was found; the same with every trace of
the answer taken away; the same asked of another municipality; and questions that people wrote to be
unanswerable. The middle two are made, and some of them are answerable after all, so they weigh
less. The units are ranked by weights that were learned without the file of the question: on
questions that it has learned from, the ranker is surer than it will be on new ones (stacking,
D. Wolpert 1992, Stacked Generalization, Neural Networks 5).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.doubts import DOUBTS, Decision, terms
from assistant.query import Query
from assistant.rank import NAMES, Found
from evals.calibrate import logistic
from evals.examples import Bench, Example, Floats, Places
from evals.files import QuestionSet
from evals.intervals import Rate, rate_of
from evals.questions import Question, QuestionsError

# Inverse strength of the L2 penalty, for terms of unit variance.
STRENGTH = 0.01
# Inverse strength of the penalty of the rankers that are learned without one file.
RANKING_STRENGTH = 2.0
# How much a made case weighs against a real one.
TAKEN_AWAY = 0.12
ELSEWHERE = 0.1
# Kinds whose answer is a matter of one municipality: asked of another, it is mostly not there.
OF_ONE_TOWN = frozenset(
    {
        "figure", "results", "system", "indicator", "previous", "chronology", "article", "content",
        "action_lead",
    }
)  # fmt: skip
# Units that the doubts look at.
DEPTH = 12
# Least spread of a doubt or a term: one that is always the same tells nothing.
LEAST_SCALE = 0.05
FOLDS = 10
SEED = 1
THRESHOLDS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


@dataclass(frozen=True, slots=True)
class Case:
    """The doubts about the best unit for a question, whether it answers, how much that weighs."""

    doubts: Floats
    answers: bool
    weight: float = 1.0

    @property
    def made(self) -> bool:
        """Whether the case was made from a question, not written as one."""
        return self.weight < 1.0


@dataclass(frozen=True, slots=True)
class Decided:
    """What a threshold does: answerable questions refused; unanswerable ones, real and made,
    answered.
    """

    threshold: float
    refused: Rate
    answered: Rate
    made_answered: Rate


@dataclass(frozen=True, slots=True)
class Learned:
    """The model and its cross-validated figures.

    ``auc`` is the chance that an answerable question gets a higher probability than a real
    unanswerable one.
    """

    model: Decision
    auc: float
    decided: tuple[Decided, ...]


def learn_decision(cases: Sequence[Case]) -> Learned:
    """The model of all cases, with figures from models that had not seen the case."""
    x = np.array([c.doubts for c in cases])
    y = np.array([float(c.answers) for c in cases])
    share = np.array([c.weight for c in cases])
    unseen = _unseen(x, y, share)
    made = np.array([c.made for c in cases])
    answerable, real = unseen[y == 1], unseen[(y == 0) & ~made]
    return Learned(
        _model(x, y, share),
        _auc(answerable, real),
        tuple(_decided(t, answerable, real, unseen[made]) for t in THRESHOLDS),
    )


def _model(x: Floats, y: Floats, share: Floats) -> Decision:
    """Logistic regression on the terms of the doubts ``x``, each brought to unit variance."""
    mean, scale = x.mean(axis=0), np.maximum(x.std(axis=0), LEAST_SCALE)
    given = terms(x, mean, scale)
    middle, spread = given.mean(axis=0), np.maximum(given.std(axis=0), LEAST_SCALE)
    weights, bias = logistic((given - middle) / spread, y, share, STRENGTH)
    return Decision(mean, scale, weights / spread, bias - float(weights @ (middle / spread)))


def cases_of(
    bench: Bench,
    examples: Sequence[Example],
    sets: Sequence[QuestionSet],
    weights: Mapping[str, Floats],
    advance: Callable[[], object] = lambda: None,
) -> tuple[Case, ...]:
    """All four kinds of cases; ``weights`` are those learned without each file."""
    cases: list[Case] = []
    for example in examples:
        own = weights[example.file]
        cases.extend(_found_and_taken_away(bench, example, own))
        cases.extend(_elsewhere(bench, example, own))
        advance()
    for one in sets:
        for question in one.questions:
            cases.extend(_unanswerable(bench, question, weights[one.name]))
    return tuple(cases)


def _found_and_taken_away(bench: Bench, example: Example, weights: Floats) -> Iterator[Case]:
    """The question as it is, and without the measure, or the section, that holds the answer."""
    if not example.has_gold:
        return
    query, places, features = example.query, example.places, example.features
    yield Case(_doubts(bench, query, places, features, weights), answers=True)
    units = bench.units
    gold = places[example.gain > 0]
    measures = {int(units.measure[i]) for i in gold} - {-1}
    sections = {units.all[i].section for i in gold}
    kept = np.array(
        [
            gain == 0
            and int(units.measure[i]) not in measures
            and (units.all[i].measure is not None or units.all[i].section not in sections)
            for i, gain in zip(places, example.gain, strict=True)
        ],
        dtype=bool,
    )
    doubts = _doubts(bench, query, places[kept], features[kept], weights)
    yield Case(doubts, answers=False, weight=TAKEN_AWAY)


def _elsewhere(bench: Bench, example: Example, weights: Floats) -> Iterator[Case]:
    """The question asked of each other municipality."""
    scope, text = example.query.scope, example.question.question
    if len(scope) != 1 or scope[0] not in text or example.question.kind not in OF_ONE_TOWN:
        return
    for town in bench.towns:
        if town not in scope:
            query = bench.read(text.replace(scope[0], town))
            places, features = bench.candidates(query)
            doubts = _doubts(bench, query, places, features, weights)
            yield Case(doubts, answers=False, weight=ELSEWHERE)


def _unanswerable(bench: Bench, question: Question, weights: Floats) -> Iterator[Case]:
    """A question without an answer, unless it names a municipality without a plan or a number of a
    measure: those are decided before anything is ranked.
    """
    if question.statuses != ("not_found",) or question.history:
        return
    query = bench.read(question.question, question.municipality)
    if not query.reading.strangers and not query.reading.numbers:
        places, features = bench.candidates(query)
        yield Case(_doubts(bench, query, places, features, weights), answers=False)


def _doubts(
    bench: Bench, query: Query, places: Places, features: Floats, weights: Floats
) -> Floats:
    scores = features @ weights
    found = [
        Found(
            bench.units.all[places[i]], float(scores[i]), features[i, NAMES.index("whole")],
            features[i, NAMES.index("alone")], not features[i, NAMES.index("misfits")], features[i],
        )
        for i in np.argsort(-scores, kind="stable")[:DEPTH]
    ]  # fmt: skip
    return bench.ranker.doubts(query, found) if found else np.zeros(len(DOUBTS))


def _unseen(x: Floats, y: Floats, share: Floats) -> Floats:
    """The probability of each case by the model of the folds without it."""
    from sklearn.model_selection import StratifiedKFold

    folds = min(FOLDS, int((y == 1).sum()), int((y == 0).sum()))
    if folds < 2:
        raise QuestionsError("判断の学習には、答えのある質問とない質問が2問ずつ以上必要です。")
    out = np.zeros(len(y))
    splits = StratifiedKFold(folds, shuffle=True, random_state=SEED).split(x, y)
    for rest, held in splits:
        model = _model(x[rest], y[rest], share[rest])
        out[held] = [model.probability(one) for one in x[held]]
    return out


def _auc(high: Floats, low: Floats) -> float:
    """The share of pairs in the right order, ties as half (Mann-Whitney U); 0.5 without pairs."""
    if not len(high) or not len(low):
        return 0.5
    apart = high[:, None] - low[None, :]
    return float((apart > 0).mean() + 0.5 * (apart == 0).mean())


def _decided(threshold: float, answerable: Floats, real: Floats, made: Floats) -> Decided:
    return Decided(
        threshold,
        refused=rate_of([float(p < threshold) for p in answerable]),
        answered=rate_of([float(p >= threshold) for p in real]),
        made_answered=rate_of([float(p >= threshold) for p in made]),
    )
