"""Targets and results of an indicator are told apart, whatever way the plan prints them."""

from __future__ import annotations

import pytest

from tests.ui import site
from ui.api.records import Measure
from ui.progress.charts import Look
from ui.progress.indicators import Line, lines
from ui.progress.line_chart import line
from ui.progress.sorts import in_sorts, named


def of(*rows: tuple[str, dict[str, str]]) -> list[Line]:
    told = [{"name": name, "values": values} for name, values in rows]
    return lines([Measure.model_validate(site.measure("広報", indicators=told))])


@pytest.mark.parametrize(
    ("printed", "name", "sort"),
    [
        ("申請率（目標）", "申請率", "target"),
        ("【実績値】申請率", "申請率", "result"),
        ("申請率 実績", "申請率", "result"),
        ("最終目標値：申請率", "申請率", "target"),
        ("申請率の目標値", "申請率", "target"),
        ("目標", "", "target"),
        ("目標達成率", "目標達成率", None),
        ("実績報告書の件数", "実績報告書の件数", None),
        ("計画策定数", "計画策定数", None),
    ],
)
def test_the_word_of_a_row(printed: str, name: str, sort: str | None) -> None:
    assert named(printed) == (name, sort)


@pytest.mark.parametrize(
    ("label", "printed", "found"),
    [
        ("令和5年度", "320件（実績334件）", [("target", "320件"), ("result", "334件")]),
        ("令和5年度", "目標：320件／実績：334件", [("target", "320件"), ("result", "334件")]),
        ("目標値（令和5年度）", "320件", [("target", "320件")]),
        ("基準値（R4）", "３件", [("result", "３件")]),
        ("令和5年度", "実績を踏まえ決定", [(None, "実績を踏まえ決定")]),
        ("令和5年度", "目標30件、目標40件", [(None, "目標30件、目標40件")]),
    ],
)
def test_the_words_of_a_value(label: str, printed: str, found: list[tuple[str, str]]) -> None:
    assert in_sorts(label, printed) == found


def test_the_rows_of_one_indicator_are_one_line() -> None:
    (one, other) = of(
        ("申請率（目標）", {"令和5年度": "10%", "令和6年度": "20%"}),
        ("満足度", {"令和5年度": "3%", "令和6年度": "4%"}),
        ("申請率（実績）", {"令和5年度": "12%"}),
    )
    assert (one.name, one.unit, one.sorts) == ("申請率", "%", ["target", "result"])
    assert [(p.sort, p.year, p.number) for p in one.points] == [
        ("target", 2023, 10), ("result", 2023, 12), ("target", 2024, 20),
    ]  # fmt: skip
    assert (other.name, other.sorts) == ("満足度", [None])


def test_a_row_without_a_word_beside_the_results_of_its_years_is_of_targets() -> None:
    bare = {"令和4年度": "3%", "令和5年度": "10%", "令和6年度": "9%"}
    (one,) = of(("率", bare), ("率 実績", {"令和5年度": "12%"}))
    assert [(p.sort, p.number) for p in one.points] == [
        (None, 3), ("target", 10), ("result", 12), ("target", 9),
    ]  # fmt: skip


def test_what_the_plan_does_not_say_is_not_said() -> None:
    (one,) = of(("率", {"基準値（令和4年度）": "5%", "令和6年度": "12%"}))
    assert [(p.sort, p.number) for p in one.points] == [("result", 5), (None, 12)]
    (one,) = of(("率", {"令和5年度": "3%", "令和6年度目標": "5%", "令和6年度": "6%"}))
    assert one.sorts == ["target", None]


def test_rows_of_one_name_and_one_sort_stay_apart() -> None:
    rows = ("率", {"令和5年度": "10%"}), ("率", {"令和5年度": "12%"})
    assert [one.points[0].number for one in of(*rows)] == [10, 12]


def test_targets_are_drawn_otherwise_than_results() -> None:
    (one,) = of(
        ("率", {"基準値（令和4年度）": "5%", "実績（令和5年度）": "7%", "目標（令和8年度）": "12%"})
    )
    spec = line(one, era=True, look=Look()).to_dict()
    aimed, came = spec["layer"][:3], spec["layer"][3:]
    paths = [spec["datasets"][layers[0]["data"]["name"]] for layers in (aimed, came)]
    told = [[point["number"] for point in path] for path in paths]
    assert told == [[7, 12], [5, 7]]  # the way to the target leads from what has come
    assert aimed[0]["mark"]["strokeDash"] != came[0]["mark"]["strokeDash"]
    assert (aimed[1]["mark"]["shape"], came[1]["mark"]["shape"]) == ("diamond", "circle")
    assert one.change == 7
