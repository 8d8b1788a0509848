"""Rows of tables that report on measures: columns of two words or with a year, grades, results."""

from __future__ import annotations

import pytest

from ingest.bare_years import below_era
from ingest.folder import read_text
from ingest.records import Measure

HEAD = "第2次みどり市デジタル計画\n\nみどり市\n\nみどり市は、みどり市役所の窓口を変えます。\n\n"
NAMES = ("窓口予約の導入", "道路台帳の公開", "図書館の券の廃止")
SHEETS = "".join(
    f"名称\t{n}\t番号\t1-{i}\n主管課\t市民課\n概要\t{n}を進めます。\n\n"
    for i, n in enumerate(NAMES, 1)
)


def read(header: str, rows: tuple[str, ...], sheets: str = SHEETS) -> tuple[Measure, ...]:
    lines = "".join(f"{n}\t{r}\n" for n, r in zip(NAMES, rows, strict=True))
    return read_text(f"{HEAD}1 個票\n\n{sheets}2 進捗\n\n取組\t{header}\n{lines}", "x.txt").measures


@pytest.mark.parametrize("label", ["評価の理由・今後の対応", "理由／改善点", "評価理由"])
def test_a_report_is_of_the_year_of_its_results(label: str) -> None:
    rows = (
        "B\t予約を始めた。\t予定どおり。",
        "C\t調べた。\t人手が足りない。",
        "A\tやめた。\t早まった。",
    )
    first, *_ = read(f"評価\t令和6年度の実績\t{label}", rows)
    assert first.evaluation
    assert (first.evaluation.text, first.evaluation_year) == ("B", "令和6年度")
    assert [(f.year, f.value.text) for f in first.fields if f.role == "results"] == [
        ("令和6年度", "予約を始めた。")
    ]
    assert [v.text for v in first.values("reason")] == ["予定どおり。"]


def test_what_a_sheet_reports_itself_stays() -> None:
    sheets = SHEETS.replace("概要\t窓口", "実績\t二台を入れた。\n概要\t窓口")
    rows = ("B\t予約を始めた。", "C\t調べた。", "A\tやめた。")
    first, second, _ = read("評価\t令和6年度の実績", rows, sheets)
    assert [v.text for v in first.values("results")] == ["二台を入れた。"]
    assert [v.text for v in second.values("results")] == ["調べた。"]


def test_grades_below_years_are_evaluations_and_may_disagree() -> None:
    sheets = SHEETS.replace("概要\t窓口", "達成状況\t令和5年度\tB\t令和6年度\tB\n概要\t窓口")
    first, second, _ = read(
        "担当\t令和5年度\t令和6年度", ("市民課\tB\tA", "市民課\tC\tC", "市民課\tB\tB"), sheets
    )
    assert [(c.role, c.year, [v.text for v in c.values]) for c in first.conflicts] == [
        ("evaluation", "令和6年度", ["B", "A"])
    ]
    assert second.evaluation
    assert (second.evaluation.text, second.evaluation_year) == (
        "C",
        "令和6年度",
    )


def test_marks_of_a_schedule_are_no_grades() -> None:
    rows = ("市民課\t○\t→", "市民課\t○\t○", "市民課\t\t○")
    assert not any(m.evaluation for m in read("担当\t令和5年度\t令和6年度", rows))


def test_cells_below_unknown_words_keep_these() -> None:
    rows = ("B\t国の補助", "C\t市の予算", "A\tなし")
    first, *_ = read("評価\t手当て", rows)
    said = [(f.label, f.value.text) for f in first.mentions[0].fields if f.role == "other"]
    assert said == [("手当て", "国の補助")]


@pytest.mark.parametrize(
    ("over", "low", "years"),
    [
        ("年次計画（令和）", ("7", "8", "9"), ("令和7", "令和8", "令和9")),
        ("実施年度", ("７", "８", "９"), ("7年度", "8年度", "9年度")),
        ("スケジュール（R）", ("6年度", "7年度", "8年度"), ("R6", "R7", "R8")),
        ("件数", ("7", "8", "9"), ("7", "8", "9")),
        ("年次計画（令和）", ("7", "9", "11"), ("7", "9", "11")),
    ],
)
def test_bare_numbers_below_a_label_of_years_count_them(
    over: str, low: tuple[str, ...], years: tuple[str, ...]
) -> None:
    assert below_era(("番号", over, "", ""), ("", *low)) == ("", *years)


def test_a_table_of_such_years_tells_what_is_planned() -> None:
    text = (
        "# 北浜町DX計画\n\n令和7年度～令和9年度\n\n## 取組の一覧\n\n"
        "番号\t取組\t所管\t年次計画（令和）\t\t\n\t\t\t7\t8\t9\n"
        "1\t窓口の予約\t住民課\t設計\t構築\t運用\n2\t水位の公開\t建設課\t－\t試行\t▶\n"
        "3\t電子決裁\t総務課\t導入\t▶\t▶\n"
    )
    (first, *_) = read_text(text, "北浜.txt").measures
    assert [(y.year, y.planned.text) for y in first.years if y.planned] == [
        ("令和7年度", "設計"),
        ("令和8年度", "構築"),
        ("令和9年度", "運用"),
    ]
