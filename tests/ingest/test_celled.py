"""Numbered tables whose cells stand on lines of their own, and such tables parted by spaces."""

from __future__ import annotations

import itertools

import pytest

from ingest.folder import read_text
from tests.ingest.stacks import measures

HEAD = "第2次みどり市デジタル計画\nみどり市\nみどり市は、みどり市役所の窓口を変えます。\n第3章 進める取組\n"
PROSE = "みどり市では、窓口の混み合う時期を避けて手続きを済ませたいという声が多く寄せられています\n"
LONG = (
    "市役所の窓口を回らずに済むように、書類の種類を減らし、受付の順番を前もって選べるようにす",
    "る。",
)
FULL = (
    "市役所の窓口を回らずに済むように、書類の種類を減らし、受付の順番も前もって選べるようにする。"
)
ROWS = (
    ("窓口をひとつに", LONG, "市民課 （税務課・情報課）", ("準備", "試行", "実施")),
    ("道路の傷みを早く知る", ("傷みを見つける。",), "土木課", ("○", "○", "→")),
    ("本をさがす", (FULL, "画面も直す。"), "図書館 （情報課）", ("検討", "実施", "→")),
)
EXPECTED = [
    ("1", "窓口をひとつに", ["市民課"], ["税務課", "情報課"]),
    ("2", "道路の傷みを早く知る", ["土木課"], []),
    ("3", "本をさがす", ["図書館"], ["情報課"]),
]
HEADER = ["No.", "取組名", "内容", "所管 （関係課）", "R5", "R6", "R7"]


def piled(header: list[str] = HEADER, again: int = -1) -> str:
    lines = [PROSE * 6 + "\n".join(header)]
    for i, (name, told, office, marks) in enumerate(ROWS, 1):
        lines += [*(header if i == again else []), str(i), name, *told, office, *marks]
    return HEAD + "\n".join(lines) + "\n第4章 おわりに\n" + PROSE


def spaced(header: list[str] = HEADER) -> str:
    rows = [
        " ".join([str(i), name, "".join(told), office, *marks])
        for i, (name, told, office, marks) in enumerate(ROWS, 1)
    ]
    return HEAD + "\n".join([" ".join(header), *rows]) + "\n第4章 おわりに\n" + PROSE


def gist(text: str) -> list[tuple[str | None, str, list[str], list[str]]]:
    found = measures(text)
    return [
        (m.number, m.name.text, [v.text for v in m.lead], [v.text for v in m.related])
        for m in found
    ]


@pytest.mark.parametrize(
    "header",
    [
        HEADER,
        ["番号", "事業名", "概要", "担当課 （関係課）", "令和5年度", "令和6年度", "令和7年度"],
        ["No.", "取組名", "内容", "所管 （関係課）", "工程", "R5", "R6", "R7"],
        ["No.", "取組名", "内容", "所管", "R5", "R6"],
    ],
)
def test_cells_on_lines_of_their_own(header: list[str]) -> None:
    assert gist(piled(header)) == EXPECTED


@pytest.mark.parametrize("header", [HEADER, ["No.", "取組名", "内容", "所管", "R5", "R6"]])
def test_departments_in_brackets_and_a_lost_label(header: list[str]) -> None:
    assert gist(spaced(header)) == EXPECTED


def test_the_header_may_return_inside_the_table() -> None:
    assert gist(piled(again=2)) == EXPECTED


def test_marks_stand_below_their_years() -> None:
    for measure in measures(piled()):
        marks = [y.planned.text for y in measure.years if y.planned]
        assert tuple(marks) in [row[3] for row in ROWS]


def test_numbers_without_a_row_are_no_table() -> None:
    text = HEAD + "No.\n取組名\n内容\n所管\n1\n2\n3\n" + PROSE
    assert gist(text) == []


def test_a_row_that_leaves_a_choice_is_left_out_and_kept_as_text() -> None:
    broken = piled().replace("道路の傷みを早く知る\n", "道路の傷みを\n早く知る\n")
    assert gist(broken) == [EXPECTED[0], EXPECTED[2]]
    (problem,) = [p for p in read_text(broken, "x.txt").problems if p.start]
    assert "早く知る" in broken[problem.start : problem.end]


def test_departments_stand_below_each_other_with_signs_of_who_leads() -> None:
    rows = [
        ["1", "窓口の予約", "◎住民課", "◎情報課", "○税務課", "R6"],
        ["2", "公金を納める方法の多様化", "◎会計課", "○社会福祉協議会", "R7"],
        ["3", "電子申請の拡充", "総務課", "企画課", "R6"],
        ["4", "台帳の電子化", "◎選挙管理委員会事務局", "R6"],
        ["5", "農地の地図", "◎農林課", "R6"],
        ["6", "道路の点検", "土木課", "R6"],
    ]
    table = "\n".join(itertools.chain(["No.", "取組", "担当部署", "開始年度"], *rows))

    found = read_text(f"{HEAD}{table}\n{PROSE}", "x.txt").measures

    told = [
        (m.number, m.name.text, [d.text for d in m.lead], [d.text for d in m.related])
        for m in found
    ]
    assert told == [
        ("1", "窓口の予約", ["住民課", "情報課"], ["税務課"]),
        ("2", "公金を納める方法の多様化", ["会計課"], ["社会福祉協議会"]),
        ("3", "電子申請の拡充", ["総務課", "企画課"], []),
        ("4", "台帳の電子化", ["選挙管理委員会事務局"], []),
        ("5", "農地の地図", ["農林課"], []),
        ("6", "道路の点検", ["土木課"], []),
    ]
