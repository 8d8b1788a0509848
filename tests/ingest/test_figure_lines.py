"""Indicators in a line of figures with their years, and several tables of one indicator."""

from __future__ import annotations

import pytest

from ingest.candidates import Candidate
from ingest.figure_lines import with_lines
from ingest.records import Field, Role, Value
from tests.ingest.test_row_columns import BASE, NAMES, measures, table
from tests.ingest.test_row_indicators import said

TARGETS = "## 第5章 目標値\n\n"
RESULTS = "## 第6章 令和6年度の結果\n\n"


def place(text: str, role: Role = "other") -> Candidate:
    value = Value(text, "x.txt", 0, len(text))
    return Candidate((), "1", None, value, "x.txt", 0, len(text), (Field(role, "めやす", value),))


@pytest.mark.parametrize(
    ("line", "name", "values"),
    [
        (
            "待ち時間 52分 （令和5年度） → 25分 （令和9年度）",
            "待ち時間",
            {"令和5年度": "52分", "令和9年度": "25分"},
        ),
        (
            "・予約の割合（市民）：―(R5)⇒40％(R7)⇒60％(R9年度末)",
            "予約の割合（市民）",
            {"令和5年度": "―", "令和7年度": "40％", "令和9年度": "60％"},
        ),
        (
            "登録者 令和6年度 1,200人 → 令和8年度 3,000人",
            "登録者",
            {"令和6年度": "1,200人", "令和8年度": "3,000人"},
        ),
    ],
)
def test_figures_with_their_years(line: str, name: str, values: dict[str, str]) -> None:
    found = with_lines(place(line), line)
    assert [said(i) for i in found.indicators] == [(name, values)]
    assert found.fields[0].role == "indicator"
    for _, value in (("", found.indicators[0].name), *found.indicators[0].values):
        assert line[value.start : value.end] == value.text


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("待ち時間 52分 （令和5年度）", "other"),
        ("待ち時間 52分 → 25分", "other"),
        ("待ち時間を 52分 （令和5年度） → 25分 （令和9年度）にする。", "other"),
        ("待ち時間 52分 （令和5年度） → 25分 （令和9年度）", "results"),
    ],
)
def test_other_lines_are_none(line: str, role: Role) -> None:
    assert with_lines(place(line, role), line) == place(line, role)


def test_numbers_of_measures_may_stand_behind_the_indicators() -> None:
    rows = [f"利用{i}|{i}|{i}件|{i}0件" for i in range(1, 5)]
    text = BASE + TARGETS + table("指標|対象の取組|現状（R4）|目標（R8）", rows)
    assert said(measures(text)[2].indicators[0])[0] == "利用3"


def test_goal_and_result_of_a_year_are_told_apart() -> None:
    goals = [f"{i}|利用の数|0件|{i}0件" for i in range(1, 5)]
    done = [f"{i}|利用の数|{i}5件|{i}0件|○" for i in range(1, 5)]
    text = BASE + TARGETS + table("番号|指標|現状（R4）|目標（R6）", goals) + RESULTS
    found = measures(text + table("番号|指標|R6|令和6年度目標|判定", done))[1]
    values = {"令和4年度": "0件", "令和6年度": "25件", "令和6年度目標": "20件"}
    assert [said(i) for i in found.indicators] == [("利用の数", values)]
    assert found.evaluation is None
    assert (found.conflicts, found.years) == ((), ())


def test_a_result_without_a_name_is_of_the_only_indicator() -> None:
    goals = [f"{i}|利用の数|0件|{i}0件" for i in range(1, 5)]
    goals.append("|待つ時間|9分|5分")
    text = BASE + TARGETS + table("番号|指標|R5|R6", goals) + RESULTS
    rows = [f"{i}|{n}|広げた。|{i}1件" for i, n in enumerate(NAMES, 1)]
    found = measures(text + table("番号|取組名|令和6年度の実績|指標の実績値", rows))
    values = {"令和5年度": "0件", "令和6年度": "10件", "令和6年度実績": "11件"}
    assert said(found[0].indicators[0])[1] == values
    assert all("実績" not in key for i in found[3].indicators for key, _ in i.values)


def test_a_label_of_sheets_over_one_line_of_figures() -> None:
    sheets = "".join(
        f"（{i}）{n}\n　【所管】市民課\n　【内容】{n}を順に広げます。\n"
        f"　【指標】利用の数　{i}件（令和４年度）→{i}0件（令和８年度）\n\n"
        for i, n in enumerate(NAMES, 1)
    )
    found = measures(f"みどり市デジタル計画\n\n令和5年度～令和8年度\n\n第３章　施策\n\n{sheets}")
    told = [[said(i) for i in m.indicators] for m in found]
    values = [{"令和4年度": f"{i}件", "令和8年度": f"{i}0件"} for i in range(1, len(NAMES) + 1)]
    assert told == [[("利用の数", v)] for v in values]


def test_figures_below_the_name_in_one_cell() -> None:
    """A cell with the name on its first line and the figures on the next, as PDF has them."""
    sheets = "".join(
        f"施策1-{i} {n}\n\n担 当 課\t市民課\n取組内容\t{n}を順に広げます。\n"
        f"指 標\t利用の数<br>基準値（令和元年度） {i}件 → 目標値（令和5年度） {i}0件\n\n"
        for i, n in enumerate(NAMES, 1)
    )
    found = measures(f"# みどり市計画\n\n令和3年度～令和5年度\n\n## 第4章 施策\n\n{sheets}")
    told = [[said(i) for i in m.indicators] for m in found]
    values = [{"令和元年度": f"{i}件", "令和5年度": f"{i}0件"} for i in range(1, len(NAMES) + 1)]
    assert told == [[("利用の数", v)] for v in values]


def test_years_without_their_era() -> None:
    sheets = "".join(
        f"施策1-{i} {n}\n\n担当課：市民課\n指標：利用の数　{i}件（４年度） → {i}0件（８年度）\n\n"
        for i, n in enumerate(NAMES, 1)
    )
    found = measures(f"みどり市デジタル計画\n\n令和5年度～令和8年度\n\n第３章　施策\n\n{sheets}")
    told = [[said(i) for i in m.indicators] for m in found]
    values = [{"令和4年度": f"{i}件", "令和8年度": f"{i}0件"} for i in range(1, len(NAMES) + 1)]
    assert told == [[("利用の数", v)] for v in values]
