"""What a question asks at once, and what of it each municipality is asked."""

from __future__ import annotations

import pytest

from assistant.answer import Answerer
from assistant.aspects import Aspect
from assistant.parts import parts_of, sides_of
from assistant.query import wish_of
from assistant.town_parts import part_of
from tests.assistant.asking import query_in

TOWNS = ("小山市", "秦野市")


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("主管課はどこですか。いつ始まりますか", 2),
        ("主管課はどこで、目標は何件ですか", 2),
        ("港の名前と時期を教えて", 2),
        ("港の主管課と課題は", 2),
        ("台数はいくつ？費用はいくら？時期はいつ？", 3),
        ("What is the target, and when does it start?", 2),
    ],
)
def test_several_wishes(question: str, parts: int) -> None:
    assert len(parts_of(question)) == parts


@pytest.mark.parametrize(
    "question",
    [
        "",
        "主管課はどこですか",
        "港湾課、防災課、財政課が担当する施策は何件ですか",
        "カメラの台数を知りたいので、教えてください",
        "港のカメラについて、説明してください。お願いします。",
        "市民と事業者の視点は何ですか",
    ],
)
def test_one_wish(question: str) -> None:
    assert parts_of(question) == ()


def test_what_comes_before_a_wish_belongs_to_it() -> None:
    first, second = parts_of("港のカメラについて、台数は何台ですか。費用はいくらですか")
    assert first.startswith("港のカメラについて")
    assert "何台" in first
    assert second == "費用はいくらですか"


def test_no_word_is_lost() -> None:
    question = "港のカメラは何台ですか。増やすのはいつですか。誰が見ますか"
    assert "".join(parts_of(question)) == question


@pytest.mark.parametrize(
    ("town", "said", "left"),
    [("小山市", "農業の担当課", "図書館"), ("秦野市", "図書館の予約方法", "農業")],
)
def test_what_is_asked_of_one_town(town: str, said: str, left: str) -> None:
    part = part_of("次を教えて。小山市の農業の担当課と秦野市の図書館の予約方法", town, TOWNS)
    assert part.startswith("次を教えて")
    assert town in part
    assert said in part
    assert left not in part


@pytest.mark.parametrize(
    ("question", "town"),
    [
        ("小山市と秦野市の農業の担当課は", "小山市"),
        ("小山市の農業の担当課は", "小山市"),
        ("農業の担当課は", "小山市"),
        ("秦野市の農業の担当課は", "小山市"),
    ],
)
def test_nothing_of_its_own(question: str, town: str) -> None:
    assert part_of(question, town, TOWNS) == ""


def test_a_wish_keeps_the_rest_as_its_context(harbour: Answerer) -> None:
    whole = query_in(harbour, "みなと市の港湾カメラの設置の主管課と、令和6年度の台数は")
    wish = wish_of("台数は何台ですか", whole, harbour.towns, harbour.lexicon)
    assert wish.own.texts <= wish.query.topic.texts
    assert whole.topic.texts - wish.own.texts <= wish.query.topic.texts
    assert Aspect.LEAD not in wish.query.reading.aspects
    assert wish.query.reading.years == ("令和6年度",)
    assert wish.query.scope == ("みなと市",)
    assert wish.query.expected.kind == "count"
    before = {w.text: w.weight for w in whole.topic.words}
    for word in wish.query.topic.words:
        if word.text not in wish.own.texts:
            assert 0.0 < word.weight < before[word.text]


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("窓口の予約と回線の更新では、どちらが先ですか", ("窓口の予約", "回線の更新")),
        (
            "港の窓口開始と、回線と端末の更新とでは、どっちが早い",
            ("港の窓口開始", "回線と端末の更新"),
        ),
        ("予約と回線と端末では、どれが先ですか", None),
        ("予約と回線と端末では、どちらが先ですか", None),
        ("予約と回線では、どちらの市が先ですか", None),
        ("窓口の主管課はどちらですか", None),
    ],
)
def test_two_things_compared(question: str, sides: tuple[str, str] | None) -> None:
    assert sides_of(question) == sides
