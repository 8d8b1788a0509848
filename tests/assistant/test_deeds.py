"""What is done in a measure: its content with the names of its actions, or of its steps."""

from __future__ import annotations

import pytest

from assistant.answer import Answerer
from assistant.aspects import Aspect, aspects_of
from assistant.deeds import asks_deeds
from tests.assistant.asking import ask, query_in
from tests.fakes import index_of, merged

POTTERY = (
    "つちのえ町情報化計画\n\nつちのえ町\n\n(令和5年度～令和7年度)\n\nつちのえ町は進めます。つちのえ町役場とつちのえ町長が担います。\n\n"
    "1 施策\n\n"
    "名称\t窯元の紹介\t\t番号\t1\n主管課\t商工課\t関係課\t\n"
    "概要\t窯元を広く知ってもらいます。 【主な取組】 ①映像の制作 ②窯めぐりアプリ ③来訪者の調査\t\t\n"
    "進捗評価\t計画通り\t理由\t映像ができたため。\n\n"
    "名称\t土の見本帳の作成\t\t番号\t2\n主管課\t教育課\t関係課\t\n概要\t土の種類を画面で選べる見本帳を作ります。\t\t\n"
    "年度ごとの取組\t令和5年度\t令和6年度\t令和7年度\n取組内容\t見本の採取\t→\t\n\t撮影と登録\t\t→\t\n\n"
    "名称\t陶芸教室の予約\t\t番号\t3\n主管課\t教育課\t関係課\t\n概要\t教室の予約を端末で受けます。\t\t\n目指すもの\t窓口の列をなくします。\t\t\n"
)


@pytest.fixture(scope="module")
def pottery() -> Answerer:
    return Answerer(index_of(merged(POTTERY)))


@pytest.mark.parametrize(
    "question",
    [
        "つちのえ町の窯元の紹介って何をするの？",
        "つちのえ町は窯元の紹介でどんなことをやるんですか",
        "つちのえ町の窯元の紹介でやることは？",
        "つちのえ町が窯元の紹介のためにやっていることは",
        "つちのえ町の窯元の紹介はどんな施策ですか",
    ],
)
def test_the_content_with_the_actions(pottery: Answerer, question: str) -> None:
    reply = ask(pottery, question)
    assert "広く知ってもらいます" in reply.answer or "次のとおり" in reply.answer
    assert all(a in reply.answer for a in ("映像の制作", "窯めぐりアプリ", "来訪者の調査"))
    assert {c.measure_no for c in reply.citations} == {"1"}


def test_the_content_with_the_steps_of_a_schedule(pottery: Answerer) -> None:
    reply = ask(pottery, "つちのえ町の土の見本帳の作成では何をしますか")
    assert all(a in reply.answer for a in ("見本帳を作ります", "見本の採取", "撮影と登録"))


def test_a_measure_without_parts_is_told_by_its_content(pottery: Answerer) -> None:
    reply = ask(pottery, "つちのえ町の陶芸教室の予約って何をするの？")
    assert "端末で受けます" in reply.answer
    assert "取組は" not in reply.answer


@pytest.mark.parametrize(
    "question",
    [
        "つちのえ町の窯元の紹介の担当課はどこで、何をするの？",
        "つちのえ町の窯元の紹介は令和6年度に何をしますか",
        "つちのえ町の窯元の紹介の進捗評価は？",
    ],
)
def test_other_questions_ask_for_no_deeds(pottery: Answerer, question: str) -> None:
    assert not asks_deeds(query_in(pottery, question))


def test_what_is_done_is_no_word_to_be_explained() -> None:
    assert Aspect.TERM not in aspects_of("窯元の紹介のためにやっていることは?")
    assert Aspect.TERM in aspects_of("釉薬とは?")
