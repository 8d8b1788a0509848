"""Loan words that people write in katakana and plans in Latin letters."""

from __future__ import annotations

import pytest

from assistant.loanwords import Loanwords, sounds


@pytest.mark.parametrize(
    ("kana", "latin"),
    [
        ("インスタグラム", "Instagram"),
        ("フェイスブック", "Facebook"),
        ("ブロックチェーン", "blockchain"),
        ("マイクロソフト", "Microsoft"),
        ("アンドロイド", "Android"),
        ("キントーン", "kintone"),
        ("ロゴフォーム", "LoGoForm"),
        ("アウトルック", "Outlook"),
        ("サイボウズ", "cybozu"),
    ],
)
def test_kana_keep_the_consonants(kana: str, latin: str) -> None:
    assert sounds(kana) == sounds(latin)


@pytest.mark.parametrize(
    ("kana", "latin"), [("インスタグラム", "Telegram"), ("キントーン", "Kindle")]
)
def test_other_words_sound_otherwise(kana: str, latin: str) -> None:
    assert sounds(kana) != sounds(latin)


def test_a_word_is_given_as_the_plans_print_it() -> None:
    known = {"instagram", "kintone", "スケジュル"}
    words = Loanwords(["Instagramとkintoneを使うスケジュール"], known.__contains__)
    assert words.as_printed("インスタグラムの開始は") == "instagramの開始は"
    assert words.as_printed("キントーンで作る") == "kintoneで作る"


@pytest.mark.parametrize("text", ["スケジュールは", "ツイッターの開始は", "テレビを見る", "窓口"])
def test_a_word_that_the_plans_have_or_lack_in_both_forms_stays(text: str) -> None:
    words = Loanwords(["Instagramのスケジュール"], {"instagram", "スケジュル"}.__contains__)
    assert words.as_printed(text) == text
