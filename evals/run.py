"""The two runs: does the search find the evidence, and are the answers right."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from evals.answered import Answered
from evals.grades import Grades, grade
from evals.intervals import Rate, rate_of
from evals.judge import Judgement, TextOf, judge
from evals.metrics import (
    Placed,
    all_found,
    hit_at,
    ndcg_at,
    ranks_of,
    recall_at,
    reciprocal_rank,
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
    """A question, what was said, the verdict and the grades."""

    question: Question
    given: Answered
    judgement: Judgement
    grades: Grades


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
        recall_1=rate_of([recall_at(ranks, 1) for ranks in found]),
        hit_5=rate_of([hit_at(ranks, 5) for ranks in found]),
        recall_5=rate_of([recall_at(ranks, 5) for ranks in found]),
        recall_10=rate_of([recall_at(ranks, DEPTH) for ranks in found]),
        mrr=rate_of([reciprocal_rank(ranks, DEPTH) for ranks in found]),
        ndcg=rate_of([ndcg_at(ranks, DEPTH) for ranks in found]),
        all_found=rate_of([all_found(ranks, DEPTH) for ranks in found]),
        missed=tuple(missed),
    )


def run_answers(
    questions: Sequence[Question], ask: Ask, text_of: TextOf, advance: Advance = lambda: None
) -> tuple[Outcome, ...]:
    """Ask every question, judge and grade what comes back; a crash is a result."""
    outcomes = []
    for question in questions:
        given = asked(question, ask)
        verdict = judge(question, given, text_of)
        outcomes.append(Outcome(question, given, verdict, grade(question, given, text_of)))
        advance()
    return tuple(outcomes)


def asked(question: Question, ask: Ask) -> Answered:
    """What is said to a question, with the time in milliseconds; a crash is a status of its own."""
    begin = time.perf_counter()
    try:
        given = ask(question)
    except Exception as error:
        given = Answered("error", "", error=type(error).__name__)
    return replace(given, ms=(time.perf_counter() - begin) * 1000)
