"""Sheets that report year by year in prose, list actions by kana, and go on over a page."""

from __future__ import annotations

import pytest

from ingest.folder import read_text
from ingest.records import Measure

HEAD = "第3次みどり市ICT計画\n\nみどり市\n\n2 取組の調書\n\n"
NAMES = ("窓口予約の導入", "道路台帳の公開", "遠隔相談の開始")
OFFICES = ("市民課", "建設課", "福祉課")
SHEET = (
    "整理番号\t10{i}\t取組の名称\t{n}\t\t\n所管\t{o}\t関係所属\t総務課\t\t\n"
    "内容\t{n}を進める。\t\t\t\t\n工程\t令和5年度\t令和6年度\t令和7年度\n\t分析\t試行\t運用\n"
    "取組項目（令和7年3月末）\tア 流れの分析【完了】 イ 試行の準備【実施中】 ウ 支所への展開【未着手】\n"
    "指標\t名称\t令和4年度（基準）\t令和5年度\t令和7年度（目標）\n\t利用件数（件）\t1{i}\t2{i}\t4{i}\n"
    "{label}\t令和5年度\t{n}の分析を終えた。\t\t\t○\n\t令和6年度\t{n}を試した。\t\t\t△\n"
    "令和6年度の評価\t△ やや遅れ\t評価の理由\t人が足りないため。\t今後\t継続\n\n"
)


def plan(label: str = "報告", again: str = "") -> str:
    out = HEAD
    for i, (n, o) in enumerate(zip(NAMES, OFFICES, strict=True), 1):
        sheet = SHEET.format(i=i, n=n, o=o, label=label)
        if again and i == 2:
            sheet = sheet.replace(
                "指標\t名称", f"\n- 7 -\n\n整理番号\t102{again}\t\t\t\t\n指標\t名称"
            )
        out += sheet
    return out


def read(text: str) -> tuple[Measure, ...]:
    return read_text(text, "x.txt").measures


@pytest.mark.parametrize("again", ["", "（続き）", "（つづき）"])
def test_every_sheet_keeps_what_is_its_own(again: str) -> None:
    found = read(plan(again=again))
    assert [(m.number, m.name.text) for m in found] == [
        (f"10{i}", n) for i, n in enumerate(NAMES, 1)
    ]
    assert [[v.text for v in m.lead] for m in found] == [[o] for o in OFFICES]
    for i, measure in enumerate(found, 1):
        assert [x.name.text for x in measure.indicators] == ["利用件数（件）"]
        assert dict(measure.indicators[0].values)["令和5年度"].text == f"2{i}"
        actual = {y.year: y.actual.text for y in measure.years if y.actual}
        assert actual == {
            "令和5年度": f"{measure.name.text}の分析を終えた。",
            "令和6年度": f"{measure.name.text}を試した。",
        }


@pytest.mark.parametrize("label", ["報告", "取組の結果", "ふりかえり"])
def test_the_evaluation_is_the_one_that_is_called_so(label: str) -> None:
    for measure in read(plan(label)):
        assert measure.evaluation is not None
        assert measure.evaluation.text == "△ やや遅れ"
        assert measure.evaluation_year == "令和6年度"
        assert [v.text for v in measure.values("reason")] == ["人が足りないため。"]


def test_actions_by_kana_have_their_states() -> None:
    for measure in read(plan()):
        assert [(a.number, a.text.text, a.state and a.state.text) for a in measure.actions] == [
            ("ア", "流れの分析", "完了"),
            ("イ", "試行の準備", "実施中"),
            ("ウ", "支所への展開", "未着手"),
        ]


def test_what_will_be_is_no_report() -> None:
    text = plan().replace("終えた。", "終える。").replace("を試した。", "を試す。")
    assert not any(y.actual for m in read(text) for y in m.years)


def test_labels_that_ran_together_have_a_value_each() -> None:
    text = plan().replace(
        "所管\t建設課\t関係所属\t総務課\t\t", "所管 関係所属\t建設課\t総務課\t\t\t"
    )
    found = read(text)[1]
    assert [v.text for v in found.lead] == ["建設課"]
    assert [v.text for v in found.related] == ["総務課"]
