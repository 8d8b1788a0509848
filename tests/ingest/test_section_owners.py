"""Departments that head what they lead: a line of nothing but their names, or the end of one."""

from __future__ import annotations

import pytest

from ingest.folder import read_text

OPENS = "みどり市DX推進計画\n令和6年度～令和9年度\n\n# 第1章 考え方\n\n総務課が計画を進めます。\n\n# 第2章 取組\n\n"
ENDS = "\n# 第3章 効果の測定\n\n毎年度、進み具合を確かめます。\n"
GROUPS = (
    (("市民課",), ("証明書の交付", "窓口の予約", "相談の受付")),
    (("総務課", "人事課"), ("文書の管理", "研修の充実")),
    (("防災課",), ("避難所の整備", "河川の監視")),
    (("教育委員会",), ("端末の更新",)),
)
HEADS = (
    "【{o}】\n",
    "【{o}】\n\n",
    "■{o}\n",
    "＜{o}所管＞\n",
    "## {o}の取組\n\n",
    "### ■ {o}\n\n",
    "**{o}**\n\n",
    "{i}　{o}\n",
    "第{i}節　{o}が行う事業\n\n",
)
THINGS = (
    ("（{n}）{m}\n　{m}を進めます。\n", "({n})"),
    ("#### {n}. {m}\n\n{m}を進めます。\n\n", "{n}"),
    ("取組{n}　{m}\n　{m}を進めます。\n\n", "{n}"),
    ("○ {m}\n　{m}を進めます。\n", ""),
)


def _wanted(number: str) -> list[tuple[str, str, list[str]]]:
    led = [(name, list(lead)) for lead, names in GROUPS for name in names]
    return [(number.format(n=n), name, lead) for n, (name, lead) in enumerate(led, 1)]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize(("thing", "number"), THINGS)
def test_departments_lead_what_stands_below_them(head: str, thing: str, number: str) -> None:
    text, n = OPENS, 0
    for i, (lead, names) in enumerate(GROUPS, 1):
        text += head.format(i=i, o="・".join(lead))
        for name in names:
            n += 1
            text += thing.format(n=n, m=name)
        text += "\n"
    found = read_text(text + ENDS, "x.md").measures
    told = [(m.number, m.name.text, [v.text for v in m.lead]) for m in found]
    assert told == _wanted(number)


TABLES = ("## {o}\n\n", "### ■{o}所管\n\n", "#### {i} {o}の事業\n\n", "{o}\n\n")


@pytest.mark.parametrize("head", TABLES)
def test_departments_lead_the_rows_of_the_table_below_them(head: str) -> None:
    text, n = OPENS, 0
    for i, (lead, names) in enumerate(GROUPS, 1):
        text += head.format(i=i, o="・".join(lead)) + "|番号|事業名|内容|\n|---|---|---|\n"
        for name in names:
            n += 1
            text += f"|{n}|{name}|{name}を進めます。|\n"
        text += "\n"
    found = read_text(text + ENDS, "x.md").measures
    told = [(m.number, m.name.text, [v.text for v in m.lead]) for m in found]
    assert told == _wanted("{n}")


@pytest.mark.parametrize("row", ["|{o}|||\n", "|■ {o}|||\n", "|【{o}】|||\n"])
def test_departments_lead_the_rows_below_theirs(row: str) -> None:
    text, n = f"{OPENS}|番号|事業名|内容|\n|---|---|---|\n", 0
    for lead, names in GROUPS:
        text += row.format(o="、".join(lead))
        for name in names:
            n += 1
            text += f"|{n}|{name}|{name}を進めます。|\n"
    found = read_text(text + ENDS, "x.md").measures
    told = [(m.number, m.name.text, [v.text for v in m.lead]) for m in found]
    assert told == _wanted("{n}")


@pytest.mark.parametrize(
    "head",
    [
        "施策{i}　目標{i}のための施策　　　　主管：{o}\n",
        "施策{i} 目標{i}のための施策 ― {o}\n",
        "## {i} 目標{i}のための施策 …… {o}\n\n",
    ],
)
def test_departments_behind_a_heading_lead_what_counts_on_from_it(head: str) -> None:
    text, wanted = OPENS, []
    for i, (lead, names) in enumerate(GROUPS, 1):
        text += head.format(i=i, o="、".join(lead))
        for n, name in enumerate(names, 1):
            text += f"　{i}－{n}　{name}\n　　　{name}を進めます。\n"
            wanted.append((f"{i}-{n}", name, list(lead)))
        text += "\n"
    found = read_text(text + ENDS, "x.txt").measures
    assert [(m.number, m.name.text, [v.text for v in m.lead]) for m in found] == wanted


def test_one_that_names_departments_of_its_own_is_led_by_these() -> None:
    text, n = OPENS, 0
    for lead, names in GROUPS:
        text += f"【{'、'.join(lead)}】\n"
        for name in names:
            n += 1
            own = "（担当：診療所）" if name == "窓口の予約" else ""
            text += f"（{n}）{name}\n　{name}を進めます。{own}\n"
    found = read_text(text + ENDS, "x.txt").measures
    assert [v.text for m in found for v in m.lead if m.name.text == "窓口の予約"] == ["診療所"]
    assert [v.text for m in found for v in m.lead if m.name.text == "証明書の交付"] == ["市民課"]


def test_departments_broken_over_two_lines_at_the_end_of_a_heading() -> None:
    text = OPENS
    for i, (lead, names) in enumerate(GROUPS, 1):
        said = "、".join(lead)
        text += f"施策{i}　目標{i}のための施策　　　　　主管：{said}　関係：下水道計画\n　　　　　課、税務課\n"
        text += "".join(f"　{i}－{n}　{m}\n　　{m}を進めます。\n" for n, m in enumerate(names, 1))
    found = read_text(text + ENDS, "x.txt").measures
    assert [[v.text for v in m.lead] for m in found] == [lead for _, _, lead in _wanted("")]
    assert all([v.text for v in m.related] == ["下水道計画課", "税務課"] for m in found)
