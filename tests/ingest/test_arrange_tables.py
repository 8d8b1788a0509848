"""Tables that nothing but the layout of a text shows, read column by column."""

from dataclasses import replace

import pytest

from ingest.anchored import count_named
from ingest.arrange_tables import with_tables
from ingest.folder import read_text

_TOP = """架空市デジタル計画
令和６年度～令和８年度

１．取組一覧
"""
# The cells begin at the same character of each line, as a conversion with layout prints them.
BY_CHARACTERS = (
    _TOP
    + """
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
)
# The same at half-width places, as a person or a model types them.
BY_WIDTH = (
    _TOP
    + """
  No.  取組名        取組内容                    担当課      R6    R7
  1    電子申請の    届出と証明の請求を電子で    住民課      検討  実施
       拡充          受け付ける。
  2    納付の        町税を端末から納められるよ  税務課      実施  →
       多様化        うにする。                  会計課
  3    農地情報の    台帳と写真を重ね、手間を減  農業委員会  調査  導入
       地図化        らす。                      事務局
"""
)
# What opens a row stands in the middle of its lines.
MIDDLE = (
    _TOP
    + """
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
)


@pytest.mark.parametrize("text", [BY_CHARACTERS, BY_WIDTH])
def test_cells_broken_over_lines_are_joined_in_their_columns(text: str) -> None:
    found = read_text(text, "p.txt").measures

    assert [(m.number, m.name.text, [d.text for d in m.lead]) for m in found] == [
        ("1", "電子申請の拡充", ["住民課"]),
        ("2", "納付の多様化", ["税務課", "会計課"]),
        ("3", "農地情報の地図化", ["農業委員会事務局"]),
    ]
    assert found[0].values("content")[0].text == "届出と証明の請求を電子で受け付ける。"


def test_a_row_reaches_as_far_above_the_line_of_its_number_as_below() -> None:
    arranged = with_tables(MIDDLE)

    assert arranged is not None
    rows = [line.split("\t") for line in arranged.text.splitlines() if line.count("\t") > 3]
    assert [r[:4] for r in rows[1:]] == [
        ["1", "電子申請の拡充", "届出と証明の請求を電子で受け付ける。押印も減らす。", "住民課"],
        ["2", "納付の多様化", "町税を端末から納められるようにする。使用料にも広げる。", "税務課"],
        ["3", "農地情報の地図化", "台帳と写真を重ね、手間を減らす。調査を早める。", "農林課"],
    ]


def test_a_line_across_the_columns_heads_the_rows_below_it() -> None:
    text = BY_WIDTH.replace(
        "  2    納付", "  目標２　納める手間を減らし、暮らしの時間をつくる\n  2    納付"
    )

    found = read_text(text, "p.txt").measures

    assert [m.name.text for m in found] == ["電子申請の拡充", "納付の多様化", "農地情報の地図化"]


def test_the_heading_behind_a_table_is_no_part_of_it() -> None:
    arranged = with_tables(
        BY_CHARACTERS + "\n２．推進体制\n　会議を置き、年に二回、進み具合を確かめます。\n"
    )

    assert arranged is not None
    assert "２．推進体制" in arranged.text.splitlines()


def test_places_are_those_of_the_printed_text() -> None:
    (first, *_) = read_text(BY_CHARACTERS, "p.txt").measures

    assert BY_CHARACTERS[first.lead[0].start : first.lead[0].end] == "住民課"
    assert BY_CHARACTERS[first.name.start : first.name.end].startswith("電子申請の")


def test_prose_has_no_columns() -> None:
    assert with_tables("架空市デジタル計画\n\n本市は計画を定めます。  期間は三年です。\n") is None


def test_names_with_arrows_of_other_columns_are_no_gain() -> None:
    values = ["届出\n拡充", "届出の拡充実施 →", "届出の拡充"]
    found = read_text(BY_CHARACTERS, "p.txt").measures[:3]
    named = [replace(m, name=replace(m.name, text=v)) for m, v in zip(found, values, strict=True)]

    assert count_named(found) == 3
    assert count_named(named) == 1


def test_names_that_begin_in_one_place_count_once() -> None:
    first, *rest = read_text(BY_CHARACTERS, "p.txt").measures
    longer = replace(first, name=replace(first.name, text="電子申請の届出"))

    assert count_named([first, longer, *rest]) == 3
