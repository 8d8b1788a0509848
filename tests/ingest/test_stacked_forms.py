"""Forms that sheets in stacks take: names, figures, plans by year; and what is no sheet."""

from __future__ import annotations

import re

import pytest

from ingest.blocks import read_blocks
from ingest.labels import label_of
from ingest.stacked import with_sheets
from tests.ingest.stacks import ALL, FIRST, HEAD, expected, gist, measures, stacked


@pytest.mark.parametrize(
    ("kpi", "indicators"),
    [
        (
            "ＫＰＩ①\n予約の数\n目標値（R6）\n50件\nＫＰＩ②\n相談の数\n目標値（R6）\n9件\n",
            [("予約の数", [("令和6年度", "50件")]), ("相談の数", [("令和6年度", "9件")])],
        ),
        (
            "指標\n予約の数\n令和3年度\n10件\n令和6年度　50件\n",
            [("予約の数", [("令和3年度", "10件"), ("令和6年度", "50件")])],
        ),
        (
            "指標名\n予約の数\n現状（令和3年度）\n10件\n実績（令和5年度）\n30件\n",
            [("予約の数", [("令和3年度", "10件"), ("令和5年度", "30件")])],
        ),
        (
            "評価指標\n予約の数\n現状値\n10件\n令和6年度目標値\n50件\n",
            [("予約の数", [("現状値", "10件"), ("令和6年度", "50件")])],
        ),
    ],
)
def test_figures_of_indicators(kpi: str, indicators: list[object]) -> None:
    text = re.sub(r"ＫＰＩ\n(?:.+\n){5}", kpi, stacked())
    for measure in measures(text):
        found = [(i.name.text, [(y, v.text) for y, v in i.values]) for i in measure.indicators]
        assert found == indicators
        assert measure.values("results")


@pytest.mark.parametrize(
    ("printed", "numbers"),
    [
        ("No.{n}　{name}", ["1", "2", "3"]),
        ("施策{n}　{name}", ["1", "2", "3"]),
        ("【1-{n}】{name}", ["1-1", "1-2", "1-3"]),
        ("({n}) {name}", ["(1)", "(2)", "(3)"]),
        ("{n}．{name}", ["1", "2", "3"]),
        ("### {name}", ["", "", ""]),
        ("{name}", ["", "", ""]),
        ("事業名　{n}　{name}", ["1", "2", "3"]),
        ("事業名\n1-{n} {name}", ["1-1", "1-2", "1-3"]),
        ("No. {n}　{name}", ["1", "2", "3"]),
    ],
)
def test_names_above_or_behind_numbers(printed: str, numbers: list[str]) -> None:
    names = ["窓口予約の導入", "道路台帳の電子化", "図書の検索"]
    sheets = (
        f"{printed.format(n=n, name=name)}\n\n担当課：市民課\n事業内容：試しに行う。\n"
        for n, name in enumerate(names, 1)
    )
    found = measures(HEAD + "事業の個票\n\n" + "\n".join(sheets))
    assert [m.name.text for m in found] == names
    assert [m.number for m in found] == numbers
    assert all([d.text for d in m.lead] == ["市民課"] for m in found)


@pytest.mark.parametrize(
    "yearly",
    [
        "年度別計画\n令和5年度\n調査する\n令和6年度\n導入する\n",
        "年度別計画\n令和5年度　調査する\n令和6年度　導入する\n",
        "令和5年度の計画\n調査する\n令和6年度の計画\n導入する\n",
        "年度\t令和5年度\t令和6年度\n実施計画\t調査する\t導入する\n",
    ],
)
def test_plans_by_year(yearly: str) -> None:
    text = HEAD + "\n".join(
        f"事業名\n{name}\n担当課\n市民課\n事業概要\n試す。\n{yearly}" for name in ("予約", "台帳")
    )
    for measure in measures(text):
        assert [(y.year, y.planned and y.planned.text) for y in measure.years] == [
            ("令和5年度", "調査する"),
            ("令和6年度", "導入する"),
        ]


