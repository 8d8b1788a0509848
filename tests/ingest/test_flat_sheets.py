"""Sheets of one plan in three prints: cells by tabs, a column of gaps, and lines without columns."""

from __future__ import annotations

import pytest

from ingest.folder import read_text
from ingest.records import Measure

HEAD = "みどり市デジタル計画\n\nみどり市\n\nみどり市は、みどり市役所の窓口を変えます。\n\n第2章　シート\n\n"
OFFICES = (
    "市民課",
    "税務課",
    "防災課",
    "情報課",
    "福祉課",
    "道路課",
    "人事課",
    "総務課",
    "会計課",
    "学務課",
)
KINDS = ("継続", "新規", "拡充")
TOPICS = ("窓口", "納税", "避難", "回線", "介護", "道路", "研修", "文書", "支払", "学習")
NAMES = [f"{t}のデジタル化" for t in TOPICS]

TABBED = (
    "個票\t通し番号 {no}\t種別\t{kind}\t優先\t{flag}\n取組名\t{name}\n所管\t{lead}\t応援\t{related}\n"
    "始期\t令和3年度\t完了予定\t令和7年度\n問題点\t手間が多い。\nねらい\t早くする。\n"
    "やること\t①道具の用意：{topic}の道具をそろえる ②広報：{topic}を知らせる\n"
    "年次計画\t令和5年度\t令和6年度\t令和7年度\n予定\t道具を選ぶ\t一部で使う\t全部で使う\n"
    "できたこと\t道具を選び終えた\t\t\n"
    "ものさし\tR4（基準）\tR5目標\tR5実績\tR6目標\n対象の手続（件）\t1{i}\t2{i}\t3{i}\t4{i}\n"
    "令和5年度点検\t達成度\t3：目標どおり\t予定の数に達した。\n"
    "次年度の方向\t継続\t残りを用意する。\n"
)
GAPPED = (
    "個票\t通し番号 {no}\t\t種別\t{kind}　優先{flag}\n取組名\t{name}\t\t\n"
    "所管\t{lead}\t応援\t<p>{related}</p>\n始期\t令和3年度\t完了予定\t令和7年度\n"
    "問題点\t<p>手間が多い。</p>\nねらい\t<p>早くする。</p>\n"
    "やること\t<ul> <li>①道具の用意：{topic}の道具をそろえる</li> <li>②広報：{topic}を知らせる</li> </ul>\n\n"
    "年次計画\t\t令和5年度\t令和6年度\t令和7年度\n\t予定\t道具を選ぶ\t一部で使う\t全部で使う\n"
    "\t結果\t道具を選び終えた\t/\t/\n\n"
    "ものさし\t\tR4 （基準）\tR5 目標\tR5 実績\tR6 目標\n\t対象の手続（件）\t1{i}\t2{i}\t3{i}\t4{i}\n"
    "令和5年度点検\t達成度\t3：目標どおり\n\t理由等\t予定の数に達した。\n"
    "次年度の方向\t継続\t残りを用意する。\n"
)
FLAT = (
    "個票 通し番号 {no} 種別 {kind} 優先 {flag}\n\n取組名 {name}\n\n所管 {lead} 応援 {related}\n\n"
    "始期 令和3年度 完了予定 令和7年度\n\n問題点\n\n手間が多い。\n\nねらい\n\n早くする。\n\n"
    "やること\n\n- ①道具の用意：{topic}の道具をそろえる\n- ②広報：{topic}を知らせる\n\n"
    "年次計画\t令和5年度\t令和6年度\t令和7年度\n予定\t道具を選ぶ\t一部で使う\t全部で使う\n"
    "結果\t道具を選び終えた\t\t\n\n"
    "ものさし\tR4（基準）\tR5目標\tR5実績\tR6目標\n対象の手続（件）\t1{i}\t2{i}\t3{i}\t4{i}\n\n"
    "令和5年度点検 達成度 3：目標どおり\n\n予定の数に達した。\n\n"
    "次年度の方向 継続\n\n残りを用意する。\n"
)
FORMS = (TABBED, GAPPED, TABBED, FLAT, TABBED, GAPPED, TABBED, FLAT, TABBED, TABBED)


def sheet(form: str, i: int, number: str) -> str:
    return form.format(
        no=number,
        i=i,
        name=NAMES[i],
        topic=TOPICS[i],
        lead=OFFICES[i],
        related=f"{OFFICES[i - 1]}、総務部 {OFFICES[i - 2]}",
        kind=KINDS[i % 3],
        flag="★" if i % 2 else "",
    )


