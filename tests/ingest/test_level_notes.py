"""Numbers of notes that extraction left no higher than the words before them: 共用台帳2."""

from __future__ import annotations

import pytest

from ingest.folder import read_text

WORDS = ("電子印", "遠隔窓口", "共用台帳")
OFFICES = ("市民課", "福祉課", "防災課")
TOLD = "手続を助けるための仕組みのことです。"


def plan(digits: str, note: str) -> str:
    text = "みどり市情報化計画\n令和6年度～令和9年度\n\n第１章 取組\n方針1 窓口\n"
    for n, (word, office) in enumerate(zip(WORDS, OFFICES, strict=True)):
        text += (
            f"({n + 1}) {word}{digits[n]}の導入\n　市の窓口に新しい仕組みを広げます。（{office}）\n"
        )
    return text + "\n" + "".join(note.format(n=digits[i], w=w) for i, w in enumerate(WORDS))


@pytest.mark.parametrize("digits", ["123", "１２３"])
@pytest.mark.parametrize(
    "note", ["{n} {w}：" + TOLD + "\n", "{n}　{w}　" + TOLD + "\n", "{n}) {w}とは、" + TOLD + "\n"]
)
def test_notes_are_terms_and_names_lose_the_number(digits: str, note: str) -> None:
    corpus = read_text(plan(digits, note), "x.txt")
    assert [t.term.text for t in corpus.terms] == list(WORDS)
    assert [m.name.text for m in corpus.measures] == [f"{w}の導入" for w in WORDS]


def test_a_digit_that_no_note_opens_with_is_part_of_the_name() -> None:
    corpus = read_text(plan("123", ""), "x.txt")
    assert [m.name.text for m in corpus.measures] == [
        "電子印1の導入",
        "遠隔窓口2の導入",
        "共用台帳3の導入",
    ]
