"""Sheets that open with a line of labels over one line of values: 番号 | 取組名 | 担当課."""

from __future__ import annotations

import pytest

from ingest.folder import read_text
from ingest.records import Measure

HEAD = "みどり市デジタル推進計画\n\n令和6年度～令和9年度\n\nみどり市\n\n第2章 取組の内容\n\n"
NAMES = ("窓口予約の導入", "道路台帳の公開", "遠隔相談の開始")
OFFICES = ("市民課", "建設課", "福祉課")
STRIPS = {
    "in order": "番号\t取組名\t推進所属\t協力所属\n{i}01\t{n}\t市民部 {o}\t総務課\n",
    "gaps of merged cells": "番号\t取組名\t\t\t推進所属\t協力所属\n{i}01\t{n}\t\t\t市民部 {o}\t総務課\n",
    "who leads first": "担当課\t関係課\t番号\t施策名\n市民部 {o}\t総務課\t{i}01\t{n}\n",
    "a label of unknown words": "番号\t取組名\tいつから\t担当課\t関係課\n{i}01\t{n}\t春から\t市民部 {o}\t総務課\n",
}
REST = (
    "ねらい・中身\t{n}を進め、待つ時間を減らします。\n年次工程\tR6\tR7\tR8\tR9\n"
    "仕様の検討\t実施\t見直し\t―\t―\n機器の導入\t―\t1台\t3台\t3台\n"
    "成果の目安\t計画前\tR6実績\tR7実績\tR9目標\n利用件数\t―\t1{i}件\t2{i}件\t4{i}件\n"
    "点検区分\t○\t（理由）{n}は順に進んだ。\n\n"
)


def plan(strip: str, *, gap: str = "") -> str:
    """The sheets of a plan, each a table of its own or, with no ``gap``, all in one."""
    sheets = ((strip + REST).format(i=i, n=n, o=o) for i, (n, o) in enumerate(_measures(), 1))
    return HEAD + "".join(s if gap else s.rstrip("\n") + "\n" for s in sheets) + "\n第3章 体制\n"


def _measures() -> list[tuple[str, str]]:
    return [*zip(NAMES, OFFICES, strict=True)]


@pytest.fixture(params=STRIPS)
def strip(request: pytest.FixtureRequest) -> str:
    return STRIPS[request.param]


@pytest.fixture(params=["", "\n"], ids=["one table", "a table each"])
def measures(request: pytest.FixtureRequest, strip: str) -> tuple[Measure, ...]:
    return read_text(plan(strip, gap=request.param), "plan.txt").measures


def test_number_name_and_departments(measures: tuple[Measure, ...]) -> None:
    found = [
        (m.number, m.name.text, [d.text for d in m.lead], [d.text for d in m.related])
        for m in measures
    ]
    assert found == [
        (f"{i}01", n, [f"市民部{o}"], ["総務課"]) for i, (n, o) in enumerate(_measures(), 1)
    ]


def test_the_rows_below_tell_of_the_same_measure(measures: tuple[Measure, ...]) -> None:
    for i, measure in enumerate(measures, 1):
        steps = [(s.name.text, [v.text for _, v in s.cells]) for s in measure.schedule]
        assert steps == [("仕様の検討", ["実施", "見直し"]), ("機器の導入", ["1台", "3台", "3台"])]
        told = [(x.name.text, [(y, v.text) for y, v in x.values]) for x in measure.indicators]
        years = ("計画前", "令和6年度", "令和7年度", "令和9年度")
        figures = ("―", f"1{i}件", f"2{i}件", f"4{i}件")
        assert told == [("利用件数", [*zip(years, figures, strict=True)])]
        assert measure.evaluation is not None
        assert measure.evaluation.text == "○"


def test_the_list_of_all_measures_does_not_take_their_place(strip: str) -> None:
    rows = "".join(f"{i}01\t{n}\t{o}\n" for i, (n, o) in enumerate(_measures(), 1))
    text = plan(strip, gap="\n").replace(HEAD, f"{HEAD}番号\t取組名\t推進所属\n{rows}\n")
    found = [[d.text for d in m.lead] for m in read_text(text, "plan.txt").measures]
    assert found == [[f"市民部{o}"] for o in OFFICES]


def test_a_list_of_rows_is_no_sheet() -> None:
    tables = "".join(
        f"## 分野{g}\n\n番号\t取組名\t担当課\n{g}-1\t{a}\t市民課\n{g}-2\t{b}\t税務課\n\n"
        for g, a, b in ((1, "窓口の予約", "証明の発行"), (2, "台帳の公開", "納付の案内"))
    )
    found = [(m.number, m.name.text) for m in read_text(HEAD + tables, "plan.txt").measures]
    assert found == [
        ("1-1", "窓口の予約"), ("1-2", "証明の発行"), ("2-1", "台帳の公開"), ("2-2", "納付の案内"),
    ]  # fmt: skip
