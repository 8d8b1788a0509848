"""Rates over the outcomes of a run: of all answers, of each kind of question, of each city."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from evals.intervals import Rate, quantile, rate_of
from evals.judge import grounded
from evals.run import Outcome


@dataclass(frozen=True, slots=True)
class Measured:
    """One thing measured of an outcome; ``None`` where the question does not ask for it."""

    key: str
    label: str
    of: Callable[[Outcome], float | None]


@dataclass(frozen=True, slots=True)
class AnswerScore:
    """Rates by key, pass rates by kind and by city, length in characters, response times."""

    rates: dict[str, Rate]
    kinds: tuple[tuple[str, Rate], ...]
    cities: tuple[tuple[str, Rate], ...]
    mean_chars: float
    p95_chars: float
    median_ms: float
    p95_ms: float
    outcomes: tuple[Outcome, ...]


def _grounded(outcome: Outcome) -> float | None:
    proven = "not_found" not in outcome.question.statuses and outcome.question.spans
    if not proven or outcome.given.status != "answered":
        return None
    return float(grounded(outcome.question, outcome.given))


def _absent(outcome: Outcome, status: str) -> float | None:
    """Whether a question that the plans do not answer was met with ``status``."""
    absent = outcome.question.statuses == ("not_found",)
    return float(outcome.given.status == status) if absent else None


def _refused(outcome: Outcome) -> float | None:
    """Whether a question that the plans do answer was refused."""
    present = "not_found" not in outcome.question.statuses
    return float(outcome.given.status == "not_found") if present else None


MEASURED = (
    Measured("passed", "合格", lambda o: float(o.judgement.passed)),
    Measured("error", "例外で終わった", lambda o: float(o.given.error is not None)),
    Measured("facts", "答えた事実の割合", lambda o: o.grades.facts),
    Measured("wrong", "誤った事実を含む", lambda o: float(not o.judgement.wrong)),
    Measured("recall", "根拠のうち引用した割合", lambda o: o.grades.recall),
    Measured("precision", "引用のうち根拠に当たる割合", lambda o: o.grades.precision),
    Measured("verbatim", "引用のうち原文どおりの割合", lambda o: o.grades.verbatim),
    Measured("grounded", "根拠の箇所をすべて引用", _grounded),
    Measured("refused_rightly", "計画にない質問を断った", lambda o: _absent(o, "not_found")),
    Measured("answered_wrongly", "計画にない質問に答えた", lambda o: _absent(o, "answered")),
    Measured("refused_wrongly", "計画にある質問を断った", _refused),
)
LABELS = MappingProxyType({m.key: m.label for m in MEASURED})


def values_of(outcome: Outcome) -> dict[str, float | None]:
    """Everything measured of one outcome, by key."""
    return {measured.key: measured.of(outcome) for measured in MEASURED}


def score_answers(outcomes: Sequence[Outcome]) -> AnswerScore:
    """Rates over ``outcomes``."""
    values = [values_of(outcome) for outcome in outcomes]
    times = [o.given.ms for o in outcomes]
    chars = [float(o.grades.length) for o in outcomes]
    return AnswerScore(
        rates={
            key: rate_of([found for one in values if (found := one[key]) is not None])
            for key in LABELS
        },
        kinds=_passed_by(outcomes, lambda o: o.question.kind),
        cities=_passed_by(outcomes, lambda o: o.question.city),
        mean_chars=sum(chars) / len(chars) if chars else 0.0,
        p95_chars=quantile(chars, 0.95),
        median_ms=quantile(times, 0.5),
        p95_ms=quantile(times, 0.95),
        outcomes=tuple(outcomes),
    )


def _passed_by(
    outcomes: Sequence[Outcome], group: Callable[[Outcome], str]
) -> tuple[tuple[str, Rate], ...]:
    groups: dict[str, list[float]] = {}
    for outcome in outcomes:
        groups.setdefault(group(outcome), []).append(float(outcome.judgement.passed))
    return tuple((name, rate_of(passed)) for name, passed in groups.items())
