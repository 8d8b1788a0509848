"""Measures for the tests of the page: two plans with goals, years, indicators."""

from __future__ import annotations

from typing import Any

from tests.ui import site
from ui.api.records import Measure


def measure(name: str, **changes: Any) -> Measure:
    """A measure with an id that is its name."""
    return Measure.model_validate(site.measure(name, **{"id": name, **changes}))


def series(name: str, **values: str) -> dict[str, Any]:
    return {"name": name, "values": values}


def some() -> list[Measure]:
    """Three measures of one plan, under two goals of one chapter."""
    return [
        measure("窓口の予約", measure_no="1-2", section="第3章 > 目標1 > 便利", evaluation="順調",
                schedule={"令和4年度": {"planned": "設計", "actual": "設計"},
                          "令和5年度": {"planned": "導入"}}),
        measure("書類の電子化", measure_no="1-10", section="第3章 > 目標1 > 便利", lead=["総務課"],
                related=["くらし課"], evaluation="遅れ",
                indicators=[series("件数", 令和5年度="10件", 令和6年度="20件")]),
        measure("回線の整備", measure_no="2-1", section="第3章 > 目標2", lead=[],
                schedule_rows=[series("工事", **{"2022年度": "→"})]),
    ]  # fmt: skip
