"""A division and an office side by side are one department, where a plan prints them so."""

from __future__ import annotations

import pytest

from ingest.folder import read_text

HEAD = """海辺市デジタル推進計画

令和6年度～令和9年度

海辺市

海辺市では、海辺市役所の仕事を見直します。

第2章 施策の展開

"""
NAMES = ("窓口予約の導入", "電子契約の導入", "防災情報の配信", "職員研修の充実", "図書館の電子化")
OFFICES = (
    ("市民部", "市民課"),
    ("総務部", "総務課"),
    ("総務部", "危機管理課"),
    ("総務部", "人事課"),
    ("教育委員会", "生涯学習課"),
)
ROW = "{i}\t{n}\t{a}\t{b}\t{n}を進め、便利にします。\n"
FORMS = {
    "columns": ("番号\t施策名\t担当部\t担当課\t内容\n", ROW),
    "short headers": ("番号\t施策名\t部\t課\t内容\n", ROW),
    "a table of bars": (
        "| 番号 | 施策名 | 部 | 課 | 内容 |\n|---|---|---|---|---|\n",
        "| {i} | {n} | {a} | {b} | {n}を進め、便利にします。 |\n",
    ),
    "a header over both": (
        "番号\t施策名\t実施主体\t\t内容\n\t\t局・部\t課・機関\t\n",
        ROW,
    ),
    "lines of a cell": (
        "番号\t施策名\t担当課\t内容\n",
        "{i}\t{n}\t{a}<br>{b}\t{n}を進め、便利にします。\n",
    ),
    "sheets": ("", "施策{i} {n}\n\n担当\t{a}\t{b}\n内容\t{n}を進め、便利にします。\n\n"),
}


def plan(form: str) -> str:
    head, row = FORMS[form]
    both = enumerate(zip(NAMES, OFFICES, strict=True), start=1)
    return HEAD + head + "".join(row.format(i=i, n=n, a=a, b=b) for i, (n, (a, b)) in both)


@pytest.mark.parametrize("form", FORMS)
def test_they_are_one(form: str) -> None:
    text = plan(form)
    measures = read_text(text, "plan.txt").measures
    assert [[d.text for d in m.lead] for m in measures] == [[a + b] for a, b in OFFICES]
    assert not any(m.related for m in measures)
    for measure, (division, office) in zip(measures, OFFICES, strict=True):
        printed = text[measure.lead[0].start : measure.lead[0].end]
        assert printed.startswith(division)
        assert printed.endswith(office)


def test_a_list_of_departments_stays_one() -> None:
    rows = "".join(f"{i}\t{n}\t総務部、市民課\t{n}を進めます。\n" for i, n in enumerate(NAMES, 1))
    measures = read_text(f"{HEAD}番号\t施策名\t担当課\t内容\n{rows}", "plan.txt").measures
    assert {tuple(d.text for d in m.lead) for m in measures} == {("総務部", "市民課")}


def test_a_division_merged_over_several_rows_is_none_of_their_names() -> None:
    rows = "".join(
        f"<tr><td>{i}</td><td>{n}</td>{cell}<td>{office}</td><td>{n}を進めます。</td></tr>\n"
        for i, (n, office, cell) in enumerate(
            zip(
                NAMES,
                ("市民課", "税務課", "総務課<br>試験場", "人事課", "会計課"),
                ('<td rowspan="2">市民部</td>', "", '<td rowspan="3">総務部</td>', "", ""),
                strict=True,
            ),
            1,
        )
    )
    head = "<tr><th>番号</th><th>施策名</th><th>部局</th><th>課・機関</th><th>内容</th></tr>\n"
    measures = read_text(f"{HEAD}<table>\n{head}{rows}</table>\n", "plan.md").measures
    assert [[d.text for d in m.lead] for m in measures] == [
        ["市民課"],
        ["税務課"],
        ["総務課", "試験場"],
        ["人事課"],
        ["会計課"],
    ]


def test_an_office_that_takes_part_stays_beside_the_division_that_leads() -> None:
    rows = "".join(
        f"{i}\t{n}\t{a}\t{b}\n" for i, (n, (a, b)) in enumerate(zip(NAMES, OFFICES, strict=True), 1)
    )
    measures = read_text(f"{HEAD}番号\t施策名\t主管部\t関係課\n{rows}", "plan.txt").measures
    assert [[d.text for d in m.lead] for m in measures] == [[a] for a, _ in OFFICES]
    assert [[d.text for d in m.related] for m in measures] == [[b] for _, b in OFFICES]
