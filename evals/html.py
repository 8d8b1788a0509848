"""The whole report as one HTML file: tables, charts, failures; no script, nothing from outside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from evals.cases import case
from evals.charts import histogram, rates_chart
from evals.measure import Evaluation
from evals.report import (
    INTERVALS,
    MODES,
    PRECISION,
    RANKED,
    cells_of,
    chars_of,
    columns_of,
    ranked_cell,
    times_of,
)
from evals.run import Outcome, RetrievalScore
from evals.scores import LABELS, AnswerScore

_PAGE = Markup("""<!DOCTYPE html>
<html lang="ja"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>施策ナビ 評価報告</title><style>
body {{ font-family: sans-serif; line-height: 1.6; max-width: 72rem; margin: 1rem auto;
 padding: 0 1rem; color: #1b1b1b; overflow-wrap: anywhere; }}
table {{ border-collapse: collapse; margin: 1rem 0; }}
th, td {{ border: 1px solid #bbb; padding: .2rem .6rem; text-align: right; }}
th:first-child, td:first-child {{ text-align: left; }}
img {{ max-width: 100%; }} article {{ border-top: 2px solid #bbb; padding: .5rem 0; }}
.pair {{ display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }}
.pair section {{ background: #f4f6f8; padding: .5rem 1rem; }} .said {{ white-space: pre-wrap; }}
.asked {{ font-weight: bold; }} .why {{ color: #a02020; margin: 0; }} h4, h5 {{ margin: .3rem 0; }}
</style></head><body><h1>施策ナビ 評価報告</h1><p>{made}</p>{body}</body></html>
""")
_IMAGE = Markup('<h2>{title}</h2><p><img src="{address}" alt="{title}"></p>')


def html_report(evaluation: Evaluation, at: str) -> str:
    """The report on an evaluation made at the time ``at``."""
    parts = [_retrieval(evaluation.retrieval)]
    if evaluation.outcomes:
        parts = [*_answers(evaluation.outcomes), *parts, _failures(evaluation)]
    count = len(evaluation.outcomes)
    made = f"測定: {at}、質問集: {'、'.join(evaluation.sets)}、回答した質問: {count}問"
    return str(_PAGE.format(made=made, body=Markup("").join(parts)))


def _answers(outcomes: Sequence[Outcome]) -> list[Markup]:
    columns = columns_of(outcomes)
    heads = [head for name, _ in columns for head in (name, "95％区間", "問")]
    score = columns[0][1]
    return [
        Markup("<h2>回答</h2>"),
        table(["項目", *heads], _answer_rows(columns)),
        Markup("<p>{}<br>{}</p>").format(INTERVALS, PRECISION),
        _image("種類ごとの合格率", rates_chart(score.kinds)),
        _image("自治体ごとの合格率", rates_chart(score.cities)),
        _decisions(outcomes),
        _image(
            "応答時間", histogram({"全問": [o.given.ms for o in outcomes]}, "応答時間（ミリ秒）")
        ),
    ]


def _answer_rows(columns: Sequence[tuple[str, AnswerScore]]) -> list[list[str]]:
    rows = [
        [label, *(cell for _, score in columns for cell in cells_of(score.rates[key]))]
        for key, label in LABELS.items()
    ]
    for label, told in (("長さ 平均・95％点", chars_of), ("応答時間 中央値・95％点", times_of)):
        rows.append([label, *(cell for _, score in columns for cell in (told(score), "", ""))])
    return rows


def _decisions(outcomes: Sequence[Outcome]) -> Markup:
    """How the decision's score parts what was answered from what was not."""
    series: dict[str, list[float]] = {"回答した": [], "回答しなかった": []}
    for outcome in outcomes:
        score = outcome.given.confidence
        if score is not None:
            name = "回答した" if outcome.given.status == "answered" else "回答しなかった"
            series[name].append(score)
    without = len(outcomes) - sum(len(scores) for scores in series.values())
    note = Markup("<p>判断の得点が記録されていない回答: {}問</p>").format(without)
    return _image("判断の得点", histogram(series, "判断の得点")) + note


def _retrieval(scores: Sequence[RetrievalScore]) -> Markup:
    if not scores:
        return Markup("")
    rows = []
    for score in scores:
        cells = [ranked_cell(getattr(score, key)) for key in RANKED]
        rows.append([f"{MODES[score.mode]} {score.mode}", *cells])
    title = f"検索（根拠のある質問 {scores[0].recall_1.n}問、括弧内は95％区間）"
    return Markup("<h2>{}</h2>").format(title) + table(["方式", *RANKED.values()], rows)


def _failures(evaluation: Evaluation) -> Markup:
    failed = [o for o in evaluation.outcomes if not o.judgement.passed]
    cases = Markup("").join(case(outcome, evaluation.texts) for outcome in failed)
    return Markup("<h2>不合格の質問（{}問）</h2>{}").format(len(failed), cases)


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Markup:
    """A table; every cell is escaped."""
    top = Markup("").join(Markup("<th>{}</th>").format(head) for head in heads)
    lines = (Markup("").join(Markup("<td>{}</td>").format(c) for c in row) for row in rows)
    body = Markup("").join(Markup("<tr>{}</tr>").format(line) for line in lines)
    return Markup("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(top, body)


def _image(title: str, address: str) -> Markup:
    return _IMAGE.format(title=title, address=address)
