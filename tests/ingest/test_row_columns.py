"""Rows of tables: columns with composite, dated, bracketed and unknown headers; years; figures."""

from __future__ import annotations

import pytest

from ingest.columns import report_year
from ingest.folder import read_text
from ingest.records import Measure, Role

NAMES = ("窓口の予約", "電子申請の拡大", "公共施設の案内", "防災情報の配信")
HEAD = "# 青葉市DX推進計画\n\n（令和5年度～令和8年度）\n\n青葉市\n\n## 第2章 取組\n\n"


def table(header: str, rows: list[str]) -> str:
    """A table of cells between bars, as one of cells between tabs."""
    return "".join(f"{line}\n" for line in (header, *rows)).replace("|", "\t") + "\n"


def led(header: str, cells: list[str]) -> str:
    """A table of the measures with what stands behind their contents."""
    rows = [
        f"{i}|{n}|{n}を進める。|{c}" for i, (n, c) in enumerate(zip(NAMES, cells, strict=True), 1)
    ]
    return table(f"番号|取組名|内容|{header}", rows)


BASE = HEAD + led("担当課", ["市民課", "税務課", "企画課", "総務課"])


def measures(text: str) -> list[Measure]:
    found = list(read_text(text, "x.txt").measures)
    assert [m.name.text for m in found] == list(NAMES)
    return found


def told(measure: Measure, role: Role) -> list[tuple[str | None, str]]:
    return [(f.year, f.value.text) for f in measure.fields if f.role == role]


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("所管 （関係課）", ["市民課 （税務課・企画課）", "税務課", "企画課（市民課）", "総務課"]),
        (
            "推進する課〔協力する課〕",
            ["市民課〔税務課、企画課〕", "税務課", "企画課〔市民課〕", "総務課"],
        ),
        ("だれが", ["◎市民課 ○税務課 ○企画課", "◎税務課", "◎企画課 ○市民課", "◎総務課"]),
        ("担当", ["市民課（連携：税務課、企画課）", "税務課", "企画課（協力：市民課）", "総務課"]),
        ("企画課|市民課|税務課|総務課", ["○|◎|○|", "||◎|", "◎|○||", "|||◎"]),
        ("企画課|市民課|税務課|総務課", ["関|主|関|", "||主|", "主|関||", "|||主"]),
    ],
)
def test_departments_are_read_whatever_their_column_is_called(
    header: str, cells: list[str]
) -> None:
    found = measures(HEAD + led(header, cells))
    assert [[v.text for v in m.lead] for m in found] == [
        ["市民課"],
        ["税務課"],
        ["企画課"],
        ["総務課"],
    ]
    assert {v.text for v in found[0].related} == {"税務課", "企画課"}
    assert [v.text for v in found[2].related] == ["市民課"]
    assert found[1].related == found[3].related == ()


@pytest.mark.parametrize(
    "legend",
    [
        "凡例　○：主担当　△：関係課\n\n",
        "○は主管課、△は協力する課です。\n\n",
        "○\t主担当\n△\t協力\n\n",
    ],
)
def test_marks_below_departments_mean_what_the_plan_says(legend: str) -> None:
    found = measures(HEAD + legend + led("市民課|税務課", ["○|△", "△|○", "○|", "|○"]))
    assert [[v.text for v in m.lead] for m in found] == [
        ["市民課"],
        ["税務課"],
        ["市民課"],
        ["税務課"],
    ]
    assert [v.text for v in found[0].related] == ["税務課"]


def test_a_header_of_departments_in_a_second_part_of_a_table_is_quoted() -> None:
    text = HEAD + led("市民課|税務課", ["◎|○", "○|◎", "◎|", "|◎"])
    for measure in measures(text):
        for value in (*measure.lead, *measure.related):
            assert text[value.start : value.end] == value.text


@pytest.mark.parametrize(
    ("header", "row", "role", "said"),
    [
        ("令和6年度の実績", "5件。", "results", ("令和6年度", "5件。")),
        ("実績（令和6年度）", "5件。", "results", ("令和6年度", "5件。")),
        ("R6にやったこと", "5件を受けた。", "results", ("令和6年度", "5件を受けた。")),
        ("評価の理由・今後の対応", "順調。", "reason", ("令和6年度", "順調。")),
        ("評価の理由・今後の対応", "順調。", "issues", ("令和6年度", "順調。")),
        ("今後の対応及び課題", "順調。", "issues", ("令和6年度", "順調。")),
    ],
)
def test_a_table_of_progress_tells_results_and_reasons_of_its_year(
    header: str, row: str, role: Role, said: tuple[str, str]
) -> None:
    rows = [f"{n}|{mark}|{row}" for n, mark in zip(NAMES, "○◎△○", strict=True)]
    found = measures(BASE + "## 第3章 令和6年度末の進捗\n\n" + table(f"取組名|評価|{header}", rows))
    assert all(told(m, role) == [said] for m in found)
    assert [m.evaluation and m.evaluation.text for m in found] == list("○◎△○")
    assert {m.evaluation_year for m in found} == {"令和6年度"}


