"""Tables drawn with lines of signs, as word processors of old and converters of today write them."""

from __future__ import annotations

import pytest

from ingest.blocks import TableBlock, read_blocks
from ingest.boxed import with_boxes
from ingest.folder import read_text

HEAD = "北浜市情報化計画\n（令和六年度～令和八年度）\n\n北浜市の計画です。\n\n第3章 施策\n"
KANA = """\
┌────────────┬───┬───┬───┬──────┐
│実施事項      │R6  │R7  │R8  │受け持ち    │
├────────────┼───┼───┼───┼──────┤
│ア 窓口の予    │設計│開始│→  │市民課      │
│約            │    │    │    │            │
├────────────┼───┼───┼───┼──────┤
│イ 水位の公開  │    │設置│→  │河川課      │
│              │    │    │    │防災課      │
├────────────┼───┼───┼───┼──────┤
│ウ 電子決裁    │試行│→  │→  │総務課      │
└────────────┴───┴───┴───┴──────┘
"""
GRID = """\
+--------+-----------+----------------------+--------+
| 番号   | 施策名    | 概要                 | 担当課 |
+========+===========+======================+========+
| 1-1    | 窓口の予  | 窓口の順番を予約で   | 市民課 |
|        | 約        | きるようにする。     |        |
+--------+-----------+----------------------+--------+
| 1-2    | 水位の公  | 川の水位を公開する。 | 河川課 |
|        | 開        |                      |        |
+--------+-----------+----------------------+--------+
"""


def tables(text: str) -> list[TableBlock]:
    blocks = with_boxes(text, read_blocks(text))
    return [b for b in blocks if isinstance(b, TableBlock)]


@pytest.mark.parametrize("label", ["受け持ち", "担当    "])
def test_a_drawn_table_of_years_gives_its_measures(label: str) -> None:
    found = read_text(HEAD + KANA.replace("受け持ち", label), "北浜.txt")
    assert [(m.number, m.name.text, [v.text for v in m.lead]) for m in found.measures] == [
        ("ア", "窓口の予約", ["市民課"]),
        ("イ", "水位の公開", ["河川課", "防災課"]),
        ("ウ", "電子決裁", ["総務課"]),
    ]
    assert found.documents[0].period == "令和6年度～令和8年度"


def test_a_grid_of_markdown_gives_its_measures() -> None:
    found = read_text(HEAD + GRID, "北浜.md").measures
    assert [(m.number, m.name.text, [v.text for v in m.lead]) for m in found] == [
        ("1-1", "窓口の予約", ["市民課"]),
        ("1-2", "水位の公開", ["河川課"]),
    ]


def test_a_rule_that_leaves_a_column_open_merges_its_cells() -> None:
    text = "┌──┬──┐\n│分野│施策│\n├──┼──┤\n│防災│水位│\n│    ├──┤\n│    │地図│\n└──┴──┘\n"
    (table,) = tables(text)
    assert [[c.text for c in n.cells] for n in table.lines] == [
        ["分野", "施策"],
        ["防災", "水位"],
        ["", "地図"],
    ]
    assert table.lines[2].cells[0].over == table.lines[1].cells[0]


def test_every_cell_stands_in_the_text() -> None:
    for text in (KANA, GRID):
        for cell in (c for t in tables(text) for n in t.lines for c in n.cells if c.text):
            pieces = cell.parts or ((cell.start, cell.end),)
            assert "".join(text[a:b] for a, b in pieces) == cell.text.replace("\n", "")


@pytest.mark.parametrize(
    "text",
    [
        "1+1\n│注│\n",
        "| a | b |\n|---|---|\n| c | d |\n",
        "+ 市民課\n+ 税務課\n",
        "├─ 庁内\n└─ 庁外\n",
    ],
)
def test_other_signs_draw_no_table(text: str) -> None:
    assert with_boxes(text, read_blocks(text)) == read_blocks(text)


def drawn(text: str) -> list[list[str]]:
    tables = [b for b in with_boxes(text, read_blocks(text)) if isinstance(b, TableBlock)]
    return [[c.text for c in n.cells] for b in tables for n in b.lines]


def test_without_rules_between_rows_each_first_cell_opens_one() -> None:
    lines = "".join(f"| {n}  | 施策{n} |\n|    | の続き |\n" for n in range(1, 5))
    text = f"+----+--------+\n{lines}+----+--------+\n"
    assert drawn(text) == [[f"{n}", f"施策{n}の続き"] for n in range(1, 5)]


@pytest.mark.parametrize("turn", ["", "\n==== 3 ====\n\n"])
def test_sheets_in_drawn_frames_are_read(turn: str) -> None:
    names = (("窓口の予約", "市民課"), ("水位の公開", "河川課"), ("電子決裁の徹底", "総務課"))
    sheets = "".join(
        f"┌──┬────┬──┬───┐\n│({n})│{name}│所属│{lead}│\n│  │  │  │企画課│\n├──┴────┴──┴───┤\n"
        f"│【めざす姿】{name}ができている。│\n{turn if n == 2 else ''}│【内容】{name}を、みな│\n"
        f"│で進める。│\n│【指標】件数  三割 → 十割│\n└────────┘\n"
        for n, (name, lead) in enumerate(names, 1)
    )
    found = read_text(f"{HEAD}\n{sheets}", "北浜.txt").measures
    told = [(m.number, m.name.text, [d.text for d in m.lead]) for m in found]
    assert told == [(f"({n})", name, [lead, "企画課"]) for n, (name, lead) in enumerate(names, 1)]
    said = [f.value.text for m in found for f in m.fields if f.role == "content"]
    assert [s.replace("\n", "") for s in said] == [f"{name}を、みなで進める。" for name, _ in names]
