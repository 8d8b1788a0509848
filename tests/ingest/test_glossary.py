"""Terms: glossaries in their layouts, footnotes, other names, marks."""

from __future__ import annotations

import pytest

from ingest.folder import read_text
from ingest.records import Term


def terms(text: str) -> dict[str, Term]:
    return {t.term.text: t for t in read_text(text, "x.txt").terms}


PAIRS = "用語集\n\n■か行\n\nクラウド\n\nネットの先にある計算機を借りて使うこと\n\n業務改革（BPR）\n\n仕事の流れを根本から見直すこと\n\n■A～Z\n\nAI (Artificial Intelligence : 人工知能)\n\n学習や判断を計算機で行う技術\n\nポータル\n\n次の機能を持つ入り口\n\n- 1 調べる機能\n- 2 申し込む機能\n\nEC\n\n電子商取引のこと。イーコマースともいう\n"


def test_headword_and_definition_as_paragraphs() -> None:
    found = terms(PAIRS)
    assert list(found) == ["クラウド", "業務改革", "AI", "ポータル", "EC"]
    assert found["クラウド"].definition.text == "ネットの先にある計算機を借りて使うこと"


def test_other_names() -> None:
    found = terms(PAIRS)
    assert "BPR" in found["業務改革"].aliases
    assert {"Artificial Intelligence", "人工知能"} <= set(found["AI"].aliases)
    assert "イーコマース" in found["EC"].aliases


def test_list_items_belong_to_the_definition_above() -> None:
    assert "申し込む機能" in terms(PAIRS)["ポータル"].definition.text


@pytest.mark.parametrize(
    "text",
    [
        "用語解説\n\nクラウド：ネットの先の計算機を借りて使うこと。\n\nVPN：暗号で守る仮想の専用線のこと。\n",
        "## 用語集\n\n| 用語 | 別名 | 説明 |\n|---|---|---|\n| クラウド | cloud | ネットの先の計算機を借りて使うこと。 |\n| VPN |  | 暗号で守る仮想の専用線のこと。 |\n",
    ],
)
def test_other_layouts(text: str) -> None:
    assert list(terms(text)) == ["クラウド", "VPN"]


NOTES = "1 目的\n\n本市はスマート窓口^{※1}とRPA^{※2}を使います。\n\n※1 スマート窓口:待たずに済む窓口のこと。\n※2 RPA(Robotic Process Automation): 操作を自動で行う仕組み。\n\n※ 回答は四捨五入しています。\n\n※3 ASPとは、ソフトを貸し出す事業者のこと。\n\nSaaSとは、ネット越しに使うソフトのこと。\n"


def test_footnotes() -> None:
    found = terms(NOTES)
    assert list(found) == ["スマート窓口", "RPA", "ASP", "SaaS"]
    assert all(t.kind == "footnote" for t in found.values())
    assert "Robotic Process Automation" in found["RPA"].aliases


def test_footnote_marks_point_into_the_text() -> None:
    term = terms(NOTES)["スマート窓口"]
    assert [NOTES[m.start : m.end] for m in term.marks] == ["本市はスマート窓口^{※1}"]


def test_a_line_that_is_neither_headword_nor_definition_is_reported() -> None:
    text = (
        "用語集\n\n"
        + "これは見出し語ではなく長い一文として用語集の先頭に置かれた説明の文章で、何の語の説明なのかが書かれていない行です。\n"
    )
    assert [p.code for p in read_text(text, "x.txt").problems if p.code == "unread_term"] == [
        "unread_term"
    ]
