"""Measures that are short headings over prose, with a line of departments below each."""

from __future__ import annotations

import pytest

from ingest.folder import read_text
from ingest.records import Corpus, Measure, Value

TITLE = "若葉市情報化計画\n\n第４章 取組の内容\n"
NAMES = ("窓口の予約", "道路の台帳", "防災の地図", "図書の貸出")
OFFICES = ("市民課", "土木課", "防災課", "図書館")
PROSE = "来庁の時刻を前もって選べるようにし、待つ人を\n減らします。\n"


def read(text: str) -> Corpus:
    return read_text(text, "x.txt")


def plan(heading: str, owner: str, *, between: str = "") -> str:
    """A plan of four measures; ``heading`` and ``owner`` are patterns for their lines."""
    parts = [TITLE]
    for i, (name, office) in enumerate(zip(NAMES, OFFICES, strict=True), 1):
        line = heading.format(i=i, c="①②③④"[i - 1], name=name)
        parts.append(f"{line}\n{between}{PROSE}{owner.format(office=office)}\n\n")
    return "".join(parts)


def words(values: tuple[Value, ...]) -> list[str]:
    return [v.text for v in values]


def leads(found: tuple[Measure, ...]) -> list[tuple[str, list[str], list[str]]]:
    return [(m.name.text, words(m.lead), words(m.related)) for m in found]


@pytest.mark.parametrize(
    "heading", ["{c} {name}", "({i}) {name}", "1.{i} {name}", "取組{i} {name}", "{name}"]
)
@pytest.mark.parametrize(
    ("owner", "related"),
    [
        ("【担当部署】{office}（主）、総務課、税務課", ["総務課", "税務課"]),
        ("担当課：◎{office}、総務課、税務課", ["総務課", "税務課"]),
        ("＜所管＞ ◎{office} 総務課 税務課", ["総務課", "税務課"]),
        ("担当課　{office}", []),
        ("〔受け持つ部署〕{office}", []),
        ("【主管課】{office}\n【関係課】総務課、税務課", ["総務課", "税務課"]),
        ("担当課：{office}（総務課、税務課）", ["総務課", "税務課"]),
    ],
)
def test_a_heading_with_a_line_of_departments_is_a_measure(
    heading: str, owner: str, related: list[str]
) -> None:
    found = read(plan(heading, owner)).measures
    assert leads(found) == [(n, [o], related) for n, o in zip(NAMES, OFFICES, strict=True)]
    assert found[0].summary
    assert found[0].summary.text.startswith("来庁の時刻を")
    assert found[0].summary.text.endswith("減らします。")


@pytest.mark.parametrize(
    ("heading", "numbers"),
    [
        ("{c} {name}", ["1", "2", "3", "4"]),
        ("({i}) {name}", ["(1)", "(2)", "(3)", "(4)"]),
        ("1.{i} {name}", ["1.1", "1.2", "1.3", "1.4"]),
        ("取組{i} {name}", ["1", "2", "3", "4"]),
        ("{name}", ["", "", "", ""]),
        ("■ {name}", ["", "", "", ""]),
        ("◆取組{i}　{name}", ["1", "2", "3", "4"]),
        ("【取組{i}】{name}", ["1", "2", "3", "4"]),
        ("【2-{i} {name}】", ["2-1", "2-2", "2-3", "2-4"]),
        ("２－（{i}）　{name}", ["2-(1)", "2-(2)", "2-(3)", "2-(4)"]),
        ("取組①-{i} {name}", ["1-1", "1-2", "1-3", "1-4"]),
        ("重点取組{i}：{name}", ["1", "2", "3", "4"]),
        ("No.{i} {name}", ["1", "2", "3", "4"]),
    ],
)
def test_numbers_are_as_printed(heading: str, numbers: list[str]) -> None:
    found = read(plan(heading, "担当課：{office}")).measures
    assert [m.number for m in found] == numbers
    assert [m.name.text for m in found] == list(NAMES)


