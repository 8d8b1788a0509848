"""Fiscal years as plans print them."""

from __future__ import annotations

import pytest

from ui.parts.years import fiscal_year, in_order


@pytest.mark.parametrize(
    ("label", "year"),
    [
        ("令和4年度", 2022),
        ("令和元年度", 2019),
        ("平成３０年度", 2018),
        ("R5", 2023),
        ("H31年度", 2019),
        ("2025年度", 2025),
        ("令和7（2025）年度", 2025),
        ("計画期間中", None),
        ("FR5", None),
    ],
)
def test_a_label_names_its_year(label: str, year: int | None) -> None:
    assert fiscal_year(label) == year


def test_labels_stand_by_their_years() -> None:
    labels = ["最終", "令和5年度", "平成30年度", "令和元年度", "令和5年度"]
    assert in_order(labels) == ["平成30年度", "令和元年度", "令和5年度", "最終"]
