"""When something first came about, what became of an earlier measure, units that hold the value."""

from __future__ import annotations

import pytest

from assistant.answer import Answerer
from tests.assistant.asking import ask
from tests.fakes import index_of, merged

PLAN = (
    "いるか町デジタル計画\n\nいるか町\n\n(令和5年度～令和7年度)\n\nいるか町は進めます。いるか町役場といるか町長が担います。\n\n"
    "1 町の情報化の歩み\n\n"
    "昭和63年\t・税の業務を電算に委託\n平成3年\t・給与の業務を電算に委託\n平成9年\t・福祉の業務を電算に委託\n"
    "平成20年\t・サーバを更新\n\n"
    "2 職員への調査\n\n職員の意識をつかむため、アンケート調査を行いました。\n\n"
    "回答した人\t212人\n期間\t令和4年9月\n\n"
)


@pytest.fixture(scope="module")
def dolphin() -> Answerer:
    return Answerer(index_of(merged(PLAN)))


@pytest.mark.parametrize(
    ("question", "told", "other"),
    [
        ("いるか町で初めて業務を電算に委託したのはいつですか", "昭和63年", "平成9年"),
        ("いるか町でいちばん早く電算に委託した業務は何年の何ですか", "昭和63年", "平成9年"),
    ],
)
def test_the_first_of_dated_lines(dolphin: Answerer, question: str, told: str, other: str) -> None:
    answer = ask(dolphin, question).answer
    assert told in answer
    assert other not in answer or answer.index(told) < answer.index(other)


def test_what_became_of_an_earlier_measure_is_told_by_its_results() -> None:
    plan = (
        "くじら市デジタル計画\n\nくじら市\n\n(令和5年度～令和7年度)\n\nくじら市は進めます。くじら市役所とくじら市長が担います。\n\n"
        "1 前計画の総括\n\n個別施策\t施策概要\t進捗\t実績・効果\n"
        "①商店街サイトの再構築 【商工課】\t商店街サイトの再構築を協議し新システムへ移行する。\t運用\t利用がなく令和3年度に閉鎖した。\n"
        "②図書館の貸出機の導入 【図書館】\t図書館に貸出機を導入する。\t運用\t3台を導入した。\n\n"
        "2 施策\n\n名称\t窓口予約の導入\t\t番号\t1-1\n主管課\t市民課\t関係課\t\n"
        "概要\t窓口の予約を受けます。\t\t\n目指すもの\t待たせません。\t\t\n\n"
    )
    whale = Answerer(index_of(merged(plan)))
    told = ask(whale, "くじら市の商店街サイトの再構築は前計画で最後どうなりましたか").answer
    assert "閉鎖" in told
