"""What labels mean that are no known words."""

from __future__ import annotations

import pytest

from ingest.meanings import meaning, told_label


@pytest.mark.parametrize(
    ("printed", "role", "year"),
    [
        ("担当課", "lead", None),
        ("令和6年度の実績", "results", "令和6年度"),
        ("実績（令和6年度）", "results", "令和6年度"),
        ("【評価】", "evaluation", None),
        ("評価の理由・今後の対応", "reason", None),
        ("実績・効果", "results", None),
        ("成果及び課題", "results", None),
        ("現状と課題", "background", None),
        ("今後の対応方針", "issues", None),
        ("現状値（令和4年度）", "indicator", "令和4年度"),
    ],
)
def test_roles_and_years(printed: str, role: str, year: str | None) -> None:
    found = meaning(printed)
    assert found is not None
    assert (found.role, found.year) == (role, year)


@pytest.mark.parametrize("printed", ["", "窓口・支所", "予約率", "試行（本庁）", "市民課と税務課"])
def test_other_words_are_no_labels(printed: str) -> None:
    assert meaning(printed) is None


@pytest.mark.parametrize(
    ("printed", "value", "role", "year"),
    [
        ("令和5年度の歩み", "始めた。広げた。", "results", "令和5年度"),
        ("令和5年度の歩み", "始めた。手が足りない。", "results", "令和5年度"),
        ("令和7年度の歩み", "始める。", "other", "令和7年度"),
        ("次の一手", "始めた。", "other", None),
    ],
)
def test_unknown_words_over_prose(printed: str, value: str, role: str, year: str | None) -> None:
    found = told_label(printed, value)
    assert found is not None
    assert (found.role, found.year) == (role, year)


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("次の一手", "始める"),
        ("市民課", "始める。"),
        ("令和5年度", "始めた。"),
        ("3", "始めた。"),
        ("→", "始めた。"),
        ("窓口を広げる。", "始めた。"),
        ("支所の窓口で受けられる手続を増やす", "始めた。"),
    ],
)
def test_no_label_over_prose(printed: str, value: str) -> None:
    assert told_label(printed, value) is None
