"""Names of municipalities: printed, short, in kana, in Latin letters."""

from __future__ import annotations

import pytest

from index.places import named, names_of, romanised
from ingest.text import fold


@pytest.mark.parametrize(
    ("town", "others"),
    [
        ("秦野市", {"秦野市", "ハダノ市", "はだの市", "hadano"}),
        ("小山市", {"小山市", "おやま市", "oyama"}),
        ("二本松市", {"二本松市", "にほんまつ市", "nihonmatsu"}),
    ],
)
def test_ways_to_write_a_name(town: str, others: set[str]) -> None:
    assert names_of(town)[0] == fold(town)
    assert {fold(o) for o in others} <= set(names_of(town))


@pytest.mark.parametrize(
    "question",
    [
        "秦野市の施策",
        "秦野の施策",
        "はだの市の施策",
        "はだのの施策",
        "はだのではどうですか",
        "ハダノ市の施策",
        "はだのしの施策",
        "the plan of Hadano",
        "Hadano City's plan",
        "Hadano's plan",
        "秦　野市の施策",
    ],
)
def test_named(question: str) -> None:
    assert named(fold(question), "秦野市")


@pytest.mark.parametrize(
    "question",
    [
        "",
        "小山市の施策",
        "はだの手入れ",
        "手はだのしいたけ",
        "秦野原町の施策",
        "the plan of Hadanoo",
        "肌の施策",
    ],
)
def test_not_named(question: str) -> None:
    assert not named(fold(question), "秦野市")


@pytest.mark.parametrize(
    ("kana", "latin"),
    [
        ("オヤマ", "oyama"),
        ("ニホンマツ", "nihonmatsu"),
        ("キョウト", "kyoto"),
        ("シュンジ", "shunji"),
        ("サッポロ", "sapporo"),
        ("ユウバリ", "yubari"),
        ("オオサカ", "osaka"),
        ("", ""),
    ],
)
def test_latin_letters(kana: str, latin: str) -> None:
    assert romanised(kana) == latin


def test_kana_that_open_a_question_and_stand_apart() -> None:
    assert named(fold("はだの、バス時刻"), "秦野市")
    assert not named(fold("うはだの、バス時刻"), "秦野市")
