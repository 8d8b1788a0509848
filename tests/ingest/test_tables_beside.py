"""Tables that print measures side by side, and rows of labels over rows of values in sheets."""

from __future__ import annotations

import pytest

from ingest.blocks import read_blocks
from ingest.folder import read_text
from ingest.records import Corpus
from ingest.twin_forms import with_twins_apart

HEAD = "# 北浜市情報化計画\n\n令和6年度～令和8年度\n\n北浜市の計画です。\n\n## 第3章 施策\n\n"
NAMES = (
    ("窓口の予約", "市民課"),
    ("水位の公開", "河川課、防災課"),
    ("電子決裁の徹底", "総務課"),
    ("図書の配達", "図書館"),
)
PAIRS = [list(enumerate(NAMES, 1))[i : i + 2] for i in (0, 2)]


def told(corpus: Corpus) -> list[tuple[str, str, str]]:
    return [(m.number, m.name.text, "、".join(d.text for d in m.lead)) for m in corpus.measures]


def want(form: str = "{}") -> list[tuple[str, str, str]]:
    return [(form.format(n) if form else "", *own) for n, own in enumerate(NAMES, 1)]


@pytest.mark.parametrize(
    ("head", "form"),
    [
        (("番号", "1-{n}", "取組名", "{name}"), "1-{}"),
        (("", "取組{n}", "名称", "{name}"), "{}"),
        (("項目", "施策{n} {name}", "", ""), "{}"),
        (("", "{name}", "", ""), ""),
    ],
)
@pytest.mark.parametrize("bar", ["\t", "|"])
def test_a_column_for_each_measure(head: tuple[str, ...], form: str, bar: str) -> None:
    def row(key: str, value: str, pair: list[tuple[int, tuple[str, str]]]) -> str:
        cells = [key, *(value.format(n=n, name=name, lead=lead) for n, (name, lead) in pair)]
        return f"| {' | '.join(cells)} |\n" if bar == "|" else "\t".join(cells) + "\n"

    first, value, second, other = head
    tables = [
        row(first, value, pair)
        + (row(second, other, pair) if second else "")
        + row("概要", "{name}を、話し合いながら進めます。", pair)
        + row("課題", "{name}は、まだできていません。", pair)
        + row("担当", "{lead}", pair)
        for pair in PAIRS
    ]
    corpus = read_text(HEAD + "\n".join(tables), "北浜.md")
    assert told(corpus) == want(form)
    said = [f.value.text for m in corpus.measures for f in m.fields if f.role == "content"]
    assert said == [f"{name}を、話し合いながら進めます。" for name, _ in NAMES]


@pytest.mark.parametrize("title", ["事業{n}\t{name}", "事業{n}　{name}\t", "({n})\t{name}"])
def test_labels_return_before_each_of_two_measures(title: str) -> None:
    def row(form: str, pair: list[tuple[int, tuple[str, str]]]) -> str:
        return "\t".join(form.format(n=n, name=name, lead=lead) for n, (name, lead) in pair) + "\n"

    forms = (title, "担当課\t{lead}", "取組内容\t{name}を進めます。", "目標\t年{n}00件")
    tables = ["".join(row(form, pair) for form in forms) for pair in PAIRS]
    corpus = read_text(HEAD + "\n".join(tables), "北浜.txt")
    assert told(corpus) == want("({})" if title[0] == "(" else "{}")


def test_a_form_of_pairs_and_a_list_of_marks_stay_as_they_are() -> None:
    form = "取組名\t窓口の予約\n担当課\t市民課\t関係課\t税務課\n内容\t予約を受けます。\n"
    marks = "課\tR6\tR7\n市民課\t○\t○\n税務課\t○\t－\n"
    listed = "番号\t取組名\t担当課\n1\t窓口の予約\t市民課\n2\t水位の公開\t河川課\n"
    for text in (form, marks, listed, listed * 3):
        assert with_twins_apart(read_blocks(text)) == read_blocks(text)


@pytest.mark.parametrize("apart", ["\n", ""])
@pytest.mark.parametrize("merged", ["", "\t"])
def test_a_row_of_labels_over_a_row_of_values_opens_a_sheet(apart: str, merged: str) -> None:
    sheets = (
        f"番号\t取組の名称\t{merged}主管\t協力\n{n}\t{name}\t{merged}{lead}\t－\n"
        f"目的\t{name}がまだできていないため。\n取組内容\t{name}を進めます。\n"
        for n, (name, lead) in enumerate(NAMES, 1)
    )
    corpus = read_text(HEAD + apart.join(sheets), "北浜.txt")
    assert told(corpus) == want()
