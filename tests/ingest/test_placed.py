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
    ],
)
def test_without_gaps_or_rows_there_is_no_such_table(text: str) -> None:
    blocks = with_placed(text, read_blocks(text), frozenset())
    assert not [b for b in blocks if isinstance(b, TableBlock)]
