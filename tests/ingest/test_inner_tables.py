"""Tables inside a sheet: rows of actions, years by name, and a grade beside its reason."""

from __future__ import annotations

import pytest

from ingest.folder import read_text
from ingest.records import Measure

HEAD = "第2次みどり市デジタル計画\n\nみどり市\n\nみどり市は、みどり市役所の窓口を変えます。\n\n1 個票\n\n"
NAMES = ("窓口予約の導入", "道路台帳の公開", "防災地図の作成", "図書貸出の電子化")


def measures(form: str, fills: tuple[str, ...] = ("", "", "", "")) -> list[Measure]:
    """The measures of four sheets that go on with ``form``, ``{}`` filled for each."""
    text = HEAD
    for at, (name, fill) in enumerate(zip(NAMES, fills, strict=True), 1):
        text += f"番号\t{at}\t事業名\t{name}\t継続\n担当課\t市民課\t関係課\t税務課\n"
        text += f"ねらい\t早くする。\n{form.format(fill)}\n"
    found = list(read_text(text, "x.txt").measures)
    assert [m.name.text for m in found] == list(NAMES)
    return found


def acts(measure: Measure) -> list[tuple[str | None, str, str, list[str]]]:
    return [
        (a.number, a.text.text, a.state.text if a.state else "", [d.text for d in a.departments])
        for a in measure.actions
    ]


@pytest.mark.parametrize(
    "form",
    [
        "取組の内訳\t取組\t令和6年度末の状況\n\t①機器の調達\t完了（令和5年9月）\n\t②研修\t未着手\n",
        "内訳\t取組\t令和6年度末の状況\n内訳\t①機器の調達\t完了（令和5年9月）\n内訳\t②研修\t未着手\n",
        "内訳\t取組項目\t\t今の様子\n\t(1) 機器の調達\t\t完了（令和5年9月）\n\t(2) 研修\t\t未着手\n",
    ],
)
def test_rows_below_a_spanning_label_are_actions_with_states(form: str) -> None:
    want: list[tuple[str, str, str, list[str]]] = [
        ("1", "機器の調達", "完了(令和5年9月)", []),
        ("2", "研修", "未着手", []),
    ]
    for measure in measures(form):
        told = [(n, t, s.replace("（", "(").replace("）", ")"), d) for n, t, s, d in acts(measure)]
        assert told == want
        assert [v.text for v in measure.lead] == ["市民課"]


def test_departments_and_prose_of_a_row_are_kept() -> None:
    form = (
        "活動\t取組内容\t受け持ち\t説明\n\t機器の調達\t情報課\t入札で安くする。\n\t研修\t総務課\t\n"
    )
    for measure in measures(form):
        assert acts(measure) == [
            (None, "機器の調達", "", ["情報課"]),
            (None, "研修", "", ["総務課"]),
        ]
        told = [(f.label, f.value.text) for f in measure.fields if f.role == "other"]
        assert told == [("機器の調達", "入札で安くする。")]


def test_rows_of_other_things_are_kept_under_their_names() -> None:
    for measure in measures("費用\t項目\t金額\n\t工事費\t300万円\n\t委託料\t20万円\n"):
        assert not measure.actions
        told = [(f.label, f.value.text) for f in measure.fields if f.role == "other"]
        assert told == [("工事費", "300万円"), ("委託料", "20万円")]


def test_departments_that_go_on_below_a_line_are_no_rows() -> None:
    found = measures("取りまとめ\t市民課\t立会い\t税務課\n\t窓口係\t\t収納係\n")
    assert not any(m.actions for m in found)


@pytest.mark.parametrize("gap", ["", "年次計画"])
@pytest.mark.parametrize("first", ["仕様の決定", "対象の選定", "実施計画"])
def test_plans_by_year_are_read_by_name(first: str, gap: str) -> None:
    form = (
        f"年次計画\t\t令和5年度\t令和6年度\t令和7年度\n{gap}\t予約の仕組み\t{first}\t導入\t→\n"
        f"{gap}\t窓口の案内\t\t検討\t対象の拡大\n指標\t指標名\t現状値\t目標値\n\t予約率\t3%\t9%\n"
    )
    for measure in measures(form):
        rows = [(r.name.text, [(y, v.text) for y, v in r.cells]) for r in measure.schedule]
        assert rows == [
            ("予約の仕組み", [("令和5年度", first), ("令和6年度", "導入"), ("令和7年度", "→")]),
            ("窓口の案内", [("令和6年度", "検討"), ("令和7年度", "対象の拡大")]),
        ]
        assert [i.name.text for i in measure.indicators] == ["予約率"]


