"""Labels of measures that stand as items of a list, as Markdown writes them, and partners."""

from __future__ import annotations

import pytest

from ingest.folder import read_text

HEAD = "# みどり市デジタル計画\n\n令和5年度～令和9年度\n\n## 3. 取組\n\n"
ROWS = (
    ("窓口の案内", "市民課", "－", "来庁の予約を電話でも受けます。"),
    ("見守りの拡大", "福祉課", "社会福祉協議会", "センサーを貸し出します。"),
    ("避難の知らせ", "防災課", "総務課", "防災の放送を文字でも送ります。"),
    ("果樹の観測", "農林課", "果樹組合", "気温を毎時記録します。"),
    ("教室の改修", "学務課", "総務課", "校内の通信を速めます。"),
    ("会議の記録", "総務課", "議会事務局", "発言を文字に起こします。"),
)
FORMS = ("- {k}　{v}", "- {k}：{v}", "- **{k}**：{v}", "* {k}: {v}", "+ {k} {v}", "{k}：{v}")


def plan(form: str, partner: str = "協力") -> str:
    told = "".join(
        f"### {i}　{name}\n\n"
        + "\n".join(
            form.format(k=k, v=v) for k, v in (("担当", lead), (partner, side), ("概要", words))
        )
        + "\n\n"
        for i, (name, lead, side, words) in enumerate(ROWS, start=1)
    )
    return f"{HEAD}{told}## 4. 進め方\n\n推進会議が年に2回、進み具合を確かめます。\n"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("partner", ["協力", "関係課"])
def test_labels_are_items_of_a_list(form: str, partner: str) -> None:
    found = read_text(plan(form, partner), "x.md").measures
    assert [(m.number, m.name.text) for m in found] == [
        (str(i), row[0]) for i, row in enumerate(ROWS, start=1)
    ]
    assert [[v.text for v in m.lead] for m in found] == [[row[1]] for row in ROWS]


@pytest.mark.parametrize("form", FORMS[:3])
def test_who_takes_part_need_be_no_department(form: str) -> None:
    found = read_text(plan(form), "x.md").measures
    sides = [[v.text for v in m.related] for m in found]
    assert sides == [[] if row[2] == "－" else [row[2]] for row in ROWS]


@pytest.mark.parametrize("nobody", ["なし", "－", "未定"])
def test_a_label_of_departments_may_have_none_behind_it(nobody: str) -> None:
    rows = "".join(
        f"（{i}）{name}\n　【所管】{lead}\n　【関連】{nobody if i % 2 else '総務課'}\n　【内容】{words}\n\n"
        for i, (name, lead, _, words) in enumerate(ROWS, start=1)
    )
    found = read_text(
        f"みどり市デジタル計画\n令和5年度～令和9年度\n\n第３章　施策\n\n{rows}", "x.txt"
    ).measures
    assert len(found) == len(ROWS)
    assert [[v.text for v in m.lead] for m in found] == [[row[1]] for row in ROWS]
    sides = [[v.text for v in m.related if v.text != nobody] for m in found]
    assert sides == [[] if i % 2 else ["総務課"] for i in range(1, len(ROWS) + 1)]
