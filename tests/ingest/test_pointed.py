"""Prose that closes with the number of the measure that it tells of."""

from __future__ import annotations

import pytest

from ingest.folder import read_text
from ingest.records import Measure

HEAD = "第2次みどり市デジタル計画\n\nみどり市\n\nみどり市は、みどり市役所の窓口を変えます。\n\n第3章 進める取組\n\n"
TABLE = "番号\t施策名\t担当課\t内容\n" + "".join(
    f"{i}\t{name}\t市民課\t{name}を順に進める。\n"
    for i, name in enumerate(("窓口の予約", "道路の点検", "本の検索", "畑の観測"), 1)
)


def told(prose: str) -> list[list[str]]:
    found: tuple[Measure, ...] = read_text(f"{HEAD}{prose}\n\n{TABLE}", "x.txt").measures
    assert len(found) == 4
    return [[f.value.text for x in m.mentions for f in x.fields] for m in found]


@pytest.mark.parametrize("label", ["№{}", "No.{}", "施策{}", "施策番号{}", "取組 {}"])
def test_a_paragraph_is_told_of_the_one_measure_it_points_at(label: str) -> None:
    one, two, three = (f"（{label.format(i)}）。" for i in (1, 2, 4))
    said = told(
        f"【待たせない】\n来る人は多い。予約を始める{one}費用は半分になる。\n\n"
        f"道は古い。見て回る{two}畑は広い。機器を置く{three}"
    )
    assert said[0] == [f"来る人は多い。予約を始める{one}費用は半分になる。"]
    assert said[1] == [f"見て回る{two}"]
    assert said[2] == []
    assert said[3] == [f"機器を置く{three}"]


def test_the_heading_in_brackets_is_its_label() -> None:
    prose = "".join(f"【見出し{i}】\n予定を述べる（№{i}）。\n\n" for i in (1, 2, 3))
    found = read_text(f"{HEAD}{prose}{TABLE}", "x.txt").measures
    labels = [[f.label for x in m.mentions for f in x.fields] for m in found]
    assert labels == [["見出し1"], ["見出し2"], ["見出し3"], []]


@pytest.mark.parametrize("unknown", ["（№9）。", "（№1）の後に始める。", "（1）。", "（図3）。"])
def test_numbers_of_no_measure_or_amid_a_sentence_point_at_nothing(unknown: str) -> None:
    assert told(f"予定を述べる{unknown}\n\n" * 3) == [[], [], [], []]
