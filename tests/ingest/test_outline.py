"""Headings: which lines open a section and what stands below what."""

from __future__ import annotations

import pytest

from ingest.blocks import read_blocks
from ingest.markers import marker_of
from ingest.outline import read_outline


@pytest.mark.parametrize(
    ("line", "kind", "number"),
    [
        ("第2章 現状", "chapter", "2"),
        ("Ⅲ これまでの取組", "roman", "III"),
        ("IV 課題", "roman", "IV"),
        ("1. 基本方針", "numberdot", "1"),
        ("3 計画の期間", "number", "3"),
        ("(2) 推進体制", "paren", "2"),
        ("④ 文書管理", "circled", "4"),
        ("イ 職員の意識", "kana", "イ"),
        ("1-2 窓口", "dotted2", "1-2"),
        ("1.2.3 窓口", "dotted3", "1.2.3"),
        ("【基本目標②】 持続", "bracket", "基本目標2"),
        ("基本方針3 データ", "goal", "基本方針3"),
        ("重点施策2 窓口", "policy", "重点施策2"),
        ("施策1-2 窓口", "measure", "1-2"),
        ("個別施策 No.3 窓口", "measure", "3"),
    ],
)
def test_markers(line: str, kind: str, number: str) -> None:
    marker = marker_of(line)
    assert marker is not None
    assert (marker.kind, marker.number) == (kind, number)


@pytest.mark.parametrize("line", ["本計画は5年間とします。", "2019年に開始", "令和3年度から"])
def test_prose_has_no_marker(line: str) -> None:
    assert marker_of(line) is None


def paths(text: str) -> list[tuple[str, ...]]:
    return [n.section.path for n in read_outline(text, read_blocks(text), "x") if n.section.path]


def test_nesting_follows_the_order_in_which_markers_appear() -> None:
    text = "I はじめに\n\n1 趣旨\n\n本文です。\n\n(1) 背景\n\n本文です。\n\n2 期間\n\n本文です。\n\nII 方策\n\n(1) 市民\n\n本文です。\n"
    assert paths(text) == [
        ("I はじめに",),
        ("I はじめに", "1 趣旨"),
        ("I はじめに", "1 趣旨", "(1) 背景"),
        ("I はじめに", "2 期間"),
        ("II 方策",),
        ("II 方策", "(1) 市民"),
    ]


def test_running_heads_do_not_open_sections_again() -> None:
    text = "基本方針1 便利\n\n本文です。\n\n(1) 窓口\n\n本文です。\n\n基本方針1 便利\n\n(2) 申請\n\n本文です。\n"
    assert paths(text)[-1] == ("基本方針1 便利", "(2) 申請")


def test_a_list_of_numbered_lines_is_no_row_of_headings() -> None:
    assert paths("1 方策\n\n① 窓口\n② 申請\n③ 広報\n\n本文です。\n") == [("1 方策",)]


def test_contents_and_its_leaders_are_no_headings() -> None:
    text = (
        "目 次\n\n1 趣旨\t・・・\t2\n2 期間\t・・・\t3\n3 体制\t・・・\t4\n\n1 趣旨\n\n本文です。\n"
    )
    assert paths(text)[-1] == ("1 趣旨",)


def test_sections_partition_the_text() -> None:
    text = "前書き\n\n1 趣旨\n\n本文です。\n\n2 期間\n\n本文です。\n"
    sections = [n.section for n in read_outline(text, read_blocks(text), "x")]
    assert sections[0].start == 0
    assert sections[-1].end == len(text)
    assert all(a.end == b.start for a, b in zip(sections, sections[1:], strict=False))


def test_a_row_of_headings_with_nothing_below_is_a_list() -> None:
    text = "1 施策\n\n① 産業\n\nア 誘致\n\nイ 働き方\n\nウ 基盤\n\n② 教育\n\nア 学校\n\n本文です。\n\nイ 研修\n\n本文です。\n"
    assert paths(text) == [
        ("1 施策",),
        ("1 施策", "① 産業"),
        ("1 施策", "② 教育"),
        ("1 施策", "② 教育", "ア 学校"),
        ("1 施策", "② 教育", "イ 研修"),
    ]


def test_a_circled_number_that_belongs_to_no_row_is_no_heading() -> None:
    text = "1 詳細\n\n名称\t窓口\n理由\t①予約を始めた。\n\n⑤カードの普及\n\n交付が進みました。\n\n2 体制\n\n本文です。\n"
    assert paths(text) == [("1 詳細",), ("2 体制",)]