@pytest.mark.parametrize("label", ["中間点検", "いまのところ"])
def test_a_short_word_that_returns_before_a_sentence_is_a_grade(label: str) -> None:
    found = measures(
        f"{label}\t{{}}\t\n", ("順調\t始めた。", "遅れ\tまだだ。", "順調\t続く。", "順調\t済む。")
    )
    assert [m.evaluation.text if m.evaluation else "" for m in found] == [
        "順調",
        "遅れ",
        "順調",
        "順調",
    ]
    assert [[v.text for v in m.values("reason")] for m in found] == [
        ["始めた。"], ["まだだ。"], ["続く。"], ["済む。"]
    ]  # fmt: skip


def test_the_reason_beside_a_known_evaluation_is_no_evaluation() -> None:
    found = measures("進捗評価\t{}\t始めた。\n", ("A", "B", "C", "D"))
    assert [m.evaluation.text if m.evaluation else "" for m in found] == ["A", "B", "C", "D"]
    assert all([v.text for v in m.values("reason")] == ["始めた。"] for m in found)


def test_words_that_do_not_return_are_kept_as_they_are() -> None:
    found = measures("まとめ役\t{}\t会議を開く。\n", ("一郎", "二郎", "三郎", "四郎"))
    assert not any(m.evaluation for m in found)
    told = [[f.value.text for f in m.fields if f.label == "まとめ役"] for m in found]
    assert told == [[n, "会議を開く。"] for n in ("一郎", "二郎", "三郎", "四郎")]


def test_a_short_word_behind_the_name_is_a_tag() -> None:
    assert all([v.text for v in m.values("tag")] == ["継続"] for m in measures(""))


@pytest.mark.parametrize("label", ["前期の実績", "これまでの歩み", "取組の成果", "ふりかえり"])
@pytest.mark.parametrize("again", [True, False])
def test_what_prose_says_of_years_one_below_the_other(label: str, again: bool) -> None:
    form = (
        "指標\t指標名\t現状値（R4）\t目標値（R8）\n\t対象となる件数\t3件\t9件\n\t財源の割合\t－\t5％\n"
        f"{label}\t令和5年度\t仕様をまとめた。\n{label if again else ''}\t令和6年度\t機器を入れた。\n"
        "総合の判断\tＢ\t評価の理由\t予定どおりのため。\n"
    )
    for measure in measures(form):
        assert [i.name.text for i in measure.indicators] == ["対象となる件数", "財源の割合"]
        done = {e.year: e.actual.text for e in measure.years if e.actual}
        assert done == {"令和5年度": "仕様をまとめた。", "令和6年度": "機器を入れた。"}
        assert measure.evaluation
        assert measure.evaluation.text == "Ｂ"
        assert [v.text for v in measure.values("reason")] == ["予定どおりのため。"]
        assert not any("令和" in f.value.text for f in measure.fields)


def test_prose_of_a_year_that_tells_of_what_is_to_come_is_kept_as_it_is_called() -> None:
    for measure in measures("これからの歩み\t令和7年度\t機器を入れる。\n\t令和8年度\t広げる。\n"):
        told = [(f.role, f.label, f.year) for f in measure.fields if f.label == "これからの歩み"]
        assert told == [
            ("other", "これからの歩み", "令和7年度"),
            ("other", "これからの歩み", "令和8年度"),
        ]
        assert not any(e.actual for e in measure.years)


@pytest.mark.parametrize(("behind", "role"), [("評価の理由", "evaluation"), ("対象", "other")])
def test_an_unknown_label_before_a_known_one(behind: str, role: str) -> None:
    for measure in measures(f"見立て\t堅調\t{behind}\t予約が増えた\n"):
        assert ("見立て", "堅調") in {(f.label, f.value.text) for f in measure.fields}
        assert next(f.role for f in measure.fields if f.label == "見立て") == role
