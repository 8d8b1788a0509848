"""Whose an action is, or an item of it, where a question for departments speaks of that."""

from __future__ import annotations

import pytest

from assistant.answer import Answerer
from tests.assistant.asking import ask
from tests.fakes import index_of, merged

VALLEY = (
    "たにま市デジタル推進計画\n\nたにま市\n\n(令和5年度～令和7年度)\n\nたにま市は進めます。たにま市役所とたにま市長が担います。\n\n"
    "1 施策\n\n"
    "名称\t暮らしのお知らせの配信\t\t番号\t1\n主管課\t広報課、防災課、観光課、子育て課\t関係課\t\n"
    "概要\t携帯電話へ知らせを届けます。保育園の保護者には園だよりを毎週送ります。"
    " 【主な取組】 ①配信の仕組みの導入 ・ 雪崩や大雪の知らせ【防災課】 ・ 祭りの日程【観光課】"
    " ②園だよりの電子化【子育て課】 ③読み上げ機能の追加【広報課】\t\t\n\n"
    "名称\t農道の点検\t\t番号\t2\n主管課\t農林課\t関係課\t\n概要\t農道を無人機で点検します。\t\t\n"
)


@pytest.fixture(scope="module")
def valley() -> Answerer:
    return Answerer(index_of(merged(VALLEY)))


@pytest.mark.parametrize(
    ("question", "own", "other"),
    [
        ("たにま市で雪崩の知らせを出すのはどの課ですか", "防災課", "観光課"),
        ("たにま市の祭りの日程を流すのは何課", "観光課", "防災課"),
        ("たにま市で保育園の保護者に毎週送る園だよりの担当課は", "子育て課", "観光課"),
        ("たにま市の読み上げ機能、受け持ちはどこ", "広報課", "防災課"),
    ],
)
def test_the_department_of_the_part_that_is_asked_about(
    valley: Answerer, question: str, own: str, other: str
) -> None:
    reply = ask(valley, question)
    assert own in reply.answer
    assert other not in reply.answer


def test_all_departments_where_the_measure_itself_is_asked_about(valley: Answerer) -> None:
    reply = ask(valley, "たにま市の暮らしのお知らせの配信の担当課は")
    assert all(d in reply.answer for d in ("広報課", "防災課", "観光課", "子育て課"))


def test_a_bare_number_asks_the_same_of_another_measure(valley: Answerer) -> None:
    reply = ask(
        valley, "2は？", "たにま市の施策1の担当課は", "広報課、防災課、観光課、子育て課です。"
    )
    assert "農林課" in reply.answer


def test_what_the_measure_spoken_of_never_names_is_a_question_of_its_own(
    valley: Answerer,
) -> None:
    said = ("たにま市の農道の点検の担当課は", "農林課です。")
    assert "農林課" not in ask(valley, "保険料の負担は？", *said).answer
