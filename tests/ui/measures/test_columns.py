"""Columns and order of the table."""

from __future__ import annotations

import pytest

from tests.ui.measures.records import measure, some
from ui.api.records import Measure
from ui.measures.columns import Years, file_columns, shown_columns
from ui.measures.goals import goals
from ui.measures.order import Sort, ordered, turned


def row(found: Measure, years: Years) -> dict[str, str]:
    """The cells of the years, by their heading."""
    columns = shown_columns(some(), goals(some()), years)
    return {c.name: c.of(found) for c in columns if c.key.startswith("year-")}


def test_a_column_for_each_fiscal_year() -> None:
    booking, papers, lines = some()
    assert row(booking, "plan") == {"令和4年度": "設計\n実績：設計", "令和5年度": "導入"}
    assert row(lines, "plan") == {"令和4年度": "工事：→", "令和5年度": ""}
    assert row(papers, "indicators") == {"令和5年度": "件数：10件", "令和6年度": "件数：20件"}
    assert row(papers, "none") == {}


def test_what_tells_nothing_has_no_column() -> None:
    keys = [c.key for c in shown_columns(some(), {}, "none")]
    assert keys == ["no", "name", "lead", "evaluation"]
    several = [*some(), measure("別", city="別市", plan="別計画"), measure("次", plan="次計画")]
    keys = [c.key for c in shown_columns(several, goals(several), "none")]
    assert keys == ["no", "name", "town", "plan", "lead", "evaluation", "goal"]


def test_a_file_has_plan_result_steps_and_indicators_apart() -> None:
    names = [c.name for c in file_columns(some(), goals(some()))]
    for name in (
        "令和4年度（計画）",
        "令和4年度（実績）",
        "令和4年度（工程）",
        "令和6年度（指標）",
    ):
        assert name in names
    assert "令和5年度（実績）" not in names  # nothing is told of it


@pytest.mark.parametrize(
    ("sort", "numbers"),
    [
        (None, ["1-2", "1-10", "2-1"]),
        (Sort("no"), ["1-2", "1-10", "2-1"]),
        (Sort("no", down=True), ["2-1", "1-10", "1-2"]),
        (Sort("lead"), ["1-2", "1-10", "2-1"]),
        (Sort("lead", down=True), ["1-10", "1-2", "2-1"]),  # without a department: last
        (Sort("gone"), ["1-2", "1-10", "2-1"]),
    ],
)
def test_rows_stand_by_a_column(sort: Sort | None, numbers: list[str]) -> None:
    found = ordered(some(), shown_columns(some(), {}, "plan"), sort)
    assert [m.measure_no for m in found] == numbers


def test_a_heading_turns_the_order() -> None:
    up = turned(None, "no")
    assert up == Sort("no")
    down = turned(up, "no")
    assert down == Sort("no", down=True)
    assert turned(down, "no") is None
    assert turned(down, "name") == Sort("name")
