"""Sheets of which some lost their columns: years and values stand in rows parted by spaces."""

from __future__ import annotations

import pytest

from ingest.flat_columns import header_cells, row_cells
from ingest.folder import read_text
from ingest.records import Measure, Value
from ingest.text import clean

NAMES = (
    "窓口の予約", "収納の多様化", "通知の電子化", "相談の場づくり", "地図の公開",
    "点検の自動化", "観光の案内", "学びの記録", "文書の電子化", "働き方の見直し",
)  # fmt: skip
FLAT = {2, 5, 8}


def city(i: int) -> list[list[str]]:
    """The number first, years in short form, a baseline before the years of the figures."""
    return [
        ["取組番号", f"{i // 5 + 1}-{i % 5 + 1}", "取組名", NAMES[i], "評価", "ABC"[i % 3]],
        ["主担当", "市民課", "関係部署", "税務課"],
        ["取組の内容", f"{NAMES[i]}を{i + 2}か所で始めます。"],
        ["年次", "R3", "R4", "R5", "R6"],
        ["計画", "検討", "対象手続の選定", f"{i}か所", "継続"],
        ["実績", "検討", f"{i}件"],
        ["指標", "基準値", "R3実績", "R4実績", "目標値(R6)"],
        ["使った人の数", f"{i}人", f"1{i}人", f"2{i}人", f"9{i}人"],
        ["理由", "見込みどおりに進んだため。"],
    ]


def town(i: int) -> list[list[str]]:
    """The name first, whole years, no baseline, no second department."""
    return [
        ["事業名", NAMES[i], "No", str(i + 1)],
        ["所管課", "総務課"],
        ["事業概要", f"{NAMES[i]}を{i + 2}年で広げます。"],
        ["区分", "令和6年度", "令和7年度", "令和8年度"],
        ["予定", "設計", "構築", "運用"],
        ["指標名", "令和6年度", "令和7年度", "令和8年度"],
        ["受け付けた数", f"{i}件", f"2{i}件", f"3{i}件"],
    ]


def plan(sheets: list[list[list[str]]]) -> str:
    out = ["みどり市デジタル計画", "", "みどり市", "", "1 個票", ""]
    for i, rows in enumerate(sheets):
        gap = " " if i in FLAT else "\t"
        for at, row in enumerate(rows):
            above = "" if at == 0 else rows[at - 1][0]
            apart = i in FLAT and above not in {"年次", "区分", "計画", "指標", "指標名"}
            out += [""] * apart + [gap.join(row)]
        out.append("")
    return "\n".join(out)


def read(text: str) -> list[Measure]:
    return list(read_text(text, "a.txt").measures)


def years(measure: Measure) -> list[tuple[str, str | None, str | None]]:
    def told(value: Value | None) -> str | None:
        return value.text if value else None

    return [(y.year, told(y.planned), told(y.actual)) for y in measure.years]


@pytest.mark.parametrize("at", [1, *FLAT])
def test_years_and_figures_of_a_city(at: int) -> None:
    measure = read(plan([city(i) for i in range(10)]))[at]
    assert (measure.number, measure.name.text) == (f"{at // 5 + 1}-{at % 5 + 1}", NAMES[at])
    assert [v.text for v in (*measure.lead, *measure.related)] == ["市民課", "税務課"]
    assert years(measure) == [
        ("令和3年度", "検討", "検討"),
        ("令和4年度", "対象手続の選定", f"{at}件"),
        ("令和5年度", f"{at}か所", None),
        ("令和6年度", "継続", None),
    ]
    (indicator,) = measure.indicators
    assert indicator.name.text == "使った人の数"
    assert [(y, v.text) for y, v in indicator.values] == [
        ("基準値", f"{at}人"),
        ("令和3年度", f"1{at}人"),
        ("令和4年度", f"2{at}人"),
        ("令和6年度", f"9{at}人"),
    ]


@pytest.mark.parametrize("at", [1, *FLAT])
def test_years_and_figures_of_a_town(at: int) -> None:
    measure = read(plan([town(i) for i in range(10)]))[at]
    assert (measure.number, measure.name.text) == (str(at + 1), NAMES[at])
    assert [p for _, p, _ in years(measure)] == ["設計", "構築", "運用"]
    (indicator,) = measure.indicators
    assert [v.text for _, v in indicator.values] == [f"{at}件", f"2{at}件", f"3{at}件"]


def test_words_that_are_more_than_the_columns_are_one_value() -> None:
    assert row_cells(clean("計画 a b c"), 2, "計画") == []
    assert [c.text for c in row_cells(clean("計画 a"), 2, "計画")] == ["計画", "a"]
    assert [c.text for c in row_cells(clean("人の 数 1 2"), 2)] == ["人の 数", "1", "2"]


def test_a_header_holds_years() -> None:
    assert [c.text for c in header_cells(clean("年次 R3 R4"), "年次", ())] == ["年次", "R3", "R4"]
    assert header_cells(clean("主担当 市民課 税務課"), "主担当", ()) == []
