"""Export for other evaluation tools: ragas (JSON lines) and BEIR (a folder of three files)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from evals.metrics import Placed, covers
from evals.questions import Question
from evals.run import Outcome, searchable
from evals.saved import write_text
from evals.system import System

_ABSENT = "計画に記載がありません。"
_WHICH = "どの自治体の計画についてのお尋ねかを確かめます。"


def write_ragas(
    outcomes: Sequence[Outcome], system: System, path: Path, advance: Callable[[], object]
) -> None:
    """One ``SingleTurnSample`` of ragas per answer; earlier turns stand before the question."""
    lines = []
    for outcome in outcomes:
        question = outcome.question
        hits = system.search(question, "hybrid")
        lines.append(
            {
                "user_input": _asked(question),
                "response": outcome.given.answer,
                "retrieved_contexts": [_text(system, hit) for hit in hits],
                "reference": reference(question),
                "reference_contexts": [_text(system, need[0]) for need in question.needs],
            }
        )
        advance()
    write_text(path, _lines(lines))


def write_beir(questions: Sequence[Question], system: System, folder: Path) -> None:
    """The index's passages, the questions with evidence, and which passages hold it."""
    asked = searchable(questions)
    corpus = [{"_id": p.id, "title": p.title, "text": p.text} for p in system.passages]
    write_text(folder / "corpus.jsonl", _lines(corpus))
    queries = [{"_id": q.id, "text": q.question} for q in asked]
    write_text(folder / "queries.jsonl", _lines(queries))
    rows = [
        f"{q.id}\t{p.id}\t1\n"
        for q in asked
        for p in system.passages
        if any(covers(p, gold) for gold in q.spans)
    ]
    write_text(folder / "qrels" / "test.tsv", "query-id\tcorpus-id\tscore\n" + "".join(rows))


def reference(question: Question) -> str:
    """The right answer in words: its facts in the first spelling, or that there is none."""
    if question.facts:
        return "、".join(fact[0] for fact in question.facts)
    return _WHICH if "needs_clarification" in question.statuses else _ABSENT


def _asked(question: Question) -> str:
    turns = [f"{said.role}: {said.content}" for said in question.history]
    return "\n".join([*turns, f"user: {question.question}"]) if turns else question.question


def _text(system: System, placed: Placed) -> str:
    return (system.text_of(placed.source) or "")[placed.start : placed.end]


def _lines(rows: Iterable[Mapping[str, object]]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
