"""Tables inside a sheet with a year to a row, and labels over parts of a year each."""

from __future__ import annotations

import pytest

from ingest.folder import read_text
from ingest.records import Measure

NAMES = ("窓口の予約", "地図の公開", "水位計の設置", "音声案内の導入")
HEAD = "灯台市デジタル計画\n\n令和5年度～令和7年度\n\n灯台市\n\n第1章　事業の調書\n\n"


def _sheets(header: str, rows: tuple[str, ...], money: str = "") -> tuple[Measure, ...]:
    text = HEAD
    for i, name in enumerate(NAMES):
        lines = "\n".join(row.format(name=name, n=i + 2) for row in rows)
        text += (
            f"番号\t{i + 1}\t事業名\t{name}\n主務課\t総務課\t協力課\t市民課\n"
            f"事業の概要\t{name}を市内で進める。\n{header}\n{lines}\n"
            f"指標\t{name}の数\t基準値(R4)\t{i}件\tR7目標\t{i + 9}件\n{money.format(n=i + 2)}"
            f"申し送り\t{name}は続ける。\n\n"
        )
    return read_text(text, "plan.txt").measures


ROWS = (
    "R5\t{name}を選ぶ\t{n}社を比べた\t○",
    "R6\t{name}を始める\t{n}か所で始めた\t△",
    "R7\t{name}を広げる\t\t",
)


@pytest.mark.parametrize(
    "header",
    [
        "年度\t年次計画\t実施結果\t判定",
        "\t計画\t実績\t評価",
        "実施年度\t予定\tやってみて\tお天気",
    ],
)
def test_each_row_is_a_year(header: str) -> None:
    found = _sheets(header, ROWS)
    assert [m.name.text for m in found] == list(NAMES)
    for i, measure in enumerate(found):
        told = {y.year: y for y in measure.years}
        assert list(told) == ["令和5年度", "令和6年度", "令和7年度"]
        assert [told[y].planned.text for y in told] == [  # type: ignore[union-attr]
            f"{measure.name.text}を{verb}" for verb in ("選ぶ", "始める", "広げる")
        ]
        done = {y: e.actual.text for y, e in told.items() if e.actual}
        assert done == {"令和5年度": f"{i + 2}社を比べた", "令和6年度": f"{i + 2}か所で始めた"}
        grades = {f.year: f.value.text for f in measure.fields if f.role == "evaluation"}
        assert grades == {"令和5年度": "○", "令和6年度": "△"}


def test_the_rows_end_where_a_label_returns() -> None:
    for measure in _sheets("年度\t年次計画\t実施結果\t判定", ROWS):
        assert [v.text for v in measure.lead] == ["総務課"]
        assert [i.name.text for i in measure.indicators] == [f"{measure.name.text}の数"]
        assert any(f.value.text == f"{measure.name.text}は続ける。" for f in measure.fields)


def test_a_year_without_its_own_row_is_left_out() -> None:
    for measure in _sheets("年度\t年次計画\t実施結果\t判定", ROWS[:1] + ROWS[2:]):
        assert [y.year for y in measure.years] == ["令和5年度", "令和7年度"]


def test_an_unknown_label_over_parts_of_a_year_each() -> None:
    found = _sheets(
        "年度\t年次計画\t実施結果\t判定", ROWS, "経費\tR5決算\t{n}千円\tR6当初予算\t{n}0千円\n"
    )
    for i, measure in enumerate(found):
        told = [(f.label, f.year, f.value.text) for f in measure.fields if "経費" in f.label]
        assert told == [
            ("経費 R5決算", "令和5年度", f"{i + 2}千円"),
            ("経費 R6当初予算", "令和6年度", f"{i + 2}0千円"),
        ]
        assert not any("経費" in str(v.text) for n in measure.indicators for _, v in n.values)


def test_figures_by_year_are_no_plans() -> None:
    rows = ("R5\t{n}20人\t{n}世帯\t3割", "R6\t{n}30人\t{n}世帯\t4割", "R7\t{n}40人\t{n}世帯\t5割")
    for measure in _sheets("年度\t計画\t実績\t割合", rows):
        assert not any(y.planned and "人" in y.planned.text for y in measure.years)


def test_the_same_in_sheets_of_lines() -> None:
    rows = ("R5 {name}を選ぶ　{n}社を比べた　○", "R6 {name}を始める　△", "R7 {name}を広げる")
    text = HEAD
    for i, name in enumerate(NAMES):
        lines = "\n".join(row.format(name=name, n=i + 2) for row in rows)
        text += (
            f"番号 {i + 1}　事業名 {name}\n主務課 総務課\n協力課 市民課\n事業の概要\n{name}を市内で進める。\n"
            f"年度 年次計画 実施結果 判定\n{lines}\n申し送り\n{name}は続ける。\n\n"
        )
    found = read_text(text, "plan.txt").measures
    assert [m.name.text for m in found] == list(NAMES)
    for i, measure in enumerate(found):
        told = [(y.year, y.planned and y.planned.text, y.actual and y.actual.text)
                for y in measure.years]  # fmt: skip
        name = measure.name.text
        assert told == [
            ("令和5年度", f"{name}を選ぶ", f"{i + 2}社を比べた"),
            ("令和6年度", f"{name}を始める", None),
            ("令和7年度", f"{name}を広げる", None),
        ]
        grades = {f.year: f.value.text for f in measure.fields if f.role == "evaluation"}
        assert grades == {"令和5年度": "○", "令和6年度": "△"}