def test_a_cell_of_an_unknown_column_is_kept_with_its_label() -> None:
    rows = [f"{n}|○|所感{i}" for i, n in enumerate(NAMES)]
    found = measures(BASE + "## 第3章 進捗\n\n" + table("取組名|評価|ひとこと", rows))
    kept = [
        [(f.label, f.value.text) for f in m.mentions[0].fields if f.role == "other"] for m in found
    ]
    assert kept == [[("ひとこと", f"所感{i}")] for i in range(4)]


def test_marks_without_a_known_header_are_grades_only_where_every_row_has_one() -> None:
    def graded(marks: list[str]) -> set[str | None]:
        rows = [f"{n}|{m}|一言" for n, m in zip(NAMES, marks, strict=True)]
        found = measures(BASE + "## 第3章 まとめ\n\n" + table("取組名|できばえ|所感", rows))
        return {m.evaluation.text if m.evaluation else None for m in found}

    assert graded(["◎", "○", "△", "○"]) == {"◎", "○", "△"}
    assert graded(["○", "", "", "○"]) == {None}
    assert graded(["○", "○", "○", "○"]) == {None}


def test_of_two_years_the_later_evaluation_counts_and_both_are_kept() -> None:
    def year(name: str, marks: str) -> str:
        rows = [f"{n}|{m}" for n, m in zip(NAMES, marks, strict=True)]
        return f"## {name}\n\n" + table("取組名|評価", rows)

    first, second = year("第3章 令和5年度の評価", "CCBB"), year("第4章 令和6年度の評価", "ABCB")
    for order in (first + second, second + first):
        found = measures(BASE + order)
        assert [m.evaluation and m.evaluation.text for m in found] == list("ABCB")
        assert {m.evaluation_year for m in found} == {"令和6年度"}
        years = {f.year for m in found[0].mentions for f in m.fields if f.role == "evaluation"}
        assert years == {"令和5年度", "令和6年度"}


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("第6章 令和5年度末の進捗一覧", "令和5年度"),
        ("第2編 令和６年度 年次報告編", "令和6年度"),
        ("R6年度の実績", "令和6年度"),
        ("令和5年度～令和8年度の実績", None),
        ("令和5年度に始める取組", None),
        ("進捗一覧", None),
    ],
)
def test_the_year_of_a_report_stands_in_its_heading(title: str, year: str | None) -> None:
    assert report_year((None, title)) == year


@pytest.mark.parametrize("header", ["R5|R6|R7|R8", "令和5年度|令和6年度|令和7年度|令和8年度"])
def test_what_stands_below_years_is_planned(header: str) -> None:
    found = measures(HEAD + led(f"担当課|{header}", ["市民課|検討|試行|導入|→"] * 4))
    planned = [(y.year, y.planned and y.planned.text) for y in found[3].years]
    assert planned == [(f"令和{5 + i}年度", t) for i, t in enumerate(("検討", "試行", "導入", "→"))]


def test_years_may_stand_below_one_header_that_spans_them() -> None:
    rows = [f"{i}|{n}|{n}を進める。|市民課|検討|導入|→" for i, n in enumerate(NAMES, 1)]
    text = HEAD + table("番号|取組名|内容|担当課|工程||\n||||R5|R6|R7", rows)
    assert [(y.year) for y in measures(text)[0].years] == ["令和5年度", "令和6年度", "令和7年度"]


def test_a_lost_year_is_taken_from_another_table_of_the_same_years() -> None:
    rows = [f"{i}|{n}|{n}を進める。|市民課|検討|導入|運用" for i, n in enumerate(NAMES, 1)]
    header = "番号|取組名|内容|担当課|R5|R6|"
    text = (
        HEAD
        + table(header + "R7", rows[:2])
        + "続き。ここから別の頁です。\n\n"
        + table(header, rows[2:])
    )
    assert [len(m.years) for m in measures(text)] == [3, 3, 3, 3]
    alone = HEAD + table(header, rows)
    assert [len(m.years) for m in measures(alone)] == [2, 2, 2, 2]


def test_a_name_that_a_second_line_goes_on_with_is_one() -> None:
    rows = [f"{i}|{n}|○" for i, n in enumerate(NAMES, 1)]
    rows[1] = "2|<p>電子申請</p> <p>の拡大</p>|○"
    found = measures(BASE + "## 第3章 進捗\n\n" + table("番号|取組名|評価", rows))
    assert found[1].mentions
    assert not found[1].conflicts
