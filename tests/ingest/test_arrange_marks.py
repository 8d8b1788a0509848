"""Marks below departments in a text that kept its layout: who leads, and who takes part."""

import pytest

from ingest.arrange_marks import with_marks
from ingest.folder import read_text

_TOP = "苔路市デジタル計画\n令和6年度～令和8年度\n\n"
# A letter to each line, as the heads of narrow columns are printed.
UPRIGHT = """3 取組ごとの担当

   ●:主担当  ○:関係課

                              総  財  税  福  建
                              務  政  務  祉  設
                              課  課  課  課  課
  １　庁内の印刷の削減        ●  ○  ○  ○  ○
  ２　家屋評価の電子化            ○  ●
  ３　道路占用の申請の電子化      ○          ●
  ４　電子契約の導入          ●  ●          ○
"""
# Lines that head rows, a name on two lines, a sign in every cell, a head on two lines.
GROUPED = """3 推進体制

  事業名                     総務課   財政課   税務課   くらし     建設課
                                                        福祉課
 窓口の改善
  1 庁内の印刷の削減           ◎       ○       ○         －        －
  2 家屋評価の電子化           －       ○       ◎         －        －
 現場の改善
  3 障害福祉の申請の           －       －       －         ◎        －
    電子化
  4 道路占用の申請の電子化     －       ○       －         －        ◎

                               - 4 -
\f
  事業名                     総務課   財政課   税務課   くらし     建設課
                                                        福祉課
  5 図書の予約の電子化         ◎       －       －         －        ◎

 ※ ◎主管 ○協力
"""
# The same places counted in characters, as some conversions keep them.
BY_CHARACTERS = """3 担当の一覧

  事業名              総務課   財政課   税務課
  1 庁内の印刷の削減        ◎     ○     ○
  2 ごみの分別の案内              ○     ◎
  3 予約                 ○     ◎
"""


def _read(text: str) -> list[tuple[str, str, list[str], list[str]]]:
    found = read_text(_TOP + text, "計画.txt").measures
    return [
        (m.number, m.name.text, [d.text for d in m.lead], [d.text for d in m.related])
        for m in found
    ]


def test_a_name_of_a_letter_a_line_is_that_of_its_column() -> None:
    assert _read(UPRIGHT) == [
        ("1", "庁内の印刷の削減", ["総務課"], ["財政課", "税務課", "福祉課", "建設課"]),
        ("2", "家屋評価の電子化", ["税務課"], ["財政課"]),
        ("3", "道路占用の申請の電子化", ["建設課"], ["財政課"]),
        ("4", "電子契約の導入", ["総務課", "財政課"], ["建設課"]),
    ]


def test_rows_are_headed_broken_and_go_on_over_the_page() -> None:
    assert _read(GROUPED) == [
        ("1", "庁内の印刷の削減", ["総務課"], ["財政課", "税務課"]),
        ("2", "家屋評価の電子化", ["税務課"], ["財政課"]),
        ("3", "障害福祉の申請の電子化", ["くらし福祉課"], []),
        ("4", "道路占用の申請の電子化", ["建設課"], ["財政課"]),
        ("5", "図書の予約の電子化", ["総務課", "建設課"], []),
    ]


def test_places_may_be_counted_in_characters() -> None:
    assert [lead for _, _, lead, _ in _read(BY_CHARACTERS)] == [["総務課"], ["税務課"], ["財政課"]]


@pytest.mark.parametrize(
    "text",
    [
        "1 目標\n\n  事業名      R6      R7\n  予約の導入   ○      ◎\n  納付の導入   ○      ◎\n",
        "総務課  財政課\n  ◎  ○\n",
        "印刷を減らす。\n",
    ],
)
def test_a_text_without_such_a_table_stays_as_it_is(text: str) -> None:
    assert with_marks(_TOP + text) is None


def test_a_heading_is_the_measure_whose_number_alone_stands_in_a_row() -> None:
    heads = "".join(
        f"### 取組{n} {name}\n\n電子で行います。\n\n"
        for n, name in enumerate(("印刷の削減", "家屋の評価", "図書の予約"), 1)
    )
    table = "## 4 役割\n\n| | 総務課 | 税務課 |\n|---|---|---|\n"
    rows = "| 取組1 | ◎ | ○ |\n| 取組2 |  | ◎ |\n| 取組3 | ◎ |  |\n"
    assert _read(f"## 3 取組\n\n{heads}{table}{rows}") == [
        ("1", "印刷の削減", ["総務課"], ["税務課"]),
        ("2", "家屋の評価", ["税務課"], []),
        ("3", "図書の予約", ["総務課"], []),
    ]
