"""The two runs: does the search find the evidence, and are the answers right."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from evals.judge import Answered, Judgement, TextOf, grounded, judge
from evals.metrics import (
    Placed,
    Rate,
    all_found,
    hit_at,
    ndcg_at,
    quantile,
    ranks_of,
    recall_at,
    reciprocal_rank,
    wilson,
)
from evals.questions import Question

Mode = Literal["lexical", "dense", "hybrid"]
MODES: tuple[Mode, ...] = ("lexical", "dense", "hybrid")
DEPTH = 10

Search = Callable[[Question, Mode], Sequence[Placed]]
Ask = Callable[[Question], Answered]
Advance = Callable[[], object]


@dataclass(frozen=True, slots=True)
class RetrievalScore:
    """How one mode of search did over all questions with evidence."""

    mode: Mode
    recall_1: Rate
    recall_5: Rate
    hit_5: Rate
    recall_10: Rate
    mrr: Rate
    ndcg: Rate
    all_found: Rate
    missed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A question, what was said, and the verdict."""

    question: Question
    given: Answered
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class AnswerScore:
    """Rates over all answers; ``kinds`` pairs each kind of question with its pass rate."""

    passed: Rate
    kinds: tuple[tuple[str, Rate], ...]
    wrong: Rate
    verbatim: Rate
    grounded: Rate
    refused_rightly: Rate
    refused_wrongly: Rate
    median_ms: float
    p95_ms: float
    outcomes: tuple[Outcome, ...]


def searchable(questions: Sequence[Question]) -> tuple[Question, ...]:
    """Questions whose own words have to find the evidence: those with gold spans, no follow-ups."""
    return tuple(q for q in questions if q.spans and not q.history)


def run_retrieval(
    questions: Sequence[Question], search: Search, mode: Mode, advance: Advance = lambda: None
) -> RetrievalScore:
    """Search for every question in one mode and score the rankings."""
    found: list[tuple[int | None, ...]] = []
    for question in questions:
        found.append(ranks_of(question.needs, search(question, mode)[:DEPTH]))
        advance()
    missed = (q.id for q, r in zip(questions, found, strict=True) if not all_found(r, DEPTH))
    return RetrievalScore(
        mode=mode,
        recall_1=wilson([recall_at(ranks, 1) for ranks in found]),
        hit_5=wilson([hit_at(ranks, 5) for ranks in found]),
        recall_5=wilson([recall_at(ranks, 5) for ranks in found]),
        recall_10=wilson([recall_at(ranks, DEPTH) for ranks in found]),
        mrr=wilson([reciprocal_rank(ranks, DEPTH) for ranks in found]),
        ndcg=wilson([ndcg_at(ranks, DEPTH) for ranks in found]),
        all_found=wilson([all_found(ranks, DEPTH) for ranks in found]),
        missed=tuple(missed),
    )


def run_answers(
    questions: Sequence[Question], ask: Ask, text_of: TextOf, advance: Advance = lambda: None
) -> AnswerScore:
    """Ask every question and judge what comes back; a crash is a result."""
    outcomes = []
    for question in questions:
        given = _timed(question, ask)
        outcomes.append(Outcome(question, given, judge(question, given, text_of)))
        advance()
    return score_answers(outcomes)


def score_answers(outcomes: Sequence[Outcome]) -> AnswerScore:
    """Rates over ``outcomes``."""
    kinds = dict.fromkeys(o.question.kind for o in outcomes)
    absent = [o for o in outcomes if o.question.statuses == ("not_found",)]
    present = [o for o in outcomes if "not_found" not in o.question.statuses]
    proven = [o for o in present if o.question.spans and o.given.status == "answered"]
    cited = [o for o in outcomes if o.given.citations]
    times = [o.given.ms for o in outcomes]
    return AnswerScore(
        passed=_rate(outcomes, lambda o: o.judgement.passed),
        kinds=tuple(
            (k, _rate([o for o in outcomes if o.question.kind == k], lambda o: o.judgement.passed))
            for k in kinds
        ),
        wrong=_rate(outcomes, lambda o: not o.judgement.wrong),
        verbatim=_rate(cited, lambda o: o.judgement.verbatim),
        grounded=_rate(proven, lambda o: grounded(o.question, o.given)),
        refused_rightly=_rate(absent, lambda o: o.given.status == "not_found"),
        refused_wrongly=_rate(present, lambda o: o.given.status == "not_found"),
        median_ms=quantile(times, 0.5),
        p95_ms=quantile(times, 0.95),
        outcomes=tuple(outcomes),
    )


def _rate(outcomes: Sequence[Outcome], holds: Callable[[Outcome], bool]) -> Rate:
    return wilson([float(holds(outcome)) for outcome in outcomes])


def _timed(question: Question, ask: Ask) -> Answered:
    begin = time.perf_counter()
    try:
        given = ask(question)
    except Exception as error:
        given = Answered("error", "", error=type(error).__name__)
    ms = (time.perf_counter() - begin) * 1000
    return Answered(
        given.status, given.answer, given.citations, given.notes, given.choices, ms, given.error
    )
