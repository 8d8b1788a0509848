"""Parts of a document → text with the places of its pages."""

from __future__ import annotations

from ingest.readers.parts import Heading, PageStart, Paragraph, Part, Rows, write


def test_parts_are_written_in_the_form_that_ingest_reads() -> None:
    parts: list[Part] = [
        Heading(2, "第1章 \n目的"),
        Paragraph(" 一行目\n\n二行目　です "),
        Rows((("番号", "名称"), ("1", "窓口\nの改善"), ("", " "))),
    ]
    text = "## 第1章 目的\n\n一行目\n二行目 です\n\n番号\t名称\n1\t窓口<br>の改善\n\n"
    assert write(parts).text == text


def test_a_tab_in_a_cell_makes_no_column() -> None:
    assert write([Rows((("a\tb", "c"),))]).text == "a b\tc\n\n"


def test_pages_are_places_in_the_text() -> None:
    written = write([PageStart(), Paragraph("一"), PageStart(), PageStart(), Paragraph("三")])
    assert written.pages == (0, 3, 3)
    assert written.text[3:] == "三\n\n"


def test_a_table_that_goes_on_stays_one_table() -> None:
    rows: list[Part] = [Rows((("1", "甲"),)), PageStart(inside=True), Rows((("2", "乙"),))]
    written = write([PageStart(), *rows])
    assert written.text == "1\t甲\n2\t乙\n\n"
    assert written.pages == (0, 4)


def test_without_pages_there_are_none() -> None:
    assert write([Paragraph("一")]).pages == ()
