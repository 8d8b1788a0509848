"""What is told of a file, without a page."""

from __future__ import annotations

import pytest

from ui.api.records import Check, Level, Plan
from ui.reading.files import levels, ordered, parts, worst


def plan(name: str, town: str = "市", *checked: Level, in_force: bool = True) -> Plan:
    checks = tuple(Check(level=level) for level in checked)
    return Plan(
        id=name, municipality=town, plan=name, source=name, checks=checks, in_force=in_force
    )


def test_the_least_sure_part_tells_how_sure_a_file_is() -> None:
    assert worst(plan("a", "市", "sure", "check", "likely").checks) == "check"
    assert worst(plan("a", "市", "sure", "likely").checks) == "likely"
    assert worst(()) is None
    assert levels([plan("a", "市", "sure"), plan("b", "市", "sure"), plan("c")]) == {"sure": 2}


def test_files_of_a_municipality_stand_together_and_old_editions_last() -> None:
    given = [plan("a1", "甲市", in_force=False), plan("b", "乙町"), plan("a2", "甲市")]
    assert [p.plan for p in ordered(given)] == ["a2", "a1", "b"]


@pytest.mark.parametrize(
    "text", ["", "短い", "行\n" * 5000, "切れ目なし" * 3000, "あ\n" + "い" * 9000]
)
def test_parts_of_a_text_are_the_text(text: str) -> None:
    found = parts(text, 1000)
    assert "".join(found) == text
    assert all(0 < len(part) <= 1000 for part in found)


def test_a_part_ends_with_a_line() -> None:
    assert all(part.endswith("\n") for part in parts("十文字ある行です。\n" * 500, 333))
