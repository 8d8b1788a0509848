"""Reading questions: what is asked, of whom, which measure and year."""

from __future__ import annotations

import pytest

from assistant.aspects import Aspect
from assistant.question import read_question

TOWNS = ("小山市", "秦野市")


@pytest.mark.parametrize(
    ("question", "aspect"),
    [
        ("窓口予約の主管課は？", Aspect.LEAD),
        ("どこが担当していますか", Aspect.LEAD),
        ("広報を所管しているのはどこ", Aspect.LEAD),
        ("何課が受け持っていますか", Aspect.LEAD),
        ("関係課を教えて", Aspect.RELATED),
        ("どんな施策ですか", Aspect.COVER),
        ("主な取組は", Aspect.ACTIONS),
        ("令和5年度の予定", Aspect.SCHEDULE),
        ("進捗評価は", Aspect.EVALUATION),
        ("遅れの理由は", Aspect.REASON),
        ("残っている課題", Aspect.ISSUES),
        ("期待される効果", Aspect.EFFECT),
        ("目標値は何件", Aspect.INDICATOR),
        ("LGWANとは", Aspect.TERM),
        ("計画期間は", Aspect.PERIOD),
        ("Which department is in charge?", Aspect.LEAD),
        ("再掲の事業は", Aspect.REPEATS),
        ("取組は何本立てですか", Aspect.ACTIONS),
        ("まだ途中ですか", Aspect.ACTIONS),
        ("総務課が行うことは何と何ですか", Aspect.ACTIONS),
        ("補助 終わる年度", Aspect.SCHEDULE),
        ("電子申請はいつから始めますか", Aspect.SCHEDULE),
        ("電子申請の評価はCだったの、どうして", Aspect.EVALUATION),
        ("所管以外に関わっている課は", Aspect.RELATED),
        ("市民課と一緒に進める部署は", Aspect.RELATED),
        ("どこの仕事ですか", Aspect.LEAD),
        ("統括しているのは市民課ですか", Aspect.LEAD),
        ("令和9年度の到達点", Aspect.SCHEDULE),
        ("何で遅れたの", Aspect.REASON),
        ("評価が低いのは、誰の手が足りていないからですか", Aspect.REASON),
        ("問い合わせるならどこ", Aspect.LEAD),
        ("Which sections are named as related?", Aspect.RELATED),
    ],
)
def test_aspects(question: str, aspect: Aspect) -> None:
    assert aspect in read_question(question, TOWNS).aspects


@pytest.mark.parametrize(
    ("question", "aspect"),
    [
        ("いくつかの自治体が使う仕組みを何といいますか", Aspect.INDICATOR),
        ("みどり市アクションプランの寄附額は", Aspect.ACTIONS),
        ("評価がCだとどうなりますか", Aspect.EVALUATION),
        ("判定がDになったら何をするの", Aspect.EVALUATION),
        ("電子申請はいつから始めたんだっけ", Aspect.SCHEDULE),
        ("庁内網はいつ導入されたのですか", Aspect.SCHEDULE),
    ],
)
def test_words_that_ask_for_nothing(question: str, aspect: Aspect) -> None:
    assert aspect not in read_question(question, TOWNS).aspects


@pytest.mark.parametrize("question", ["施策の関係課は", "関係課はどこですか", "関係課を教えて"])
def test_related_departments_are_not_those_in_charge(question: str) -> None:
    aspects = read_question(question, TOWNS).aspects
    assert Aspect.RELATED in aspects
    assert Aspect.LEAD not in aspects


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("1-1-(3)の担当は", ("1-1-(3)",)),
        ("１－１－（３）の担当は", ("1-1-(3)",)),
        ("１−１−（３）は", ("1-1-(3)",)),
        ("(1)⑤の進捗", ("(1)5",)),
        ("施策12は", ("12",)),
        ("施策２１　Ｒ４の評価", ("21",)),
        ("No.3は", ("3",)),
        ("8番は？", ("8",)),
        ("事業Ⅲ-2-①の内容は", ("III-2-1",)),
        ("Ⅰ－３の担当は", ("I-3",)),
        ("Wi-Fi-6の整備", ()),
        ("令和3年度の予定", ()),
        ("第3次計画とは", ()),
        ("2022年度", ()),
    ],
)
def test_numbers(question: str, numbers: tuple[str, ...]) -> None:
    assert read_question(question, TOWNS).numbers == numbers


