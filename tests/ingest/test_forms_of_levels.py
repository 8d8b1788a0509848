"""Forms whose labels name the measure and what it belongs to, with costs by year below."""

from __future__ import annotations

import pytest

from ingest.folder import read_text
from ingest.records import Measure

HEAD = "若菜町DX推進計画（令和6年度～令和8年度）\n\n若菜町\n\n# 個票\n\n"
NAMES = ("窓口の予約", "電子の決裁", "水道の検針", "図書の検索")
LEVELS = ("くらし", "しごと", "くらし", "くらし")
OFFICES = ("住民課", "総務課", "水道課", "教育課")

BELOW = (
    "No\t{i}\t取組名\t{n}\n基本方針\t方針1\t施策\t{s}\n主担当\t{o}\t関係課\t企画課\n"
    "内容\t{n}を進める。\t\t\n事業費（千円）\tR6\tR7\tR8\t計\n\t100\t2{i}0\t－\t3{i}0\n\n"
)
ABOVE = (
    "主要施策\t{s}\t\t\n番号\t{i}\t事業名\t{n}\n担当課\t{o}\t\t\n"
    "内容\t{n}を進める。\t\t\n経費の見込み\tR6\tR7\tR8\t合計\n\t100\t2{i}0\t－\t3{i}0\n\n"
)
APART = (
    "施策名\t{s}\n事業名\t{n}\n事業番号\t{i}\n担当課\t{o}\n内容\t{n}を進める。\n"
    "予算額\tR6\tR7\tR8\t3か年の計\n\t100\t2{i}0\t－\t3{i}0\n\n"
)


def read(form: str) -> tuple[Measure, ...]:
    told = zip(NAMES, LEVELS, OFFICES, strict=True)
    text = "".join(form.format(i=i, n=n, s=s, o=o) for i, (n, s, o) in enumerate(told, 1))
    return read_text(HEAD + text, "x.txt").measures


@pytest.mark.parametrize("form", [BELOW, ABOVE, APART])
def test_the_label_whose_values_differ_names_the_measure(form: str) -> None:
    found = read(form)
    assert [m.name.text for m in found] == list(NAMES)
    assert [m.number for m in found] == ["1", "2", "3", "4"]
    assert [[d.text for d in m.lead] for m in found] == [[o] for o in OFFICES]


@pytest.mark.parametrize(
    ("form", "label", "total"),
    [
        (BELOW, "事業費（千円）", "事業費（千円） 計"),
        (ABOVE, "経費の見込み", "経費の見込み 合計"),
        (APART, "予算額", "予算額 3か年の計"),
    ],
)
def test_costs_below_years_are_of_each_year(form: str, label: str, total: str) -> None:
    second = read(form)[1]
    told = [(f.label, f.year, f.value.text) for f in second.fields if f.label.startswith(label)]
    assert told == [
        (label, "令和6年度", "100"),
        (label, "令和7年度", "220"),
        (label, "令和8年度", "－"),
        (total, None, "320"),
    ]
