"""How a measure or an action is going: its state or grade, and what came of it."""

from __future__ import annotations

import pytest

from assistant.answer import Answerer
from assistant.aspects import Aspect, aspects_of
from assistant.cues import without_refused
from assistant.progress import asks_progress
from tests.assistant.asking import ask, query_in
from tests.fakes import index_of, merged

ORCHARD = (
    "みのり市情報化計画\n\nみのり市\n\n(令和5年度～令和7年度)\n\nみのり市は進めます。みのり市役所とみのり市長が担います。\n\n"
    "1 施策\n\n"
    "名称\t果樹園の見張り\t\t番号\t1\n主管課\t農政課\t関係課\t\n"
    "概要\t果樹園の霜を早く知らせます。 【主な取組】 ①温度計の設置<完了 R5年度> ②霜の通知サービス ③紙の回覧<廃止 R5年度>\t\t\n"
    "実績\t①温度計の設置 園の20か所に温度計を置いた。 ②霜の通知サービス 通知の試験を春に行った。\t\t\n"
    "進捗評価\t計画通り\t理由\t機器がそろったため。\n\n"
    "名称\t共同選果の自動化\t\t番号\t2\n主管課\t農政課\t関係課\t\n概要\t選果の記録を端末で付けます。\t\t\n"
    "実績\t業者の都合で試験が延びた。 共同選果の体験会を開き、広報紙と掲示板で参加を呼びかけ、当日は農協の職員が選果機の動かし方を見せた。 実施期間：令和5年9月 実施結果：参加 41組\t\t\n進捗評価\t遅延\t理由\t部品が届かなかったため。\n\n"
    "名称\t直売所の案内\t\t番号\t3\n主管課\t商工課\t関係課\t\n概要\t直売所の場所を地図で案内します。\t\t\n目指すもの\t客を増やします。\t\t\n"
)


@pytest.fixture(scope="module")
def orchard() -> Answerer:
    return Answerer(index_of(merged(ORCHARD)))


@pytest.mark.parametrize(
    "question",
    [
        "みのり市の果樹園の見張りって今どうなってる？",
        "みのり市の果樹園の見張り、ちゃんと進んでる？",
        "みのり市の果樹園の見張りの施策は計画どおり？",
        "みのり市の果樹園の見張りの進み具合を教えて",
        "みのり市の果樹園の見張りはうまくいってますか",
    ],
)
def test_a_measure_is_told_by_its_grade_and_results(orchard: Answerer, question: str) -> None:
    reply = ask(orchard, question)
    assert "計画通り" in reply.answer
    assert "20か所" in reply.answer
    assert {c.measure_no for c in reply.citations} == {"1"}


@pytest.mark.parametrize(
    ("question", "state"),
    [
        ("みのり市の温度計の設置はもう終わった？", "完了 R5年度"),
        ("みのり市の果樹園の温度計は設置済みですか", "完了 R5年度"),
        ("みのり市の紙の回覧は今も続いてる？それとも今どうなってる", "廃止 R5年度"),
    ],
)
def test_an_action_is_told_by_its_state(orchard: Answerer, question: str, state: str) -> None:
    assert state in ask(orchard, question).answer


def test_what_came_of_an_action_without_a_state(orchard: Answerer) -> None:
    reply = ask(orchard, "みのり市の霜の通知サービスはもう始まった？")
    assert "通知の試験を春に行った" in reply.answer
    assert "20か所" not in reply.answer


def test_a_yes_or_no_about_one_measure_is_no_list(orchard: Answerer) -> None:
    reply = ask(orchard, "みのり市の共同選果の自動化は遅れてる？")
    assert "遅延" in reply.answer
    assert {c.measure_no for c in reply.citations} == {"2"}


def test_measures_that_go_well_are_listed(orchard: Answerer) -> None:
    reply = ask(orchard, "みのり市で順調に進んでいる施策は？")
    assert {c.measure_no for c in reply.citations} == {"1"}


@pytest.mark.parametrize(
    "question",
    [
        "みのり市の温度計はいつ設置が終わった？",
        "みのり市の果樹園の見張りは何ができた？",
        "みのり市の果樹園の見張りの計画はどうなっている？",
        "みのり市の果樹園の見張りの担当課は？",
        "みのり市で遅れている施策は？",
    ],
)
def test_other_questions_are_for_no_progress(orchard: Answerer, question: str) -> None:
    assert not asks_progress(query_in(orchard, question))


def test_where_what_is_in_charge_is_asked_for_by_its_place() -> None:
    assert Aspect.LEAD in aspects_of("選果の記録を担当しているところは?")
    assert Aspect.REASON in aspects_of("計画通りとされた根拠は何ですか")
    assert Aspect.ACTUAL in aspects_of("令和5年度は実際どこまでいった")


def test_what_a_question_sets_aside_is_not_asked_for() -> None:
    assert without_refused("実績ではなく目標を教えて") == "目標を教えて"


def test_the_outcome_that_a_plan_labels_is_told_first(orchard: Answerer) -> None:
    reply = ask(orchard, "みのり市の共同選果の体験会の結果はどうだった？")
    assert "41組" in reply.answer
