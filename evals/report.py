"""The results of the runs: tables for the terminal, and the same as plain data for JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from rich.table import Table

from evals.metrics import Rate
from evals.run import AnswerScore, Outcome, RetrievalScore

_MODES = {"lexical": "語句", "dense": "意味", "hybrid": "併用"}
_RULES = {
    "status": "回答の種類",
    "facts": "事実の不足",
    "wrong": "誤った事実",
    "length": "長さ",
    "city": "別の自治体の引用",
    "measures": "施策番号の引用",
    "terms": "用語の引用",
    "verbatim": "原文との不一致",
}


def retrieval_table(scores: Sequence[RetrievalScore]) -> Table:
    """One line per mode of search."""
    count = scores[0].recall_1.n if scores else 0
    table = Table(title=f"検索（根拠のある質問 {count}問、括弧内は95％区間）")
    table.add_column("方式")
    for name in ("Recall@1", "Recall@5", "Hit@5", "Recall@10", "MRR@10", "nDCG@10", "全根拠@10"):
        table.add_column(name, justify="right")
    for score in scores:
        rates = (score.recall_1, score.recall_5, score.hit_5, score.recall_10, score.mrr)
        cells = [
            f"{r.value:.3f}\n({r.low:.2f}-{r.high:.2f})"
            for r in (*rates, score.ndcg, score.all_found)
        ]
        table.add_row(f"{_MODES[score.mode]} {score.mode}", *cells)
    return table


def answers_table(score: AnswerScore) -> Table:
    """The rates over all answers, then the pass rate of each kind of question."""
    table = Table(title="回答（括弧内は95％区間）")
    for name, side in (("項目", "left"), ("値", "right"), ("95％区間", "right"), ("問", "right")):
        table.add_column(name, justify="right" if side == "right" else "left")
    for label, rate in (
        ("合格", score.passed),
        ("誤った事実を含む", score.wrong),
        ("引用が原文どおり", score.verbatim),
        ("根拠の箇所を引用", score.grounded),
        ("計画にない質問を断った", score.refused_rightly),
        ("計画にある質問を断った", score.refused_wrongly),
    ):
        table.add_row(label, *_cells(rate))
    times = f"{score.median_ms:.0f}・{score.p95_ms:.0f}ミリ秒"
    table.add_row("応答時間 中央値・95％", times, "", "")
    table.add_section()
    for kind, rate in score.kinds:
        table.add_row(f"合格: {kind}", *_cells(rate))
    return table


def failures_table(outcomes: Sequence[Outcome]) -> Table:
    """The questions whose answers did not pass, and which rules they broke."""
    table = Table(title="不合格の質問")
    for name in ("id", "質問", "理由", "回答"):
        table.add_column(name, overflow="fold")
    for outcome in outcomes:
        if not outcome.judgement.passed:
            reasons = [_RULES[rule] for rule in outcome.judgement.failed]
            reply = outcome.given.error or f"{outcome.given.status}: {outcome.given.answer}"
            asked = outcome.question.question
            table.add_row(outcome.question.id, _literal(asked), "、".join(reasons), _literal(reply))
    return table


def as_data(retrieval: Sequence[RetrievalScore], answers: AnswerScore | None) -> dict[str, object]:
    """Everything the tables say, and each failure, as JSON-ready data."""
    data: dict[str, object] = {"retrieval": [asdict(score) for score in retrieval]}
    if answers is not None:
        summary = asdict(answers)
        del summary["outcomes"]
        summary["kinds"] = {kind: asdict(rate) for kind, rate in answers.kinds}
        summary["failures"] = [_failure(o) for o in answers.outcomes if not o.judgement.passed]
        data["answers"] = summary
    return data


def _failure(outcome: Outcome) -> dict[str, object]:
    return {
        "id": outcome.question.id,
        "question": outcome.question.question,
        "failed": list(outcome.judgement.failed),
        "status": outcome.given.status,
        "answer": outcome.given.answer,
        "error": outcome.given.error,
    }


def _cells(rate: Rate) -> tuple[str, str, str]:
    if not rate.n:
        return "―", "", "0"
    return f"{rate.value:.1%}", f"{rate.low:.1%}-{rate.high:.1%}", str(rate.n)


def _literal(text: str) -> str:
    """Text whose square brackets are no markup."""
    return text.replace("[", r"\[")
