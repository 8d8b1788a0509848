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


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("小山市の基本目標④の名称は", "安全安心な情報基盤の整備"),
        ("小山市の基本目標2は何ですか", "持続可能な未来社会の創出"),
        ("秦野市の基本方針３の名前を教えて", "データの積極的な利活用の推進"),
    ],
)
def test_the_title_of_a_numbered_heading(sample: Answerer, question: str, title: str) -> None:
    reply = ask(sample, question)
    assert title in reply.answer
    assert all(title[:8] in c.quote for c in reply.citations)


def test_measures_below_a_numbered_heading_are_another_question(sample: Answerer) -> None:
    reply = ask(sample, "小山市の基本目標④に属する施策はどれですか")
    assert len(reply.citations) > 1
