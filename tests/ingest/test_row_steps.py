"""Tables of steps: several rows of a measure, with what is planned below the years."""

from __future__ import annotations

import pytest

from ingest.records import Measure
from tests.ingest.test_row_columns import BASE, HEAD, NAMES, measures, table

STEPS = "## 第3章 工程\n\n"
YEARS = "R5|R6|令和7年度"


def steps(measure: Measure) -> dict[str, dict[str, str]]:
    return {r.name.text: {year: v.text for year, v in r.cells} for r in measure.schedule}


@pytest.mark.parametrize("header", ["実施すること", "取組事項", "実施項目名", "内容", "進め方"])
def test_rows_by_the_number_of_a_measure_are_its_steps(header: str) -> None:
    rows = ["1|仕様の検討|検討|決定|", "|職員の研修||年1回|年2回", "2|入口の整理|5件|9件|20件"]
    more = ["|様式の見直し|実施||", "3|案内の設置|準備|設置|運用", "4|配信の開始|－|試行|開始"]
    text = BASE + STEPS + table(f"番号|{header}|{YEARS}", rows)
    found = measures(text + table(f"番号|{header}|{YEARS}", more))
    assert steps(found[0]) == {
        "仕様の検討": {"令和5年度": "検討", "令和6年度": "決定"},
        "職員の研修": {"令和6年度": "年1回", "令和7年度": "年2回"},
    }
    assert list(steps(found[1])) == ["入口の整理", "様式の見直し"]
    assert [len(m.schedule) for m in found] == [2, 2, 1, 1]
    assert not any(m.years or m.indicators for m in found)


@pytest.mark.parametrize("again", ["", NAMES[0]])
def test_rows_by_the_name_of_a_measure_are_its_steps(again: str) -> None:
    rows = [f"{NAMES[0]}|仕様の検討|検討|決定|", f"{again}|研修||年1回|年2回"]
    rows += [f"{n}|{n}の準備|準備|実施|運用" for n in NAMES[1:]]
    found = measures(BASE + STEPS + table(f"取組名|作業|{YEARS}", rows))
    assert list(steps(found[0])) == ["仕様の検討", "研修"]
    assert steps(found[3])[f"{NAMES[3]}の準備"]["令和7年度"] == "運用"


def test_steps_on_the_rows_of_the_measures_themselves() -> None:
    rows: list[str] = []
    for i, name in enumerate(NAMES, 1):
        rows += [f"{i}|{name}|市民課|{name}の設計|実施|完了|", f"|||{name}の運用|||開始"]
    found = measures(HEAD + table(f"番号|取組名|担当課|作業|{YEARS}", rows))
    assert [list(steps(m)) for m in found] == [[f"{n}の設計", f"{n}の運用"] for n in NAMES]
    assert [[v.text for v in m.lead] for m in found] == [["市民課"]] * 4


def test_a_row_each_stays_what_is_planned_of_the_measure() -> None:
    rows = [f"{i}|{n}|検討|実施|完了" for i, n in enumerate(NAMES, 1)]
    found = measures(BASE + STEPS + table(f"番号|取組名|{YEARS}", rows))
    assert not any(m.schedule for m in found)
    assert [[e.planned.text for e in m.years if e.planned] for m in found] == [
        ["検討", "実施", "完了"]
    ] * 4


def test_steps_of_numbers_that_are_no_measures_are_nobodys() -> None:
    rows = ["7|仕様の検討|検討|決定|", "|研修||年1回|年2回", "8|入口|準備|実施|"]
    found = measures(BASE + STEPS + table(f"番号|実施すること|{YEARS}", rows))
    assert not any(m.schedule for m in found)
