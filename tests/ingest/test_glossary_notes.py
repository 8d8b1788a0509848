"""Footnotes and end notes: their marks, forms, pages, and where the text marks their words."""

from __future__ import annotations

import pytest

from ingest.folder import read_text
from ingest.records import Term

BODY = "青空市の計画\n\n１　はじめに\n窓口改革{0}と光回線{1}を進めます。\n\n"


def terms(text: str) -> list[Term]:
    return list(read_text(text, "x.txt").terms)


def entries(text: str) -> list[tuple[str, str]]:
    return [(t.term.text, t.definition.text) for t in terms(text)]


@pytest.mark.parametrize(
    "mark", ["※{}", "※{} ", "*{} ", "＊{}　", "注{} ", "（注{}）", "注{}）", "[注{}] "]
)
@pytest.mark.parametrize("gap", ["　", " ", "：", "とは、"])
@pytest.mark.parametrize("title", ["", "（注）\n", "用語解説\n"])
def test_marks_and_gaps(mark: str, gap: str, title: str) -> None:
    notes = (
        f"{mark.format(1)}窓口改革{gap}書かずに済む窓口へ改める\nこと。\n"
        f"{mark.format(2)}光回線{gap}光で送る速い回線。\n"
    )
    assert entries(f"{BODY.format('', '')}{title}{notes}P.15\n") == [
        ("窓口改革", "書かずに済む窓口へ改めること。"),
        ("光回線", "光で送る速い回線。"),
    ]


@pytest.mark.parametrize(
    "note",
    [
        "※1 令和５年３月末現在の数値です。",
        "※1 総務省 令和４年版情報通信白書",
        "※1 海野市 くらしと網の使い方についての調査",
        "※ 四捨五入のため合計は合いません。",
        "※1 数値は速報によるため、確定した値とは異なることがあります。",
    ],
)
def test_remarks_are_no_terms(note: str) -> None:
    assert [h for h, _ in entries(f"{BODY.format('', '')}{note}\n")] == []


def test_notes_end_with_their_page() -> None:
    text = (
        BODY.format("※1", "※2")
        + "※1 窓口改革　書かずに済む窓口へ改めること。\n※2 光回線　光で送る\n"
        + "\n- 3 -\n青空市の計画\n速い回線。\n※3 班　事故を調べる専門の係。\n\n- 4 -\nつぎの章の本文です。\n"
        + "- 5 -\n青空市の計画\n- 6 -\n青空市の計画\n"
    )
    assert entries(text) == [
        ("窓口改革", "書かずに済む窓口へ改めること。"),
        ("光回線", "光で送る速い回線。"),
        ("班", "事故を調べる専門の係。"),
    ]


@pytest.mark.parametrize("mark", ["※{}", "（※{}）", "^{{※{}}}", "*{}", "注{}"])
def test_marks_in_the_text(mark: str) -> None:
    text = (
        BODY.format(mark.format("1"), mark.format("2"))
        + "※1 窓口改革　書かない窓口。\n※2 光回線　光で送る速い回線。\n"
    )
    for term in terms(text):
        assert [m.text.removeprefix("と") for m in term.marks] == [term.term.text]
        assert all(
            text[m.start : m.end].removeprefix("と").startswith(term.term.text) for m in term.marks
        )