def two_policies(overview: str) -> str:
    items = [f"① {n}\n{PROSE}担当課：{o}\n" for n, o in zip(NAMES, OFFICES, strict=True)]
    items[1::2] = [i.replace("①", "②") for i in items[1::2]]
    body = (
        "施策1.1 便利なまち\n"
        + "\n".join(items[:2])
        + "\n施策1.2 安心なまち\n"
        + "\n".join(items[2:])
    )
    return f"若葉市情報化計画\n\n第３章 体系\n{overview}\n第４章 取組の内容\n{body}"


@pytest.mark.parametrize(
    ("pattern", "numbers"),
    [
        (
            "1.1① ◎市民課\n1.1② ◎土木課\n1.2① ◎防災課\n1.2② ◎図書館\n",
            ["1.11", "1.12", "1.21", "1.22"],
        ),
        ("1.1-① 予約\n1.1-② 台帳\n1.2-① 地図\n1.2-② 貸出\n", ["1.1-1", "1.1-2", "1.2-1", "1.2-2"]),
        ("体系は次のとおりです。\n", ["1", "2", "1", "2"]),
    ],
)
def test_numbers_that_begin_anew_are_written_as_the_plan_prints_them(
    pattern: str, numbers: list[str]
) -> None:
    found = read(two_policies(pattern)).measures
    assert [m.number for m in found] == numbers
    assert found[0].section[-1] == "施策1.1 便利なまち"


def test_the_schedule_below_a_measure_is_its_own() -> None:
    owner = (
        "担当課：{office}\n工程表\n取組 令和６年度 令和７年度 令和８年度\n"
        "システムの用意 検討 導入 運用\n説明の会 実施\n"
    )
    found = read(plan("{c} {name}", owner)).measures
    rows = [(r.name.text, [(y, v.text) for y, v in r.cells]) for r in found[2].schedule]
    assert rows == [
        ("システムの用意", [("令和6年度", "検討"), ("令和7年度", "導入"), ("令和8年度", "運用")]),
        ("説明の会", []),
    ]


def test_what_a_page_adds_is_no_part_of_the_prose() -> None:
    text = plan("{c} {name}", "担当課：{office}")
    for page, name in enumerate(NAMES):
        edge = f"\n\n- {page} -\n若葉市情報化計画 本編\n"
        text = text.replace(f"{name}\n{PROSE}", f"{name}\n{name}を始め{edge}広く知らせます。\n")
    found = read(text).measures
    assert found[1].summary
    assert found[1].summary.text == "道路の台帳を始め広く知らせます。"
    assert leads(found)[1] == ("道路の台帳", ["土木課"], [])


def test_other_labels_are_fields_of_their_own() -> None:
    found = read(plan("{c} {name}", "【目標】待ち時間を半分にする。\n【担当課】{office}")).measures
    assert words(found[0].values("aim")) == ["待ち時間を半分にする。"]
    assert words(found[0].lead) == ["市民課"]


def test_a_list_inside_the_prose_names_no_measures() -> None:
    text = plan("({i}) {name}", "① 用意をする\n② 試す\n③ 始める\n担当課：{office}")
    assert [m.name.text for m in read(text).measures] == list(NAMES)


def test_a_measure_without_departments_is_one_as_well() -> None:
    text = plan("{c} {name}", "担当課：{office}").replace("担当課：土木課\n", "")
    assert leads(read(text).measures)[1] == ("道路の台帳", [], [])


def test_departments_above_the_prose() -> None:
    text = "".join(
        f"{'①②③④'[i]} {n}\n担当課：{o}\n{PROSE}\n"
        for i, (n, o) in enumerate(zip(NAMES, OFFICES, strict=True))
    )
    found = read(TITLE + text).measures
    assert leads(found) == [(n, [o], []) for n, o in zip(NAMES, OFFICES, strict=True)]
    assert found[3].summary
    assert found[3].summary.text.startswith("来庁の時刻を")


@pytest.mark.parametrize(
    "text",
    [
        "問い合わせ先：市民課\n\n問い合わせ先：土木課\n",
        "① 予約\n② 台帳\n③ 地図\n担当課：市民課\n",
        "【東地区】道が遠い。\n【西地区】坂が多い。\n【南地区】船が少ない。\n",
    ],
)
def test_a_label_alone_makes_no_measures(text: str) -> None:
    assert read(TITLE + text).measures == ()
