"""The HTML report: whole in itself, escaped, with charts, each failure beside its gold."""

from __future__ import annotations

import base64
import re
from dataclasses import replace

import pytest

from evals.answered import Answered
from evals.charts import histogram, rates_chart
from evals.html import html_report
from evals.intervals import rate_of
from evals.measure import Evaluation
from evals.questions import Question, Said
from evals.run import run_retrieval
from tests.evals.samples import ABSENT, LEAD, REFUSAL, RIGHT, TEXTS, WRONG, outcome, system

EVIL = "<script>alert(1)</script>"


def report(*pairs: tuple[Question, Answered]) -> str:
    retrieval = tuple(
        run_retrieval([LEAD], system().search, mode) for mode in ("lexical", "hybrid")
    )
    outcomes = tuple(outcome(question, given) for question, given in pairs)
    return html_report(Evaluation(("sample",), retrieval, outcomes, TEXTS), "2026-01-02 03:04")


def images(page: str) -> list[str]:
    found = re.findall(r'src="data:image/svg\+xml;base64,([^"]+)"', page)
    return [base64.b64decode(one).decode("utf-8") for one in found]


def test_nothing_comes_from_outside_and_nothing_runs() -> None:
    page = report((LEAD, WRONG), (ABSENT, REFUSAL))
    assert "default-src 'none'" in page
    assert re.findall(r"<script|<link|@import|url\(", page) == []
    assert {address[:15] for address in re.findall(r'(?:src|href)="([^"]*)"', page)} == {
        "data:image/svg+"
    }


def test_rates_with_intervals_and_the_pair_of_decisions() -> None:
    page = report((LEAD, RIGHT), (ABSENT, REFUSAL))
    for word in (
        "合格",
        "95％区間",
        "計画にない質問に答えた",
        "計画にある質問を断った",
        "Recall@5",
        "1.000 (0.21-1.00)",
    ):
        assert word in page


def test_charts_by_kind_by_city_of_decisions_and_of_times() -> None:
    sure, unsure = replace(RIGHT, confidence=0.9), replace(REFUSAL, confidence=0.2)
    found = images(report((LEAD, sure), (ABSENT, unsure)))
    assert len(found) == 4
    kinds, cities, decisions, times = found
    assert "lead (n=1)" in kinds
    assert "北市 (n=1)" in cities
    assert "回答した (n=1)" in decisions
    assert "回答しなかった (n=1)" in decisions
    assert "応答時間（ミリ秒）" in times


def test_answers_without_a_score_of_the_decision_are_counted() -> None:
    page = report((LEAD, replace(RIGHT, confidence=0.9)), (LEAD, RIGHT), (ABSENT, REFUSAL))
    assert "記録されていない回答: 2問" in page
    assert "回答しなかった (n=0)" in images(page)[2]


def test_a_failure_stands_beside_its_gold() -> None:
    asked = replace(
        LEAD,
        facts=(("情報課", "情報政策課"),),
        wrong=("財政課",),
        measures=("1-1-(1)",),
        sections=("推進体制",),
        history=(Said("user", "北市は？"),),
    )
    page = report((asked, replace(WRONG, notes=("表と本文が違います。",))), (ABSENT, REFUSAL))
    assert "不合格の質問（1問）" in page
    case = page[page.index("<article") : page.index("</article>")]
    for word in (
        "北市の[担当]課は？", "人事課です。[1]", "事実の不足", "「情報課」", "情報課 または 情報政策課", "財政課",
        "1-1-(1)", "推進体制", "user: 北市は？", "表と本文が違います。", "k.txt 0-3",
    ):  # fmt: skip
        assert word in case


def test_a_crash_is_shown_by_its_name() -> None:
    assert "KeyError" in report((LEAD, Answered("error", "", error="KeyError")))


def test_words_of_plans_and_questions_are_escaped() -> None:
    cited = replace(RIGHT.citations[0], quote=EVIL, section=EVIL, municipality=EVIL)
    evil = replace(WRONG, answer=EVIL, notes=(EVIL,), citations=(cited,))
    page = report((replace(LEAD, question=EVIL, kind=EVIL, city=EVIL, facts=((EVIL * 2,),)), evil))
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert all("<script" not in image for image in images(page))


def svg(address: str) -> str:
    return base64.b64decode(address.partition(",")[2]).decode("utf-8")


def test_a_chart_comes_out_alike_every_time() -> None:
    groups = [("lead", rate_of([1.0, 0.0])), ("list", rate_of([1.0]))]
    assert rates_chart(groups) == rates_chart(groups)
    assert svg(rates_chart(groups)).index("list (n=1)") < svg(rates_chart(groups)).index(
        "lead (n=2)"
    )


@pytest.mark.parametrize(
    "series", [{}, {"回答した": []}, {"回答した": [0.5]}, {"a": [1, 1], "b": [3]}]
)
def test_a_histogram_of_few_or_no_values_can_be_drawn(series: dict[str, list[float]]) -> None:
    drawn = svg(histogram(series, "得点"))
    assert "得点" in drawn
    assert all(f"{name} (n={len(values)})" in drawn for name, values in series.items())
