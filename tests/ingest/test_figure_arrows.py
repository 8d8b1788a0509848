"""Indicators whose figures an arrow parts, below a header that says of what kind they are."""

from __future__ import annotations

import pytest

from ingest.figure_arrows import kinds_of
from tests.ingest.test_row_columns import HEAD, NAMES, measures, table
from tests.ingest.test_row_indicators import said


@pytest.mark.parametrize(
    ("header", "kinds"),
    [
        ("指標（現状→令和8年度）", ("現状", "令和8年度")),
        ("KPI（R5⇒R10）", ("R5", "R10")),
        ("現状値 → 目標値", ("現状値", "目標値")),
        ("成果指標 [基準値から最終目標値]", ("基準値", "最終目標値")),
        ("数値目標（R5末→R8→R10）", ("R5末", "R8", "R10")),
        ("指標", ()),
        ("庁内→市民の流れ", ()),
    ],
)
def test_headers_with_an_arrow_say_of_what_kind_figures_are(
    header: str, kinds: tuple[str, ...]
) -> None:
    assert kinds_of(header) == kinds


@pytest.mark.parametrize(
    ("header", "cell", "values"),
    [
        (
            "指標（現状→令和8年度）",
            "講座の回数 2回→12回（累計）",
            {"現状": "2回", "令和8年度": "12回（累計）"},
        ),
        ("KPI（R5⇒R8）", "講座の回数：2回⇒12回", {"令和5年度": "2回", "令和8年度": "12回"}),
        ("成果指標", "・講座の回数　未実施→12回", {"現状値": "未実施", "目標値": "12回"}),
    ],
)
def test_a_cell_names_what_its_figures_measure(
    header: str, cell: str, values: dict[str, str]
) -> None:
    rows = [f"{i}|{n}|{n}を進める。|市民課|{cell}" for i, n in enumerate(NAMES, 1)]
    found = measures(HEAD + table(f"番号|施策名|内容|担当課|{header}", rows))
    assert [said(i) for i in found[0].indicators] == [("講座の回数", values)]


def test_another_column_names_what_the_figures_measure() -> None:
    rows = [f"{i}|{n}|{n}の割合|{i}％→{i}5％|市民課" for i, n in enumerate(NAMES, 1)]
    found = measures(HEAD + table("番号|施策名|指標|現状値→目標値|担当課", rows))
    assert [said(i) for i in found[1].indicators] == [
        (f"{NAMES[1]}の割合", {"現状値": "2％", "目標値": "25％"})
    ]


def test_an_arrow_between_words_measures_nothing() -> None:
    rows = [f"{i}|{n}|紙から端末→全課で端末|市民課" for i, n in enumerate(NAMES, 1)]
    assert not any(m.indicators for m in measures(HEAD + table("番号|施策名|指標|担当課", rows)))
