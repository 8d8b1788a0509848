"""Editions of one plan: told apart, put in order, and the one in force found."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.edition_marks import edition_of, series_of
from ingest.editions import Shelf, groups, shelves
from ingest.folder import read_folder
from ingest.identify import identify
from ingest.sources import Document

YEAR = 2026


def document(
    source: str,
    plan: str,
    period: str | None = None,
    edition: str | None = None,
    text: str = "",
    *,
    inferred: bool = False,
    town: str = "海辺市",
) -> Document:
    return Document(source, source, "", text, town, plan, edition, period, plan, inferred)


@pytest.mark.parametrize(
    "plan",
    [
        "海辺市DX推進計画",
        "第2次海辺市DX推進計画",
        "海辺市DX推進計画(第3期)",
        "海辺市ＤＸ推進計画〔令和7年度改訂版〕",
        "次期海辺市DX推進計画",
        "海辺市DX推進計画 2025-2029",
        "海辺市DX推進計画2.0",
        "海辺市DX推進計画 資料編",
        "(仮称)海辺市DX推進計画",
        "海辺市DX推進計画令和6年度進捗状況報告書",
    ],
)
def test_editions_of_one_plan_share_its_name(plan: str) -> None:
    assert series_of(plan, "海辺市") == "dx推進計画"


def test_other_plans_of_a_town_do_not() -> None:
    names = ("海辺市DX推進計画", "海辺市情報化計画", "海辺市DX推進実施計画")
    assert len({series_of(name, "海辺市") for name in names}) == 3


@pytest.mark.parametrize(
    ("edition", "account"),
    [
        ("(令和4年度実績)", 2022),
        ("令和6年度 年次報告書 令和7年8月", 2024),
        ("【令和５年度末 進捗管理版】", 2023),
        ("令和6年度版", None),
        ("令和3年3月", None),
        ("実績報告書", 0),
    ],
)
def test_an_account_is_of_a_year(edition: str, account: int | None) -> None:
    assert edition_of(document("a", "海辺市DX推進計画", None, edition)).account == account


OLD, NEW, NEXT = "令和3年度～令和5年度", "令和6年度～令和8年度", "令和9年度～令和12年度"


def ages(*documents: Document, year: int = YEAR) -> dict[str, int]:
    found = shelves(documents, year)
    assert all(s.kind == "plan" for s in found.values())
    return {source: s.age for source, s in found.items()}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (("海辺市DX推進計画", OLD), ("海辺市DX推進計画", NEW)),
        (("第2次海辺市DX推進計画", None), ("第3次海辺市DX推進計画", None)),
        (("海辺市DX推進計画", OLD, "令和3年3月"), ("海辺市DX推進計画", OLD, "令和5年3月 改定")),
        (("海辺市DX推進計画", NEW, "第1版"), ("海辺市DX推進計画", NEW, "第2版")),
        (("海辺市DX推進計画", NEW, "素案"), ("海辺市DX推進計画", NEW, "令和6年3月")),
        (("海辺市DX推進計画", NEW, "令和6年度版"), ("海辺市DX推進計画", NEW, "令和7年度版")),
        (("海辺市DX推進計画1.0", NEW), ("海辺市DX推進計画2.0", NEW)),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_the_newer_one_is_in_force(
    old: tuple[str, ...], new: tuple[str, ...], *, turned: bool
) -> None:
    both = [document("old", *old), document("new", *new)]
    assert ages(*(both[::-1] if turned else both)) == {"old": 1, "new": 0}


@pytest.mark.parametrize(
    "part",
    [
        document("part", "海辺市DX推進計画", NEW, "実施計画調書 (令和7年度実績)"),
        document("part", "海辺市DX推進計画", NEW, inferred=True),
        document("part", "海辺市DX推進計画 資料編", None),
        document("part", "海辺市DX推進計画", "令和7年度～令和7年度"),
    ],
)
def test_parts_and_accounts_go_with_the_edition_they_fit(part: Document) -> None:
    old, new = document("old", "海辺市DX推進計画", OLD), document("new", "海辺市DX推進計画", NEW)
    assert ages(part, old, new) == {"old": 1, "new": 0, "part": 0}
    assert [{d.source for d in g} for g in groups([part, old, new])] == [{"part", "new"}, {"old"}]


def test_what_has_not_begun_is_not_in_force() -> None:
    plans = [
        document("old", "海辺市DX推進計画", OLD),
        document("now", "海辺市DX推進計画", NEW),
        document("next", "海辺市DX推進計画", NEXT),
    ]
    assert ages(*plans) == {"old": 1, "now": 0, "next": -1}
    assert ages(*plans, year=2027) == {"old": 2, "now": 1, "next": 0}
    assert ages(plans[2]) == {"next": 0}


def test_a_plan_that_ran_out_is_in_force_while_none_follows() -> None:
    assert ages(document("old", "海辺市DX推進計画", OLD)) == {"old": 0}


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("本計画は「海辺市ICT推進計画」の後継となる計画です。", 1),
        ("本計画は、海辺市ICT推進計画の後を継ぐものです。", 1),
        ("海辺市ICT推進計画を受け継ぎ、本計画を定めます。", 1),
        ("本計画は、海辺市ICT推進計画と連携します。", 0),
        ("本計画は総合計画の下にあります。", 0),
    ],
)
def test_a_plan_of_another_name_follows_where_it_says_so(text: str, age: int) -> None:
    old = document("old", "海辺市ICT推進計画", OLD)
    assert ages(old, document("new", "海辺市DX推進計画", NEW, text=text))["old"] == age


def test_only_the_last_account_stands_beside_its_plan() -> None:
    plans = [
        document("plan", "海辺市DX推進計画", NEW),
        document("r6", "海辺市DX推進計画", NEW, "令和6年度進捗報告"),
        document("r7", "海辺市DX推進計画", NEW, "令和7年度進捗報告"),
    ]
    found = shelves(plans, YEAR)
    assert (found["plan"], found["r7"]) == (Shelf(), Shelf())
    assert found["r6"] == Shelf("account", 1)
    assert [{d.source for d in g} for g in groups(plans)] == [{"plan", "r7"}, {"r6"}]


def test_towns_do_not_mix() -> None:
    one = document("a", "DX推進計画", OLD)
    two = document("b", "DX推進計画", NEW, town="山川町")
    assert ages(one, two) == {"a": 0, "b": 0}


SHEET = "| 番号 | 施策名 | 主管課 |\n|---|---|---|\n| 1 | 窓口の改善 | {lead} |\n| 2 | 学校の端末 | 学校課 |\n"


def test_measures_of_two_editions_are_not_gathered_into_one(tmp_path: Path) -> None:
    for name, period, lead in (("a", "令和3年度～令和5年度", "市民課"), ("b", NEW, "窓口課")):
        head = f"# 海辺市DX推進計画\n\n（{period}）\n\n海辺市は、海辺市役所で進めます。\n\n"
        text = head + "## 施策一覧\n\n" + SHEET.format(lead=lead)
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    corpus = read_folder(tmp_path)
    led = {(m.source, m.number): [d.text for d in m.lead] for m in corpus.measures}
    assert led["a.md", "1"] == ["市民課"]
    assert led["b.md", "1"] == ["窓口課"]
    assert len({m.id for m in corpus.measures}) == 4
    assert not any(m.conflicts for m in corpus.measures)


@pytest.mark.parametrize(
    ("below", "edition"),
    [
        ("令和5年3月策定\n\n令和7年3月改定", "令和5年3月策定 令和7年3月改定"),
        ("海辺市\n\n令和6年度から始めています。", None),
        ("海辺市 総務部\n\n情報課\n\n令和6年3月", "令和6年3月"),
    ],
)
def test_the_lines_below_a_title_tell_its_edition(below: str, edition: str | None) -> None:
    text = f"海辺市DX推進計画\n\n{below}\n\n海辺市は、海辺市役所で進めます。\n"
    assert identify(text).edition == edition


def test_a_title_may_end_in_what_it_gives_account_of() -> None:
    found = identify(
        "海辺市DX推進計画 令和6年度進捗状況報告書\n\n海辺市は、海辺市役所で進めます。\n"
    )
    assert (found.plan, found.edition) == ("海辺市DX推進計画", "令和6年度進捗状況報告書")


BODY = """

