"""Measures from each layout, gathered from all places where they stand."""

from __future__ import annotations

from ingest.folder import read_text
from ingest.records import Measure

HEAD = "第2次みどり市デジタル計画\n\nみどり市\n\nみどり市は、みどり市役所の窓口を変えます。\n\n"
SHEETS = (
    HEAD
    + "1 施策一覧\n\n番号\t施策名\t担当課\t評価\n1-1\t窓口予約の導入\t市民課\t順調\n1-2\t道路台帳の電子化\t土木課\t遅れ\n\n"
    + "2 施策の詳細\n\n"
    + "名称\t窓口予約の導入\t番号\t1-1\n主管課\t市民課、情報課\t関係課\t広報課\n概要\t窓口の予約を電話以外でも受けます。\t\t\n"
    + "年度ごとの取組\t令和5年度\t令和6年度\t令和7年度\n取組内容\t調査\t→\t\t\n\t導入\t\t→\t→\n"
    + "評価指標\t予約率\t10%\t20%\t30%\n進捗評価\t順調\t理由\t予定した機能が動いたため。\n\n"
    + "名称\t道路台帳の電子化\t番号\t1-2\n主管課\t土木課\t関係課\t\n概要\t紙の台帳を読み取ります。【主な取組】 ①読取【土木課】<完了 R5年度> ②公開<新規 R6年度>\t\t\n\n"
    + "名称\t窓口予約の導入【再掲】\t番号\t2-1\n主管課\t市民課、情報課\t関係課\t広報課\n概要\t窓口の予約を電話以外でも受けます。\t\t\n"
)


def by_number(text: str) -> dict[str, Measure]:
    return {m.number: m for m in read_text(text, "x.txt").measures}


def test_sheets_give_numbers_names_and_departments() -> None:
    measures = by_number(SHEETS)
    assert list(measures) == ["1-1", "1-2", "2-1"]
    first = measures["1-1"]
    assert first.name.text == "窓口予約の導入"
    assert [d.text for d in first.lead] == ["市民課", "情報課"]
    assert [d.text for d in first.related] == ["広報課"]


def test_yearly_rows_and_indicators_keep_their_years() -> None:
    first = by_number(SHEETS)["1-1"]
    assert [(r.name.text, [y for y, _ in r.cells]) for r in first.schedule] == [
        ("調査", ["令和5年度"]),
        ("導入", ["令和6年度", "令和7年度"]),
    ]
    assert [(y, v.text) for y, v in first.indicators[0].values] == [
        ("令和5年度", "10%"),
        ("令和6年度", "20%"),
        ("令和7年度", "30%"),
    ]


def test_actions_carry_departments_and_states() -> None:
    actions = by_number(SHEETS)["1-2"].actions
    assert [(a.number, a.text.text) for a in actions] == [("1", "読取"), ("2", "公開")]
    assert [d.text for d in actions[0].departments] == ["土木課"]
    assert [a.state and a.state.text for a in actions] == ["完了 R5年度", "新規 R6年度"]


def test_a_table_row_of_a_known_measure_is_a_mention_and_its_difference_is_kept() -> None:
    first = by_number(SHEETS)["1-1"]
    assert len(first.mentions) == 1
    assert [c.role for c in first.conflicts] == ["lead"]
    assert [v.text for v in first.conflicts[0].values] == ["市民課", "情報課", "市民課"]


def test_a_repeated_measure_links_to_its_first() -> None:
    measures = by_number(SHEETS)
    assert measures["2-1"].repeats == measures["1-1"].id
    assert measures["2-1"].name.text == "窓口予約の導入"
    assert measures["1-1"].repeats is None


def test_rows_of_a_table_become_measures_numbered_below_their_group() -> None:
    text = (
        HEAD
        + "1 前計画の状況\n\n個別施策\t施策概要\t進捗\t実績\n(1)くらし\t\t\t\n"
        + "①見守り 【福祉課】\t高齢者を見守る仕組みを作る。\t運用\t始めた。\n"
        + "②バス案内\t時刻を知らせる。\t試行\t試した。\n(2)まち\t\t\t\n①公園 【公園課、土木課】\t地図を出す。\t導入\t出した。\n"
    )
    measures = read_text(text, "x.txt").measures
    assert [(m.number, m.name.text, [d.text for d in m.lead]) for m in measures] == [
        ("(1)1", "見守り", ["福祉課"]),
        ("(1)2", "バス案内", []),
        ("(2)1", "公園", ["公園課", "土木課"]),
    ]
    assert measures[1].evaluation is not None
    assert measures[1].evaluation.text == "試行"


def test_numbered_headings_with_prose_become_measures() -> None:
    text = (
        HEAD
        + "II 動向\n\n① 国の動き\n\n国が法律を作りました。\n\n② 県の動き\n\n県も進めます。\n\n③ 世の中\n\n変わります。\n\n"
        + "III 具体的方策\n\n(1) 便利なまち\n\n① 申請の電子化\n\n申請を電子化します。\n\n② 窓口の改善\n\n窓口を改めます。\n\n"
        + "(2) 強いまち\n\n① 防災放送\n\n放送を新しくします。\n"
    )
    measures = read_text(text, "x.txt").measures
    assert [(m.number, m.name.text) for m in measures] == [
        ("(1)1", "申請の電子化"),
        ("(1)2", "窓口の改善"),
        ("(2)1", "防災放送"),
    ]


