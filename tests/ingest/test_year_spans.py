"""Headers that name several years at once, in tables of rows and in sheets."""

from __future__ import annotations

import pytest

from ingest.folder import read_text
from ingest.records import Measure
from ingest.year_spans import each_year, years_in
from tests.ingest.test_row_columns import BASE, HEAD, NAMES, measures, table

SHEET = (
    "みどり町情報化計画\n\n令和6年3月\n\nみどり町\n\n第3章 個別の取組\n\n"
    "番号\t1\t取組名\t水位の見守り\n担当課\t建設課\t\t\n内容\t水位計を川に置く。\t\t\n"
    "年次計画\t{0}\t{1}\t\n\t設置\t運用\t\n\n"
)


def planned(measure: Measure) -> dict[str, str]:
    return {y.year: y.planned.text for y in measure.years if y.planned}


@pytest.mark.parametrize(
    ("cells", "years"),
    [
        (["番号", "令和6・7年度", "令和8～10年度"], {1: [6, 7], 2: [8, 9, 10]}),
        (["前期（R6～R8）", "後期（R9～R10）"], {0: [6, 7, 8], 1: [9, 10]}),
        (["短期(令和6-7年度)", "長期(令和8年度以降)"], {0: [6, 7], 1: [8]}),
        (["2024", "2025-26"], {0: [6], 1: [7, 8]}),
        (["R6", "R7", "R8～"], {0: [6], 1: [7], 2: [8]}),
    ],
)
def test_years_that_follow_one_another_may_share_a_header(
    cells: list[str], years: dict[int, list[int]]
) -> None:
    found = {i: each_year(y) for i, y in years_in(cells).items()}
    assert found == {i: tuple(f"令和{y}年度" for y in ys) for i, ys in years.items()}


@pytest.mark.parametrize(
    "cells",
    [
        ["総合計画", "令和3～12年度", "令和4～8年度"],  # spans of time, no row of headers
        ["期間", "令和6～10年度"],
        ["実績（R6）", "目標（R7）"],
        ["20", "30"],
    ],
)
def test_other_cells_are_no_years(cells: list[str]) -> None:
    assert years_in(cells) == {}


def test_a_year_that_never_came_stays_as_it_is_printed() -> None:
    assert years_in(["平成30年度", "平成31年度"]) == {0: "平成30年度", 1: "平成31年度"}


@pytest.mark.parametrize("headers", ["R6・7年度|R8年度", "前期（R6～R7）|後期（R8）"])
def test_rows_plan_for_each_year_of_a_header(headers: str) -> None:
    rows = [f"{i}|{n}|調べる|始める" for i, n in enumerate(NAMES, 1)]
    found = measures(BASE + "## 工程\n\n" + table(f"番号|施策名|{headers}", rows))
    assert planned(found[0]) == {
        "令和6年度": "調べる",
        "令和7年度": "調べる",
        "令和8年度": "始める",
    }
    assert not [f for m in found for f in m.fields if f.label.startswith("R6")]


def test_steps_are_told_for_each_year_of_a_header() -> None:
    rows = [f"{i}|{n}の準備|決める|行う" for i, n in enumerate(NAMES, 1)]
    rows.insert(1, "|職員の研修||年2回")
    found = measures(BASE + "## 工程\n\n" + table("番号|作業|令和6～7年度|令和8～9年度", rows))
    cells = {r.name.text: [y for y, _ in r.cells] for r in found[0].schedule}
    assert cells["職員の研修"] == ["令和8年度", "令和9年度"]


@pytest.mark.parametrize("headers", [("令和6・7年度", "令和8～10年度"), ("R6～R7", "R8～R10")])
def test_a_sheet_plans_for_each_year_of_a_header(headers: tuple[str, str]) -> None:
    (measure,) = read_text(SHEET.format(*headers), "x.txt").measures
    assert planned(measure) == {
        "令和6年度": "設置",
        "令和7年度": "設置",
        "令和8年度": "運用",
        "令和9年度": "運用",
        "令和10年度": "運用",
    }


def test_the_time_of_a_measure_is_no_header() -> None:
    rows = [f"{i}|{n}|令和6～8年度|市民課" for i, n in enumerate(NAMES, 1)]
    found = measures(HEAD + table("番号|施策名|期間|担当課", rows))
    assert found[0].values("planned")[0].text == "令和6～8年度"
