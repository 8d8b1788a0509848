"""Tables of indicators: by the number or the name of a measure, over pages, and in conflict."""

from __future__ import annotations

from ingest.folder import read_text
from ingest.records import Indicator
from tests.ingest.test_row_columns import BASE, HEAD, NAMES, led, measures, table

TARGETS = "## 第5章 目標値\n\n"


def said(indicator: Indicator) -> tuple[str, dict[str, str]]:
    return indicator.name.text, {key: v.text for key, v in indicator.values}


def test_rows_with_nothing_but_the_number_of_a_measure_are_its_indicators() -> None:
    rows = ["1|予約の割合|0％|30％", "2|手続の数|5件|50件"]
    more = ["|利用の割合|1％|40％", "3|案内の数|2件|20件", "4|配信の数|1件|9件"]
    for name in ("指標", "ものさし"):
        header = f"番号|{name}|現状値 （R4）|目標値 （R8）"
        found = measures(BASE + TARGETS + table(header, rows) + table(header, more))
        assert said(found[0].indicators[0]) == (
            "予約の割合",
            {"令和4年度": "0％", "令和8年度": "30％"},
        )
        assert [i.name.text for i in found[1].indicators] == ["手続の数", "利用の割合"]
        assert [len(m.indicators) for m in found] == [1, 2, 1, 1]


def test_numbers_of_something_else_are_no_measures() -> None:
    rows = [f"{i}|指標{i}の数|{i}件|{i}0件" for i in range(3, 8)]
    text = BASE + TARGETS + table("番号|指標|現状値|目標値", rows)
    assert not any(m.indicators for m in measures(text))


def test_rows_by_name_give_values_by_year_or_else_by_their_header() -> None:
    header = "取組名|指標名|基準値|令和6年度目標|目標（令和8年度）"
    rows = [
        f"{NAMES[0]}|予約の割合|0％|10％|30％",
        "|待ち時間|10分|8分|5分",
        f"{NAMES[3]}|登録者|－|3人|9人",
    ]
    found = measures(BASE + TARGETS + table(header, rows))
    values = {"基準値": "0％", "令和6年度": "10％", "令和8年度": "30％"}
    assert said(found[0].indicators[0]) == ("予約の割合", values)
    assert [i.name.text for i in found[0].indicators] == ["予約の割合", "待ち時間"]
    assert found[1].indicators == ()


def test_indicators_on_the_row_of_the_measure_itself() -> None:
    cells = ["市民課|予約の割合|0％|30％"] * 4
    found = measures(HEAD + led("担当課|指標|現状値|目標値", cells))
    assert [said(m.indicators[0])[1] for m in found] == [{"現状値": "0％", "目標値": "30％"}] * 4


def test_another_value_for_the_same_goal_is_a_conflict() -> None:
    first = table(
        "取組名|指標|現状|中間目標（R6）|目標（R8）", [f"{n}|利用者|0人|10人|30人" for n in NAMES]
    )
    second = table(
        "番号|指標|現状値|目標値",
        [f"{i}|利用者|0人|{v}人" for i, v in enumerate((30, 35, 30, 30), 1)],
    )
    found = measures(BASE + TARGETS + first + "## 資料\n\n" + second)
    disputed = [[[v.text for v in c.values] for c in m.conflicts] for m in found]
    assert disputed == [[], [["30人", "35人"]], [], []]
    assert [len(m.indicators) for m in found] == [1, 1, 1, 1]


def test_a_table_before_that_of_the_measures_speaks_of_them_too() -> None:
    rows = [
        f"{n}|{d}|要望が多い。"
        for n, d in zip(NAMES, ("市民課", "企画課", "企画課", "総務課"), strict=True)
    ]
    early = HEAD.replace("第2章 取組", "第1章 重点") + table("重点取組|担当|訳", rows)
    found = measures(early + BASE[BASE.index("## 第2章") :])
    assert [len(m.mentions) for m in found] == [1, 1, 1, 1]
    assert [[c.role for c in m.conflicts] for m in found] == [[], ["lead"], [], []]


def test_years_of_another_table_that_plan_something_else_are_a_conflict() -> None:
    own = led("担当課|R5|R6", ["市民課|検討|導入（本庁）"] * 4)
    rows = [f"{n}|検討|{s}" for n, s in zip(NAMES, ("導入", "試行", "→", "導入"), strict=True)]
    found = measures(HEAD + own + "## 第3章 工程\n\n" + table("取組名|R5|R6", rows))
    assert [[(c.role, c.year) for c in m.conflicts] for m in found] == [
        [], [("planned", "令和6年度")], [], [],
    ]  # fmt: skip


def test_numbers_may_be_labelled_in_their_cells() -> None:
    rows = ["予約の割合|№1|0％|30％", "手続の数|№2|5件|50件", "案内の数|№4|2件|20件"]
    found = measures(BASE + TARGETS + table("指標|関連する施策|令和4年度|令和8年度", rows))
    assert [len(m.indicators) for m in found] == [1, 1, 0, 1]
    assert said(found[1].indicators[0])[1] == {"令和4年度": "5件", "令和8年度": "50件"}


def test_years_below_labels_of_figures_are_headers() -> None:
    rows = "".join(f"{i}\t人の数{i}\t{i}人\t2{i}人\t3{i}人\n" for i in range(101, 105))
    table = "事業番号\t指標\t現状値\t目標値\n\t\t令和4年度\t令和8年度\t令和10年度\n"
    named = "".join(f"{i}\t窓口{i}\t市民課\t{i}を始めます。\n" for i in range(101, 105))
    text = (
        "みどり市デジタル計画\n\nみどり市\n\n第1章 事業\n\n番号\t事業名\t主担当\t概要\n"
        f"{named}\n第2章 指標\n\n{table}{rows}"
    )
    (indicator,) = read_text(text, "a.txt").measures[0].indicators
    assert [(y, v.text) for y, v in indicator.values] == [
        ("令和4年度", "101人"),
        ("令和8年度", "2101人"),
        ("令和10年度", "3101人"),
    ]


def test_the_goal_and_what_was_reached_in_one_year_are_told_apart() -> None:
    rows = [f"{i}|{n}|{n}の数|件|4|20|30|25" for i, n in enumerate(NAMES, 1)]
    want = {"令和5年度": "4件", "令和6年度": "20件", "令和7年度": "30件", "令和6年度実績": "25件"}
    two = ["番号|取組名|指標|単位|基準値|目標値||実績値", "||||R5|R6|R7|R6"]
    one = ["番号|取組名|指標|単位|R5基準値|R6目標値|R7目標値|R6実績値"]
    for header in (two, one):
        found = measures(BASE + TARGETS + table(header[0], [*header[1:], *rows]))
        assert said(found[0].indicators[0]) == (f"{NAMES[0]}の数", want)


def test_what_was_reached_may_stand_before_the_goals() -> None:
    rows = [f"{i}|{n}|{n}の数|25件|20件|30件" for i, n in enumerate(NAMES, 1)]
    header = "番号|取組名|指標|実績|目標|"
    found = measures(BASE + TARGETS + table(header, ["|||R6|R6|R7", *rows]))
    want = {"令和6年度実績": "25件", "令和6年度": "20件", "令和7年度": "30件"}
    assert said(found[0].indicators[0]) == (f"{NAMES[0]}の数", want)
