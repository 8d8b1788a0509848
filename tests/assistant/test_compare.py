"""Questions that name no municipality where several have such a measure."""

from __future__ import annotations

import pytest

from assistant import compare
from assistant.answer import Answerer
from index.store import Index
from tests.assistant.asking import ask


@pytest.fixture(scope="module")
def both(index: Index) -> Answerer:
    return Answerer(index)


@pytest.mark.parametrize("question", ["窓口の予約の概要を教えて", "窓口予約の導入の主管課は"])
def test_each_municipality_is_answered_for_or_asked_about(both: Answerer, question: str) -> None:
    reply = ask(both, question)
    towns = {c.municipality for c in reply.citations} or set(reply.choices)
    assert towns == {"みどり市", "あおば町"}


def test_a_measure_of_one_alone_is_answered_for_that_one(both: Answerer) -> None:
    reply = ask(both, "職員研修の実施は何をする施策ですか")
    assert {c.municipality for c in reply.citations} == {"みどり市"}


def test_too_many_are_asked_about(both: Answerer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compare, "FEW", 1)
    reply = ask(both, "窓口予約の導入の主管課は")
    assert reply.status == "needs_clarification"
    assert set(reply.choices) == {"みどり市", "あおば町"}


@pytest.mark.parametrize(
    "question",
    [
        "職員の研修を続けているのはどの自治体ですか",
        "全員が受ける研修があるのは、みどり市とあおば町のどちら？",
        "研修を行うのはあおば町ですか、みどり市ですか",
    ],
)
def test_which_of_them_has_a_thing(both: Answerer, question: str) -> None:
    reply = ask(both, question)
    assert {c.municipality for c in reply.citations} == {"みどり市"}
    assert any("あおば町" in note for note in reply.notes)


def test_which_of_them_is_first_takes_both(both: Answerer) -> None:
    reply = ask(both, "窓口の予約を先に始めるのは、みどり市とあおば町のどちら？")
    assert {c.municipality for c in reply.citations} == {"みどり市", "あおば町"}


def test_lists_of_each(both: Answerer) -> None:
    reply = ask(
        both, "みどり市の情報課が主管の施策と、あおば町の町民課が主管の施策は何件ずつですか"
    )
    assert [line.count("1件") for line in reply.answer.splitlines()] == [1, 1]
    assert {c.measure_no for c in reply.citations} == {"1-1", "2-1"}


def test_a_department_asked_right_behind_a_name_is_of_the_same_thing(both: Answerer) -> None:
    reply = ask(both, "窓口予約の導入、みどり市の評価は順調か、あおば町ではどの課が担う？")
    assert "町民課" in reply.answer
    assert "順調" in reply.answer
