"""Tables of years below a heading whose last row says who leads: of cells, or as lines of words."""

from __future__ import annotations

import pytest

from ingest.folder import read_text
from ingest.records import Measure

NAMES = ("窓口の予約", "水路の見張り", "学びの端末", "船便の案内", "声の広報")
OFFICES = ("市民課 窓口係", "建設課 水路係", "学校教育課 学務係", "交通課 船便係", "広報課 制作係")
LISTED = "方針\t施策\t区分\t担当課\n" + "".join(
    f"{1 + i // 3}\t{i + 1} {n}\t継続\t{o.split()[0]}\n"
    for i, (n, o) in enumerate(zip(NAMES, OFFICES, strict=True))
)
HEAD = f"岬市情報計画\n\n令和4年度～令和6年度\n\n岬市\n\n第1 施策の一覧\n\n{LISTED}\n第2 施策の内容\n\n"
CELLS = "取組\tR4\tR5\tR6\n{name}の調査\t検討\t実施\t→\n{name}の開始\t―\t準備\t実施\n{who}\n"
LINES = "取組 R4 R5 R6\n{name}の調査 検討 実施 →\n{name}の開始 ― 準備 実施\n{who}\n"


def _measures(tables: list[str], labels: tuple[str, str]) -> list[Measure]:
    text = HEAD
    for i, (name, table) in enumerate(zip(NAMES, tables, strict=True)):
        gap = "\t" if "\t" in table else " "
        who = gap.join((labels[0], OFFICES[i], labels[1], "総務課、福祉課"))
        text += f"施策{i + 1} {name}\n\n{name}を市の全域で進めます。使う人を増やします。\n\n"
        text += table.format(name=name, who=who) + "\n"
    found = read_text(text, "plan.txt").measures
    return sorted((m for m in found if m.number), key=lambda m: int(m.number))


@pytest.mark.parametrize("labels", [("担当", "連携"), ("主管課", "関係課")])
@pytest.mark.parametrize("flat", [frozenset(), frozenset({1, 3})])
def test_the_last_row_says_who_leads(labels: tuple[str, str], flat: frozenset[int]) -> None:
    tables = [LINES if i in flat else CELLS for i in range(len(NAMES))]
    found = _measures(tables, labels)
    assert [m.name.text for m in found] == list(NAMES)
    for measure, office in zip(found, OFFICES, strict=True):
        assert [v.text for v in measure.lead] == [office.replace(" ", "")]
        assert [v.text for v in measure.related] == ["総務課", "福祉課"]
        names = [row.name.text for row in measure.schedule]
        assert not any("担当" in name or "主管" in name for name in names)
        assert measure.summary is not None


def test_steps_of_the_cells_have_their_years() -> None:
    for measure in _measures([CELLS] * len(NAMES), ("担当", "連携")):
        first, second = measure.schedule
        assert [(y, v.text) for y, v in first.cells][:2] == [
            ("令和4年度", "検討"),
            ("令和5年度", "実施"),
        ]
        assert [y for y, v in second.cells if v.text == "準備"] == ["令和5年度"]
