"""Departments behind the name of a measure, on its line."""

from __future__ import annotations

import pytest

from ingest.folder import read_text
from ingest.text import clean
from ingest.titles import read_title

NAMES = ("窓口の予約", "文書の電子化", "相談の受付", "避難所の整備")


@pytest.mark.parametrize(
    ("said", "lead", "related"),
    [
        ("【市民課】", ["市民課"], []),
        ("【市民課・税務課】", ["市民課", "税務課"], []),
        ("【全庁】", ["全庁"], []),
        ("【関係各課】", ["関係各課"], []),
        ("[各部署]", ["各部署"], []),
        ("【主管:財政課 関係:会計課、契約検査課】", ["財政課"], ["会計課", "契約検査課"]),
        ("【担当：市民課、税務課／協力：福祉課】", ["市民課", "税務課"], ["福祉課"]),
        ("（担当課：市民課）", ["市民課"], []),
    ],
)
def test_brackets_behind_a_name_say_who_leads(
    said: str, lead: list[str], related: list[str]
) -> None:
    title = read_title(clean(f"1-1 窓口の予約{said}"), "")
    assert title.name.text == "窓口の予約"
    assert [v.text for v in title.departments] == lead
    assert [v.text for v in title.related] == related


def test_a_measure_of_all_departments_stands_among_the_others() -> None:
    text = "みどり市DX推進計画\n令和6年度～令和9年度\n\n## 第2章 施策\n\n"
    led = ("市民課", "全庁", "主管:総務課 関係:税務課", "防災課")
    for i, (name, who) in enumerate(zip(NAMES, led, strict=True), 1):
        text += f"#### 施策2-{i} {name}【{who}】\n\n{name}を進めます。\n\n"
    found = read_text(text, "x.md").measures
    assert [(m.number, m.name.text) for m in found] == [
        (f"2-{i}", name) for i, name in enumerate(NAMES, 1)
    ]
    assert [[v.text for v in m.lead] for m in found] == [
        ["市民課"],
        ["全庁"],
        ["総務課"],
        ["防災課"],
    ]
    assert [v.text for v in found[2].related] == ["税務課"]


def test_brackets_within_those_that_close_a_paragraph() -> None:
    text = "みどり市DX推進計画\n令和6年度～令和9年度\n\n１　取組\n"
    led = ("市民課", "全庁（とりまとめ：総務課）", "税務課、福祉課", "防災課")
    for sign, name, who in zip("①②③④", NAMES, led, strict=True):
        text += f"{sign}　{name}\n　{name}を進めます。〔{who}〕\n\n"
    found = read_text(text, "x.txt").measures
    assert [[v.text for v in m.lead] for m in found] == [
        ["市民課"],
        ["総務課"],
        ["税務課", "福祉課"],
        ["防災課"],
    ]
    assert [v.text for v in found[1].related] == ["全庁"]
