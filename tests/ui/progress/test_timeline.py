"""Years and renewals."""

from __future__ import annotations

from typing import Any

import pytest

from tests.ui import site
from ui.api.records import Measure
from ui.progress.renewals import renewals, speaks_of_renewal, years_in
from ui.progress.timeline import cells, steps_without_years, without, years


def measure(name: str = "広報", **changes: Any) -> Measure:
    return Measure.model_validate(site.measure(name, **changes))


@pytest.mark.parametrize(
    "text",
    [
        "財務会計システムの更新",
        "端末を入れ替える",
        "サーバ機器の入替え",
        "ネットワーク更改",
        "業務用PCのリプレース",
        "次期システムの検討",
    ],
)
def test_the_renewal_of_a_system(text: str) -> None:
    assert speaks_of_renewal(text)


@pytest.mark.parametrize(
    "text", ["ホームページの記事を更新", "データの更新", "システムの運用", "職員を入れ替える"]
)
def test_what_is_not_the_renewal_of_a_system(text: str) -> None:
    assert not speaks_of_renewal(text)


def test_a_cell_for_each_year() -> None:
    schedule = {
        "令和6年度": {"planned": "更新", "actual": None},
        "令和4年度": {"planned": None, "actual": "検討"},
        "随時": {"planned": "見直し"},
    }
    one = measure("基幹系システム", id="a", schedule=schedule)
    first, last = cells([one])
    assert (first.year, first.text, first.renewal) == (2022, "検討", False)
    assert (last.year, last.text, last.renewal) == (2024, "更新", True)
    assert years([first, last]) == [2022, 2023, 2024]


def test_rows_of_a_schedule_tell_their_names() -> None:
    rows = [
        {"name": "検討", "values": {"令和4年度": "→"}},
        {"name": "機器の更新", "values": {"令和4年度": "20台"}},
        {"name": "整備", "values": {}},
    ]
    one = measure(schedule_rows=rows)
    (cell,) = cells([one])
    assert cell.text == "機器の更新：20台、検討"
    assert cell.renewal
    assert list(steps_without_years(one)) == ["整備"]


def test_measures_without_years_are_told() -> None:
    one, other = measure(id="a", schedule={"R4": {"planned": "導入"}}), measure(id="b")
    assert without([one, other], cells([one, other])) == [other]
    assert years([]) == []


def test_renewals_stand_by_their_years() -> None:
    one = measure(
        summary="令和7年度にシステムを刷新する。記事を更新する。\n老朽化した端末を入れ替える",
        schedule={"令和5年度": {"planned": "機器更新"}, "令和6年度": {"planned": "機器更新"}},
    )
    found = renewals([one])
    assert [(r.text, r.years) for r in found] == [
        ("機器更新", (2023, 2024)),
        ("令和7年度にシステムを刷新する", (2025,)),
        ("老朽化した端末を入れ替える", ()),
    ]


def test_all_years_of_a_sentence() -> None:
    assert years_in("平成30年に入れ、令和元年度と2024年度に更新。総額2025円") == (2018, 2019, 2024)
