"""The decision: told from the right place, or declined for the right reason."""

from __future__ import annotations

import pytest

from assistant.answer import Answerer
from assistant.evidence import CONFIDENT
from ingest.folder import read_text
from tests.assistant.asking import ask, found_in, query_in
from tests.fakes import index_of


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        ("港湾カメラの設置の主管課は", ["港湾課"]),
        ("港湾カメラの設置の主管課と関係課は", ["港湾課", "防災課"]),
        ("港湾カメラの設置の進捗評価は", ["順調"]),
        ("港湾カメラの設置の令和6年度のカメラ設置台数は何台ですか", ["6台"]),
        ("港湾カメラの設置は何をする施策ですか", ["波の高さ"]),
        ("市民アンケートは何人が答えましたか", ["1,250人"]),
        ("市民アンケートはいつ行いましたか", ["令和4年10月"]),
        ("無料Wi-Fiは前計画で何か所で始めましたか", ["9か所"]),
        ("図書館システムの所管課は", ["図書館"]),
        ("財務会計システムの終了予定はいつですか", ["令和9年3月"]),
    ],
)
def test_told(harbour: Answerer, question: str, facts: list[str]) -> None:
    reply = ask(harbour, f"みなと市の{question}")
    assert reply.status == "answered", reply.answer
    for fact in facts:
        assert fact in reply.answer


@pytest.mark.parametrize(
    "question",
    [
        # Another year than those the plan gives.
        "港湾カメラの設置の令和12年度のカメラ設置台数は何台ですか",
        "市民アンケートは令和6年度に何人が答えましたか",
        "市民アンケートは令和6年度に何を行いましたか",
        "無料Wi-Fiは前計画の令和3年度に何か所で始めましたか",
        # A kind of value that stands nowhere.
        "港湾カメラの設置の予算はいくらですか",
        "港湾カメラの設置の担当者の氏名は",
        "電子母子手帳の配信の電話番号は",
        "電子母子手帳の配信は何人が使っていますか",
        "無料Wi-Fiの設置業者の会社名は",
        # A later edition than the plan in force.
        "第3次デジタル計画の期間は",
        # A field that the record leaves empty.
        "電子母子手帳の配信の関係課は",
        "電子母子手帳の配信の進捗評価は",
        # A result where there is only a target.
        "港湾カメラの設置の令和5年度のカメラ設置台数の実績は",
        # Nothing of the kind.
        "水族園の入場料金は",
        "火星探査の主管課は",
    ],
)
def test_declined(harbour: Answerer, question: str) -> None:
    reply = ask(harbour, f"みなと市の{question}")
    assert reply.status == "not_found", reply.answer
    assert reply.answer
    assert reply.confidence is None


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("電子母子手帳の配信の関係課は", ["電子母子手帳の配信", "関係課"]),
        ("電子母子手帳の配信の進捗評価は", ["電子母子手帳の配信", "評価"]),
        ("1-2の関係課は", ["電子母子手帳の配信", "関係課"]),
        ("施策9-9の主管課は", ["9-9", "1-1", "1-2"]),
    ],
)
def test_a_refusal_says_what_is_missing(harbour: Answerer, question: str, named: list[str]) -> None:
    said = ask(harbour, f"みなと市の{question}").answer
    assert [n for n in named if n not in said] == []


def test_each_wish_is_answered_of_its_own_measure(sample: Answerer) -> None:
    reply = ask(sample, "小山市でICT-BCPの進捗評価と、スマート農業の主管課は")
    assert "農政課" in reply.answer
    assert "少し遅延" not in reply.answer


def test_the_account_of_the_earlier_plan(sample: Answerer) -> None:
    reply = ask(sample, "第3次計画で二本松市の業務システムのクラウド化はどうなりましたか")
    assert "仮想化" in reply.answer


def test_another_department_is_never_told_instead(sample: Answerer) -> None:
    reply = ask(sample, "二本松市の文書管理システムの導入の主管課は")
    assert reply.status == "not_found"
    assert "課、" not in reply.answer.replace("担当課", "")


