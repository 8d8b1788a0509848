"""What a plan declares of itself in a line of its own."""

from __future__ import annotations

import pytest

from assistant.answer import Answerer
from tests.assistant.asking import ask
from tests.fakes import index_of, merged

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


COVE = (
    "いりえ市デジタル計画\n\nいりえ市\n\n(令和5年度～令和7年度)\n\nいりえ市は進めます。いりえ市役所といりえ市長が担います。\n\n"
    "1 計画の姿\n\n「波のように、くりかえし確かめる」を合言葉とし、三つの柱で進めます。\n\n"
    "県は「山から海まで便利に」を基本理念としています。\n\n"
    "2 指標\n\n指標\t現状（令和4年度）\t最終（令和7年度）\n窓口の待ち時間\t34分\t15分\n申請の件数\t10件\t20件\n"
)


@pytest.fixture(scope="module")
def cove() -> Answerer:
    return Answerer(index_of(merged(COVE)))


def test_a_sentence_may_call_a_phrase_by_its_kind(cove: Answerer) -> None:
    reply = ask(cove, "いりえ市の計画の合言葉は何ですか")
    assert [c.quote for c in reply.citations] == ["波のように、くりかえし確かめる"]


def test_the_phrase_of_another_body_is_not_the_plan_s(cove: Answerer) -> None:
    assert "の基本理念は、「" not in ask(cove, "いりえ市の基本理念は何ですか").answer


@pytest.mark.parametrize(("year", "value"), [("令和4年度", "34分"), ("令和7年度", "15分")])
def test_a_row_is_of_the_years_above_its_cells(cove: Answerer, year: str, value: str) -> None:
    reply = ask(cove, f"いりえ市の窓口の待ち時間は{year}に何分ですか")
    assert value in reply.answer
    assert ("34分" in reply.answer) != ("15分" in reply.answer)


def test_a_year_above_no_cell_is_not_told(cove: Answerer) -> None:
    assert ask(cove, "いりえ市の窓口の待ち時間は令和6年度に何分ですか").status == "not_found"


def test_a_heading_named_by_the_way_is_not_what_is_asked(sample: Answerer) -> None:
    reply = ask(sample, "小山市の基本目標④で、浸水の被害が出た例として挙がる災害は何ですか")
    assert "の基本目標4は" not in reply.answer


def test_a_phrase_that_a_sentence_calls_by_its_kind_first() -> None:
    told = (
        "しおさい町情報計画\n\nしおさい町\n\n(令和5年度～令和7年度)\n\nしおさい町は進めます。しおさい町役場としおさい町長が担います。\n\n"
        "1 現状\n\n前計画となる第1次計画は、基本目標を「海風とともに育つ情報の町」として据え、取り組みました。\n\n"
        "2 計画の基本目標\n\nつながりを広げる潮の町の実現\n\n"
    )
    town = Answerer(index_of(merged(told)))
    earlier = ask(town, "しおさい町の前の計画の基本目標は何でしたか").answer
    assert "海風とともに育つ情報の町" in earlier
    assert "潮の町の実現" not in earlier
    assert "海風" not in ask(town, "しおさい町の計画の基本目標は何ですか").answer
