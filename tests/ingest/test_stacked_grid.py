"""What sheets without tabs say by columns: plans and evaluations by year, figures of indicators."""

from __future__ import annotations

import pytest

from tests.ingest.stacks import HEAD, measures

NAMES = ("窓口予約の導入", "道路台帳の電子化", "図書の検索")
TOLD = "事業名 {n}\n担当課 市民課\n内容 待ち時間を減らす。\n"
YEARS = "令和4年度 令和5年度 令和6年度"
FIGURES = "成果指標 基準値（令和3年度） 令和5年度 目標値（令和6年度）\n予約の割合 10% 20% 50%\n"


def sheets(more: str, *, pile: bool = False) -> str:
    text = "".join(TOLD.format(n=n) + more for n in NAMES)
    if pile:
        text = text.replace(" ", "\n")
    return HEAD + "事業の個票\n\n" + text


@pytest.mark.parametrize("pile", [False, True])
def test_plans_evaluations_and_figures_by_column(pile: bool) -> None:
    more = f"年次計画 {YEARS}\n準備 試行 実施\n{FIGURES}達成状況 {YEARS}\nC B\n備考 特になし\n"
    found = measures(sheets(more, pile=pile))
    assert [m.name.text for m in found] == list(NAMES)
    for measure in found:
        assert [y.planned.text for y in measure.years if y.planned] == ["準備", "試行", "実施"]
        assert measure.evaluation is not None
        assert measure.evaluation.text == "B"
        (indicator,) = measure.indicators
        assert indicator.name.text == "予約の割合"
        assert [(y, v.text) for y, v in indicator.values] == [
            ("令和3年度", "10%"),
            ("令和5年度", "20%"),
            ("令和6年度", "50%"),
        ]


@pytest.mark.parametrize("pile", [False, True])
def test_years_with_a_value_behind_each(pile: bool) -> None:
    found = measures(sheets("達成状況 令和4年度 C 令和5年度 A\n", pile=pile))
    assert [m.evaluation.text if m.evaluation else "" for m in found] == ["A"] * 3


def test_values_that_fit_no_year_are_kept_as_they_stand() -> None:
    found = measures(sheets(f"年次計画 {YEARS}\n準備 試行\n"))
    for measure in found:
        assert not measure.years
        assert any("準備 試行" in f.value.text for f in measure.fields)


def test_years_below_departments_are_none_of_them() -> None:
    more = f"関係課 広報課\n年次計画 {YEARS}\n準備 試行 実施\n"
    text = sheets(more)
    at = text.rindex("年次計画 ")
    found = measures(text[:at] + text[at + len("年次計画 ") :])
    assert [v.text for v in found[-1].related] == ["広報課"]
    assert [y.planned.text for y in found[-1].years if y.planned] == ["準備", "試行", "実施"]


def test_items_behind_marks_on_one_line_are_actions() -> None:
    found = measures(sheets("取組内容 ○予約画面の用意 ○電話での受付 ○案内の掲示\n"))
    for measure in found:
        told = [a.text.text for a in measure.actions]
        assert told == ["予約画面の用意", "電話での受付", "案内の掲示"]


def test_a_learned_label_with_a_year_tells_what_was_done() -> None:
    text = HEAD + "".join(
        TOLD.format(n=n) + f"令和5年度の歩み {n}を試した。\n次の一手 {n}を広く知らせる。\n"
        for n in NAMES
    )
    for measure in measures(text):
        told = [v.actual.text for v in measure.years if v.actual]
        assert told == [f"{measure.name.text}を試した。"]
