"""Every spelling of a year gives one name; amounts and numbers give none."""

from __future__ import annotations

import pytest

from index.years import came, fiscal_years, year_tokens

R3_TO_R7 = [f"令和{n}年度" for n in range(3, 8)]


@pytest.mark.parametrize(
    "text",
    [
        "令和4年度",
        "R4",
        "R.4",
        "Ｒ４",
        "令4",
        "令和４年度",
        "2022年度",
        "FY2022",
        "fy 2022",
        "ＦＹ２０２２",
        "２０２２年度",
        "令和04年度",
        "R4年度末",
    ],
)
def test_spellings_of_one_fiscal_year(text: str) -> None:
    assert fiscal_years(text) == ["令和4年度"]
    assert year_tokens(text) == ["fy2022"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("令和元年度", ["令和元年度"]),
        ("平成31年度", ["令和元年度"]),
        ("平成32年度", ["令和2年度"]),
        ("平成28年度", ["平成28年度"]),
        ("昭和60年度", ["昭和60年度"]),
        ("令和3〜7年度", R3_TO_R7),
        ("令和3年度から令和7年度まで", R3_TO_R7),
        ("R3-R7", R3_TO_R7),
        ("2021-2025", R3_TO_R7),
        ("令和3年4月～令和8年3月", R3_TO_R7),
        ("令和4・5年度", ["令和4年度", "令和5年度"]),
        ("令和4年度と令和6年度", ["令和4年度", "令和6年度"]),
        ("令和4年度から5年間", ["令和4年度"]),
        ("令和4年度、3件", ["令和4年度"]),
        ("FY2023", ["令和5年度"]),
        ("What is the target for FY2023?", ["令和5年度"]),
        ("between FY2021 and 2023", ["令和3年度", "令和5年度"]),
        ("FY2021-FY2025", R3_TO_R7),
        ("令和4年(2022年)2月1日時点", ["令和3年度"]),
        ("平成25(2013)年3月と令和元年（2019）9月", ["平成24年度", "令和元年度"]),
        ("令和4年度(2022年度)", ["令和4年度"]),
        ("by January 2026, or Sept. 3rd, 2026", ["令和7年度", "令和8年度"]),
    ],
)
def test_eras_ranges_and_lists(text: str, expected: list[str]) -> None:
    assert fiscal_years(text) == expected


@pytest.mark.parametrize(
    ("text", "fiscal", "tokens"),
    [
        ("令和5年3月", "令和4年度", ["fy2022", "cy2023"]),
        ("令和5年4月", "令和5年度", ["fy2023", "cy2023"]),
        ("R5.3", "令和4年度", ["fy2022", "cy2023"]),
        ("2022/4/1", "令和4年度", ["fy2022", "cy2022"]),
        ("2022年", "令和4年度", ["fy2022"]),
    ],
)
def test_calendar_years_are_kept_apart(text: str, fiscal: str, tokens: list[str]) -> None:
    assert fiscal_years(text) == [fiscal]
    assert year_tokens(text) == tokens


@pytest.mark.parametrize(
    "text",
    ["", "元年", "12022", "2,022", "2000人", "2000件", "1-1-(1)", "S3", "HR2", "政令4条", "水平3"],
)
def test_no_year(text: str) -> None:
    assert fiscal_years(text) == []
    assert year_tokens(text) == []


@pytest.mark.parametrize(
    ("key", "year"),
    [
        ("平成34年度", "令和4年度"),
        ("平成34年度目標", "令和4年度目標"),
        ("平成30年度", "平成30年度"),
        ("令和元年度", "令和元年度"),
        ("最終目標", "最終目標"),
    ],
)
def test_a_year_that_never_came_is_the_one_that_came(key: str, year: str) -> None:
    assert came(key) == year
