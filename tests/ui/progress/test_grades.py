"""Grades and their order."""

from __future__ import annotations

from collections import Counter

import pytest

from ui.progress.grades import NONE, OTHER, PROSE, fewest_left, grade, in_order


@pytest.mark.parametrize(
    "best_first",
    [
        ["計画以上", "計画通り", "少し遅延", "遅延"],
        ["前倒し", "順調", "おおむね順調", "やや遅れ", "遅れ", "未着手"],
        ["遅れなし", "一部遅れ", "遅れ"],
        ["S", "A", "B", "C"],
        ["A+", "A", "A-", "B"],
        ["◎", "○", "△", "×"],
        ["晴", "曇", "雨"],
        ["5", "4", "1"],
        ["A順調", "Bおおむね順調", "C遅れ"],
        ["4:目標を上回った", "3:目標どおり", "2:目標をやや下回った", "1:目標を大きく下回った"],
        ["運用", "一部運用", "導入", "試行", "検討"],
    ],
)
def test_a_scale_that_can_be_told_has_its_order(best_first: list[str]) -> None:
    for given in (best_first, best_first[::-1]):
        assert in_order(Counter(given)) == (best_first, True)


def test_of_another_scale_the_commonest_comes_first() -> None:
    counted = Counter({"松": 1, "竹": 5, NONE: 9, PROSE: 2, "－": 3})
    assert in_order(counted) == (["竹", "松", "－", PROSE, NONE], False)


def test_spaces_and_widths_make_no_other_grade() -> None:
    assert grade("計画 どおり") == grade("計画どおり\n")
    assert grade("Ａ") == "A"
    assert grade(None) == NONE
    assert grade("計画のとおりに進み、令和五年度には全ての窓口で利用できるようになった") == PROSE


def test_of_many_grades_the_rare_are_put_together() -> None:
    counted = Counter({"い": 3, "ろ": 2, "は": 1, NONE: 1})
    kept = fewest_left(counted, 2)
    assert kept == {"い": "い", "ろ": "ろ", "は": OTHER, NONE: NONE}
    assert fewest_left(counted, 3)["は"] == "は"
