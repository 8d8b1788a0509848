"""Small tables of departments below headings that name measures."""

from __future__ import annotations

import pytest

from ingest.folder import read_text
from ingest.records import Measure

HEAD = "# 青葉町DX計画\n\n青葉町\n\n第5章 手続き\n\n"
LINES = "".join(
    f"◆ {name}\n\n{name}を進めるため、町の仕組みを改めます。\n\n担当：{lead}\n\n"
    for name, lead in (
        ("窓口の改善", "住民課"),
        ("証明の交付", "税務課（連携：総務課）"),
        ("納付の拡大", "会計課"),
    )
)


def read(table: str) -> Measure:
    body = f"◆ 施設の予約\n\n施設の予約を画面から行えるようにします。\n\n{table}\n\n◆ 防災の配信\n\n一度に配信します。\n\n担当：総務課\n"
    found = read_text(HEAD + LINES + body, "x.txt").measures
    assert len(found) == 5
    return next(m for m in found if m.name.text == "施設の予約")


@pytest.mark.parametrize(
    "table",
    [
        "担当課\t教育課\n連携する課\t総務課、企画課",
        "連携する課\t総務課、企画課\n担当課\t教育課（図書館）",
        "担当課\t教育課\t関係課\t総務課、企画課",
        "主管\t教育課\n関係課等\t総務課・企画課\n財源\t町の予算",
        "担当課\t教育課（連携：総務課、企画課）\nめやす\t60％",
    ],
)
def test_labels_and_values_tell_who_leads(table: str) -> None:
    measure = read(table)
    assert [v.text for v in measure.lead] == ["教育課"]
    assert [v.text for v in measure.related] == ["総務課", "企画課"]


def test_labels_that_are_not_known_are_kept() -> None:
    measure = read("担当課\t教育課\nめやす\t割合 0％ → 60％\n実施時期\t令和9年度開始")
    told = [(f.role, f.label, f.value.text) for f in measure.fields if f.role != "content"]
    assert told == [
        ("lead", "担当課", "教育課"),
        ("other", "めやす", "割合 0％ → 60％"),
        ("planned", "実施時期", "令和9年度開始"),
    ]


def test_a_table_that_names_nobody_stays_a_table() -> None:
    measure = read("年度\t台数\n令和7年度\t3台\n\n担当：教育課")
    assert [v.text for v in measure.lead] == ["教育課"]
    assert {f.role for f in measure.fields} == {"content", "lead"}