1 計画の趣旨
桐浜市は、桐浜市役所の仕事を改めるため、この計画を定めます。桐浜市長が本部長です。

2 計画期間
計画期間は、{period}です。
"""
FIVE = "令和5年度から令和9年度まで"
NEXT_FIVE = "令和10年度から令和14年度まで"


@pytest.mark.parametrize(
    ("old", "new", "periods"),
    [
        ("計画\n令和5年3月策定", "計画\n（令和5年3月策定、令和7年3月最終改定）", (FIVE, FIVE)),
        ("計画\n令和5年3月策定", "計画\n令和5年3月策定\n令和7年3月一部改訂", (FIVE, FIVE)),
        ("計画 ver.1.0\n令和5年3月", "計画 ver.2.0\n令和7年3月", (FIVE, FIVE)),
        ("計画\nVer.1.0\n令和5年3月", "計画\nVer.1.1\n令和6年3月", (FIVE, FIVE)),
        ("計画（v1.0）\n令和5年3月", "計画（v1.2）\n令和7年3月", (FIVE, FIVE)),
        ("計画\n令和5年3月", "計画\n～中間見直し～\n令和7年9月", (FIVE, FIVE)),
        ("計画\n桐浜市", "計画\n桐浜市", ("R3～R5", "R6～R10")),
        (
            "計画\n令和5年3月",
            "計画\n令和10年3月\nこれまでは前の計画（令和5年度～令和9年度）に基づいて進めました。",
            (FIVE, NEXT_FIVE),
        ),
    ],
)
def test_ways_in_which_offices_mark_editions(old: str, new: str, periods: tuple[str, str]) -> None:
    documents = []
    for name, title, period in zip(("old", "new"), (old, new), periods, strict=True):
        text = f"桐浜市DX推進{title}{BODY.format(period=period)}"
        said = identify(text)
        document = Document(
            name, name, name, text, said.municipality, said.plan, said.edition, said.period
        )
        documents.append(document)
    assert [d.municipality for d in documents] == ["桐浜市", "桐浜市"]
    found = shelves(documents, 2028)
    assert {name: shelf.age for name, shelf in found.items()} == {"old": 1, "new": 0}
