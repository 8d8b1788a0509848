"""What is there already, what an earlier plan did, and what no year of a measure tells."""

from __future__ import annotations

import pytest

from assistant.answer import Answerer
from assistant.schema import AskRequest, AskResponse
from ingest.folder import read_text
from tests.fakes import index_of

PLAN = """第3期水沼市情報化計画

令和7年3月

水沼市

第1章　計画の概要

本計画の期間は、令和7年度から令和9年度までの3年間とします。

第2章　第2期計画の検証

番号	取組	担当課	実施状況	結果
1	広場の無線の整備	商工課	予定した4か所に置いた。	A
2	庁内網の更新	総務課	更新を終えた。	B
3	予約の試行	市民課	入札が不調となった。	C

第3章　個別の施策

番号	施策名	担当課	取組内容	令和7年度	令和8年度	令和9年度
1-1	公式アプリの改良	広報課	平成30年6月に始めた公式アプリの画面を改める。	画面の設計	配信の開始	見直し
1-2	広場の無線の置き直し		広場の無線を見直し、避難所へ移す。	調査	移設	移設
1-3	窓口の予約	市民課	予約を受け付ける。	準備	開始	拡大

2年続けてC評価となった施策は、統合を検討します。
"""


@pytest.fixture(scope="module")
def asked() -> Answerer:
    return Answerer(index_of(read_text(PLAN, "plan.txt")))


def ask(asked: Answerer, question: str) -> AskResponse:
    return asked.ask(AskRequest(question=question))


@pytest.mark.parametrize(
    "question", ["公式アプリはいつから始めたんだっけ", "公式アプリはいつ始まったのですか"]
)
def test_what_began_is_told_by_no_plan_of_years(asked: Answerer, question: str) -> None:
    answer = ask(asked, question)
    assert "平成30年6月" in answer.answer
    assert "令和8年度" not in answer.answer


def test_who_is_in_charge_is_told_of_the_plan_in_force(asked: Answerer) -> None:
    answer = ask(asked, "広場の無線の見直しはどこの課がやるの")
    assert answer.status == "not_found"
    assert "商工課" not in answer.answer


def test_who_was_in_charge_is_told_of_the_earlier_plan(asked: Answerer) -> None:
    answer = ask(asked, "前の計画で広場の無線の整備はどこの課がやったの")
    assert "商工課" in answer.answer


def test_a_year_that_nothing_of_a_measure_tells_is_not_told(asked: Answerer) -> None:
    answer = ask(asked, "1-3の令和5年度の実績は？")
    assert answer.status == "not_found"
    assert "令和5年度" in answer.answer


def test_what_a_grade_brings_about_is_a_rule(asked: Answerer) -> None:
    answer = ask(asked, "評価がCだとどうなりますか")
    assert "統合を検討" in answer.answer
