"""Numbers as plans print them, and lines of them."""

from __future__ import annotations

import pytest

from tests.ui import site
from ui.api.records import Measure
from ui.progress.indicators import lines
from ui.progress.numbers import amount


@pytest.mark.parametrize(
    ("printed", "number", "unit"),
    [
        ("70.8%", 70.8, "%"),
        ("年3回以上", 3, "回"),
        ("１，５００時間", 1500, "時間"),
        ("5件以下", 5, "件"),
        ("▲2.5％", -2.5, "%"),
        ("令和7年度末 50%", 50, "%"),
        ("約30か所(累計)", 30, "か所"),
        ("21,000", 21000, ""),
    ],
)
def test_a_number_and_its_unit(printed: str, number: float, unit: str) -> None:
    found = amount(printed)
    assert found is not None
    assert (found.number, found.unit) == (number, unit)


@pytest.mark.parametrize(
    "printed",
    ["方向性整理を踏まえ決定", "10～15件", "－", "", "1億2,000万円", "① 検討", "令和7年度"],
)
def test_what_is_no_single_number(printed: str) -> None:
    assert amount(printed) is None


def test_a_number_within_a_sentence_is_none() -> None:
    assert amount("すべての課で3つの手続を見直す方針を決定") is None


def test_a_scale_is_multiplied_out() -> None:
    found = amount("780万件")
    assert found is not None
    assert (found.scale, found.value) == ("万", 7_800_000)


def measure(**values: dict[str, str]) -> Measure:
    rows = [{"name": name, "values": row} for name, row in values.items()]
    return Measure.model_validate(site.measure("広報", indicators=rows))


def test_a_line_keeps_the_unit_and_says_what_is_left_out() -> None:
    (one,) = lines(
        [measure(数={"令和5年度": "検討", "令和4年度": "12件", "令和3年度": "9件", "最終": "20件"})]
    )
    assert one.unit == "件"
    assert [(p.year, p.number, p.printed) for p in one.points] == [
        (2021, 9, "9件"),
        (2022, 12, "12件"),
    ]
    assert one.left_out == (("令和5年度", "検討"), ("最終", "20件"))


def test_a_scale_of_all_values_is_kept_one_of_some_is_multiplied_out() -> None:
    same, other = lines(
        [
            measure(
                甲={"令和3年度": "780万件", "令和4年度": "796万件"},
                乙={"令和3年度": "9,000円", "令和4年度": "1万円"},
            )
        ]
    )
    assert (same.unit, [p.number for p in same.points]) == ("万件", [780, 796])
    assert (other.unit, [p.number for p in other.points]) == ("円", [9000, 10000])


def test_a_value_in_another_unit_is_left_out() -> None:
    (one,) = lines([measure(数={"令和3年度": "9件", "令和4年度": "12件", "令和5年度": "30%"})])
    assert len(one.points) == 2
    assert one.left_out == (("令和5年度", "30%"),)
