"""Sheets in other forms: tables of indicators, values behind years, labels of unknown words."""

from __future__ import annotations

import pytest

from ingest.folder import read_text
from ingest.records import Measure

HEAD = "第2次みどり市デジタル計画\n\nみどり市\n\nみどり市は、みどり市役所の窓口を変えます。\n\n1 個票\n\n"
TOP = "事業名\t窓口予約の導入\t\t視点\tくらし\n担当課\t市民課\t連携する課\t税務課、情報課\n"
NEXT = "\n事業名\t道路台帳の公開\n担当課\t土木課\nねらい\t早くする。\n"
Figures = list[tuple[str, list[tuple[str, str]]]]


def first(form: str) -> Measure:
    """The first of two measures, whose sheet goes on with ``form``."""
    measures = read_text(HEAD + TOP + form + NEXT, "x.txt").measures
    assert [m.name.text for m in measures] == ["窓口予約の導入", "道路台帳の公開"]
    return measures[0]


def figures(measure: Measure) -> Figures:
    return [(i.name.text, [(y, v.text) for y, v in i.values]) for i in measure.indicators]


def told(measure: Measure, role: str) -> list[tuple[str, str | None, str]]:
    return [(f.label, f.year, f.value.text) for f in measure.fields if f.role == role]


BOTH = [("予約率", [("令和4年度", "33％"), ("令和9年度", "85％")])]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (
            "成果指標\t\t基準値（令和3年度）\t令和4年度\t目標値（令和8年度）\n"
            "\t予約率\t0%\t12%\t60%\n\t待ち時間\t40分\t－\t20分\n",
            [
                ("予約率", [("令和3年度", "0%"), ("令和4年度", "12%"), ("令和8年度", "60%")]),
                ("待ち時間", [("令和3年度", "40分"), ("令和4年度", "－"), ("令和8年度", "20分")]),
            ],
        ),
        ("KPI\t指標\t現状値（令和4年度）\t目標値（令和9年度）\n\t予約率\t33％\t85％\n", BOTH),
        ("KPI\t指標\t現状値（令和4年度）\t目標値（令和9年度）\nKPI\t予約率\t33％\t85％\n", BOTH),
        ("数値目標\t項目\t現状\t目標\n\t\t令和4年度\t令和9年度\n\t予約率\t33％\t85％\n", BOTH),
        ("指標\t現状値（R4）\t目標値（R9）\n\t予約率\t33％\t85％\n", BOTH),
        ("評価指標\t予約率\t現状値（R4）\t33％\t目標値（R9）\t85％\n", BOTH),
        ("指標\t予約率\n現状値（令和4年度）\t33％\n目標値（令和9年度）\t85％\n", BOTH),
        (
            "指標名\t単位\t現状値\t目標値\n予約率\t％\t33\t85\n取組内容\t窓口を広げる。\n",
            [("予約率", [("単位", "％"), ("現状値", "33"), ("目標値", "85")])],
        ),
        (
            "指標\tR5実績\tR6目標\tR6実績\n予約率\t10%\t20%\t25%\n",
            [("予約率", [("令和5年度", "10%"), ("令和6年度", "20%"), ("令和6年度実績", "25%")])],
        ),
        ("KPI\t指標\t現状値\t目標値\n\t予約率\t\t85％\n", [("予約率", [("目標値", "85％")])]),
        (
            "KPI\t指標\t現状値\t目標値\n\n- 12 -\n\n\t予約率\t3件\t\n",
            [("予約率", [("現状値", "3件")])],
        ),
    ],
)
def test_tables_of_indicators(form: str, expected: Figures) -> None:
    assert figures(first(form)) == expected


def test_figures_are_also_fields_with_their_kind() -> None:
    measure = first("KPI\t指標\t現状値（令和4年度）\t目標値（令和9年度）\n\t予約率\t33％\t85％\n")
    assert told(measure, "indicator") == [
        ("KPI", None, "予約率"),
        ("現状値(令和4年度)", "令和4年度", "33％"),
        ("目標値(令和9年度)", "令和9年度", "85％"),
    ]


def test_a_figure_without_a_header_is_kept_beside_its_indicator() -> None:
    measure = first(
        "成果指標\t\t基準値（R3）\t令和4年度\t\t目標値（R8）\n\t予約率\t1%\t2%\t3%\t9%\n"
    )
    assert figures(measure) == [
        ("予約率", [("令和3年度", "1%"), ("令和4年度", "2%"), ("令和8年度", "9%")])
    ]
    assert ("予約率", None, "3%") in told(measure, "other")


