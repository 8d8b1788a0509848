"""Tables whose cells stand below their headers on the page, nothing but spaces between them."""

from __future__ import annotations

import pytest

from ingest.blocks import TableBlock, read_blocks
from ingest.folder import read_text
from ingest.placed import with_placed

HEAD = "北浜市情報化計画\n令和6年度～令和8年度\n\n　北浜市の計画です。\n\n第3章 施策\n"
TABLES = {
    "labels and names on two lines": """\
 施策   施策名               概要                            担当課        令和８年度
 番号                                                                      の目標
 １－１ 書かない窓口の導入   職員が聞き取った内容を端末に入  市民課        全窓口
                             力し、署名で済ませる。
 １－２ 施設予約のオンライン 体育館や公民館の予約をウェブで  体育課        ２２施設
        化                   できるようにする。              生涯学習課
 １－３ 電子決裁             紙の決裁をやめる。              総務課        全課
""",
    "cells centred below centred labels": """\
   番号       施策名                      概要                    担当課
                            職員が聞き取った内容を端末に入
   １－１  書かない窓口の導                                       市民課
           入               力し、署名だけで済むようにする。

   １－２  施設予約のオンラ 体育館や公民館の予約をウェブで        体育課
           イン化           できるようにする。                    生涯学習課

   １－３  電子決裁         紙の決裁をやめる。                    総務課
""",
    "lines that head rows": """\
番号    施策名                概要                          担当課
（１）窓口を変える
１－１  書かない窓口の導入    署名だけで済むようにする。    市民課
１－２  施設予約のオンライン  体育館や公民館の予約をウェブ  体育課
        化                    でできるようにする。          生涯学習課
（２）職場を変える
１－３  電子決裁              紙の決裁をやめる。            総務課
""",
    "a page turns": """\
番号    施策名                概要                          担当課
１－１  書かない窓口の導入    署名だけで済むようにする。    市民課
１－２  施設予約のオンライン  体育館や公民館の予約をウェブ  体育課
        化                    でできるようにする。          生涯学習課

                              - 5 -
\f番号    施策名                概要                          担当課
１－３  電子決裁              紙の決裁をやめる。            総務課

                              - 6 -
""",
    "years": """\
番号    取組名                 R6      R7      R8      所管
１－１  書かない窓口の導入     設計    実施    →      市民課
１－２  施設予約のオンライン           試行    実施    体育課
        化                                             生涯学習課
１－３  電子決裁                               実施    総務課
""",
}
TOP = "架空市デジタル計画\n令和６年度～令和８年度\n\n１．取組一覧\n"
# The cells begin at the same character of each line, as a conversion with layout prints them.
BY_CHARACTERS = """
   No.  取組名        取組内容               担当課       R6   R7   R8

   1    電子申請の      届出と証明の請求を電子で      住民課       検討   実施   →
        拡充         受け付ける。

   2    納付の        町税を端末から納められるよ     税務課       実施   →    →
        多様化        うにする。             会計課

                               - 1 -
\f
   No.  取組名        取組内容               担当課       R6   R7   R8

   3    農地情報の      台帳と写真を重ね、手間を減     農業委員会     調査   導入   →
        地図化        らす。               事務局
"""
# The same at half-width places, as a person or a model types them.
BY_WIDTH = """
  No.  取組名        取組内容                    担当課      R6    R7
  1    電子申請の    届出と証明の請求を電子で    住民課      検討  実施
       拡充          受け付ける。
  2    納付の        町税を端末から納められるよ  税務課      実施  →
       多様化        うにする。                  会計課
  3    農地情報の    台帳と写真を重ね、手間を減  農業委員会  調査  導入
       地図化        らす。                      事務局
"""
LINE_ACROSS = "  目標２　納める手間を減らし、暮らしの時間をつくる\n"
# What opens a row stands in the middle of its lines.
MIDDLE = """
   No.  取組名        取組内容               担当課       R6   R7

                    届出と証明の請求を電子で
   1    電子申請の拡充    受け付ける。押印も減ら      住民課       検討   実施
                    す。
                    町税を端末から納められるよ
   2    納付の多様化     うにする。使用料にも広げ     税務課       実施   →
                    る。
                    台帳と写真を重ね、手間を減
   3    農地情報の地図化   らす。               農林課       調査   導入
                    調査を早める。
"""
NAMED = """\
施策名                担当課        概要
書かない窓口の導入    市民課        職員が聞き取った内容を端末に入力し、
                                    署名だけで済むようにする。
施設予約のオンライン  体育課        体育館や公民館の予約をウェブでできる
化                    生涯学習課    ようにする。
電子決裁              総務課        紙の決裁をやめる。
"""


