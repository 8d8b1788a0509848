"""Tables with a column to each measure: the labels stand in the first column."""

from __future__ import annotations

import pytest

from ingest.folder import read_text

HEAD = "# 北浜市情報化計画\n\n令和6年度～令和8年度\n\n北浜市の計画です。\n\n## 第3章 施策\n\n"
CONTENT = "概要\t窓口の順番を予約できるようにする。\t川の水位を公開する。\t紙の決裁をやめる。"
TABLES = {
    "a number and a name": (
        "\t施策1\t施策2\t施策3\n施策名\t窓口の予約\t水位の公開\t電子決裁の徹底\n"
        f"{CONTENT}\n担当課\t市民課\t河川課\t総務課"
    ),
    "names over the labels": (
        f"項目\t1 窓口の予約\t2 水位の公開\t3 電子決裁の徹底\n{CONTENT}\n担当課\t市民課\t河川課\t総務課"
    ),
    "two tables in one": (
        "施策番号\t1\t2\n施策名\t窓口の予約\t水位の公開\n担当課\t市民課\t河川課\n"
        "目標\t全窓口\t十か所\n"
        "施策番号\t3\t\n施策名\t電子決裁の徹底\t旅費の電子請求\n担当課\t総務課\t会計課\n目標\t全課\t全課"
    ),
    "years below the labels": (
        "番号\t1\t2\t3\n取組\t窓口の予約\t水位の公開\t電子決裁の徹底\n主管\t市民課\t河川課\t総務課\n"
        "R6\t設計\t設置\t試行\nR7\t開始\t→\t開始\nR8\t→\t→\t→"
    ),
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
@pytest.mark.parametrize("bars", [False, True])
def test_each_column_is_a_measure(table: str, bars: bool) -> None:
    if bars:
        rows = [f"| {' | '.join(n.split(chr(9)))} |" for n in table.split("\n")]
        rule = "|" + "---|" * rows[0].count(" | ") + "---|"
        table = "\n".join([rows[0], rule, *rows[1:]])
    found = read_text(f"{HEAD}{table}\n", "北浜.txt").measures[:3]
    assert [(m.number, m.name.text, [v.text for v in m.lead]) for m in found] == [
        ("1", "窓口の予約", ["市民課"]),
        ("2", "水位の公開", ["河川課"]),
        ("3", "電子決裁の徹底", ["総務課"]),
    ]


def test_the_years_of_a_column_are_of_its_measure() -> None:
    table = TABLES["years below the labels"]
    found = read_text(f"{HEAD}{table}\n", "北浜.txt").measures
    assert [[(y.year, y.planned.text if y.planned else "") for y in m.years] for m in found][1] == [
        ("令和6年度", "設置"),
        ("令和7年度", "→"),
        ("令和8年度", "→"),
    ]


def test_labels_and_values_side_by_side_are_no_columns() -> None:
    table = (
        "施策名\t窓口の予約\t番号\t1\n担当課\t市民課\t関係課\t総務課\n"
        "概要\t窓口の順番を予約できるようにする。\t目標\t全窓口"
    )
    found = read_text(f"{HEAD}{table}\n", "北浜.txt").measures
    assert [m.name.text for m in found] == ["窓口の予約"]
