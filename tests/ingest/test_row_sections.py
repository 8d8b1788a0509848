"""Sections that look like sheets of measures, over tables whose rows are the measures."""

from __future__ import annotations

import pytest

from ingest.folder import read_text
from ingest.records import Measure

HEAD = "みどり市デジタル推進計画\n\nみどり市\n\nみどり市は、窓口を変えます。\n\n## 第4章 具体的な取組\n\n"
NAMES = (
    ("窓口予約の導入", "道路台帳の公開"),
    ("遠隔相談の開始", "図書館の電子化"),
    ("会議の省力化",),
)
OFFICES = ("市民課", "土木課", "福祉課", "図書館", "総務課")


def plan(header: str, row: str, labels: tuple[str, str], turn: str = "") -> str:
    """Three sections with prose below two labels, each over a table of measures."""
    out = HEAD
    for i, names in enumerate(NAMES):
        out += f"### {i + 1} 分野{i}の改革\n\n"
        out += f"{labels[0]}\n手続が分かりにくい。\n\n{labels[1]}\n入口をまとめます。\n\n"
        rows = [row.format(n, OFFICES[2 * i + j]) for j, n in enumerate(names)]
        out += header + (turn + header if turn else "").join(rows)
        out += "\nKPI：手続の割合　現状 12% → 目標 40%（令和9年度）\n\n"
    return out


def led(measures: tuple[Measure, ...]) -> list[tuple[str, list[str]]]:
    return [(m.name.text, [v.text for v in m.lead]) for m in measures]


EXPECTED = [(n, [OFFICES[i]]) for i, n in enumerate(n for names in NAMES for n in names)]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("事業名\t事業概要\t担当\t実施時期\n", "{}\tよくする。\t{}\t短期\n"),
        ("取組\tあらまし\tだれが\t実施時期\n", "{}\tよくする。\t{}\t短期\n"),
        ("取組名\t担当課\t内容\n", "{}\t{}\tよくする。\n"),
        ("事業名\t事業概要\t実施時期\t所管課\n", "{}\tよくする。\t中期\t{}\n"),
    ],
)
@pytest.mark.parametrize(
    "labels", [("【現状】", "【取組の方向性】"), ("【課題】", "【取組の方向性】")]
)
@pytest.mark.parametrize("turn", ["", "\n\f"])
def test_rows_are_the_measures(header: str, row: str, labels: tuple[str, str], turn: str) -> None:
    found = read_text(plan(header, row, labels, turn), "x.txt").measures
    assert led(found) == EXPECTED
    assert {len(m.section) for m in found} == {2}


def test_sections_with_departments_of_their_own_are_measures() -> None:
    text = plan(
        "事業名\t事業概要\t担当\t時期\n", "{}\tよい。\t{}\t短期\n", ("【担当課】", "【内容】")
    )
    text = text.replace("手続が分かりにくい。", "情報政策課")
    names = [m.name.text for m in read_text(text, "x.txt").measures]
    assert names == ["分野0の改革", "分野1の改革", "分野2の改革"]
