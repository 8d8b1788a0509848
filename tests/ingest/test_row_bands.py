"""Rows of tables that kept their layout and no ruled lines: where one ends and the next begins."""

import pytest

from ingest.blocks import TableBlock
from ingest.folder import read_text
from ingest.layout import read_layout

_TOP = """架空市デジタル計画
令和６年度～令和８年度

"""
_HEAD = "  No.   取組項目              取組内容                        所管課          R6    R7\n"
# Cells of several lines stand in the middle of their row; that of the departments is the tallest.
MIDDLE = (
    _TOP
    + _HEAD
    + """\
                                                              企画課
                                                              住民課
  1-1   業務システムの標準化  国の仕様に合わせて改め、運用を  税務課          準備  移行
                              見直す。                        福祉課
                                                              こども未来課
  1-2   通信網の更新          無線の機器を置く。              企画課          設計  更新
        公金の納め方の多様化  料金の納付書に符号を付け、端末  会計課
  1-3   と窓口の見直し        で納められるようにする。        上下水道課      検討  開始
                                                              福祉課
"""
)
LEADS = [
    ("1-1", "業務システムの標準化", ["企画課", "住民課", "税務課", "福祉課", "こども未来課"]),
    ("1-2", "通信網の更新", ["企画課"]),
    ("1-3", "公金の納め方の多様化と窓口の見直し", ["会計課", "上下水道課", "福祉課"]),
]
# The same cells at the top of their rows.
TOP = (
    _TOP
    + _HEAD
    + """\
  1-1   業務システムの標準化  国の仕様に合わせて改め、運用を  企画課          準備  移行
                              見直す。                        住民課
                                                              税務課
                                                              福祉課
                                                              こども未来課
  1-2   通信網の更新          無線の機器を置く。              企画課          設計  更新
  1-3   公金の納め方の多様化  料金の納付書に符号を付け、端末  会計課          検討  開始
        と窓口の見直し        で納められるようにする。        上下水道課
                                                              福祉課
"""
)
# Without numbers, each with several steps; names of departments are broken, a page cuts a row.
STEPS = (
    _TOP
    + """\
  取組事項              担当課      実施内容                    令和６   令和７
                        デジタル推  手続の拡大                  60件     100件
  オンライン申請の充実  進課        画面の改善                  実施     →
                                    手数料の納付                検討     導入
  書かない窓口と案内の  市民課      支援の仕組みの導入          設計     導入
  見直し                窓口改革推  お悔やみ窓口                実施     →
                        進室        発券機の更新                －       検討
  広報の刷新            広報課      番組の配信                  実施     →
  出張所の相談窓口      地域振興課  映像による相談              １か所   ３か所

                              - 1 -
\f
  取組事項              担当課      実施内容                    令和６   令和７
                                    証明の自動発行              検討     設置

２　納付の見直し

  取組事項              担当課      実施内容                    令和６   令和７
  電子納付の拡大        会計課      端末の増設                  ８台     12台
                        選挙管理委  対象の選定                  実施     －
  台帳の電子化          員会事務局  入力の委託                  －       実施
                        農林課
"""
)


@pytest.mark.parametrize("text", [MIDDLE, TOP])
def test_a_row_holds_all_lines_of_its_tallest_cell(text: str) -> None:
    found = read_text(text, "p.txt").measures

    assert [(m.number, m.name.text, [d.text for d in m.lead]) for m in found] == LEADS


def test_a_measure_of_several_steps_is_one_row() -> None:
    found = read_text(STEPS, "p.txt").measures

    assert [(m.name.text, [d.text for d in m.lead]) for m in found] == [
        ("オンライン申請の充実", ["デジタル推進課"]),
        ("書かない窓口と案内の見直し", ["市民課", "窓口改革推進室"]),
        ("広報の刷新", ["広報課"]),
        ("出張所の相談窓口", ["地域振興課"]),
        ("電子納付の拡大", ["会計課"]),
        ("台帳の電子化", ["選挙管理委員会事務局", "農林課"]),
    ]


def test_a_row_that_a_page_cuts_is_whole_and_the_heading_below_it_is_no_row() -> None:
    tables = [b for b in read_layout(STEPS).blocks if isinstance(b, TableBlock)]

    rows = [[c.text for c in n.cells] for t in tables for n in t.lines]
    assert [r[2] for r in rows if r[0] == "出張所の相談窓口"] == ["映像による相談証明の自動発行"]
    assert not [r for r in rows if "納付の見直し" in r[0]]


def test_a_full_cell_may_push_what_stands_behind_it() -> None:
    table = MIDDLE.replace(
        "無線の機器を置く。              企画課          設計",
        "無線の機器を役場と支所に置くよ。 企画課         設計",
    )
    assert table != MIDDLE

    found = read_text(table, "p.txt").measures

    assert [(m.number, m.name.text, [d.text for d in m.lead]) for m in found] == LEADS
