"""Judging answers, as tables of cases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evals.answered import Answered, Cited
from evals.judge import grounded, judge
from evals.questions import Question, Span

TEXT = "主管課 情報課\n令和5年度は3,300時間を目指す。"
CITED = Cited("北市", "k.txt", 4, 7, "情報課", "1-1-(1)", "ＲＰＡ", section="第1章 > 推進体制")
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
        ({"answer": "情報課、3,300時間。".ljust(40, "長")}, ()),
        ({"answer": "情報課、3,300時間。".ljust(41, "長")}, ("length",)),
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


SECOND = replace(CITED, measure_no="1-1-(2)")


@pytest.mark.parametrize(
    ("measures", "cited", "failed"),
    [
        (("1-1-(1)",), (CITED,), ()),
        (("1-1-(1)",), (CITED, SECOND), ("exact",)),
        (("1-1-(1)", "1-1-(2)"), (CITED, SECOND), ()),
        (("1-1-(1)", "1-1-(2)"), (CITED,), ("measures",)),
        (("1-1-(1)",), (CITED, replace(CITED, measure_no=None)), ()),
        (("北市:1-1-(1)",), (CITED,), ()),
        (("南市:1-1-(1)",), (CITED,), ("measures", "exact")),
    ],
)
def test_an_exact_list_names_these_measures_and_no_other(
    measures: tuple[str, ...], cited: tuple[Cited, ...], failed: tuple[str, ...]
) -> None:
    question = replace(QUESTION, measures=measures, exact=True)
    assert judge(question, replace(GIVEN, citations=cited), text_of).failed == failed


def test_other_measures_may_be_cited_where_the_list_is_not_exact() -> None:
    assert judge(QUESTION, replace(GIVEN, citations=(CITED, SECOND)), text_of).passed


@pytest.mark.parametrize(
    ("sections", "failed"),
    [
        (("推進体制",), ()),
        (("第１章",), ()),
        (("推進体制", "第2章"), ("sections",)),
        (("情報課",), ()),  # the quote counts too
        (("基本方針",), ("sections",)),
    ],
)
def test_a_citation_has_to_stand_under_the_heading(
    sections: tuple[str, ...], failed: tuple[str, ...]
) -> None:
    assert judge(replace(QUESTION, sections=sections), GIVEN, text_of).failed == failed


def test_a_refusal_owes_no_list_and_no_heading() -> None:
    question = replace(
        QUESTION, status="answered|not_found", exact=True, sections=("基本方針",), wrong=()
    )
    assert judge(question, REFUSED, text_of).passed


SOUTH = replace(CITED, municipality="南市")
OPEN = replace(
    QUESTION,
    kind="ambiguous",
    city="複数",
    status="answered|needs_clarification",
    facts=(),
    measures=(),
    terms=(),
)


@pytest.mark.parametrize(
    ("change", "given", "failed"),
    [
        ({}, replace(GIVEN, citations=(CITED, SOUTH)), ()),
        ({}, replace(GIVEN, citations=(CITED, CITED)), ("towns",)),
        ({}, replace(GIVEN, citations=()), ("towns", "verbatim")),
        ({}, Answered("needs_clarification", "どちらの市でしょうか。", choices=2), ()),
        ({"facts": (("情報課",),)}, GIVEN, ()),  # its facts say what it is about
        ({"kind": "lead"}, GIVEN, ()),
    ],
)
def test_an_ambiguous_question_is_asked_back_or_answered_for_several(
    change: dict[str, object], given: Answered, failed: tuple[str, ...]
) -> None:
    assert judge(replace(OPEN, **change), given, text_of).failed == failed  # type: ignore[arg-type]


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
