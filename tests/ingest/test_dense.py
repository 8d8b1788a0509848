"""Headings in text that has no blank lines between its paragraphs."""

from __future__ import annotations

import pytest

from ingest.folder import read_text

LINE = "この市では人の数が減り続けていて、窓口に来る人の年齢も高くなっています。"
WRAPPED = "この市では人の数が減り続けていて、窓口に来る人の年齢も高くなって、次の"


def paths(*lines: str) -> list[str]:
    """The innermost headings of a text made of ``lines`` without a blank one between."""
    text = "みどり市デジタル計画\nみどり市\n\n" + "\n".join(lines) + "\n"
    return [s.path[-1] for s in read_text(text, "a.txt").sections if s.path]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["１　町の今", LINE, LINE, "２　これから", LINE], ["１ 町の今", "２ これから"]),
        (
            ["1 町の今", "1-1 人の数", LINE, "1-2 窓口", LINE],
            ["1 町の今", "1-1 人の数", "1-2 窓口"],
        ),
        (["第１章 考え方", LINE, "第１節 位置", LINE, LINE], ["第１章 考え方", "第１節 位置"]),
        ([LINE, LINE, "(1) 窓口の混み方", LINE, LINE], ["(1) 窓口の混み方"]),
    ],
)
def test_numbered_lines_before_prose_head_it(lines: list[str], found: list[str]) -> None:
    assert paths(*lines) == found


@pytest.mark.parametrize(
    "lines",
    [
        [LINE, "(1) 受付を一つにする", "(2) 紙を減らす", "(3) 人を育てる"],
        [LINE, WRAPPED, "2 つの窓口で", LINE, LINE],
        [LINE, "1 窓口の数は三つです。", LINE],
        [LINE, "(1) 受付", "短い行", LINE],
    ],
)
def test_items_of_lists_and_wrapped_lines_head_nothing(lines: list[str]) -> None:
    assert paths(*lines) == []


def test_headings_that_announce_measures_are_none_beside_measures_with_departments() -> None:
    sheet = "名称\t窓口予約\t番号\t1-1\n主管課\t市民課\t\t\n概要\t窓口の予約を受けます。\t\t\n"
    text = (
        "みどり市デジタル計画\n\nみどり市\n\n1 実施計画のあらまし\n\n"
        + "".join(f"({i}) 見出し{i}\n\n{LINE}\n\n" for i in range(1, 5))
        + f"2 個票\n\n{sheet}"
    )
    assert [m.name.text for m in read_text(text, "a.txt").measures] == ["窓口予約"]