def test_a_row_of_circled_headings_may_begin_in_a_list() -> None:
    text = "1 施策\n\n- ① 復興\n- ② 健康\n\n③ 産業\n\n本文です。\n\n④ 教育\n\n本文です。\n"
    assert paths(text)[1:] == [("1 施策", "③ 産業"), ("1 施策", "④ 教育")]


def test_a_group_row_between_two_parts_of_a_table_is_no_heading() -> None:
    text = (
        "1 状況\n\n【目標①】便利\t\t\nNo.\t施策名\t評価\n1\t窓口\t順調\n\n"
        "【目標②】安心\n\nNo.\t施策名\t評価\n2\t放送\t遅れ\n\n2 体制\n\n本文です。\n"
    )
    assert paths(text) == [("1 状況",), ("2 体制",)]


@pytest.mark.parametrize(
    "text",
    ["第3章\n\n本市の現状\n\n本文です。\n", "第3章\n本市の現状\n\n本文です。\n"],
)
def test_a_chapter_takes_the_line_below_as_its_title(text: str) -> None:
    assert paths(text) == [("第3章 本市の現状",)]


@pytest.mark.parametrize("below", ["本文がすぐに始まります。", "1 現状"])
def test_a_sentence_or_a_heading_is_no_title(below: str) -> None:
    assert paths(f"第3章\n\n{below}\n\n本文です。\n")[0] == ("第3章",)


def test_a_line_that_repeats_a_heading_opens_a_section_of_its_own() -> None:
    text = (
        "I 目標\n\n市民サービスの向上をめざして\n\n本文です。\n\n"
        "II 方策\n\n(1) 市民サービスの向上をめざして\n\n本文です。\n\n市民サービスの向上をめざして\n\n本文です。\n"
    )
    assert paths(text) == [
        ("I 目標",),
        ("I 目標", "市民サービスの向上をめざして"),
        ("II 方策",),
        ("II 方策", "(1) 市民サービスの向上をめざして"),
    ]


def test_a_kanji_taken_for_a_kana_counts() -> None:
    marker = marker_of("工 将来の課題")
    assert marker is not None
    assert (marker.kind, marker.number, marker.ordinal) == ("kana", "エ", 4)


@pytest.mark.parametrize("upper", ["# 基本目標1 窓口", "# 第2節 窓口", "# 方針Ⅰ 窓口"])
def test_a_numbered_heading_closes_unnumbered_ones_of_a_deeper_level(upper: str) -> None:
    text = f"# 第3章 施策\n\n## 表の見方\n\n〇は重点です。\n\n{upper}\n\n窓口を変えます。\n"
    paths = [n.section.path for n in read_outline(text, read_blocks(text), "x.md")]
    assert paths[-1] == ("第3章 施策", upper.removeprefix("# "))


def test_a_numbered_heading_of_a_deeper_level_stays_below() -> None:
    text = "# 第3章 施策\n\n## 暮らし\n\n文です。\n\n### 基本目標1 窓口\n\n窓口を変えます。\n"
    paths = [n.section.path for n in read_outline(text, read_blocks(text), "x.md")]
    assert paths[-1] == ("第3章 施策", "暮らし", "基本目標1 窓口")


CONTENTS = """目次

第1章 これまで ・・・・・・・ 1
  計画を定める理由 ・・・・・ 1
第2章 これから ・・・・・・・ 3
  分野1 くらし ・・・・・・・ 3
  分野2 しごと ・・・・・・・ 5
  先に進める取組 ・・・・・・ 8
第3章 進め方 ・・・・・・・・ 9

"""


@pytest.mark.parametrize("leader", ["・・・・・", "………………", "\t", " ..... p."])
@pytest.mark.parametrize("word", ["分野", "基本方針"])
def test_lines_that_the_table_of_contents_lists_are_headings(leader: str, word: str) -> None:
    body = (
        "第1章 これまで\n\n計画を定める理由\n\n理由を述べます。\n\n第2章 これから\n\n"
        "分野1 くらし\n\n1-1 窓口\n\n窓口を変えます。\n\n分野2 しごと\n\n2-1 端末\n\n"
        "端末を替えます。\n\n先に進める取組\n\n■ 見守り\n\n見守ります。\n\n"
        "第3章 進め方\n\n毎年見直します。\n"
    )
    lines = (f"{x.partition(' ・')[0]}{leader}{x[-1]}" for x in CONTENTS.splitlines()[2:-1])
    found = paths("\n".join(["目次\n", *lines, "", body]).replace("分野", word))
    assert ("第1章 これまで", "計画を定める理由") in found
    assert ("第2章 これから", f"{word}2 しごと", "2-1 端末") in found
    assert ("第2章 これから", "先に進める取組", "■ 見守り") in found