@pytest.mark.parametrize(
    ("question", "towns", "strangers"),
    [
        ("磯辺地区に広がるのはいつ", (), ()),
        ("磯辺区に広がるのはいつ", (), ("磯辺区",)),
        ("小山市の担当", ("小山市",), ()),
        ("秦野の担当", ("秦野市",), ()),
        ("小山市と秦野市の違い", ("小山市", "秦野市"), ()),
        ("横浜市の担当", (), ("横浜市",)),
        ("本市の都市計画", (), ()),
        ("Who leads it in Hadano?", ("秦野市",), ()),
    ],
)
def test_municipalities(question: str, towns: tuple[str, ...], strangers: tuple[str, ...]) -> None:
    reading = read_question(question, TOWNS)
    assert reading.towns == towns
    assert reading.strangers == strangers


def test_hidden_characters_change_nothing() -> None:
    plain = read_question("小山市のR4の評価", TOWNS)
    hidden = read_question("小\u200b山市の\u202eR4\u2060の評価", TOWNS)
    assert hidden == plain


def test_years_language_and_plan() -> None:
    reading = read_question("前計画のR元年度の実績", TOWNS)
    assert reading.years == ("令和元年度",)
    assert reading.past
    assert read_question("Who leads the plan in Oyama?", TOWNS).english
    assert not read_question("AIとRPAの担当", TOWNS).english


@pytest.mark.parametrize(
    ("question", "many"),
    [
        ("三つの視点を教えて", 3),
        ("4つとも挙げて", 4),
        ("施策をすべて挙げて", -1),
        ("狙いを列挙して", -1),
        ("主管課は", 0),
        ("令和3年度の予定", 0),
        ("小山市と秦野市の合言葉を並べて", 0),
        ("小山市の合言葉を並べて", -1),
    ],
)
def test_how_many_things_are_asked_for(question: str, many: int) -> None:
    assert read_question(question, TOWNS).many == many


@pytest.mark.parametrize(
    ("question", "disputes", "announced", "compares"),
    [
        ("表と本文で主管課が食い違うのは", True, False, False),
        ("施策12の主管課は", False, True, False),
        ("1-1-(3)の主管課は", False, True, False),
        ("小山市と秦野市の違いは", False, False, True),
        ("主管課は", False, False, False),
    ],
)
def test_ways_of_asking(question: str, disputes: bool, announced: bool, compares: bool) -> None:
    reading = read_question(question, TOWNS)
    assert (reading.disputes, reading.announced, reading.compares) == (
        disputes,
        announced,
        compares,
    )


@pytest.mark.parametrize("text", ["一つ前の計画の件数", "ひとつ前の計画は何件", "1つ前の計画では"])
def test_the_plan_before_in_plain_words(text: str) -> None:
    assert read_question(text, TOWNS).past


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("令和4年度からの伸びは", ()),
        ("R4から増えたのはどちら", ()),
        ("令和4年度から始めた件数は", ("令和4年度",)),
        ("令和4年度の伸びは", ("令和4年度",)),
    ],
)
def test_a_year_from_which_on_something_grows_is_not_the_one_asked_for(
    text: str, years: tuple[str, ...]
) -> None:
    assert read_question(text, TOWNS).years == years


def test_a_town_without_its_ending_before_a_space() -> None:
    assert read_question("小山 港湾台帳の担当", ("小山市",)).towns == ("小山市",)
    assert read_question("小山港湾の担当", ("小山市",)).towns == ()
