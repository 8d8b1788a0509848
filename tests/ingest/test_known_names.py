"""Columns of tables that the names of known measures tell, and the figures beside them."""

from __future__ import annotations

import pytest

from ingest.folder import read_text
from ingest.records import Measure

NAMES = ("窓口の予約", "道路の台帳", "防災の地図", "図書の貸出")
HEAD = "若葉町情報化計画\n\n若葉町\n\n第２章 取組\n\n" + "".join(
    f"■{n}\n担当：{o}\n来庁の時刻を前もって選べるようにします。\n\n"
    for n, o in zip(NAMES, ("市民課", "土木課", "防災課", "図書館"), strict=True)
)


def measures(table: str) -> list[Measure]:
    found = list(read_text(HEAD + "第３章 数値\n\n" + table.replace("|", "\t"), "x.txt").measures)
    assert [m.name.text for m in found] == list(NAMES)
    return found


def figures(measure: Measure) -> list[tuple[str, list[tuple[str, str]]]]:
    return [(i.name.text, [(y, v.text) for y, v in i.values]) for i in measure.indicators]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("測るもの|関わるもの|令和5年度 （実績）|令和8年度|令和10年度", "{f}|{n}|{a}|{b}|{c}"),
        ("つながり|ものさし|令和5年度（現状）|令和8年度|令和10年度", "{n}|{f}|{a}|{b}|{c}"),
        ("分野|はかること|どれ|令和5年度[実績]|令和8年度|令和10年度", "くらし|{f}|{n}|{a}|{b}|{c}"),
    ],
)
def test_figures_are_of_the_measure_whose_name_stands_beside_them(header: str, row: str) -> None:
    rows = [
        row.format(n=n, f=f"{n}の割合", a="－", b=f"{i}0%", c=f"{i}5%以上")
        for i, n in enumerate(NAMES, 1)
    ]
    for i, measure in enumerate(measures("\n".join((header, *rows)) + "\n"), 1):
        values = [("令和5年度", "－"), ("令和8年度", f"{i}0%"), ("令和10年度", f"{i}5%以上")]
        assert figures(measure) == [(f"{NAMES[i - 1]}の割合", values)]
        assert not measure.years


def test_words_below_years_are_plans_and_no_figures() -> None:
    rows = "".join(f"どうする|{n}|準備|10施設で始めて広げる|続ける\n" for n in NAMES)
    for measure in measures("すること|どれ|令和5年度（実績）|令和6年度|令和7年度\n" + rows):
        assert not measure.indicators


def test_a_column_of_other_names_names_no_measure() -> None:
    rows = "".join(f"{i}番の率|{i}番の係|1%|2%|3%\n" for i, _ in enumerate(NAMES))
    for measure in measures("測るもの|どれ|令和5年度（実績）|令和6年度|令和7年度\n" + rows):
        assert not measure.indicators
