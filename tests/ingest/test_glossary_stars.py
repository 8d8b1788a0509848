"""Notes at the bottom of a page, opened by a star that also stands behind their word."""

from __future__ import annotations

import pytest

from ingest.folder import read_text
from ingest.records import Term

BODY = "青空市の計画\n\n1　はじめに\n\n{}を改め、{}を置きます。倉庫の開放もします。\n\n"


def terms(text: str) -> tuple[Term, ...]:
    return read_text(text, "x.txt").terms


def entries(text: str) -> list[tuple[str, str]]:
    return [(t.term.text, t.definition.text) for t in terms(text)]


@pytest.mark.parametrize("mark", ["＊", "*", "※"])
@pytest.mark.parametrize("gap", ["　", "：", "とは、", " … "])
@pytest.mark.parametrize("between", ["\n\n", "\n", "\nに限る。\n\n\f2\n\n"])
def test_words_that_the_text_marks(mark: str, gap: str, between: str) -> None:
    note = f"{mark}電子錠{gap}暗証番号で開く錠をいう。{between}{mark}窓口DX{gap}窓口の改革。\n"
    text = BODY.format(f"電子錠{mark}", f"「窓口DX」{mark}") + note
    more = "に限る。" if "限る" in between else ""
    assert entries(text) == [
        ("電子錠", f"暗証番号で開く錠をいう。{more}"),
        ("窓口DX", "窓口の改革。"),
    ]
    assert [[m.text for m in t.marks] for t in terms(text)] == [["電子錠"], ["窓口DX"]]


def test_a_note_without_a_mark_counts_beside_others_if_the_text_has_its_word() -> None:
    notes = "＊電子錠　暗証番号で開く錠。\n\n＊窓口DX　窓口の改革。\n\n"
    more = "＊倉庫の開放　倉庫を貸し出すこと。\n\n＊新幹線　速く走る列車のこと。\n"
    text = BODY.format("電子錠＊", "窓口DX＊") + notes + more
    assert [t for t, _ in entries(text)] == ["電子錠", "窓口DX", "倉庫の開放"]


@pytest.mark.parametrize(
    "note",
    [
        "＊電子錠　写真：青空市",
        "※電子錠の数は3月末の値です。",
        "＊自転車　二つの輪で走る車のこと。",
    ],
)
def test_remarks_are_no_terms(note: str) -> None:
    assert entries(BODY.format("電子錠＊", "窓口") + note + "\n") == []
