"""The results of a run as plain data for JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict

from evals.halves import HALVES, half
from evals.intervals import Rate
from evals.run import Outcome, RetrievalScore
from evals.scores import AnswerScore, score_answers


def as_data(
    retrieval: Sequence[RetrievalScore], outcomes: Sequence[Outcome] | None
) -> dict[str, object]:
    """Everything the tables say, and each failure, as JSON-ready data."""
    data: dict[str, object] = {"retrieval": [asdict(score) for score in retrieval]}
    if outcomes is None:
        return data
    parts = {part: [o for o in outcomes if half(o.question) == part] for part in HALVES}
    failures = [_failure(o) for o in outcomes if not o.judgement.passed]
    data["answers"] = {
        **_summary(score_answers(outcomes)),
        "halves": {part: _summary(score_answers(found)) for part, found in parts.items() if found},
        "failures": failures,
    }
    return data


def _summary(score: AnswerScore) -> dict[str, object]:
    return {
        **_rates(score.rates.items()),
        "kinds": _rates(score.kinds),
        "cities": _rates(score.cities),
        "mean_chars": score.mean_chars,
        "p95_chars": score.p95_chars,
        "median_ms": score.median_ms,
        "p95_ms": score.p95_ms,
    }


def _rates(pairs: Iterable[tuple[str, Rate]]) -> dict[str, object]:
    return {name: asdict(rate) for name, rate in pairs}


def _failure(outcome: Outcome) -> dict[str, object]:
    return {
        "id": outcome.question.id,
        "question": outcome.question.question,
        "failed": list(outcome.judgement.failed),
        "status": outcome.given.status,
        "answer": outcome.given.answer,
        "error": outcome.given.error,
    }
