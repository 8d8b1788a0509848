"""Tables of measures some lines of which hold several cells: the header, number and name, marks."""

from __future__ import annotations

import pytest

from ingest.folder import read_text
from ingest.records import Measure

HEAD = "第2次みどり市デジタル計画\nみどり市\nみどり市は、みどり市役所の窓口を変えます。\n第3章 進める取組\n"
PROSE = "みどり市では、窓口の混み合う時期を避けて手続きを済ませたいという声が多く寄せられています\n"
OFFICES = ("総務課", "市民課", "税務課", "福祉課", "土木課")
MARKS = ("検 準 開", "準 開 継", "継 継 継", "－ 検 開")
NAMES = [
    "窓口の予約", "道路の点検", "本の検索", "★税の納付", "畑の観測",
    "学校の端末", "川の見張り", "職員の研修", "地図の共有", "会議の画面",
]  # fmt: skip
SAYS = "{n}を始め、順に広げる。\n続けて見直す。"


def rows(order: tuple[str, ...], gap: str, first: int = 1, sep: str = " ") -> str:
    """Ten rows: number and name on a line, then the other cells in ``order``."""
    out = []
    for i, name in enumerate(NAMES):
        bare = name.strip("★")
        cells = {
            "content": SAYS.format(n=bare),
            "office": f"{OFFICES[i % 5]}（{OFFICES[(i + 1) % 5]}）",
            "marks": MARKS[i % 4].replace(" ", sep),
        }
        out.append("\n".join([f"{i + first}{sep}{name}", *(cells[o] for o in order)]) + "\n")
    return gap.join(out)


FORMS = [
    ("№ 施策名 内容 担当課 H30 H31 H32", ("content", "office", "marks"), "\n", 26),
    ("No. 事業名 所管課 概要 令和4年度 令和5年度 令和6年度", ("office", "content", "marks"), "", 1),
    ("番号 取組名 担当課 内容", ("office", "content"), "\n", 1),
]


def read(form: tuple[str, tuple[str, ...], str, int]) -> tuple[Measure, ...]:
    header, order, gap, first = form
    body = f"{header}\n\n{rows(order, gap, first)}"
    return read_text(f"{HEAD}{PROSE * 6}\n{body}\n第4章 おわりに\n{PROSE}", "x.txt").measures


@pytest.mark.parametrize("form", FORMS)
def test_rows_of_several_lines_below_a_header_of_one(
    form: tuple[str, tuple[str, ...], str, int],
) -> None:
    found = read(form)
    assert [m.name.text for m in found] == [n.strip("★") for n in NAMES]
    assert [m.number for m in found] == [str(i + form[3]) for i in range(10)]
    assert [[v.text for v in m.lead] for m in found] == [[OFFICES[i % 5]] for i in range(10)]
    assert [v.text for v in found[0].related] == ["市民課"]
    assert all("続けて見直す。" in m.values("content")[0].text for m in found[:-1])


@pytest.mark.parametrize("form", FORMS[:2])
def test_marks_on_one_line_stand_below_their_years(
    form: tuple[str, tuple[str, ...], str, int],
) -> None:
    for i, measure in enumerate(read(form)):
        assert [y.planned.text for y in measure.years if y.planned] == MARKS[i % 4].split()


def test_rows_on_one_line_are_left_to_the_reader_of_these() -> None:
    lines = [f"{i} {n} {OFFICES[i % 5]} {MARKS[i % 4]}" for i, n in enumerate(NAMES, 1)]
    header = "No. 事業名 所管課 R4 R5 R6"
    text = f"{HEAD}{PROSE * 6}\n" + "\n".join([header, *lines]) + f"\n第4章 おわりに\n{PROSE}"
    found = read_text(text, "x.txt").measures
    assert [m.name.text for m in found] == [n.strip("★") for n in NAMES]
    assert [v.text for v in found[0].lead] == ["市民課"]
