"""Terms in their order, and found by what people type."""

from __future__ import annotations

import pytest

from tests.ui.site import OTHER_CITY, OTHER_PLAN
from tests.ui.terms.samples import glossary, term
from ui.terms.finding import found, same_elsewhere
from ui.terms.order import LETTERS, REST, of_row, ordered, row_of, rows


def test_terms_stand_by_reading_then_letters_then_figures() -> None:
    names = [t.term for t in ordered(glossary())]
    assert names == [
        "オープンデータ", "ガバナンス", "キオスク端末", "クラウド", "電子申請", "標準化", "MaaS",
        "ローカル 5G", "AED", "AI チャットボット", "RPA", "5G",
    ]  # fmt: skip


def test_a_long_vowel_is_placed_as_its_vowel_and_a_voiced_kana_as_a_plain_one() -> None:
    made = [term(n, reading=r) for n, r in (("c", "かあに"), ("b", "がーな"), ("a", "かんと"))]
    assert [t.term for t in ordered(made)] == ["b", "c", "a"]


@pytest.mark.parametrize(
    ("name", "row"),
    [("電子申請", "た"), ("ガバナンス", "か"), ("MaaS", "ま"), ("RPA", LETTERS), ("5G", REST)],
)
def test_row(name: str, row: str) -> None:
    assert row_of(term(name)) == row
    assert name in [t.term for t in of_row(glossary(), row)]


def test_rows_are_those_that_have_terms() -> None:
    assert rows(glossary()) == ["あ", "か", "た", "は", "ま", "ら", LETTERS, REST]
    assert len(of_row(glossary(), None)) == len(glossary())


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("RPA", "RPA"),
        ("ｒｐａ", "RPA"),
        ("あーるぴーえー", "RPA"),
        ("アールピーエー", "RPA"),
        ("robotic process", "RPA"),
        ("おーぷんでーた", "オープンデータ"),
        ("ｵｰﾌﾟﾝﾃﾞｰﾀ", "オープンデータ"),
        ("でんし", "電子申請"),
        ("デンシシンセイ", "電子申請"),
        ("オンライン申請", "電子申請"),
        ("まーす", "MaaS"),
        ("AIチャットボット", "AI チャットボット"),
        ("ろーかる５ｇ", "ローカル 5G"),
    ],
)
def test_found_by_any_name_in_any_script_and_width(query: str, name: str) -> None:
    terms, named = found(ordered(glossary()), query)
    assert named
    assert terms[0].term == name


def test_whole_names_stand_before_parts() -> None:
    terms, _ = found(ordered(glossary()), "5g")
    assert [t.term for t in terms] == ["5G", "ローカル 5G"]


def test_what_no_name_holds_is_looked_for_in_the_meanings() -> None:
    terms, named = found(glossary(), "証明書")
    assert not named
    assert [t.term for t in terms] == ["キオスク端末"]
    assert found(glossary(), "火星")[0] == []
    assert found(glossary(), " ・ ")[0] == glossary()


def test_the_same_word_elsewhere() -> None:
    elsewhere = [
        term("ＲＰＡ", OTHER_CITY, OTHER_PLAN),
        term("業務の自動化", OTHER_CITY, OTHER_PLAN, aliases=("RPA",)),
        term("RPA基盤", OTHER_CITY, OTHER_PLAN),
    ]
    same = same_elsewhere([*glossary(), *elsewhere], term("RPA"))
    assert [t.term for t in same] == ["ＲＰＡ", "業務の自動化"]
