"""Tables that give the numbers of measures and their names in short."""

from __future__ import annotations

import pytest

from ingest.matching import same_name
from tests.ingest.test_row_columns import BASE, NAMES, measures, table

YEARS = "R5|R6|令和7年度"


@pytest.mark.parametrize(
    "rows",
    [
        ["1 予約|検討|構築|稼働", "2 電子申請|準備|実施|", "4 防災情報|構築||運用"],
        ["①予約|検討|構築|稼働", "②申請の拡大|準備|実施|", "③公共施設|整理|公開|"],
    ],
)
def test_rows_in_short_are_of_the_measures_of_their_numbers(rows: list[str]) -> None:
    found = measures(BASE + "## 主な取組の工程\n\n" + table(f"取組|{YEARS}", rows))
    assert {y.year: y.planned.text for y in found[0].years if y.planned} == {
        "令和5年度": "検討",
        "令和6年度": "構築",
        "令和7年度": "稼働",
    }
    assert not any(m.conflicts for m in found)


def test_rows_of_other_names_are_of_no_measure() -> None:
    rows = ["1 回線|検討|構築|稼働", "2 研修|準備|実施|", "3 公共施設|整理|公開|"]
    found = measures(BASE + "## 前の計画の工程\n\n" + table(f"取組|{YEARS}", rows))
    assert not any(m.years for m in found)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("予約", NAMES[0], True),
        ("窓口予約", "窓口予約の仕組みの更新", True),
        (NAMES[0], NAMES[0], True),
        ("窓口の予約の拡大", "窓口の予約の廃止", False),
        ("研修", NAMES[0], False),
    ],
)
def test_a_short_form_is_no_other_name(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same
