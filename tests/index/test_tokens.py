"""Tokens, years and places: one reading for every spelling."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from index.places import named, names_of, romanised
from index.tokens import bigrams, terms, words
from index.wordvectors import load, word_hash
from index.years import fiscal_years, year_tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("サーバーを使った", {"サバ", "使う"}),
        ("ｻｰﾊﾞ", {"サバ"}),
        ("公衆無線LANの整備", {"公衆無線", "無線lan", "公衆無線lan", "整備"}),
        ("ＩＣＴの推進", {"ict", "推進"}),
        ("行政手続", {"行政手続"}),
        ("進められている", {"進める"}),
    ],
)
def test_terms(text: str, expected: set[str]) -> None:
    assert expected <= set(terms(text))


def test_particles_are_dropped() -> None:
    assert not {"の", "は", "を", "です"} & set(terms("市の窓口は予約を受けるところです"))


def test_words_give_one_form_each() -> None:
    assert words("公衆無線の整備") == ["公衆", "無線", "整備"]


def test_bigrams_do_not_cross_punctuation() -> None:
    assert bigrams("計画、予約") == ["計画", "予約"]


def test_many_threads_read_as_one() -> None:
    texts = [f"{i}番目の窓口で予約を受け付けるサーバー" for i in range(64)]
    serial = [terms(t) for t in texts]
    with ThreadPoolExecutor(32) as pool:
        assert list(pool.map(terms, texts)) == serial


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("R4の評価", ["令和4年度"]),
        ("Ｒ．４年度", ["令和4年度"]),
        ("令4", ["令和4年度"]),
        ("2022年度", ["令和4年度"]),
        ("令和元年度", ["令和元年度"]),
        ("2019年度", ["令和元年度"]),
        ("令和3〜5年度", ["令和3年度", "令和4年度", "令和5年度"]),
        ("平成32年度", ["令和2年度"]),
        ("ICT-BCPの1-1-(1)", []),
        ("施策21", []),
        ("電話は0463-82-5111", []),
    ],
)
def test_years(text: str, years: list[str]) -> None:
    assert fiscal_years(text) == years


def test_all_spellings_of_a_year_give_one_token() -> None:
    spellings = ["R4", "令和4年度", "2022年度", "令和４年", "Ｒ４"]
    assert all("fy2022" in year_tokens(s) for s in spellings)
    assert "fy2022" not in year_tokens("R5")


@pytest.mark.parametrize(
    ("kana", "latin"),
    [
        ("ハダノ", "hadano"),
        ("シンジュク", "shinjuku"),
        ("キョウト", "kyoto"),
        ("オオサカ", "osaka"),
    ],
)
def test_latin_names(kana: str, latin: str) -> None:
    assert romanised(kana) == latin


@pytest.mark.parametrize(
    "asked", ["小山市の窓口", "おやま市の窓口", "小山の窓口", "whichdepartmentinoyama?"]
)
def test_a_town_is_known_by_its_names(asked: str) -> None:
    assert named(asked, "小山市")
    assert not named(asked, "秦野市")
    assert names_of("小山市")[0] == "小山市"


def test_hash_of_words_finds_their_vectors() -> None:
    table = load()
    assert table is not None
    assert word_hash("学校") in table.rows
    assert table.row("学校") != table.row("図書館")
    assert table.row("存在しない造語のことば") is None
