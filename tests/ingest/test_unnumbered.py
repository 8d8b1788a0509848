"""Measures without numbers: headings set apart by a mark or by nothing, rows that open with a name,
stacks of labels.
"""

from __future__ import annotations

import pytest

from ingest.folder import read_text
from ingest.records import Measure, Value

TITLE = "若葉市情報化計画\n\n第４章 取組の内容\n"
NAMES = ("窓口の予約", "道路の台帳", "防災の地図", "図書の貸出")
OFFICES = ("市民課", "土木課", "防災課", "図書館")
PROSE = "来庁の時刻を前もって選べるようにし、待つ人を\n減らします。\n"
PAGES = "".join(f"本文です。\n\n- {i} -\n若葉市情報化計画 本編\n本文です。\n\n" for i in (1, 2, 3))
WANT = [(n, [o]) for n, o in zip(NAMES, OFFICES, strict=True)]
HEADINGS = ("■{n}", "◆　{n}", "● {n}", "▼{n}", "【{n}】", "＜{n}＞", "《{n}》", "{n}")


def words(values: tuple[Value, ...]) -> list[str]:
    return [v.text for v in values]


def measures(text: str) -> tuple[Measure, ...]:
    return read_text(text, "x.txt").measures


def leads(found: tuple[Measure, ...]) -> list[tuple[str, list[str]]]:
    return [(m.name.text, words(m.lead)) for m in found]


def plan(form: str, title: str = TITLE) -> str:
    return title + "".join(form.format(n=n, o=o) for n, o in zip(NAMES, OFFICES, strict=True))


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize(
    "below",
    [
        "担当：{o}\n",
        "担当課　{o}\n",
        "（担当：{o}）\n",
        "所管　{o}\n実施年度　令和6年度～令和8年度\n",
        "担当：{o}\n実施年度：令和6年度～\n令和8年度\n予算：500千円\n",
        "実施年度：令和6年度\n【受け持ち】{o}\n",
    ],
)
def test_headings_follow_each_other_without_a_gap(heading: str, below: str) -> None:
    found = measures(plan(heading + "\n" + PROSE + below))
    assert leads(found) == WANT
    assert [m.number for m in found] == [""] * 4
    assert {m.summary.text if m.summary else "" for m in found} == {PROSE.strip()}


@pytest.mark.parametrize("heading", HEADINGS)
def test_departments_stand_above_the_prose(heading: str) -> None:
    found = measures(plan(heading + "\n担当課　{o}\n実施年度　令和6年度\n" + PROSE))
    assert leads(found) == WANT
    assert [words(m.values("planned")) for m in found] == [["令和6年度"]] * 4
    assert [m.summary is not None for m in found] == [True] * 4


@pytest.mark.parametrize("heading", HEADINGS)
def test_blank_lines_part_everything(heading: str) -> None:
    below = "\n\n" + PROSE + "\n担当課：{o}\n実施年度：令和6年度\n\n"
    assert leads(measures(plan(heading + below))) == WANT


@pytest.mark.parametrize("heading", HEADINGS)
def test_prose_before_the_first_heading_names_nothing(heading: str) -> None:
    title = TITLE + "この章では、取組を示します。\n"
    assert leads(measures(plan(heading + "\n" + PROSE + "担当：{o}\n", title))) == WANT


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("group", ["◎くらしを便利に\n", "基本目標１ くらしを便利に\n"])
def test_headings_of_several_measures_are_none(heading: str, group: str) -> None:
    parts = [
        (group if i % 2 == 0 else "") + heading.format(n=n) + f"\n{PROSE}担当：{o}\n時期：未定\n"
        for i, (n, o) in enumerate(zip(NAMES, OFFICES, strict=True))
    ]
    assert leads(measures(TITLE + "".join(parts))) == WANT


@pytest.mark.parametrize("heading", ["■{n}", "【{n}】"])
def test_items_and_page_breaks_amid_a_measure(heading: str) -> None:
    edge = "\n\n- 4 -\n若葉市情報化計画 本編\n"
    form = heading + "\n" + PROSE + edge + "●画面の用意\n●電話の受付\n担当課：{o}\n"
    assert leads(measures(plan(form, PAGES + TITLE))) == WANT


@pytest.mark.parametrize("heading", ["■{n}", "◆　{n}", "{n}"])
@pytest.mark.parametrize("end", ["（担当：{o}）", "　【{o}】", "（所管課：{o}）"])
def test_the_heading_itself_names_the_departments(heading: str, end: str) -> None:
    found = measures(plan(heading + end + "\n" + PROSE))
    assert leads(found) == WANT
    assert [m.summary is not None for m in found] == [True] * 4


