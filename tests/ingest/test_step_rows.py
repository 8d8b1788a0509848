"""Tables that print the steps of a measure on rows below it, and cells that Markdown sets in bold."""

import pytest

from ingest.folder import read_text

TOP = "# 架空市DX推進計画\n\n令和6年度～令和8年度\n\n## 第3章 具体的な取組\n\n"
LED = [
    ("1-1", "窓口の予約", ["住民課", "情報課"]),
    ("1-2", "電子申請の拡充", ["総務課"]),
    ("1-3", "納付の多様化", ["税務課"]),
]
RULE = "|---|---|---|---|---|\n"
TABLES = {
    "signs": "| 取組事項・内容 | 担当課 | R6 | R7 | R8 |\n"
    + RULE
    + "| **1-1 窓口の予約** | 住民課<br>情報課 | | | |\n"
    + "| ・仕組みの導入 | | 設計 | 導入 | → |\n| ・効果の検証 | | | | 検証 |\n"
    + "| **1-2 電子申請の拡充** | 総務課 | | | |\n| ・手続の選定 | | 実施 | | |\n"
    + "| **1-3 納付の多様化** | 税務課 | | | |\n| ・符号の印字 | | 準備 | 開始 | → |\n",
    "nothing but the years": "| 取組 | R6 | R7 | R8 | 備考 |\n".replace(
        "取組 |", "取組 | 所管 |", 1
    )
    + "|---|---|---|---|---|---|\n"
    + "| 1-1 窓口の予約 | 住民課、情報課 | | | | |\n"
    + "| 仕組みの導入 | | 設計 | 導入 | → | |\n| 効果の検証 | | | | 検証 | |\n"
    + "| 1-2 電子申請の拡充 | 総務課 | | | | |\n| 手続の選定 | | 実施 | | | |\n"
    + "| 1-3 納付の多様化 | 税務課 | | | | |\n| 符号の印字 | | 準備 | 開始 | → | |\n",
}
STEPS = ["仕組みの導入", "効果の検証"]


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_measure_has_the_steps_that_stand_below_it(table: str) -> None:
    text = f"{TOP}{table}\n## 第4章 進め方\n\n毎年度、進み具合を確かめます。\n"
    found = read_text(text, "p.md").measures

    assert [(m.number, m.name.text, [d.text for d in m.lead]) for m in found] == LED
    assert [r.name.text for r in found[0].schedule] == STEPS
    for value in (r.name for m in found for r in m.schedule):
        assert text[value.start : value.end] == value.text


def test_rows_whose_departments_are_merged_are_no_steps() -> None:
    table = "| 取組 | 所管 | R6 | R7 | R8 |\n" + RULE
    table += "| 窓口の予約 | 住民課 | 設計 | 導入 | → |\n| 電子申請の拡充 | | 実施 | | |\n"
    table += "| 納付の多様化 | 税務課 | 準備 | 開始 | → |\n| 台帳の電子化 | | 検討 | 実施 | → |\n"

    found = read_text(f"{TOP}{table}", "p.md").measures

    assert [(m.name.text, [d.text for d in m.lead]) for m in found] == [
        ("窓口の予約", ["住民課"]),
        ("電子申請の拡充", ["住民課"]),
        ("納付の多様化", ["税務課"]),
        ("台帳の電子化", ["税務課"]),
    ]


def test_who_takes_part_alone_leads_nothing_and_nobody_above_does() -> None:
    table = (
        "| 番号 | 取組名 | 主管課 | 関係課 |\n|---|---|---|---|\n| 1 | 窓口の予約 | 住民課 | |\n"
    )
    table += "| 2 | 電子申請の拡充 | | 総務課 |\n| 3 | 納付の多様化 | 税務課 | |\n"

    found = read_text(f"{TOP}{table}", "p.md").measures

    assert [[d.text for d in m.lead] for m in found] == [["住民課"], [], ["税務課"]]


@pytest.mark.parametrize("mark", ["**", "__"])
def test_the_signs_of_bold_type_are_no_words_of_a_cell(mark: str) -> None:
    rows = "".join(
        f"| {mark}{n}{mark} | {mark}{name}{mark} | {'、'.join(lead)} |\n" for n, name, lead in LED
    )

    found = read_text(f"{TOP}| 番号 | 取組名 | 担当課 |\n|---|---|---|\n{rows}", "p.md").measures

    assert [(m.number, m.name.text, [d.text for d in m.lead]) for m in found] == LED
