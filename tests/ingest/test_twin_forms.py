"""Forms of two measures beside each other: as tables, and as lines of which the places are left."""

from __future__ import annotations

import pytest

from ingest.blocks import read_blocks
from ingest.folder import read_text
from ingest.twin_forms import with_twins_apart

HEAD = "# 北浜市情報化計画\n\n令和6年度～令和8年度\n\n北浜市の計画です。\n\n## 第3章 施策\n\n"
CELLS = """\
番号\t1\t番号\t2
施策名\t窓口の予約\t施策名\t水位の公開
担当課\t市民課\t担当課\t河川課
概要\t窓口の順番を予約できるようにする。\t概要\t川の水位を公開する。
目標\t全窓口\t目標\t十か所
"""
SECOND = """\
番号\t3\t番号\t4
施策名\t電子決裁\t施策名\t地図の公開
担当課\t総務課\t担当課\t都市計画課
概要\t紙の決裁をやめる。\t概要\t都市計画の図を公開する。
目標\t全課\t目標\t三種
"""
PLACED = """\
  取組番号     １                              取組番号     ２
  取組名       窓口の予約                      取組名       水位の公開
  主担当       市民課                          主担当       河川課
  連携         －                              連携         防災課
  内容         窓口の順番を、市民が家から      内容         川の水位を公開する。
               予約できるようにする。
  目標         全窓口                          目標         十か所

  取組番号     ３                              取組番号     ４
  取組名       電子決裁                        取組名       都市計画に関する
                                                            地図の公開
  主担当       総務課                          主担当       都市計画課
  連携         会計課                          連携         －
  内容         紙の決裁をやめる。              内容         都市計画の図を、誰でも見ら
                                                            れるようにする。
  目標         全課                            目標         三種
"""


def bars(table: str) -> str:
    rows = [f"| {' | '.join(n.split(chr(9)))} |" for n in table.splitlines()]
    return "\n".join([rows[0], "|---|---|---|---|", *rows[1:]]) + "\n"


@pytest.mark.parametrize(
    "table", [f"{CELLS}\n{SECOND}", CELLS + SECOND, f"{bars(CELLS)}\n{bars(SECOND)}"]
)
def test_the_halves_of_a_table_are_forms(table: str) -> None:
    found = read_text(HEAD + table, "北浜.md").measures
    assert [(m.number, m.name.text, [v.text for v in m.lead]) for m in found] == [
        ("1", "窓口の予約", ["市民課"]),
        ("2", "水位の公開", ["河川課"]),
        ("3", "電子決裁", ["総務課"]),
        ("4", "地図の公開", ["都市計画課"]),
    ]


def test_forms_beside_each_other_are_parted_by_their_places() -> None:
    found = read_text(HEAD + PLACED, "北浜.txt").measures
    assert [(m.number, m.name.text, [v.text for v in m.lead]) for m in found] == [
        ("1", "窓口の予約", ["市民課"]),
        ("2", "水位の公開", ["河川課"]),
        ("3", "電子決裁", ["総務課"]),
        ("4", "都市計画に関する地図の公開", ["都市計画課"]),
    ]
    assert found[0].summary
    assert found[0].summary.text == "窓口の順番を、市民が家から予約できるようにする。"
    assert [v.text for v in found[1].related] == ["防災課"]


@pytest.mark.parametrize(
    "table",
    [
        "番号\t1\t施策名\t窓口の予約\n担当課\t市民課\t関係課\t総務課\n現状\t紙\t目標\t電子\n",
        "課\t件数\t課\t件数\n市民課\t3\t市民課\t4\n税務課\t5\t税務課\t2\n",
    ],
)
def test_other_tables_of_four_columns_stay_whole(table: str) -> None:
    assert with_twins_apart(read_blocks(table)) == read_blocks(table)