def test_digits_that_extraction_spaced_or_doubled_are_read_in_sequence() -> None:
    rows = "".join(
        f"{n} 施策その{i}\t\t主管課\t市民課\t\n施策内容\t窓口を変えます。\t\t\t\n期待される効果\t便利になります。\t\t\t\n\n"
        for i, n in enumerate(["20.", "2 1.", "2.2."])
    )
    assert list(by_number(HEAD + rows)) == ["20", "21", "22"]


def test_a_number_printed_twice_is_reported() -> None:
    text = HEAD + "個別施策\t進捗\t実績\n①見守り\t運用\t始めた。\n①バス案内\t試行\t試した。\n"
    problems = read_text(text, "x.txt").problems
    assert [p.code for p in problems] == ["duplicate_number"]


def test_ids_depend_on_content_only() -> None:
    assert [m.id for m in read_text(SHEETS, "a.txt").measures] == [
        m.id for m in read_text(SHEETS, "b.txt").measures
    ]


def test_a_name_that_reads_like_a_label_stays_a_row_of_the_schedule() -> None:
    text = SHEETS.replace("\t導入\t\t→\t→\n", "\t対象業務拡大\t\t→\t→\n\t運用\t\t\t→\n")
    schedule = by_number(text)["1-1"].schedule
    assert [r.name.text for r in schedule] == ["調査", "対象業務拡大", "運用"]
    assert not by_number(text)["1-1"].years


def test_rows_with_fewer_cells_than_years_are_reported() -> None:
    text = SHEETS.replace("予約率\t10%\t20%\t30%\n", "予約率\t10%\t20%\n\t満足度\t\t\t80%\n")
    corpus = read_text(text, "x.txt")
    doubts = [p for p in corpus.problems if p.code == "uncertain_years"]
    assert len(doubts) == 1
    assert "1-1 窓口予約の導入" in doubts[0].message
    assert "「予約率」" in doubts[0].message
    assert "満足度" not in doubts[0].message
    assert text[doubts[0].start : doubts[0].end] == "予約率"


def test_full_rows_are_not_reported() -> None:
    assert not [p for p in read_text(SHEETS, "x.txt").problems if p.code == "uncertain_years"]


def test_a_row_that_slipped_under_the_wrong_headers_keeps_its_state() -> None:
    text = SHEETS.replace(
        "番号\t施策名\t担当課\t評価\n1-1\t窓口予約の導入\t市民課\t順調\n1-2\t道路台帳の電子化\t土木課\t遅れ\n",
        "方針\t番号\t新規/継続\t施策名\t担当課\n便利\t1-1\t継続\t窓口予約の導入\t市民課\n1-2\t新規\t道路台帳の電子化\t土木課\t\n",
    )
    states = {
        m.number: [f.value.text for p in m.mentions for f in p.fields if f.role == "state"]
        for m in read_text(text, "x.txt").measures
    }
    assert states == {"1-1": ["継続"], "1-2": ["新規"], "2-1": []}


def test_a_numbered_heading_names_the_table_below_it() -> None:
    text = (
        HEAD
        + "基本目標1\n\n便利な窓口\n\n施策1-1 窓口予約の導入【継続】\n\n待ち時間をなくします。\n\n"
        + "担当課\t市民課、情報課\n概要\t窓口の予約を受けます。\n"
        + "スケジュール\t令和5年度\t令和6年度\n実施計画\t検討\t導入\n"
        + "KPI\t令和5年度\t令和6年度\n予約率\t10%\t20%\n\n"
        + "施策1-2 道路台帳の電子化\n\n担当課\t土木課\n概要\t台帳を読み取ります。\n"
    )
    first, second = read_text(text, "x.txt").measures
    assert (first.number, first.name.text) == ("1-1", "窓口予約の導入")
    assert [d.text for d in first.lead] == ["市民課", "情報課"]
    assert [(y.year, y.planned and y.planned.text) for y in first.years] == [
        ("令和5年度", "検討"),
        ("令和6年度", "導入"),
    ]
    assert [(i.name.text, len(i.values)) for i in first.indicators] == [("予約率", 2)]
    assert first.section == ("基本目標1 便利な窓口",)
    assert (second.number, [d.text for d in second.lead]) == ("1-2", ["土木課"])


def test_a_table_of_keys_below_a_heading_need_not_be_a_measure() -> None:
    text = (
        HEAD + "1 調査\n\n対象者数\t400人\n調査方法\tネット\n\n2 事案\n\n目的\t改定\n経過\t報告\n"
    )
    assert read_text(text, "x.txt").measures == ()


def test_labelled_lines_below_numbered_headings_are_read() -> None:
    text = (
        HEAD
        + "3 具体的施策\n\n"
        + "".join(
            f"({i}) {name}\n\n担当課：{lead}\n関係課：広報課\n概要：{name}の仕組みを入れて\n便利にします。\n\n"
            for i, (name, lead) in enumerate(
                [("予約", "市民課"), ("台帳", "土木課"), ("放送", "防災課")], 1
            )
        )
    )
    measures = read_text(text, "x.txt").measures
    assert [(m.number, [d.text for d in m.lead]) for m in measures] == [
        ("(1)", ["市民課"]),
        ("(2)", ["土木課"]),
        ("(3)", ["防災課"]),
    ]
    assert measures[0].related[0].text == "広報課"
    assert measures[0].summary is not None
    assert measures[0].summary.text == "予約の仕組みを入れて\n便利にします。"


def test_a_list_of_actions_without_items_is_prose() -> None:
    text = SHEETS.replace(
        "【主な取組】 ①読取【土木課】<完了 R5年度> ②公開<新規 R6年度>", "【主な取組】 読取と公開"
    )
    measure = by_number(text)["1-2"]
    assert measure.actions == ()
    assert measure.summary is not None
    assert "読取と公開" in measure.summary.text
