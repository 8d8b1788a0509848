"""Judging answers, as tables of cases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evals.judge import Answered, Cited, contains, grounded, judge
from evals.questions import Question, Span

TEXT = "主管課 情報課\n令和5年度は3,300時間を目指す。"
CITED = Cited("北市", "k.txt", 4, 7, "情報課", "1-1-(1)", "ＲＰＡ")
QUESTION = Question(
    id="q-1",
    question="北市の担当課は？",
    kind="lead",
    city="北市",
    status="answered",
    max_chars=40,
    facts=(("情報課", "情報政策課"), ("3,300",)),
    wrong=("5,250",),
    measures=("1-1-(1)",),
    terms=("RPA",),
    spans=(Span("k.txt", 4, 7),),
)
GIVEN = Answered("answered", "主管課は情報課で、3300時間です。[1]", (CITED,))


def text_of(source: str) -> str | None:
    return {"k.txt": TEXT}.get(source)


def test_a_right_answer_passes() -> None:
    verdict = judge(QUESTION, GIVEN, text_of)
    assert verdict.passed
    assert verdict.failed == ()


@pytest.mark.parametrize(
    ("change", "failed"),
    [
        ({"status": "not_found"}, ("status",)),
        ({"status": "error"}, ("status",)),
        ({"answer": "主管課は情報課です。[1]"}, ("facts",)),
        ({"answer": "情報政策課、3,300時間です。[1]"}, ()),
        ({"answer": "主管課は情報課です。[1]", "notes": ("目標は3,300時間です。",)}, ()),
        ({"answer": "情報課、3,300時間と5,250時間です。[1]"}, ("wrong",)),
        ({"answer": "情報課、3,300時間。" + "長" * 40}, ("length",)),
        ({"answer": ""}, ("facts", "length")),
        ({"citations": ()}, ("measures", "terms", "verbatim")),
        ({"citations": (replace(CITED, municipality="南市"),)}, ("city",)),
        ({"citations": (replace(CITED, measure_no="1-1-(2)"),)}, ("measures",)),
        ({"citations": (replace(CITED, measure_no="１-１-（１）"),)}, ()),
        ({"citations": (replace(CITED, term="RPA（自動化技術）"),)}, ()),
        ({"citations": (replace(CITED, term="AI"),)}, ("terms",)),
        ({"citations": (replace(CITED, quote="情報科"),)}, ("verbatim",)),
        ({"citations": (replace(CITED, start=5),)}, ("verbatim",)),
        ({"citations": (replace(CITED, end=4, quote=""),)}, ("verbatim",)),
        ({"citations": (replace(CITED, source="missing.txt"),)}, ("verbatim",)),
    ],
)
def test_each_rule_fails_alone(change: dict[str, object], failed: tuple[str, ...]) -> None:
    assert judge(QUESTION, replace(GIVEN, **change), text_of).failed == failed  # type: ignore[arg-type]


REFUSED = Answered("not_found", "計画に記載がありません。")
ABSENT = replace(QUESTION, status="not_found", facts=(), measures=(), terms=(), wrong=("366",))


@pytest.mark.parametrize(
    ("given", "failed"),
    [
        (REFUSED, ()),
        (replace(REFUSED, answer="366人です。"), ("wrong",)),
        (replace(REFUSED, citations=(replace(CITED, municipality="南市"),)), ()),
        (replace(REFUSED, citations=(replace(CITED, quote="違う"),)), ("verbatim",)),
        (GIVEN, ("status",)),
    ],
)
def test_a_refusal_owes_no_facts(given: Answered, failed: tuple[str, ...]) -> None:
    assert judge(ABSENT, given, text_of).failed == failed


@pytest.mark.parametrize(
    ("status", "choices", "failed"),
    [
        ("needs_clarification", 2, ()),
        ("needs_clarification", 0, ("status",)),
        ("not_found", 0, ("status",)),
        ("answered", 0, ("facts", "measures", "terms", "verbatim")),
    ],
)
def test_either_status_may_be_accepted(status: str, choices: int, failed: tuple[str, ...]) -> None:
    question = replace(QUESTION, status="answered|needs_clarification")
    given = Answered(status, "どちらの市でしょうか。", choices=choices)
    assert judge(question, given, text_of).failed == failed


def test_a_question_on_several_cities_may_cite_any() -> None:
    given = replace(GIVEN, citations=(replace(CITED, municipality="南市"),))
    assert judge(replace(QUESTION, city="複数"), given, text_of).passed


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("計画どおり", "計画どおり", True),
        ("サーバーの更新", "サーバの更新", True),
        ("ＩＣＴ－ＢＣＰ", "ICT-BCP", True),
        ("1,007件です", "1007件", True),
        ("1007件です", "1,007 件", True),
        ("運用終了は2024/12です", "2024/1", False),
        ("2024/1に開始", "2024/1", True),
        ("12月17日に実施", "2月17日", False),
        ("割合は79.3%です", "79", False),
        ("割合は79.3%です", "9.3", False),
        ("割合は79.3%です。", "79.3", True),
        ("約29人です。[23]", "23", False),
        ("約29人です。[29]", "29", True),
        ("8地域[1]2件", "12件", False),
        ("少し遅延", "遅延", True),
        ("7,000\t7,300", "7,000", True),
        ("7,000 7,300", "7,300", True),
        ("29 回", "29回", True),
    ],
)
def test_a_value_is_found_whatever_its_width_but_never_inside_a_number(
    text: str, value: str, expected: bool
) -> None:
    assert contains(text, value) is expected


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ((Span("k.txt", 4, 7),), True),
        ((Span("k.txt", 4, 12),), False),
        ((Span("k.txt", 20, 24), Span("k.txt", 4, 7)), True),
        ((Span("k.txt", 20, 24, need=1), Span("k.txt", 4, 7, need=0)), False),
    ],
)
def test_grounded_asks_a_citation_for_every_need(spans: tuple[Span, ...], expected: bool) -> None:
    assert grounded(replace(QUESTION, spans=spans), GIVEN) is expected
