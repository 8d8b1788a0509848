"""Two editions of a plan: exactly what was changed is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.changes import Change, changes
from ingest.folder import read_text

OLD = """# 北浜市DX推進計画

### 1-1 窓口のオンライン化

| 項目 | 内容 |
|---|---|
| 番号 | 1-1 |
| 名称 | 窓口のオンライン化 |
| 主管課 | 総務課 |
| 関係課 | 市民課、税務課 |
| 概要 | 申請を家からできるようにします。 |

| 年度 | 令和5年度 | 令和6年度 |
|---|---|---|
| 実施計画 | 検討 | 導入 |
| 電子申請の種類数 | 20 | 40 |

### 1-2 公開する資料の拡大

| 項目 | 内容 |
|---|---|
| 番号 | 1-2 |
| 名称 | 公開する資料の拡大 |
| 主管課 | 企画課 |
| 概要 | 市の統計を機械で読める形で公開します。 |

### 2-1 職員の研修

| 項目 | 内容 |
|---|---|
| 番号 | 2-1 |
| 名称 | 職員の研修 |
| 主管課 | 人事課 |
| 概要 | 全職員に基礎の研修を行います。 |
"""
NEXT = """
### 2-2 在宅勤務の環境づくり

| 項目 | 内容 |
|---|---|
| 番号 | 2-2 |
| 名称 | 在宅勤務の環境づくり |
| 主管課 | 人事課 |
| 概要 | 家で働くための端末を配ります。 |
"""


def told(old: str, new: str) -> list[tuple[str, str, list[str], list[str]]]:
    found = changes(read_text(old, "old.md").measures, read_text(new, "new.md").measures)
    return [(c.kind, c.what, [v.text for v in c.before], [v.text for v in c.after]) for c in found]


def swap(*pairs: tuple[str, str]) -> Callable[[str], str]:
    def changed(text: str) -> str:
        for before, after in pairs:
            assert before in text
            text = text.replace(before, after)
        return text

    return changed


def drop(text: str) -> str:
    return text[: text.index("### 2-1")]


CASES: dict[str, tuple[Callable[[str], str], list[tuple[str, str, list[str], list[str]]]]] = {
    "nothing": (lambda t: t, []),
    "width and dashes alone": (swap(("1-1", "１－１"), ("DX", "ＤＸ")), []),
    "added": (lambda t: t + NEXT, [("added", "", [], ["在宅勤務の環境づくり"])]),
    "dropped": (drop, [("dropped", "", ["職員の研修"], [])]),
    "renamed": (
        swap(("公開する資料の拡大", "公開資料の充実")),
        [("renamed", "", ["公開する資料の拡大"], ["公開資料の充実"])],
    ),
    "renamed altogether": (
        swap(("公開する資料の拡大", "オープンデータの推進")),
        [("renamed", "", ["公開する資料の拡大"], ["オープンデータの推進"])],
    ),
    "renumbered": (swap(("2-1", "3-1")), [("renumbered", "", ["2-1"], ["3-1"])]),
    "another department": (
        swap(("| 主管課 | 企画課 |", "| 主管課 | デジタル推進課 |")),
        [("lead", "", ["企画課"], ["デジタル推進課"])],
    ),
    "the order of departments": (swap(("市民課、税務課", "税務課、市民課")), []),
    "a related department less": (
        swap(("市民課、税務課", "市民課")),
        [("related", "", ["市民課", "税務課"], ["市民課"])],
    ),
    "another target": (
        swap(("| 20 | 40 |", "| 20 | 60 |")),
        [("target", "電子申請の種類数 令和6年度", ["40"], ["60"])],
    ),
    "another year": (
        swap(("| 検討 | 導入 |", "| 検討 | 検討 |")),
        [("schedule", "令和6年度", ["導入"], ["検討"])],
    ),
    "two that change places": (
        swap(("1-2", "9-9"), ("2-1", "1-2"), ("9-9", "2-1")),
        [("renumbered", "", ["1-2"], ["2-1"]), ("renumbered", "", ["2-1"], ["1-2"])],
    ),
}


@pytest.mark.parametrize(("edit", "expected"), CASES.values(), ids=CASES)
def test_exactly_what_was_changed_is_told(
    edit: Callable[[str], str], expected: list[tuple[str, str, list[str], list[str]]]
) -> None:
    assert told(OLD, edit(OLD)) == expected


def test_a_target_that_a_column_gives_without_name_and_year() -> None:
    head = "# 北浜市DX推進計画\n\n| 番号 | 事業名 | 主管課 | 事業の内容 | 目標値（件） |\n|---|---|---|---|---|\n"
    row = "| {n} | 窓口{n}の改善 | 総務課 | 待ち時間を短くします。 | {n}00 |\n"
    old = head + "".join(row.format(n=n) for n in range(1, 5))
    found = told(old, old.replace("300", "350"))
    assert found == [("target", "目標値（件）", ["300"], ["350"])]


def test_an_account_of_the_plan_before_is_no_part_of_the_new_one() -> None:
    account = OLD.split("\n", 1)[1].replace("### ", "### 前計画の実績 ")
    found = told(OLD, OLD.replace("企画課", "広報課") + "\n## 前計画の取組の総括\n" + account)
    assert found == [("lead", "", ["企画課"], ["広報課"])]


def test_a_change_leads_to_both_measures() -> None:
    new = OLD.replace("企画課", "広報課")
    found: tuple[Change, ...] = changes(
        read_text(OLD, "old.md").measures, read_text(new, "new.md").measures
    )
    (change,) = found
    assert change.old
    assert change.new
    assert (change.old.source, change.new.source) == ("old.md", "new.md")
    assert new[change.after[0].start : change.after[0].end] == "広報課"


def _later(indicator: str) -> Callable[[str], str]:
    """The next edition with years of its own, whose first is what the one before has reached."""
    return swap(
        ("| 年度 | 令和5年度 | 令和6年度 |", "| 年度 | 令和6年度 | 令和9年度 |"),
        ("| 電子申請の種類数 | 20 | 40 |", indicator),
    )


@pytest.mark.parametrize(
    ("indicator", "expected"),
    [
        ("| 電子申請の種類数 | 31 | 90 |", [("target", "電子申請の種類数", ["40"], ["90"])]),
        ("| 電子申請の種類数 | 31 | 40 |", []),
        ("| 電子申請の種類数 | 31 | 40種類 |", []),
        (
            "| 電子申請の種類の数 | 31 | 1,040 |",
            [("target", "電子申請の種類の数", ["40"], ["1,040"])],
        ),
        ("| 使われた端末の台数 | 31 | 90 |", []),
    ],
)
def test_what_is_aimed_at_in_the_end_is_compared(
    indicator: str, expected: list[tuple[str, str, list[str], list[str]]]
) -> None:
    found = told(OLD, _later(indicator)(OLD))
    assert [c for c in found if c[0] == "target"] == expected


def test_the_same_indicator_under_the_same_number_is_of_the_same_measure() -> None:
    """Neither the name nor what is done is alike."""
    new = OLD.replace("窓口のオンライン化", "書かない受付").replace(
        "申請を家からできるようにします。", "機器が証明書を読み取り、書類を作ります。"
    )
    assert told(OLD, new) == [("renamed", "", ["窓口のオンライン化"], ["書かない受付"])]
    other = new.replace("総務課", "住民課")
    assert {kind for kind, *_ in told(OLD, other)} == {"added", "dropped"}


@pytest.mark.parametrize("signs", ["### ", "#### ", "■ ", ""])
def test_a_number_is_told_without_the_signs_of_its_heading(signs: str) -> None:
    names = ("窓口の案内", "見守りの拡大", "避難の知らせ", "果樹の観測")
    plan = "# 北浜市DX推進計画\n\n## 第3章 施策\n\n" + "".join(
        f"{signs}1-{i} {n}\n\n担当課：市民課\n\n{n}を順に広げます。\n\n"
        for i, n in enumerate(names, 1)
    )
    new = plan.replace("1-4", "1-5")
    assert told(plan, new) == [("renumbered", "", ["1-4"], ["1-5"])]
