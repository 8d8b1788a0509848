"""Sheets that a row without a label names: its number, its name, its tags; further rows of steps."""

from __future__ import annotations

import pytest

from ingest.blocks import read_blocks
from ingest.folder import read_text
from ingest.records import Corpus
from ingest.title_rows import title_rows

HEAD = "# 北浜市情報化計画\n\n令和6年度～令和8年度\n\n北浜市の計画です。\n\n## 第3章 施策\n\n"
NAMES = (("窓口の予約", "市民課"), ("水位の公開", "河川課"), ("電子決裁の徹底", "総務課"))


def corpus(title: str, *, label: str = "主管課", gap: str = "\n\n") -> Corpus:
    sheets = (
        f"{title.format(n=n, kanji='①②③'[n - 1], name=name)}\n{label}\t{lead}\n"
        f"現状と課題\t{name}はまだできていません。\n取組内容\t{name}を進めます。\n"
        "工程表\tR6\tR7\tR8\n\t設計\t構築\t運用\n\t－\t調査\t拡大"
        for n, (name, lead) in enumerate(NAMES, 1)
    )
    return read_text(HEAD + gap.join(sheets) + "\n", "北浜.txt")


def test_the_first_label_below_may_be_known_by_its_departments_alone() -> None:
    found = corpus("事業{n}\t{name}\t", label="主管").measures
    assert [(m.number, m.name.text, [v.text for v in m.lead]) for m in found] == [
        (str(n), name, [lead]) for n, (name, lead) in enumerate(NAMES, 1)
    ]


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
@pytest.mark.parametrize(
    ("title", "numbers"),
    [
        ("１－{n}\t{name}\t新規", ["1-1", "1-2", "1-3"]),
        ("施策【A-{n}】\t{name}\t", ["A-1", "A-2", "A-3"]),
        ("１－{n}　{name}\t", ["1-1", "1-2", "1-3"]),
        ("No.{n}\t{name}\t区分\t継続", ["1", "2", "3"]),
        ("({n})\t{name}\t", ["(1)", "(2)", "(3)"]),
        ("{kanji}\t{name}\t拡充", ["1", "2", "3"]),
        ("{name}\t拡充\t", ["", "", ""]),
    ],
)
def test_a_row_above_labels_names_a_measure(title: str, numbers: list[str], gap: str) -> None:
    found = corpus(title, gap=gap).measures
    assert [(m.number, m.name.text) for m in found] == [
        (number, name) for number, (name, _) in zip(numbers, NAMES, strict=True)
    ]
    assert [[d.text for d in m.lead] for m in found] == [[lead] for _, lead in NAMES]


def test_a_row_may_also_name_the_department_and_the_kind() -> None:
    found = corpus("1-{n}\t{name}\t担当課\t企画課", label="関係課").measures
    assert {d.text for m in found for d in m.lead} == {"企画課"}
    assert [[d.text for d in m.related] for m in found] == [[lead] for _, lead in NAMES]
    tagged = corpus("1-{n}\t{name}\t新規").measures
    assert {f.value.text for m in tagged for f in m.fields if f.role == "state"} == {"新規"}


def test_the_goal_above_such_a_row_belongs_to_its_measure() -> None:
    found = corpus("基本目標\t目標の{n}\n取組{n}\t{name}", gap="\n").measures
    goals = [[f.value.text for f in m.fields if f.role == "goal"] for m in found]
    assert goals == [["目標の1"], ["目標の2"], ["目標の3"]]


def test_rows_of_a_list_name_no_sheets() -> None:
    rows = "".join(f"1-{n}\t{name}\t新規\n" for n, (name, _) in enumerate(NAMES, 1))
    assert not title_rows(read_blocks("分野\t施策\t区分\n" + rows))
    twice = "1-1\t窓口の予約\n主管課\t市民課\n取組内容\t進めます。\n\n" * 3
    assert not title_rows(read_blocks(twice))


def test_further_rows_below_years_tell_more_of_what_is_planned() -> None:
    (first, *_) = corpus("1-{n}\t{name}\t新規").measures
    assert [(y.year, y.planned.text) for y in first.years if y.planned] == [
        ("令和6年度", "設計"),
        ("令和7年度", "構築"),
        ("令和8年度", "運用"),
    ]
    more = [(f.year, f.value.text) for f in first.fields if f.role == "planned"]
    assert more == [("令和7年度", "調査"), ("令和8年度", "拡大")]
    assert [f.value.text for f in first.fields if f.role == "content"] == ["窓口の予約を進めます。"]


def test_labels_of_unknown_words_below_such_a_row_are_labels_where_they_return() -> None:
    names = ("窓口の夜間相談", "アプリの一本化", "電子決裁の徹底", "固定しない席の執務室")
    sheets = (
        f"{name}\t\t\t\nやること\t{name}を、皆で話し合いながら進めます。\t\t\n"
        f"主管課\t市民課\t開始\t令和6年4月\n数値目標\t{n}00件\t\t\n"
        for n, name in enumerate(names, 1)
    )
    found = read_text(HEAD + "\n\n".join(sheets), "北浜.txt").measures
    assert [m.name.text for m in found] == list(names)
    assert [[d.text for d in m.lead] for m in found] == [["市民課"]] * 4
