"""The results of a run as tables for the terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from types import MappingProxyType

from rich.table import Table
from rich.text import Text

from evals.grades import NEARBY
from evals.halves import half
from evals.intervals import Rate
from evals.run import Outcome, RetrievalScore
from evals.scores import LABELS, AnswerScore, score_answers

MODES = MappingProxyType({"lexical": "語句", "dense": "意味", "hybrid": "併用"})
RULES = MappingProxyType(
    {
        "status": "回答の種類",
        "facts": "事実の不足",
        "wrong": "誤った事実",
        "length": "長さ",
        "city": "別の自治体の引用",
        "measures": "施策番号の引用",
        "exact": "一覧にない施策の引用",
        "terms": "用語の引用",
        "sections": "見出しの引用",
        "towns": "複数の自治体の引用",
        "verbatim": "原文との不一致",
    }
)
RANKED = MappingProxyType(
    {
        "recall_1": "Recall@1",
        "recall_5": "Recall@5",
        "hit_5": "Hit@5",
        "recall_10": "Recall@10",
        "mrr": "MRR@10",
        "ndcg": "nDCG@10",
        "all_found": "全根拠@10",
    }
)
PRECISION = (
    f"根拠に当たる引用とは、質問に挙げた施策・用語・見出しの引用か、根拠の箇所から{NEARBY}字以内の引用です"
    "（回答した質問ごとの割合の平均）。"
)
INTERVALS = "区間は95％。割合はWilson、平均は再標本化2000回（ブートストラップ、*印）によります。"


def shown(text: str) -> Text:
    """Text as it is: no markup, no control or direction codes that a terminal would obey."""
    kept = (c for c in text if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cf", "Cs"})
    return Text("".join(kept))


def columns_of(outcomes: Sequence[Outcome]) -> list[tuple[str, AnswerScore]]:
    """All outcomes and, where both halves were asked, the half that only scores."""
    held = [o for o in outcomes if half(o.question) == "score"]
    whole = [("全問", score_answers(outcomes))]
    mixed = 0 < len(held) < len(outcomes)
    return [*whole, ("採点用の半分", score_answers(held))] if mixed else whole


def retrieval_table(scores: Sequence[RetrievalScore]) -> Table:
    """One line per measure of ranking, one column per mode of search."""
    count = scores[0].recall_1.n if scores else 0
    table = Table(title=f"検索（根拠のある質問 {count}問、括弧内は95％区間）", caption=INTERVALS)
    table.add_column("項目")
    for score in scores:
        table.add_column(f"{MODES[score.mode]} {score.mode}", justify="right")
    for key, name in RANKED.items():
        rates: list[Rate] = [getattr(score, key) for score in scores]
        table.add_row(name, *(ranked_cell(rate) for rate in rates))
    return table


def answers_table(outcomes: Sequence[Outcome]) -> Table:
    """The rates over all answers, then the pass rate of each kind of question and each city."""
    columns = columns_of(outcomes)
    table = Table(title="回答", caption=f"{INTERVALS}\n{PRECISION}")
    table.add_column("項目")
    for name, _ in columns:
        for head in (name, "95％区間", "問"):
            table.add_column(head, justify="right")
    for key, label in LABELS.items():
        table.add_row(label, *(c for _, s in columns for c in cells_of(s.rates[key])))
    for label, told in (("長さ 平均・95％点", chars_of), ("応答時間 中央値・95％点", times_of)):
        table.add_row(label, *(c for _, s in columns for c in (told(s), "", "")))
    for title, groups in (
        ("種類", [dict(s.kinds) for _, s in columns]),
        ("自治体", [dict(s.cities) for _, s in columns]),
    ):
        table.add_section()
        for name in groups[0]:
            rates = [group.get(name) for group in groups]
            table.add_row(f"{title}: {name}", *(c for r in rates for c in cells_of(r)))
    return table


def failures_table(outcomes: Sequence[Outcome]) -> Table:
    """The questions whose answers did not pass, and which rules they broke."""
    table = Table(title="不合格の質問")
    for name in ("id", "質問", "理由", "回答"):
        table.add_column(name, overflow="fold")
    for outcome in outcomes:
        if not outcome.judgement.passed:
            reasons = "、".join(RULES[rule] for rule in outcome.judgement.failed)
            reply = outcome.given.error or f"{outcome.given.status}: {outcome.given.answer}"
            asked = outcome.question
            table.add_row(shown(asked.id), shown(asked.question), reasons, shown(reply))
    return table


def cells_of(rate: Rate | None) -> tuple[str, str, str]:
    """Value, interval and number of cases of a rate."""
    if rate is None or not rate.n:
        return "―", "", "0"
    return f"{rate.value:.1%}{_mark(rate)}", f"{rate.low:.1%}-{rate.high:.1%}", str(rate.n)


def ranked_cell(rate: Rate) -> str:
    """Value and interval of a measure of ranking."""
    return f"{rate.value:.3f}{_mark(rate)} ({rate.low:.2f}-{rate.high:.2f})"


def chars_of(score: AnswerScore) -> str:
    """Length of the answers."""
    return f"{score.mean_chars:.0f}・{score.p95_chars:.0f}字"


def times_of(score: AnswerScore) -> str:
    """Response times."""
    return f"{score.median_ms:.0f}・{score.p95_ms:.0f}ミリ秒"


def _mark(rate: Rate) -> str:
    return "*" if rate.method == "bootstrap" else ""
