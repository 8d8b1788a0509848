"""Small tables among the labels of a sheet: under a header of labels, below a label alone."""

from __future__ import annotations

import pytest

from ingest.folder import read_text
from ingest.records import Measure

NAMES = ("窓口の案内", "見守りの拡大", "避難の知らせ", "果樹の観測")
LEADS = ("市民課", "福祉課", "防災課", "農林課")
SIDES = ("総務課、税務課", "―", "消防本部", "")
STEPS = ("準備", "開始", "拡大")


def table(*rows: tuple[str, ...], bars: bool) -> str:
    if not bars:
        return "\n".join("\t".join(r) for r in rows)
    head, *body = (f"| {' | '.join(r)} |" for r in rows)
    return "\n".join([head, f"|{'---|' * len(rows[0])}", *body])


def plan(*, heads: tuple[str, str], caption: str, bars: bool = False) -> str:
    parts = []
    for i, (name, lead, side) in enumerate(zip(NAMES, LEADS, SIDES, strict=True), start=1):
        parts += [
            f"#### 1-{i} {name}",
            table(heads, (lead, side), bars=bars),
            "【背景】",
            f"{name}が遅れています。",
            "【主な取組】",
            f"・{name}を順に広げます。",
            caption,
            table(("令和6年度", "令和7年度", "令和8年度"), STEPS, bars=bars),
            "【成果指標】",
            table(
                ("指標", "現状値（令和5年度）", "目標値（令和8年度）"),
                ("件数", f"{i}件", f"{i}0件"),
                bars=bars,
            ),
        ]
    body = "\n\n".join(parts)
    return f"みどり市デジタル計画\n\n令和6年度～令和8年度\n\n# 第3章 施策\n\n{body}\n\n# 第4章 進め方\n\n会議を開きます。\n"


def read(**layout: object) -> tuple[Measure, ...]:
    return read_text(plan(**layout), "x.txt").measures  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "heads", [("所管課", "連携課"), ("担当部署", "関係部署"), ("主管課", "協力課")]
)
@pytest.mark.parametrize("bars", [False, True])
def test_departments_stand_under_a_header(heads: tuple[str, str], bars: bool) -> None:
    found = read(heads=heads, caption="【工程】", bars=bars)
    assert [m.number for m in found] == ["1-1", "1-2", "1-3", "1-4"]
    assert [[v.text for v in m.lead] for m in found] == [[x] for x in LEADS]
    assert [[v.text for v in m.related] for m in found] == [
        ["総務課", "税務課"],
        [],
        ["消防本部"],
        [],
    ]


@pytest.mark.parametrize("caption", ["【工程】", "【年次計画】", "【実施スケジュール】"])
def test_years_below_a_label_are_its_value(caption: str) -> None:
    for measure in read(heads=("所管課", "連携課"), caption=caption):
        assert [y.planned.text for y in measure.years if y.planned] == list(STEPS)


def test_figures_below_a_label_are_an_indicator() -> None:
    for i, measure in enumerate(read(heads=("所管課", "連携課"), caption="【工程】"), start=1):
        values = {k: v.text for n in measure.indicators for k, v in n.values}
        assert values == {"令和5年度": f"{i}件", "令和8年度": f"{i}0件"}


def test_results_of_years_are_no_plan() -> None:
    for measure in read(heads=("所管課", "連携課"), caption="【進捗実績】"):
        assert not any(y.planned for y in measure.years)
        assert [y.actual.text for y in measure.years if y.actual] == list(STEPS)
