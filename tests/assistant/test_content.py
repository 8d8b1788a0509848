"""The content of a measure: where it tells why, the actions tell what."""

from __future__ import annotations

import pytest

from assistant.answer import Answerer
from assistant.expect import expected
from ingest.folder import read_text
from ingest.text import fold
from tests.assistant.asking import ask
from tests.fakes import index_of
from tests.ingest.test_marked_parts import plan

_MORE = """
第3章 進め方

潮見町、岩戸町と共同で、窓口の機器を買います。
"""


@pytest.fixture(scope="module")
def answerer() -> Answerer:
    return Answerer(index_of(read_text(plan("○ ", "（{}）") + _MORE, "plan.txt")))


@pytest.mark.parametrize(
    "question",
    [
        "釣り場の見守りではどんなことをしますか",
        "釣り場の見守りの内容を教えて",
        "釣り場の見守りって何をするの",
    ],
)
def test_what_is_done_is_told_beside_why(answerer: Answerer, question: str) -> None:
    reply = ask(answerer, question)
    assert "人手が要ります" in reply.answer
    assert "画面を整えます" in reply.answer
    assert "機器を整えます" in reply.answer
    assert {c.measure_no for c in reply.citations} == {"1-2"}
    assert len(reply.answer) <= 500


@pytest.mark.parametrize(
    "question", ["潮見町の計画の重点施策を教えて", "岩戸町のDX推進計画では何をする？"]
)
def test_the_plan_of_a_town_that_is_only_mentioned_is_not_known(
    answerer: Answerer, question: str
) -> None:
    assert ask(answerer, question).status == "not_found"


def test_a_figure_is_told_by_the_indicator_whose_name_is_given(answerer: Answerer) -> None:
    reply = ask(answerer, "貸し舟の予約の利用者数の中間値を教えて")
    assert "40人" in reply.answer
    assert [c.measure_no for c in reply.citations] == ["1-3"]


@pytest.mark.parametrize(
    "question", ["朝市の手数料って、どの課が担当？", "朝市の手数料って誰が決めるの"]
)
def test_who_is_in_charge_of_a_fee_is_no_question_for_money(question: str) -> None:
    assert expected(fold(question)).kind != "money"
