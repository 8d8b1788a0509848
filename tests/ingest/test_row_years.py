"""Rows of tables that report on measures: columns of two words or with a year, grades, results."""

from __future__ import annotations

import pytest

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
