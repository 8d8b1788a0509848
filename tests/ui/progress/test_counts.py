"""Scales, goals, departments and municipalities are counted right."""

from __future__ import annotations

from typing import Any

from tests.ui import site
from ui.api.records import Measure
from ui.progress.cities import cities, departments_of
from ui.progress.counts import by_department, by_goal, chosen, rows
from ui.progress.scales import counted, scales


def measure(number: int, **changes: Any) -> Measure:
    told = {"id": str(number), "source": "a.txt", "section": "第4章 > 目標1 > 柱"}
    return Measure.model_validate(site.measure(f"施策{number}", **(told | changes)))


def judged() -> list[Measure]:
    return [
        measure(1, evaluation="計画どおり", lead=["甲課", "乙課"]),
        measure(2, evaluation="遅れ", section="第4章 > 目標2", lead=["甲課"]),
        measure(3, evaluation="計画 どおり", section="第4章 > 目標2", lead=[]),
        measure(4, section="第4章 > 目標2"),
        measure(5, section="第1章 はじめに"),
    ]


def test_goals_are_the_first_headings_that_differ() -> None:
    (scale,) = scales(judged())
    parts = by_goal(scale)
    assert scale.heading == "第4章"
    assert scale.grades == ("計画どおり", "遅れ", "")
    assert [(p.row, p.grade, len(p.measures)) for p in parts] == [
        ("目標1", "計画どおり", 1),
        ("目標2", "計画どおり", 1),
        ("目標2", "遅れ", 1),
        ("目標2", "", 1),
    ]
    assert [m.id for m in chosen(parts, "目標2", "遅れ")] == ["2"]


def test_a_measure_counts_for_each_of_its_departments() -> None:
    parts = by_department(scales(judged())[0])
    assert rows(parts) == ["甲課", "乙課", "くらし課", ""]
    assert sum(len(p.measures) for p in parts if p.row == "甲課") == 2


def test_every_department_has_a_row_the_busiest_first() -> None:
    held = [measure(n, evaluation="A", lead=[f"第{n}課", "甲課"]) for n in range(50)]
    named = rows(by_department(scales(held)[0]))
    assert named == ["甲課", *(f"第{n}課" for n in range(50))]


def test_parts_with_other_grades_are_scales_of_their_own() -> None:
    past = [measure(n, source="前.txt", evaluation="運用", section="") for n in (7, 8, 9)]
    now = [measure(1, evaluation="A", indicators=[{"name": "数"}]), measure(2, evaluation="B")]
    other = measure(3, source="c.txt", evaluation="B")
    found = scales([*past, *now, other])
    assert [s.grades for s in found] == [("A", "B"), ("運用",)]
    assert len(found[0].measures) == 3


def test_without_evaluations_there_is_no_scale() -> None:
    assert scales([measure(1), measure(2)]) == []


def test_what_is_printed_again_counts_once() -> None:
    assert [m.id for m in counted([measure(1), measure(2, repeats="1")])] == ["1"]


def test_municipalities_side_by_side() -> None:
    other = measure(6, municipality=site.OTHER_CITY, lead=["い", "ろ", "は", "に"])
    here, there = cities([*judged(), other])
    assert [len(here.leading(many)) for many in ("0", "1", "2", "3+")] == [1, 3, 1, 0]
    assert departments_of(other) == "3+"
    assert (len(here.recorded("evaluation")), len(there.recorded("evaluation"))) == (3, 0)
    assert not here.recorded("schedule")