ROWS = {
    "content": (
        ("取組名", "内容", "担当課", "実施年度"),
        ("{n}", "画面で受け付けます。", "{o}", "R6～R8"),
    ),
    "lead amid": (
        ("事業名", "所管課", "事業の概要"),
        ("{n}", "{o}", "画面で受け付けます。"),
    ),
    "years": (
        ("具体的な取組", "担当課", "R6", "R7", "R8"),
        ("{n}", "{o}", "検討", "導入", "運用"),
    ),
}


@pytest.mark.parametrize("gap", ["\t", " ", "　", "   "])
@pytest.mark.parametrize("kind", ROWS)
def test_rows_that_open_with_a_name(gap: str, kind: str) -> None:
    head, row = ROWS[kind]
    found = measures(plan(gap.join(row) + "\n", TITLE + "\n" + gap.join(head) + "\n"))
    assert leads(found) == WANT
    if kind == "years":
        assert [y.year for y in found[0].years] == ["令和6年度", "令和7年度", "令和8年度"]


@pytest.mark.parametrize(
    ("cells", "want"),
    [
        (("総務部 市民課", "建設部 土木課", "総務部 防災課"), ["総務部市民課", "建設部土木課"]),
        (("◎市民課 ○税務課", "土木課", "防災課（総務課）"), ["市民課", "土木課"]),
        (("市民課 税務課", "全課", "関係各課"), ["市民課", "税務課", "全課"]),
    ],
)
def test_spaces_part_departments_as_well(cells: tuple[str, ...], want: list[str]) -> None:
    rows = "".join(f"{n} 画面で受け付けます。 {c}\n" for n, c in zip(NAMES, cells, strict=False))
    found = measures(TITLE + "\n取組名 内容 担当課\n" + rows)
    assert [m.name.text for m in found] == list(NAMES[:3])
    assert [d for m in found[:2] for d in words(m.lead)] == want


@pytest.mark.parametrize("gap", ["\t", " ", "　"])
def test_a_first_column_spans_rows(gap: str) -> None:
    lines = [gap.join(("分野", "事業名", "概要", "所管課"))]
    for area, (name, office) in zip(("くらし", "", "安全", ""), WANT, strict=True):
        cells = (area, name, "画面で受け付けます。", *office)
        lines.append(gap.join(cells if gap == "\t" or area else cells[1:]))
    found = measures(TITLE + "\n" + "\n".join(lines) + "\n")
    assert leads(found) == WANT
    assert [words(m.values("area")) for m in found] == [["くらし"]] * 2 + [["安全"]] * 2


@pytest.mark.parametrize("edge", ["", "\n- 4 -\n若葉市情報化計画 本編\n分野 事業名 概要 所管課\n"])
def test_rows_are_broken_over_lines_and_pages(edge: str) -> None:
    table = (
        "\n分野 事業名 概要 所管課\n"
        "くらし 窓口予約の拡 来庁の時刻を前もって選べるようにし、待つ人を 市民課\n"
        "大 半分に減らす。\n"
        "道路の台帳 紙の図面を読み取る。 土木課\n"
        f"{edge}"
        "安全 防災の地図 避難所を示す。 防災課\n"
        "図書の貸出 本を前もって予約できるようにする。 図書館\n"
    )
    found = measures(PAGES + TITLE + table)
    assert leads(found) == [("窓口予約の拡大", ["市民課"]), *WANT[1:]]
    assert found[0].summary
    assert found[0].summary.text == "来庁の時刻を前もって選べるようにし、待つ人を半分に減らす。"


@pytest.mark.parametrize(
    "table",
    [
        "事業名\t所管課\t予算額\n{}\t市民課\t100\n{}\t土木課\t200\n{}\t防災課\t300\n",
        "名称\t担当課\t内容\n{}\t市民課\t窓口\n{}\t土木課\t台帳\n{}\t防災課\t地図\n",
        "事業名\t担当\t内容\n{}\t業者\t窓口です。\n{}\t市民\t台帳です。\n{}\t学生\t地図です。\n",
    ],
    ids=["money", "no measures", "no departments"],
)
def test_tables_of_other_things_name_no_measures(table: str) -> None:
    assert measures(TITLE + "\n" + table.format(*NAMES[:3])) == ()


@pytest.mark.parametrize("between", ["", "\n"])
@pytest.mark.parametrize(
    "form",
    [
        "事業名\n{n}\n担当課\n{o}\n事業の内容\n画面で受け付けます。\n実施年度\n令和6年度\n",
        "取組名：{n}\n担当課：{o}\n内容：画面で受け付けます。\n",
        "取組名　{n}\n所管課　{o}\n取組の内容　画面で受け付けます。\n実施期間　令和6年度\n",
    ],
)
def test_stacks_of_labels(form: str, between: str) -> None:
    assert leads(measures(plan(form + between))) == WANT