def plan(number: str = "{}01", *, drop: str = "", labels: tuple[tuple[str, str], ...] = ()) -> str:
    """Ten sheets in the three prints; ``drop`` leaves out the lines of one label."""
    sheets = [sheet(form, i, number.format(i + 11)) for i, form in enumerate(FORMS)]
    text = "\n\n12\n\n \n".join(sheets)
    text = text.replace(f"{drop}\n\n早くする。\n\n", "") if drop else text
    text = "\n".join(x for x in text.split("\n") if not (drop and x.startswith(drop)))
    for one, other in labels:
        text = text.replace(one, other)
    return HEAD + text


def read(text: str) -> list[Measure]:
    measures = list(read_text(text, "x.txt").measures)
    assert [m.name.text for m in measures] == NAMES
    return measures


OTHER = (
    ("個票", "取組カード"),
    ("通し番号", "No."),
    ("取組名", "件名"),
    ("応援", "手伝い"),
    ("できたこと", "あゆみ"),
    ("ものさし", "はかり方"),
    ("始期", "はじめ"),
)


@pytest.fixture(params=["first", "second"])
def measures(request: pytest.FixtureRequest) -> list[Measure]:
    second = plan("A-{}", drop="ねらい", labels=OTHER)
    return read(plan() if request.param == "first" else second)


def test_numbers_stand_beside_their_labels() -> None:
    assert [m.number for m in read(plan())] == [f"{i + 11}01" for i in range(10)]
    other = read(plan("A-{}", drop="ねらい", labels=OTHER))
    assert [m.number for m in other] == [f"A-{i + 11}" for i in range(10)]


def test_departments(measures: list[Measure]) -> None:
    for i, m in enumerate(measures):
        assert [v.text for v in m.lead] == [OFFICES[i]]
        assert [v.text for v in m.related] == [OFFICES[i - 1], f"総務部{OFFICES[i - 2]}"]


def test_plans_and_outcomes_by_year(measures: list[Measure]) -> None:
    for m in measures:
        told = {y.year: y.planned.text for y in m.years if y.planned}
        assert told == {
            "令和5年度": "道具を選ぶ",
            "令和6年度": "一部で使う",
            "令和7年度": "全部で使う",
        }
        done = {y.year: y.actual.text for y in m.years if y.actual}
        assert done == {"令和5年度": "道具を選び終えた"}


def test_figures(measures: list[Measure]) -> None:
    for i, m in enumerate(measures):
        assert [x.name.text for x in m.indicators] == ["対象の手続（件）"]
        values = [v.text for _, v in m.indicators[0].values]
        assert values == [f"1{i}", f"2{i}", f"3{i}", f"4{i}"]


def test_a_grade_its_reason_and_what_follows(measures: list[Measure]) -> None:
    for m in measures:
        assert m.evaluation
        assert m.evaluation.text == "3：目標どおり"
        assert m.evaluation_year == "令和5年度"
        assert [v.text for v in m.values("reason")] == ["予定の数に達した。"]
        assert [v.text for v in m.values("issues") if v.text != "手間が多い。"] == [
            "継続",
            "残りを用意する。",
        ]


def test_actions_and_flags(measures: list[Measure]) -> None:
    for i, m in enumerate(measures):
        topic = TOPICS[i]
        assert [a.text.text for a in m.actions] == [
            f"道具の用意：{topic}の道具をそろえる",
            f"広報：{topic}を知らせる",
        ]
        flags = [f.value.text for f in m.fields if f.label == "優先"]
        assert flags == (["★"] if i % 2 else [])
        assert [v.text for v in m.values("state")] == [KINDS[i % 3]]


def test_prose_that_opens_with_a_label_is_no_sheet() -> None:
    text = plan() + "\n第3章　まとめ\n\n所管 は各課です。\n\nねらい は一つです。\n"
    assert "各課" not in "".join(f.value.text for m in read(text) for f in m.fields)


def test_terms_below_the_sheets_are_none_of_the_last() -> None:
    rows = "".join(f"語{x}\t道具を使うための言葉で、{x}を表すもの\t第{x}章\n" for x in "あいう")
    text = plan() + f"\n資料1　用語の説明\n\n用語\t説明\t関連するシート等\n{rows}"
    corpus = read_text(text, "x.txt")
    assert [t.term.text for t in corpus.terms] == ["語あ", "語い", "語う"]
    assert corpus.measures[-1].end < text.index("資料1")