def test_what_follows_a_table_of_indicators_is_none() -> None:
    form = "指標\t現状値\t目標値\n予約率\t33％\t85％\n次の一手\t夜間も受ける。\n備考\t国の補助\n"
    measure = first(form)
    assert [name for name, _ in figures(measure)] == ["予約率"]
    assert told(measure, "other")[1:] == [
        ("次の一手", None, "夜間も受ける。"),
        ("備考", None, "国の補助"),
    ]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("達成状況\t令和4年度\tC\t令和5年度\tB\n", [("令和4年度", "C"), ("令和5年度", "B")]),
        (
            "達成 状況\t令和4年度\t令和5年度\t令和6年度\n\tC\tB\t\n",
            [("令和4年度", "C"), ("令和5年度", "B")],
        ),
        ("\t令和4年度\t令和5年度\n評価\tC\tB\n", [("令和4年度", "C"), ("令和5年度", "B")]),
        ("進捗評価\t令和5年度\tB\t令和6年度\n", [("令和5年度", "B")]),
        ("評価\t令和5年度\tB\t令和4年度\tC\n", [("令和5年度", "B"), ("令和4年度", "C")]),
    ],
)
def test_evaluations_of_years(form: str, expected: list[tuple[str, str]]) -> None:
    measure = first(form)
    assert [(year, text) for _, year, text in told(measure, "evaluation")] == expected
    assert measure.evaluation
    assert measure.evaluation.text == "B"
    assert measure.evaluation_year == "令和5年度"


def test_labels_with_a_year_or_of_unknown_words() -> None:
    measure = first(
        "令和5年度の実績\t予約を始めた。\n令和6年度の歩み\t窓口を広げた。利用も増えている。\n"
        "R7の予定\t支所に広げる。\n評価の理由・今後の対応\t予定どおり進んだ。\nこれから\t夜間も受ける。\n"
    )
    assert told(measure, "results") == [
        ("令和5年度の実績", "令和5年度", "予約を始めた。"),
        ("令和6年度の歩み", "令和6年度", "窓口を広げた。利用も増えている。"),
    ]
    assert told(measure, "reason") == [("評価の理由・今後の対応", None, "予定どおり進んだ。")]
    assert told(measure, "other") == [
        ("視点", None, "くらし"),
        ("これから", None, "夜間も受ける。"),
    ]
    assert [(y.year, y.planned and y.planned.text) for y in measure.years if y.planned] == [
        ("令和7年度", "支所に広げる。")
    ]


def test_years_without_a_label_mean_what_they_meant_before() -> None:
    years = "\t令和5年度\t令和6年度\n\t準備\t実施\n"
    sheets = HEAD + TOP + "工程" + years + NEXT + years
    measures = read_text(sheets, "x.txt").measures
    for measure in measures:
        assert [(y.year, y.planned and y.planned.text) for y in measure.years] == [
            ("令和5年度", "準備"),
            ("令和6年度", "実施"),
        ]


@pytest.mark.parametrize(
    ("again", "count"),
    [
        ("事業名\t窓口予約の導入（つづき）\n", 1),
        ("事業名\t窓口予約の導入【続き】\n", 1),
        ("事業名\t窓口予約の導入\n", 1),
        ("事業名\t窓口予約の拡大\n", 2),
        ("事業名\t窓口予約の導入\nねらい\t広げる。\n", 2),
    ],
)
def test_a_sheet_goes_on_behind_a_page_break(again: str, count: int) -> None:
    text = (
        HEAD
        + TOP
        + "ねらい\t待たせない。\n\n- 7 -\n\n"
        + again
        + "進捗\t令和5年度\tB\n実績\t始めた。\n"
    )
    measures = read_text(text, "x.txt").measures
    assert len(measures) == count
    if count == 1:
        assert measures[0].evaluation
        assert measures[0].evaluation.text == "B"
        assert [f.role for f in measures[0].fields].count("name") == 1


def test_a_line_above_a_sheet_says_nothing_of_the_one_before() -> None:
    text = HEAD + TOP + "ねらい\t待たせない。\n\n視点2 まち ～安らぐ～\n" + NEXT
    measures = read_text(text, "x.txt").measures
    assert not any("まち" in f.value.text for m in measures for f in m.fields)
