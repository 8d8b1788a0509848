"""Goals and filters: which measures fit what the reader chose."""

from __future__ import annotations

import pytest

from tests.ui.measures.records import measure, some
from ui.measures.filters import (
    Filters,
    department_options,
    evaluation_options,
    goal_options,
)
from ui.measures.goals import goals

UNRATED = "記載なし"


def test_headings_that_all_share_are_left_out_of_goals() -> None:
    assert goals(some()) == {
        "窓口の予約": ("目標1",),
        "書類の電子化": ("目標1",),
        "回線の整備": ("目標2",),
    }


def test_a_heading_tells_where_a_measure_stands_above_it() -> None:
    found = goals([measure("甲", section="目標1"), measure("乙", section="目標1 > 分野")])
    assert found == {"甲": (), "乙": ("分野",)}


def test_goals_are_those_of_a_plan_alone() -> None:
    other = measure("別", city="別市", plan="別計画", section="第9章 > 目標")
    assert goals([*some(), other])["別"] == ()


@pytest.mark.parametrize(
    ("chosen", "names"),
    [
        (Filters(), ["窓口の予約", "書類の電子化", "回線の整備"]),
        (Filters("電子　書類"), ["書類の電子化"]),
        (Filters("１０件"), ["書類の電子化"]),
        (Filters("工事"), ["回線の整備"]),
        (Filters("導入 遅れ"), []),
        (Filters(departments=("くらし課",)), ["窓口の予約", "書類の電子化"]),
        (Filters(evaluations=("遅れ", UNRATED)), ["書類の電子化", "回線の整備"]),
        (Filters(goals=("みほん市：目標1",)), ["窓口の予約", "書類の電子化"]),
        (Filters("予約", ("くらし課",), ("順調",), ("みほん市：目標1",)), ["窓口の予約"]),
        (Filters("予約", ("総務課",)), []),
    ],
)
def test_measures_fit_everything_that_was_chosen(chosen: Filters, names: list[str]) -> None:
    found = chosen.choose(some(), goals(some()), UNRATED)
    assert [m.measure_name for m in found] == names
    assert bool(chosen) == (chosen != Filters())


def test_options_are_counted() -> None:
    assert department_options(some()) == {"くらし課": 2, "総務課": 1}
    assert list(evaluation_options([*some()[::-1]], UNRATED)) == ["遅れ", "順調", UNRATED]
    assert goal_options(some(), goals(some())) == {"みほん市：目標1": 2, "みほん市：目標2": 1}