def measures(table: str) -> list[tuple[str, str, list[str]]]:
    text = f"{HEAD}{table}\n第4章　進め方\n　毎年度、進み具合を確かめ、次の年に生かします。\n"
    found = read_text(text, "北浜.txt").measures
    return [(m.number, m.name.text, [v.text for v in m.lead]) for m in found]


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_rows_are_laid_out_by_the_places_of_their_words(table: str) -> None:
    assert measures(table) == [
        ("1-1", "書かない窓口の導入", ["市民課"]),
        ("1-2", "施設予約のオンライン化", ["体育課", "生涯学習課"]),
        ("1-3", "電子決裁", ["総務課"]),
    ]


def test_rows_without_numbers_begin_where_nothing_above_was_broken() -> None:
    assert measures(NAMED) == [
        ("", "書かない窓口の導入", ["市民課"]),
        ("", "施設予約のオンライン化", ["体育課", "生涯学習課"]),
        ("", "電子決裁", ["総務課"]),
    ]


@pytest.mark.parametrize(
    "table",
    [BY_CHARACTERS, BY_WIDTH, BY_WIDTH.replace("  2    納付", f"{LINE_ACROSS}  2    納付")],
    ids=["characters", "width", "a line across"],
)
def test_places_are_counted_in_characters_or_by_their_width(table: str) -> None:
    text = TOP + table
    found = read_text(text, "p.txt").measures

    assert [(m.number, m.name.text, [d.text for d in m.lead]) for m in found] == [
        ("1", "電子申請の拡充", ["住民課"]),
        ("2", "納付の多様化", ["税務課", "会計課"]),
        ("3", "農地情報の地図化", ["農業委員会事務局"]),
    ]
    assert found[0].values("content")[0].text == "届出と証明の請求を電子で受け付ける。"
    assert text[found[0].lead[0].start : found[0].lead[0].end] == "住民課"
    assert text[found[0].name.start : found[0].name.end].startswith("電子申請の")


def test_a_row_reaches_as_far_above_the_line_of_its_number_as_below() -> None:
    found = read_text(TOP + MIDDLE, "p.txt").measures

    assert [(m.name.text, m.values("content")[0].text) for m in found] == [
        ("電子申請の拡充", "届出と証明の請求を電子で受け付ける。押印も減らす。"),
        ("納付の多様化", "町税を端末から納められるようにする。使用料にも広げる。"),
        ("農地情報の地図化", "台帳と写真を重ね、手間を減らす。調査を早める。"),
    ]


@pytest.mark.parametrize("table", [BY_CHARACTERS, BY_WIDTH, MIDDLE])
def test_the_heading_behind_a_table_is_no_part_of_it(table: str) -> None:
    text = f"{TOP}{table}\n２．推進体制\n　会議を置き、年に二回、進み具合を確かめます。\n"

    assert ("２．推進体制",) in [s.path for s in read_text(text, "p.txt").sections]


def test_below_years_a_gap_is_no_mark() -> None:
    text = HEAD + TABLES["years"]
    found = read_text(text, "北浜.txt").measures
    told = [[(y.year, y.planned.text) for y in m.years if y.planned] for m in found]
    assert told[1:] == [
        [("令和7年度", "試行"), ("令和8年度", "実施")],
        [("令和8年度", "実施")],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "番号 施策名 概要 担当課\n1-1 窓口の予約 窓口の順番を予約する。 市民課\n",
        "番号    施策名    担当課\n　この表は、施策の名称と担当を示したものであり、次の頁から始まる。\n",
        "架空市デジタル計画\n\n本市は計画を定めます。  期間は三年です。\n",
    ],
)
def test_without_gaps_or_rows_there_is_no_such_table(text: str) -> None:
    blocks = with_placed(text, read_blocks(text), frozenset())
    assert not [b for b in blocks if isinstance(b, TableBlock)]
