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
