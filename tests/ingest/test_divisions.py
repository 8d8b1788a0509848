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
