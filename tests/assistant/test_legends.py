"""Grades by what the plan says that they mean."""

from __future__ import annotations

import pytest

from assistant.answer import Answerer
from assistant.schema import AskRequest
from ingest.folder import read_text
from tests.fakes import index_of

LEGEND = """記号	めやす
◎	目標を超えて進んだもの
○	おおむね進んだもの
△	入札が不調となったもの又は取りやめたもの
"""
PLAN = f"""第2期水沼市情報化計画

令和7年3月

水沼市

第1章　計画の概要

本計画の期間は、令和7年度から令和11年度までの5年間とします。

第2章　第1期計画の検証

次の記号により評価しました。

{LEGEND}
番号	取組	実施状況	結果
1	電子申請の導入	40の手続で申請を受け付けた。	◎
2	庁内網の更新	更新を終えた。	○
3	予約システムの導入	入札が2度不調となり、見送った。	△
4	水位計の設置	予定した4か所に設置した。	○
5	音声案内の導入	費用が見込みを超え、取りやめた。	△
6	地図の公開	公開を始めた。	◎
"""


@pytest.fixture(scope="module")
def asked() -> Answerer:
    return Answerer(index_of(read_text(PLAN, "plan.txt")))


@pytest.mark.parametrize(
    ("question", "names"),
    [
        (
            "第1期計画で入札が不調となった取組を教えてください",
            {"予約システムの導入", "音声案内の導入"},
        ),
        (
            "第1期計画で結果が△だった取組をすべて挙げてください",
            {"予約システムの導入", "音声案内の導入"},
        ),
        ("第1期の検証で結果が◎の取組はどれですか", {"電子申請の導入", "地図の公開"}),
    ],
)
def test_measures_of_a_grade(asked: Answerer, question: str, names: set[str]) -> None:
    answer = asked.ask(AskRequest(question=f"水沼市の{question}"))
    assert {c.measure_name for c in answer.citations} == names


@pytest.mark.parametrize(
    "headers", ["◎ 上出来\t○ おおむね\t△ 中止", "◎（上出来）\t○（おおむね）\t△（中止）"]
)
def test_column_headers_tell_what_grades_mean(headers: str) -> None:
    counts = f"分野\t事業数\t{headers}\n窓口\t4\t2\t1\t1\n防災\t2\t0\t1\t1\n"
    asked = Answerer(index_of(read_text(PLAN.replace(LEGEND, counts), "plan.txt")))
    answer = asked.ask(AskRequest(question="前の計画で中止になった取組はどれですか"))
    assert {c.measure_name for c in answer.citations} == {"予約システムの導入", "音声案内の導入"}


def test_a_meaning_of_the_other_sense_is_not_meant(asked: Answerer) -> None:
    legends, topic = asked.lexicon.legends, asked.lexicon.topic({"取りやめ": 1.0}, "")
    assert legends.meant("取りやめなかった取組", topic, "水沼市", {"◎", "○"}) is None
    found = legends.meant(
        "取りやめとならなかったか、取りやめたもの", topic, "水沼市", {"◎", "○", "△"}
    )
    assert found is not None
    assert found[0] == "△"


def test_the_mark_of_a_measure_is_its_grade(asked: Answerer) -> None:
    question = "水沼市の第1期計画で、水位計の設置の結果の記号は何ですか"
    assert "○" in asked.ask(AskRequest(question=question)).answer


DIGITS = """第2期水沼市情報化計画

令和7年3月

水沼市

第1章　計画の概要

本計画の期間は、令和5年度から令和9年度までの5年間とします。

第2章　年度の報告

達成度	内容
３	見込みを超えて進んだ
２	おおむね見込みに届いた
１	見込みに届かなかった

番号	説明
１	窓口の様子を写した図
２	地図の見本を写した図

第3章　事業

番号	Ⅰ-1-①	事業名	窓口の予約
主管課	市民課	関係課	総務課
6年度の実績	予約を受け付ける窓口を3か所に増やした。
達成度	5年度 ２	6年度 ３
7年度の予定	全ての窓口を11か所まで広げる。

番号	Ⅰ-1-②	事業名	地図の公開
主管課	都市計画課	関係課	総務課
6年度の実績	公開した地図は2種類にとどまった。
達成度	5年度 ２	6年度 １
7年度の予定	洪水の地図を含めて9種類を公開する。

第4章　用語解説

基幹系
　住民の記録や税を扱う情報システム。
クラウド
　通信網を通じて外の機器を使う方式。
ライブカメラ
　その時々の画像を配るカメラ。
"""


@pytest.fixture(scope="module")
def digits() -> Answerer:
    return Answerer(index_of(read_text(DIGITS, "plan.txt")))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("地図の公開の達成度はいくつで、それはどういう意味ですか", "見込みに届かなかった"),
        (
            "地図の公開の令和5年度の達成度はいくつで、どういう意味ですか",
            "おおむね見込みに届いた",
        ),
        ("窓口の予約の達成度は何で、どういう意味ですか", "見込みを超えて進んだ"),
    ],
)
def test_a_grade_is_told_with_its_meaning(digits: Answerer, question: str, told: str) -> None:
    answer = digits.ask(AskRequest(question=f"水沼市の{question}"))
    assert f"「{told}」" in answer.answer
    assert {"写した図"}.isdisjoint(answer.answer.split("「"))
    assert any(c.quote == told for c in answer.citations)


def test_a_grade_alone_is_told_without_its_meaning(digits: Answerer) -> None:
    answer = digits.ask(AskRequest(question="水沼市の地図の公開の達成度はいくつですか"))
    assert "「１」" in answer.answer
    assert "見込みに届かなかった" not in answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("事業Ⅰ-1-②の主管課は何課ですか", "都市計画課"),
        ("地図の公開は、令和7年度に何種類を公開する予定ですか", "9種類"),
    ],
)
def test_numbers_with_roman_figures_and_plans_in_prose(
    digits: Answerer, question: str, told: str
) -> None:
    answer = digits.ask(AskRequest(question=f"水沼市の{question}"))
    assert told in answer.answer
    assert {c.measure_no for c in answer.citations} == {"I-1-2"}


def test_a_term_that_the_glossary_lacks_is_not_explained(digits: Answerer) -> None:
    question = "水沼市の計画の用語解説にある「ＲＰＡ」の説明を教えてください"
    assert digits.ask(AskRequest(question=question)).status == "not_found"


NAMES = ("窓口の予約", "地図の公開", "水位計の設置", "職員の研修")
LINES = DIGITS.partition("第2章")[0] + "".join(
    f"Ⅰ-1-{i}　{name}\n\n主管課：市民課　　関係課：総務課\n\n"
    f"【6年度の実績】{name}を{i + 2}か所で行い、{i + 30}人が使った。\n\n"
    f"【達成度】{i % 3 + 1}（5年度 ２）　【見極め】{'続ける' if i % 2 else '改める'}\n\n"
    for i, name in enumerate(NAMES, 1)
)


@pytest.mark.parametrize(("name", "told"), [("地図の公開", "改める"), ("水位計の設置", "続ける")])
def test_a_label_in_brackets_is_told_by_its_words(name: str, told: str) -> None:
    asked = Answerer(index_of(read_text(LINES, "plan.txt")))
    answer = asked.ask(AskRequest(question=f"水沼市の{name}の達成度と見極めを教えてください"))
    assert f"見極めは、「{told}」です" in answer.answer
