"""Sections that give account of an earlier plan."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from assistant.answer import Answerer
from assistant.choice import of_the_plan
from assistant.rank import NAMES, Found
from ingest.earlier import tells_past
from tests.assistant.asking import query_in


@pytest.mark.parametrize(
    ("section", "past"),
    [
        (("前計画の成果",), True),
        (("第2章", "第1次計画の総括"), True),
        (("主な実績",), True),
        (("4 前プランの取組結果",), True),
        (("前回の戦略の成果",), True),
        (("2 現行計画の達成状況",), True),
        (("旧プランの総括",), True),
        (("現行法の見直し",), False),
        (("事前計画の進め方",), False),
        (("計画の基本", "施策"), False),
        ((), False),
    ],
)
def test_sections_on_an_earlier_plan(section: tuple[str, ...], past: bool) -> None:
    assert tells_past(section) is past


@pytest.mark.parametrize(
    ("heading", "plan", "past"),
    [
        ("第２期計画の検証", "第3期情報化計画", True),
        ("3 第1次プランの成果と課題", "第４次山辺市情報化計画", True),
        ("資料 第2期計画の事業一覧（26事業）", "第3期情報化計画", True),
        ("第3期計画の施策一覧", "第3期情報化計画", False),
        ("第3期計画の検証", "第3期情報化計画", False),
        ("第2期計画の進め方", "第3期情報化計画", False),
        ("第2次計画の検証", "第3期情報化計画", False),
        ("第2期計画の検証", "情報化計画", False),
    ],
)
def test_an_account_of_an_edition_before_that_of_the_plan(
    heading: str, plan: str, past: bool
) -> None:
    assert tells_past(("第4章", heading, "2 一覧"), plan) is past


def _told(answerer: Answerer, *years: str, past: bool, score: float) -> Found:
    """A unit of a plan in force or of an earlier one."""
    unit = replace(answerer.ranker.units.all[0], past=past, years=frozenset(years))
    return Found(unit, score, 1.0, 1.0, True, np.zeros(len(NAMES)))


def test_a_year_that_an_earlier_plan_does_not_tell_is_of_the_plan_in_force(
    harbour: Answerer,
) -> None:
    query = query_in(harbour, "みなと市で令和6年度に置く台数")
    old = _told(harbour, past=True, score=9.0)
    new = _told(harbour, "令和6年度", past=False, score=8.0)
    far = _told(harbour, "令和6年度", past=False, score=2.0)
    dated = _told(harbour, "令和6年度", past=True, score=9.0)
    assert of_the_plan(query, [old, new]) == [new]
    assert of_the_plan(query, [old, far]) == [old, far]
    assert of_the_plan(query, [dated, new]) == [dated, new]
    undated = query_in(harbour, "みなと市で置く台数")
    assert of_the_plan(undated, [old, new]) == [old, new]


@pytest.mark.parametrize(
    ("heading", "past"),
    [
        ("表2 みなと市情報化方針の主な取組と結果", True),
        ("みなと市デジタル計画の進捗", False),
        ("みなと市総合計画の成果", False),
        ("みなと市情報化方針の位置付け", False),
    ],
)
def test_an_account_of_another_plan_of_the_town(heading: str, past: bool) -> None:
    assert tells_past(("第2章", heading), "みなと市デジタル計画") is past
