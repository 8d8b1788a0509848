"""What a plan declares of itself in a line of its own."""

from __future__ import annotations

import pytest

from assistant.answer import Answerer
from tests.assistant.asking import ask

LINE = "山の暮らしをデータで支える しらね"


@pytest.mark.parametrize(
    "question",
    [
        "しらね市の計画の基本理念は何ですか",
        "しらね市の基本理念を教えて",
        "しらね市デジタル推進計画のスローガンは？",
        "しらね市の計画が掲げる基本理念の文言を一言で",
    ],
)
def test_the_declared_line_is_given(mountain: Answerer, question: str) -> None:
    reply = ask(mountain, question)
    assert reply.status == "answered"
    assert LINE in reply.answer
    assert [c.quote for c in reply.citations] == [LINE]


@pytest.mark.parametrize(
    "question", ["しらね市の基本理念を決めた委員は何人ですか", "しらね市の登山届の目標は"]
)
def test_more_than_the_line_is_another_question(mountain: Answerer, question: str) -> None:
    assert LINE not in ask(mountain, question).answer


def test_one_wish_may_be_a_declared_line(mountain: Answerer) -> None:
    reply = ask(mountain, "しらね市の基本理念と、3つの視点を教えてください")
    assert LINE in reply.answer
    assert all(who in reply.answer for who in ("住む人", "働く人", "訪れる人"))
