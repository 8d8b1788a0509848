"""Readings of headwords, and furigana over kanji."""

from __future__ import annotations

import pytest

from assistant.furigana import Ruby, reading, ruby
from ingest.records import Term, Value


def term(name: str, *aliases: str, definition: str = "意味です。") -> Term:
    def value(text: str) -> Value:
        return Value(text, "a.txt", 0, len(text))

    return Term("t", "", "", value(name), aliases, value(definition), "glossary", "a.txt", 0, 1)


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("電子申請", "でんししんせい"),
        ("コンビニ交付", "こんびにこうふ"),
        ("ｵｰﾌﾟﾝﾃﾞｰﾀ", "おーぷんでーた"),
        ("公衆無線 ＬＡＮ", "こうしゅうむせんLAN"),
        ("第5世代", "だい5せだい"),
        ("RPA", "RPA"),
        ("GTFS（General Feed）データ", "GTFSでーた"),
        ("午睡(ひるね)", "ひるね"),
    ],
)
def test_a_headword_is_read_in_hiragana(name: str, read: str) -> None:
    assert reading(term(name)) == read


@pytest.mark.parametrize(
    ("name", "alias", "read"),
    [
        ("MaaS", "マース", "まーす"),
        ("午睡", "ひるね", "ひるね"),
        ("機械学習", "マシンラーニング", "きかいがくしゅう"),  # another word, not its reading
        ("SNS", "ソーシャル・ネットワーキング", "SNS"),  # what it stands for
        ("X-Tech", "クロステック", "くろすてっく"),
        ("メールマガジン", "メルマガ", "めーるまがじん"),
        ("ＡＩ", "人工知能", "AI"),
    ],
)
def test_the_reading_that_the_plan_prints_counts(name: str, alias: str, read: str) -> None:
    assert reading(term(name, alias)) == read


def test_a_reading_told_in_the_meaning() -> None:
    assert reading(term("IaaS", definition="頭文字で「イアース」と読みます。")) == "いあーす"


def test_furigana_stand_over_kanji_alone() -> None:
    assert ruby("申し込みの 窓口") == [
        Ruby("申", "もう"),
        Ruby("し", None),
        Ruby("込", "こ"),
        Ruby("みの ", None),
        Ruby("窓口", "まどぐち"),
    ]


@pytest.mark.parametrize(
    "text", ["", "RPA", "<b>今日</b> は\n１人１台。", "𠮷野家の㈱と\u3000余白  "]
)
def test_the_stretches_are_the_text(text: str) -> None:
    assert "".join(part.text for part in ruby(text)) == text
