"""One plain form for what people type in many ways."""

from __future__ import annotations

import pytest

from assistant.plain import plain_form


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("Ｒ４年度の評価は？", "令和4年度の評価は？"),
        ("R04 評価", "令和4年度 評価"),
        ("FY2022 target", "令和4年度 target"),
        ("2019年度の件数", "令和元年度の件数"),
        ("target of Reiwa 5", "target of 令和5年度"),
        ("H30の件数", "平成30年度の件数"),
        ("2020年12月の計画", "令和2年12月の計画"),
        ("ＲＰＡは２０２２年度", "RPAは令和4年度"),
        ("3番目の基本方針は", "基本方針3は"),
        ("四番目の柱は何", "柱4は何"),
        ("すみません、港の課は？よろしくお願いします。", "港の課は？"),
    ],
)
def test_one_form(typed: str, plain: str) -> None:
    assert plain_form(typed) == plain


@pytest.mark.parametrize(
    "kept", ["R5.3月末の件数", "Wi-Fi 2022", "様式R2-1", "令和4年度の評価は？", "お願いします"]
)
def test_what_is_no_year_or_greeting_stays(kept: str) -> None:
    assert plain_form(kept) == kept


def test_narrow_kana_are_made_wide() -> None:
    assert plain_form("ﾊﾞｽの時刻") == "バスの時刻"
