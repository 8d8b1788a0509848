"""Parts with headings of their own between the heading that names a measure and its table."""

from __future__ import annotations

import pytest

from ingest.folder import read_text

NAMES = ("窓口の混雑表示", "税のスマホ納付", "避難所の受付", "漁港の情報共有")
OFFICES = ("市民課", "収納課", "防災課", "水産課")
PARTS = (("現状と課題", "主な取組", "期待される効果"), ("いまの様子", "すること", "得られるもの"))


def plan(parts: tuple[str, str, str]) -> str:
    now, done, gain = parts
    text = (
        "# 海辺市デジタル推進プラン\n\n令和7年度～令和11年度\n\n海辺市\n\n## 第4章 施策の展開\n\n"
    )
    for i, (name, office) in enumerate(zip(NAMES, OFFICES, strict=True), 1):
        text += (
            f"### Ⅰ-{i} {name}\n\n{name}を整え、待たずに済むようにします。\n\n"
            f"#### {now}\n\n{name}は紙の様式のままです。\n\n"
            f"#### {done}\n\n・{name}の調査\n・{name}の開始\n\n#### {gain}\n\n時間がかからなくなります。\n\n"
            "| 年度 | 令和7年度 | 令和8年度 |\n|---|---|---|\n| 行程 | 調査 | 開始 |\n"
            f"| 成果指標 | {name}の数（件） | |\n| 担当 | ◎{office} ○総務課 | |\n\n"
        )
    return text + "## 第5章 推進体制\n\n本部を置きます。\n"


@pytest.mark.parametrize("parts", PARTS)
def test_the_heading_above_those_of_the_parts_names_the_measure(
    parts: tuple[str, str, str],
) -> None:
    measures = read_text(plan(parts), "plan.md").measures
    found = [(m.number, m.name.text, [d.text for d in m.lead]) for m in measures]
    assert found == [
        (f"I-{i}", n, [o]) for i, (n, o) in enumerate(zip(NAMES, OFFICES, strict=True), 1)
    ]
    for measure, name in zip(measures, NAMES, strict=True):
        assert measure.summary is not None
        assert measure.summary.text == f"{name}を整え、待たずに済むようにします。"
        told = {f.label: f.value.text for f in measure.fields if f.label in parts}
        assert told[parts[0]] == f"{name}は紙の様式のままです。"
        assert told[parts[2]] == "時間がかからなくなります。"
        assert f"{name}の調査" in told[parts[1]]