def test_a_department_of_an_action_goes_before_that_of_its_measure(sample: Answerer) -> None:
    reply = ask(sample, "小山市の給食費管理システムの導入の担当課は")
    assert "学校教育課" in reply.answer
    assert "総合政策課" not in reply.answer


def test_the_value_of_the_year_asked_for(sample: Answerer) -> None:
    reply = ask(sample, "秦野市の1-3-(1)の年間アクセス数は令和4年度に何件ですか")
    assert "796万件" in reply.answer
    assert "780万件" not in reply.answer


def test_an_answer_carries_how_sure_it_is(harbour: Answerer) -> None:
    reply = ask(harbour, "みなと市の市民アンケートは何人が答えましたか")
    assert reply.confidence is not None
    assert CONFIDENT <= reply.confidence <= 1.0


def test_the_measure_told_is_the_focus(harbour: Answerer) -> None:
    question = "港湾カメラの設置の主管課は"
    draft = harbour.evidence.answer(query_in(harbour, question), found_in(harbour, question))
    assert draft.status == "answered"
    assert [m.number for m in draft.focus] == ["1-1"]


def test_nothing_found_is_declined(harbour: Answerer) -> None:
    query = query_in(harbour, "港湾カメラの設置の主管課は")
    assert harbour.evidence.answer(query, []).status == "not_found"
    measure = harbour.corpus.measures[0]
    silent = harbour.evidence.answer(query, [], measure)
    assert silent.status == "not_found"
    assert measure.name.text in silent.text


def test_what_is_not_sure_enough_is_declined(harbour: Answerer) -> None:
    strange = query_in(harbour, "火星探査ロケットの燃料の調合")
    weak = found_in(harbour, "市民アンケートは何人が答えましたか")[-1:]
    assert 0.0 < harbour.ranker.confidence(strange, weak) < CONFIDENT
    assert harbour.evidence.answer(strange, weak).status == "not_found"


def test_how_sure_is_told_of_what_is_told(harbour: Answerer) -> None:
    query = query_in(harbour, "みなと市の港湾カメラで映すのは何か所ですか")
    pool = found_in(harbour, query.reading.text)
    fitting = [f for f in pool if f.fits]
    others = [f for f in pool if not f.fits]
    sure = harbour.evidence.surer(query, fitting, others, 1.0)
    assert sure == harbour.ranker.confidence(query, fitting)
    assert harbour.evidence.surer(query, fitting, fitting, 1.0) == 1.0


def test_a_further_wish_is_answered_too(harbour: Answerer) -> None:
    reply = ask(
        harbour,
        "みなと市の港湾カメラの設置の主管課はどこですか。財務会計システムはいつから動きますか",
    )
    assert "港湾課" in reply.answer
    assert "令和3年10月" in reply.answer
    assert len(reply.citations) >= 2


def test_no_department_is_told_for_a_topic_that_no_measure_holds(sample: Answerer) -> None:
    assert ask(sample, "秦野市の火星移住推進事業の主管課はどこですか").status == "not_found"


RULES = """# 灯浜市情報化計画

灯浜市

## 第3章 灯浜市情報化懇談会設置要綱

第1条 情報化に関する意見を聴くため、灯浜市情報化懇談会を置く。

第2条 懇談会は、市長が委嘱する委員9人以内で組織する。

第3条 懇談会の庶務は、企画課において処理する。
"""


def test_an_article_that_a_rule_does_not_have() -> None:
    answerer = Answerer(index_of(read_text(RULES, "plan.md")))
    told = ask(answerer, "灯浜市情報化懇談会設置要綱の第2条には何が書いてありますか")
    assert "9人以内" in told.answer
    reply = ask(answerer, "灯浜市情報化懇談会設置要綱の第12条には何が書いてありますか")
    assert reply.status == "not_found"