def test_the_label_that_differs_most_names_the_measure() -> None:
    text = HEAD + "\n\n".join(
        f"施策名\n手続の改善\n事業名\n{name}\n担当課\n市民課\n事業概要\n試す。"
        for name in ("予約", "台帳", "検索")
    )
    found = measures(text)
    assert [m.name.text for m in found] == ["予約", "台帳", "検索"]
    assert [m.values("goal")[0].text for m in found] == ["手続の改善"] * 3


@pytest.mark.parametrize(
    "prose",
    [
        "個票の見方\n番号\n施策の番号です。\n施策名\n施策の名前です。\n担当課\n担う課です。\n内容\n行うことです。\n",
        "一覧\n番号\n施策名\n担当課\n内容\n評価\n1\n窓口\n市民課\n受ける。\nＡ\n2\n道\n土木課\n直す。\nＢ\n",
        "１　目的\nこの計画は暮らしをよくするためのものです。\n\n２　現状\n人が減っています。\n",
        "事業名\n窓口\n",
    ],
)
def test_what_is_no_sheet_stays_prose(prose: str) -> None:
    blocks = read_blocks(HEAD + prose)
    assert with_sheets(HEAD + prose, blocks, frozenset()) == blocks


@pytest.mark.parametrize(
    "after",
    [
        "第４章　資料\n\n事業番号　用語　説明\n1　雲　空にあるもの\n",
        "第４章　要綱\n\n（目的）\n第１条　この要綱は、会議のことを定める。\n（所管）\n第２条　情報課が担う。\n",
        "お問い合わせ\n担当課：情報課\n電話：00-0000\n",
    ],
)
def test_what_follows_the_last_sheet_is_none_of_it(after: str) -> None:
    found = measures(stacked().replace("第４章　おわりに\n\n終わります。\n", after))
    assert [gist(m) for m in found] == [expected(s) for s in ALL]
    assert found[-1].fields[-1].value.text == "本格的に始める。"


def test_one_sheet_alone_is_one_if_it_says_enough() -> None:
    assert [gist(m) for m in measures(stacked((FIRST,)))] == [expected(FIRST)]


@pytest.mark.parametrize(
    ("printed", "role", "year", "figure"),
    [
        ("令和５年度の実績", "results", "令和5年度", False),
        ("R5年度末の実績", "results", "令和5年度", False),
        ("令和7年度の予定", "planned", "令和7年度", False),
        ("【所管課】", "lead", None, False),
        ("■ 事 業 名", "name", None, False),
        ("主な所管", "lead", None, False),
        ("事業期間", "planned", None, False),
        ("現状値（令和３年度）", "indicator", "令和3年度", True),
        ("令和8年度目標値", "indicator", "令和8年度", True),
        ("ＫＰＩ②", "indicator", None, False),
    ],
)
def test_labels_of_lines(printed: str, role: str, year: str | None, figure: bool) -> None:
    label = label_of(printed)
    assert label is not None
    assert (label.role, label.year, label.figure) == (role, year, figure)


@pytest.mark.parametrize(
    "printed", ["令和5年度", "情報課", "97手続", "事業番号 1", "令和4年度～令和8年度", ""]
)
def test_values_are_no_labels_of_lines(printed: str) -> None:
    assert label_of(printed) is None


@pytest.mark.parametrize("label", ["年度", "実施年次"])
def test_a_label_over_the_years_is_no_department(label: str) -> None:
    leads = [["住民課", "情報課"], ["土木課"], ["図書館", "企画課"]]
    names = ["窓口予約の導入", "道路台帳の電子化", "図書の検索"]
    years = "R6\nR7\nR8\n計画\n検討\n実施\n→"
    sheets = [
        f"施策{n}\n{name}\n概要\n{name}を進め、手間を減らします。\n主な担当課\n"
        + "\n".join(lead)
        + f"\n{label}\n{years}\n"
        for n, (name, lead) in enumerate(zip(names, leads, strict=True), 1)
    ]

    found = measures(HEAD + "\n".join(sheets))

    assert [(m.name.text, [d.text for d in m.lead]) for m in found] == [
        *zip(names, leads, strict=True)
    ]
