"""Answers from tables that report of a year: evaluations with reasons, goals beside results."""

from __future__ import annotations

import pytest

from assistant.answer import Answerer
from assistant.expect import expected
from assistant.figures import figure_of, is_reached, of_years
from assistant.rows import counted
from assistant.units import Units
from ingest.records import Indicator, Row, Value
from ingest.text import fold
from tests.assistant.asking import ask, found_in
from tests.fakes import index_of, merged

PLAN = """\
# 波戸市デジタル推進計画

波戸市

計画期間 令和5年度～令和8年度

波戸市は進めます。波戸市役所と波戸市長が担います。

## 1 はじめに

### (2) 計画の期間

令和5年度から令和8年度までの4年間とします。

## 2 取組

番号\t取組名\t内容\t所管\t令和6年度\t令和7年度
11\t河川カメラの増設\t河川にカメラを増やす。 ①機器の選定 ②カメラの設置\t防災課（土木課）\t4台\t6台
12\t電子図書の貸出\t電子の図書を貸し出す。 ①図書の購入\t図書館\t300点\t600点
13\t職員端末の更新\t職員の端末を更新する。 ①仕様の検討\t総務課\t調査\t90台の更新
14\t納税窓口の改善\t納税の窓口を改める。 ①動線の見直し\t税務課\t設計\t運用

番号\t指標\t令和5年度\t令和6年度
11\tカメラの台数\t2台\t6台
12\t電子図書の点数\t0点\t300点
13\t更新した端末\t0台\t10台
14\t待ち時間\t20分\t15分

## 3 令和6年度の点検

番号\t取組名\t令和6年度の実績\t指標の実績値\t進み具合の区分
11\t河川カメラの増設\tカメラの設置は落札する者がなく見送った。\t2台\tC
12\t電子図書の貸出\t春に貸出を始めた。\t410点\tA
13\t職員端末の更新\t端末を調べた。\t8台\tC
14\t納税窓口の改善\t設計を終えた。\t16分\tA

## 4 支所の利用

項目\t北支所\t南支所
相談会の利用（延べ人数）\t31\t57
端末の台数\t3\t4

## 5 用語解説

用語\t解説\t掲載頁
河川カメラ\t河川の水位を映す機器。\t5
電子図書\t画面で読む図書。\t6
クラウド\t網を通じて使う計算機。\t7
"""


@pytest.fixture(scope="module")
def cape() -> Answerer:
    return Answerer(index_of(merged(PLAN)))


def value(text: str) -> Value:
    return Value(text, "x.txt", 0, len(text))


def test_results_tell_why_where_the_plan_gives_no_reason(cape: Answerer) -> None:
    for why in ("事情", "理由"):
        reply = ask(cape, f"波戸市の河川カメラの増設の令和6年度の進捗の評価とその{why}は")
        assert "「C」" in reply.answer
        assert "見送った" in reply.answer
    alone = ask(cape, "波戸市の河川カメラの増設の令和6年度の進捗の評価は")
    assert "見送った" not in alone.answer


@pytest.mark.parametrize("words", ["区分がCだった事業を全部", "区分Cの取組をすべて"])
def test_a_class_names_a_grade(cape: Answerer, words: str) -> None:
    reply = ask(cape, f"波戸市の令和6年度の進捗で、{words}挙げてください")
    assert {c.measure_no for c in reply.citations} == {"11", "13"}


@pytest.mark.parametrize(
    ("question", "told", "left"),
    [
        ("電子図書の点数は令和6年度の実績で何点になりましたか", "410点", "300点"),
        ("電子図書の点数の令和6年度の目標はいくつですか", "300点", "410点"),
    ],
)
def test_goal_or_result_of_a_year(cape: Answerer, question: str, told: str, left: str) -> None:
    reply = ask(cape, f"波戸市の{question}")
    assert told in reply.answer
    assert left not in reply.answer


def test_both_where_neither_is_asked_for() -> None:
    values = (
        ("令和6年度", value("3件")),
        ("令和6年度実績", value("5件")),
        ("令和7年度", value("4件")),
    )
    keys = [k for k, _ in of_years(values, ["令和6年度"], fold("令和6年度の登録者"))]
    assert keys == ["令和6年度", "令和6年度実績"]
    assert [figure_of(k) for k in keys] == ["令和6年度", "令和6年度の実績"]


@pytest.mark.parametrize(
    ("keys", "reached"),
    [
        (("令和6年度", "令和6年度実績"), True),
        (("令和6年度", "令和6年度目標"), True),
        (("令和6年度",), False),
        (("令和7年度", "令和7年度実績"), False),
        (("令和6年度目標",), False),
    ],
)
def test_a_result_is_one_beside_a_goal(keys: tuple[str, ...], reached: bool) -> None:
    indicator = Indicator(value("登録者"), tuple((k, value("3件")) for k in keys))
    assert is_reached(indicator, ["令和6年度"]) is reached


def test_partners_are_asked_for_in_other_words(cape: Answerer) -> None:
    for words in ("連携する所属はどこ", "連携先の課はどこ", "協力する部署はどこ"):
        assert "土木課" in ask(cape, f"波戸市の河川カメラの増設で、{words}ですか").answer


def test_an_action_that_is_only_named_says_not_what_became_of_it(cape: Answerer) -> None:
    reply = ask(cape, "波戸市で令和6年度にカメラの設置はどうなりましたか")
    assert "見送った" in reply.answer


def test_a_term_of_a_table_is_told_as_a_term(cape: Answerer) -> None:
    units: Units = cape.ranker.units
    rows = [u.text for u in units.all if isinstance(u.part, Row)]
    assert not any("計算機" in text for text in rows)
    assert [c.term for c in ask(cape, "波戸市の計画で、クラウドとは何ですか").citations] == [
        "クラウド"
    ]


def test_bare_figures_count_what_the_brackets_say(cape: Answerer) -> None:
    reply = ask(cape, "波戸市の南支所の相談会は延べ何人が利用しましたか")
    assert "57" in reply.answer
    assert "31" not in reply.answer
    best = found_in(cape, "波戸市の南支所の相談会は延べ何人が利用しましたか")[0].unit
    assert list(counted(best)) == ["31 人数", "57 人数"]
    assert not expected(fold("何台ですか")).fits("57 人数")


def test_the_period_is_quoted_below_its_heading(cape: Answerer) -> None:
    cited = ask(cape, "波戸市デジタル推進計画の計画期間は").citations
    assert [c.section.endswith("計画の期間") for c in cited] == [True]
