"""Sheets that report on a year printed without its era: tables, or lines of labels in brackets."""

from __future__ import annotations

from itertools import pairwise

import pytest

from ingest.eras import eras_of
from ingest.folder import read_text
from ingest.records import Measure

NAMES = (
    "窓口の予約", "地図の公開", "電子申請の拡大", "水位計の設置", "音声案内の導入",
    "庁内網の更新", "端末の貸出し", "職員の研修", "統計の公開", "図書の予約",
)  # fmt: skip
OFFICES = ("市民課", "都市計画課", "総務課", "建設課", "福祉課")
GRADES = ("Ａ", "Ｂ", "Ａ", "Ｃ", "Ｂ")
NEXT = ("続ける", "広げる", "続ける", "改める", "続ける")
HEAD = """第2次水沼市情報化計画

{period}

水沼市

第1章　計画の概要

本計画の期間は、{period}までとします。

第2章　事業の内容

{plan}
第3章　年度の報告

"""


def _office(i: int) -> str:
    return OFFICES[i % len(OFFICES)]


def _tables() -> str:
    """Sheets of tables; years of 令和, the row of a label cut by a page."""
    plan = "番号\t取組名\t取組の内容\t所管課\tR5\tR6\tR7\n"
    sheets = ""
    for i, name in enumerate(NAMES):
        number, office, other = f"A-{i // 5 + 1}-{'①②③④⑤'[i % 5]}", _office(i), _office(i + 1)
        plan += (
            f"{number}\t{name}\t{name}を市内の{i + 2}か所で進める。\t{office}\t検討\t導入\t運用\n"
        )
        page = f"\n（報告）\n\n- {i + 4} -\n\n" if i % 3 else ""
        sheets += (
            f"番号\t{number}\t取組名\t{name}\n所管課\t{office}\t協力課\t{other}\n"
            f"6年度の計画\t{name}を{i + 3}か所で行う。\n"
            f"6年度の実績\t{name}を{i + 2}か所で行った。\t\n"
            f"到達度\t5年度 {GRADES[(i + 1) % 5]}\t6年度 {GRADES[i % 5]}\n{page}"
            f"見極め\t{NEXT[i % 5]}\t\n7年度の予定\t{name}を{i + 9}か所に広げる。\n\n"
            f"成果指標\tR5\tR6\t目標(R9)\n{name}の数\t{i}件\t{i + 5}件\t{i + 20}件\n\n"
        )
    return HEAD.format(period="令和5年度から令和9年度", plan=plan) + sheets


def _lines() -> str:
    """Sheets of lines below numbered names; years of 平成, no plan for the next, another order."""
    plan = ""
    sheets = ""
    for i, name in enumerate(NAMES):
        number = f"{'ⅠⅡ'[i // 5]}-3-{i % 5 + 1}"
        sheets += (
            f"{number}　{name}\n\n所管課：{_office(i)}　　協力課：{_office(i + 1)}、財政課\n\n"
            f"【今後の扱い】{NEXT[i % 5]}　【達成状況】{GRADES[i % 5]}（28年度 {GRADES[(i + 1) % 5]}）\n\n"
            f"【29年度の実績】{name}を{i + 2}か所で行い、{i + 30}人が使った。\n\n"
            f"【課題】{name}を知らない人が多い。\n\n"
        )
    return HEAD.format(period="平成28年度から平成32年度", plan=plan) + sheets


def _read(text: str) -> tuple[Measure, ...]:
    return read_text(text, "plan.txt").measures


@pytest.fixture(scope="module")
def tables() -> tuple[Measure, ...]:
    return _read(_tables())


@pytest.fixture(scope="module")
def lines() -> tuple[Measure, ...]:
    return _read(_lines())


def test_both_layouts_name_their_measures(
    tables: tuple[Measure, ...], lines: tuple[Measure, ...]
) -> None:
    for found in (tables, lines):
        assert [m.name.text for m in found] == list(NAMES)
        assert [m.lead[0].text for m in found] == [_office(i) for i in range(len(NAMES))]
    assert [m.number for m in tables[3:6]] == ["A-1-4", "A-1-5", "A-2-1"]
    assert [m.number for m in lines[3:6]] == ["I-3-4", "I-3-5", "II-3-1"]
    assert [v.text for v in tables[0].related] == ["都市計画課"]
    assert [v.text for v in lines[0].related] == ["都市計画課", "財政課"]


def test_years_without_an_era_are_of_the_plan(
    tables: tuple[Measure, ...], lines: tuple[Measure, ...]
) -> None:
    for found, years in (
        (tables, ("令和5年度", "令和6年度")),
        (lines, ("平成28年度", "平成29年度")),
    ):
        for i, m in enumerate(found):
            told = {f.year: f.value.text for f in m.fields if f.role == "evaluation"}
            assert told == {years[0]: GRADES[(i + 1) % 5], years[1]: GRADES[i % 5]}
            assert m.evaluation_year == years[1]
            (results,) = [f for f in m.fields if f.role == "results"]
            assert results.year == years[1]
            assert f"を{i + 2}か所で行" in results.value.text


def test_an_unknown_label_that_returns_keeps_its_value_apart(
    tables: tuple[Measure, ...], lines: tuple[Measure, ...]
) -> None:
    for found, label in ((tables, "見極め"), (lines, "今後の扱い")):
        for i, m in enumerate(found):
            (told,) = [f for f in m.fields if label in f.label]
            assert (told.role, told.value.text) == ("other", NEXT[i % 5])


def test_stages_of_a_table_stand_beside_the_plans_in_prose(tables: tuple[Measure, ...]) -> None:
    for i, m in enumerate(tables):
        planned = {y.year: y.planned.text for y in m.years if y.planned}
        assert planned == {"令和5年度": "検討", "令和6年度": "導入", "令和7年度": "運用"}
        told = {f.year: f.value.text for f in m.fields if f.role == "planned"}
        assert told["令和7年度"] == f"{NAMES[i]}を{i + 9}か所に広げる。"
        assert m.conflicts == ()
        assert [v.text for v in m.values("content")] == [f"{NAMES[i]}を市内の{i + 2}か所で進める。"]


def test_headings_of_sheets_stand_over_no_other_sheet(lines: tuple[Measure, ...]) -> None:
    for before, m in pairwise(lines):
        assert not any(before.name.text in h for h in m.section)


@pytest.mark.parametrize(
    ("period", "year", "whole"),
    [
        ("平成26年度～平成30年度", "28年度", "平成28年度"),
        ("令和5年度～令和9年度", "7年度", "令和7年度"),
        ("平成30年度～令和4年度", "30年度", "平成30年度"),
        ("平成30年度～令和4年度", "3年度", "令和3年度"),
        ("令和5年度～令和9年度", "令和6年度", "令和6年度"),
        (None, "28年度", "28年度"),
    ],
)
def test_the_era_of_a_year(period: str | None, year: str, whole: str) -> None:
    assert eras_of(period, "")(year) == whole
