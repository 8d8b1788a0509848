"""One year in three writings, as a table of cases."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evals.dates import as_letter, as_name, as_western


@pytest.mark.parametrize(
    ("write", "text", "expected"),
    [
        (as_western, "令和5年度の目標", "2023年度の目標"),
        (as_western, "平成30年度", "2018年度"),
        (as_western, "令和元年度", "2019年度"),
        (as_western, "R4の実績", "2022年度の実績"),
        (as_western, "H29年3月", "2017年3月"),
        (as_western, "令和４年度", "2022年度"),
        (as_western, "令和5年度と平成30年度", "2023年度と2018年度"),
        (as_letter, "令和5年度", "R5年度"),
        (as_letter, "2018年度", "H30年度"),
        (as_letter, "2019年", "R1年"),
        (as_name, "R5年度", "令和5年度"),
        (as_name, "2019年度", "令和元年度"),
        (as_name, "2018年度", "平成30年度"),
        # Others lean on the first year: it stays.
        (as_western, "令和3〜7年度", "令和3〜7年度"),
        (as_western, "令和3年度から7年度", "令和3年度から7年度"),
        (as_western, "令和3・4年度", "令和3・4年度"),
        # Not years.
        (as_western, "R12.3", "R12.3"),
        (as_western, "DR5系", "DR5系"),
        (as_name, "2023件", "2023件"),
        (as_name, "12023年", "12023年"),
        (as_name, "5年度", "5年度"),
    ],
)
def test_a_year_is_written_otherwise(write: Callable[[str], str], text: str, expected: str) -> None:
    assert write(text) == expected
