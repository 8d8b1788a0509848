"""The measures that an answer cites, and what may be asked of them next."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.ui import site
from ui.api.records import Answer, Measure
from ui.chat.cited import followups, measures_of, this_year

PARK = "公園予約の電子化"


def measure(name: str = PARK, **changes: Any) -> Measure:
    return Measure.model_validate(site.measure(name, **changes))


def answer(**changes: Any) -> Answer:
    return Answer.model_validate(site.reply(**changes))


def test_measures_cited_each_once_of_the_same_plan_and_edition() -> None:
    others = [
        measure(city=site.OTHER_CITY, plan=site.OTHER_PLAN),
        measure(in_force=False, id="old"),
        measure("窓口の案内"),
    ]
    found = measures_of(answer(citations=[site.citation()] * 2), [*others, measure()])
    assert found == [measure()]
    assert measures_of(answer(citations=[]), [measure()]) == []
    cited = site.citation(measure_no=None, measure_name=None, term=PARK)
    assert measures_of(answer(citations=[cited]), [measure()]) == []


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2022, 4, 1), "令和4年度"),
        (date(2023, 3, 31), "令和4年度"),
        (date(2019, 12, 1), "令和元年度"),
        (date(2024, 6, 1), "２０２４年度"),
        (date(2023, 6, 1), None),
        (date(2030, 6, 1), None),
    ],
)
def test_the_plan_for_this_fiscal_year(day: date, year: str | None) -> None:
    told = {"planned": "導入"}
    schedule = {"令和元年度": told, "令和4年度": told, "令和5年度": {}, "２０２４年度": told}
    found = this_year(measure(schedule=schedule), day)
    assert (found[0] if found else None) == year


def test_what_is_recorded_and_not_yet_told_may_be_asked() -> None:
    told = measure(
        summary="公園の予約を電子化する取組です。",
        schedule={"令和4年度": {"planned": "導入"}},
        indicators=[{"name": "予約の割合", "values": {}}],
        evaluation="A",
    )
    of = f"{site.CITY}の「{PARK}」"
    made = followups(answer(), [told], [], date(2022, 5, 1))
    assert made == [
        f"{of}はどのような取組ですか",
        f"{of}は令和4年度に何をする予定ですか",
        f"{of}の指標の目標値はいくつですか",
    ]
    asked = [made[0]]
    assert followups(answer(answer="何か"), [told], asked, date(2022, 5, 1))[:2] == [
        f"{of}の主管課はどこですか",
        made[1],
    ]


def test_nothing_is_suggested_without_a_measure_or_an_answer() -> None:
    today = date(2022, 5, 1)
    assert followups(answer(), [], [], today) == []
    assert followups(answer(status="not_found"), [measure()], [], today) == []
