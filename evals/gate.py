"""The gate: a change may not answer worse than the committed baseline, nor wrongly more often."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from evals.halves import only
from evals.run import Outcome
from evals.saved import RunFileError, write_text
from evals.scores import score_answers

BASELINE = Path(__file__).parent / "baseline.json"
# The set that the baseline is on.
GATED = "three_cities"
# How far, as a share, the pass rate of the subset may fall: two of 120 questions.
TOLERANCE = 0.02
# Share of the questions asked that the baseline has to know; below, it is of other questions.
KNOWN = 0.9


@dataclass(frozen=True, slots=True)
class Baseline:
    """When it was made, rates of all questions and of each half, and the questions by id.

    ``wrong`` are the ids of answers with a wrong fact; ``passing`` and ``failing`` are all others'
    sides of the line.
    """

    at: str
    rates: dict[str, dict[str, float]]
    wrong: tuple[str, ...]
    passing: tuple[str, ...]
    failing: tuple[str, ...]


_ADAPTER = TypeAdapter(Baseline)


def baseline_of(outcomes: Sequence[Outcome]) -> Baseline:
    """The baseline that these outcomes make."""
    rates: dict[str, dict[str, float]] = {}
    for part in ("all", "tune", "score"):
        chosen = {question.id for question in only([o.question for o in outcomes], part)}
        score = score_answers([o for o in outcomes if o.question.id in chosen])
        rates[part] = {key: round(r.value, 4) for key, r in score.rates.items() if r.n}
    return Baseline(
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        rates=rates,
        wrong=tuple(o.question.id for o in outcomes if not o.judgement.wrong),
        passing=tuple(o.question.id for o in outcomes if o.judgement.passed),
        failing=tuple(o.question.id for o in outcomes if not o.judgement.passed),
    )


def write_baseline(outcomes: Sequence[Outcome], sets: Sequence[str], path: Path = BASELINE) -> None:
    """Write the baseline anew; raises ``RunFileError`` for other sets and for runs with crashes."""
    if tuple(sets) != (GATED,):
        raise RunFileError(f"基準は、質問集「{GATED}」だけで作ってください。")
    crashed = sum(outcome.given.error is not None for outcome in outcomes)
    if crashed:
        raise RunFileError(f"例外で終わった質問が{crashed}問あるため、基準を書き直しません。")
    text = _ADAPTER.dump_json(baseline_of(outcomes), indent=1, ensure_ascii=False)
    write_text(path, text.decode("utf-8") + "\n")


def load_baseline(path: Path = BASELINE) -> Baseline:
    """The committed baseline; raises ``RunFileError`` if it cannot be read."""
    try:
        return _ADAPTER.validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise RunFileError(f"基準の記録を読めませんでした: {path.name}") from error


def complaints(
    outcomes: Sequence[Outcome], baseline: Baseline, tolerance: float = TOLERANCE
) -> tuple[str, ...]:
    """Why the outcomes do not pass the gate, in English for developers; empty if they do.

    The pass rate is compared over the questions that the baseline knows. Answers with a wrong fact
    are counted over all that were asked: a new question may not bring one either.
    """
    known = {*baseline.passing, *baseline.failing}
    compared = [o for o in outcomes if o.question.id in known]
    if not compared or len(compared) < KNOWN * len(outcomes):
        return (f"the baseline knows {len(compared)} of {len(outcomes)} questions: write it anew",)
    return (*_more_wrong(outcomes, baseline), *_fallen(compared, baseline, tolerance))


def _more_wrong(outcomes: Sequence[Outcome], baseline: Baseline) -> list[str]:
    now = [o for o in outcomes if not o.judgement.wrong]
    before = sum(o.question.id in baseline.wrong for o in outcomes)
    if len(now) <= before:
        return []
    new = (o for o in now if o.question.id not in baseline.wrong)
    said = "; ".join(f"{o.question.id}: {o.given.answer}" for o in new)
    return [f"{len(now)} answers state a wrong fact, before {before}; new: {said}"]


def _fallen(compared: Sequence[Outcome], baseline: Baseline, tolerance: float) -> list[str]:
    passing = set(baseline.passing)
    before = sum(o.question.id in passing for o in compared) / len(compared)
    now = sum(o.judgement.passed for o in compared) / len(compared)
    if now >= before - tolerance:
        return []
    lost = [o for o in compared if o.question.id in passing and not o.judgement.passed]
    ids = ", ".join(o.question.id for o in lost)
    return [f"pass rate {now:.3f} is below {before:.3f} - {tolerance}; lost: {ids}"]
