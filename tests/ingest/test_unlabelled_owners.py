"""Departments beside a measure that no label says to be such, wherever on its lines they stand."""

from __future__ import annotations

import pytest

from ingest.folder import read_text
from ingest.owned_lines import opening_departments
from ingest.text import clean

LED = (
    ("証明書の交付", ["市民課"]),
    ("窓口の予約", ["市民課", "税務課"]),
    ("文書の管理", ["総務課"]),
    ("研修の充実", ["総務課", "人事課"]),
    ("避難所の整備", ["防災課"]),
    ("河川の監視", ["建設課"]),
)
OPENS = (
    "みどり市DX推進計画\n\n令和6年度～令和9年度\n\nみどり市\n\n## 第1章 計画の考え方\n\n"
    "本市では、市民課や税務課の窓口に多くの人が訪れています。総務課が事務局を務めます。\n\n"
    "## 第2章 具体的な取組\n\n"
)
ENDS = "\n## 第3章 進行管理\n\n毎年度、進み具合を確かめます。総務課がまとめて公表します。\n"


def prose(name: str) -> str:
    return f"{name}について、これまでの進め方を改めます。令和8年度までに準備を終えます。"


@pytest.mark.parametrize(
    ("thing", "number"),
    [
        ("**({i}) {m} … {o}**\n\n{p}\n\n", "({i})"),
        ("**({i}) {m}** …… {o}\n\n{p}\n\n", "({i})"),
        ("（{i}）{m}　　　　　　{o}\n　{p}\n\n", "({i})"),
        ("（{i}）{m} － {o}\n　{p}\n\n", "({i})"),
        ("### {i} {m} / {o}\n\n{p}\n\n", "{i}"),
        ("■ {m}          {o}\n　{p}\n\n", ""),
        ("（{i}）{m}\n　{p}\n　　　　　　　　　　　　　　　{o}\n\n", "({i})"),
        ("### {i} {m}\n\n{p}\n\n*{o}*\n\n", "{i}"),
        ("- **{m}**：{p}（{o}）\n", ""),
        ("### 【{o}】{m}\n\n{p}\n\n", ""),
        ("（{i}）〔{o}〕{m}\n　{p}\n\n", "({i})"),
    ],
)
def test_departments_beside_a_name_or_alone_below_it(thing: str, number: str) -> None:
    text = OPENS
    for i, (name, lead) in enumerate(LED, 1):
        text += thing.format(i=i, m=name, o="、".join(lead), p=prose(name))
    found = read_text(text + ENDS, "x.md").measures
    assert [(m.name.text, [v.text for v in m.lead]) for m in found] == [*LED]
    assert [m.number for m in found] == [number.format(i=i) for i in range(1, len(LED) + 1)]


@pytest.mark.parametrize(
    "head",
    [
        "### 改革の柱{g}　{n}\n\n実施：{o}　支援：情報課\n\n",
        "### 改革の柱{g}　{n}\n\n{o}\n\n",
        "### 基本施策{g} {n}【{o}】\n\n",
    ],
)
def test_departments_below_the_heading_of_a_goal(head: str) -> None:
    text, wanted = OPENS, []
    for g, (goal, who) in enumerate((("便利なまち", "市民課"), ("つながる役所", "総務課")), 1):
        text += head.format(g=g, n=goal, o=who)
        for i, (name, _) in enumerate(LED[g * 3 - 3 : g * 3], g * 3 - 2):
            text += f"#### ({i}) {name}\n\n{prose(name)}\n\n"
            own = name == "河川の監視" and "実施" in head
            text += "実施：建設課　支援：防災課\n\n" if own else ""
            wanted.append((name, ["建設課"] if own else [who]))
    found = read_text(text + ENDS, "x.md").measures
    assert [(m.name.text, [v.text for v in m.lead]) for m in found] == wanted


@pytest.mark.parametrize(
    "line", ["【窓口】予約の受付", "【事業所管課】市民課", "（図書館）蔵書の検索"]
)
def test_other_brackets_before_words_hold_no_departments(line: str) -> None:
    assert opening_departments(clean(line)) is None
