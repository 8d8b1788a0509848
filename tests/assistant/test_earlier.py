"""Sections that give account of an earlier plan."""

from __future__ import annotations

import pytest

from assistant.earlier import tells_past


@pytest.mark.parametrize(
    ("section", "past"),
    [
        (("前計画の成果",), True),
        (("第2章", "第1次計画の総括"), True),
        (("主な実績",), True),
        (("4 前プランの取組結果",), True),
        (("前回の戦略の成果",), True),
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
