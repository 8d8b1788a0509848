"""Departments in one cell or line: which of them lead, which take part, and what is none."""

from __future__ import annotations

import pytest

from ingest.folder import read_text
from ingest.leads import lead_in, spaces_within
from ingest.records import Value
from ingest.text import clean


def words(values: tuple[Value, ...]) -> list[str]:
    return [v.text for v in values]


@pytest.mark.parametrize(
    ("printed", "lead", "related"),
    [
        ("市民課／税務課", ["市民課", "税務課"], []),
        ("◎市民課\n○税務課ほか関係9課", ["市民課"], ["税務課"]),
        ("市民課、税務課他３課", ["市民課", "税務課"], []),
        ("市民課・税務課", ["市民課", "税務課"], []),
        ("市民課及び税務課", ["市民課", "税務課"], []),
        ("市民課\n税務課", ["市民課", "税務課"], []),
        ("市民課、(協力)税務課", ["市民課"], ["税務課"]),
        ("市民課　（協力）税務課、土木課", ["市民課"], ["税務課", "土木課"]),
        ("主：市民課　副：税務課", ["市民課"], ["税務課"]),
        ("主 市民課 副 税務課", ["市民課"], ["税務課"]),
        ("主管課：市民課／協力課：税務課", ["市民課"], ["税務課"]),
        ("（主）市民課、税務課", ["市民課"], ["税務課"]),
        ("（主）市民課、税務課（副）土木課、農林課", ["市民課", "税務課"], ["土木課", "農林課"]),
        ("税務課（副）、市民課（主）", ["市民課"], ["税務課"]),
        ("市民課（◎）、税務課", ["市民課"], ["税務課"]),
        ("市民課（税務課、土木課）", ["市民課"], ["税務課", "土木課"]),
        ("市民課（税務課）、土木課（農林課）", ["市民課", "土木課"], ["税務課", "農林課"]),
        ("市民課・税務課（連携：土木課、農林課）", ["市民課", "税務課"], ["土木課", "農林課"]),
        ("市民課（協力する課 税務課）", ["市民課"], ["税務課"]),
        (
            "総務部（総務課、財政課）、市民部（市民課）",
            ["総務部（総務課、財政課）", "市民部（市民課）"],
            [],
        ),
        ("総務部(総務課)(主)、市民部(市民課)(副)", ["総務部(総務課)"], ["市民部(市民課)"]),
        ("市民部（市民課）\n福祉部（福祉課）（協力）", ["市民部（市民課）"], ["福祉部（福祉課）"]),
        ("企画部（主：政策課、副：財政課）", ["政策課"], ["企画部", "財政課"]),
        ("議会事務局（総務課）", ["議会事務局"], ["総務課"]),
        ("農業委員会（農政課）", ["農業委員会"], ["農政課"]),
        ("総務部（連携：福祉課）", ["総務部"], ["福祉課"]),
        ("市民課(関係課:全課)", ["市民課"], ["全課"]),
        ("◎市民課 ○税務課", ["市民課"], ["税務課"]),
        ("○税務課　◎ 市民課　○ 土木課", ["市民課"], ["税務課", "土木課"]),
    ],
)
def test_lead_and_related_are_told_apart(printed: str, lead: list[str], related: list[str]) -> None:
    main, others = lead_in(clean(printed), "x.txt")
    assert (words(main), words(others)) == (lead, related)


@pytest.mark.parametrize(
    ("printed", "lead"),
    [
        ("総務部 市民課", ["総務部市民課"]),
        ("総務部 市民課、福祉部 介護課", ["総務部市民課", "福祉部介護課"]),
        ("総務部、市民課", ["総務部", "市民課"]),
        ("消防本部 市民課", ["消防本部", "市民課"]),
        ("教育委員会 学校教育課 学務係", ["教育委員会学校教育課学務係"]),
        ("市民課 窓口係", ["市民課窓口係"]),
        ("市民課　窓口担当、税務課", ["市民課窓口担当", "税務課"]),
        ("市民課（窓口係）", ["市民課"]),
        ("文化・スポーツ課", ["文化・スポーツ課"]),
        ("子ども・子育て課・市民課", ["子ども・子育て課", "市民課"]),
        ("関係各課", ["関係各課"]),
        ("全課", ["全課"]),
    ],
)
def test_a_department_is_one_string(printed: str, lead: list[str]) -> None:
    assert words(lead_in(clean(printed), "x.txt")[0]) == lead


@pytest.mark.parametrize(
    "printed",
    [
        "市民課 電話 01-2345-6789",
        "市民課（内線123）",
        "市民課 TEL01-2345-6789",
        "市民課 01-2345-6789",
        "市民課、－",
        "市民課（令和6年度まで）",
        "市民課 ほか",
    ],
)
def test_what_is_no_department_is_left_out(printed: str) -> None:
    main, others = lead_in(clean(printed), "x.txt")
    assert (words(main), words(others)) == (["市民課"], [])


def test_a_plan_that_names_related_departments_apart_keeps_brackets_in_names() -> None:
    main, others = lead_in(clean("市民課（東支所）、税務課"), "x.txt", apart=True)
    assert (words(main), words(others)) == (["市民課（東支所）", "税務課"], [])


HEAD = "若葉市情報化計画\n\n第４章 取組の内容\n\n"
CELLS = ("◎市民課・税務課", "土木課（農林課）", "主：防災課　副：総務課", "図書館、(協力)教育課")
WANT = [
    (["市民課"], ["税務課"]),
    (["土木課"], ["農林課"]),
    (["防災課"], ["総務課"]),
    (["図書館"], ["教育課"]),
]


@pytest.mark.parametrize(
    ("head", "form"),
    [
        ("番号\t事業名\t内容\t担当課\n", "{i}\t{n}\t画面で受け付けます。\t{o}\n"),
        ("", "事業番号\n{i}\n事業名\n{n}\n担当課\n{o}\n事業の内容\n画面で受け付けます。\n\n"),
        ("", "事業番号：{i}\n事業名：{n}\n事業の内容：画面で受け付けます。\n担当課：{o}\n\n"),
        ("", "({i}) {n}\n画面で受け付けます。\n【担当課】{o}\n\n"),
    ],
    ids=["cells", "labels above", "labels before", "headings"],
)
def test_all_layouts_read_departments_alike(head: str, form: str) -> None:
    names = ("窓口の予約", "道路の台帳", "防災の地図", "図書の貸出")
    rows = zip(names, CELLS, strict=True)
    text = HEAD + head + "".join(form.format(i=i, n=n, o=o) for i, (n, o) in enumerate(rows, 1))
    found = read_text(text, "x.txt").measures
    assert [m.name.text for m in found] == list(names)
    assert [(words(m.lead), words(m.related)) for m in found] == WANT


@pytest.mark.parametrize("sign", ["、", "，", "・"])
def test_a_space_stands_within_a_name_where_signs_part_names(sign: str) -> None:
    pairs = [f"市民課{sign}税務課", f"人事課{sign}総務課", f"土木課{sign}農林課"]
    assert spaces_within([*pairs, "教育課 図書館"])
    assert not spaces_within([*pairs, "教育課 福祉課"])
    assert not spaces_within(["市民課 税務課", "教育課 図書館"])
