"""Word files → text: styles, numbers that stand nowhere in the file, tables, notes, boxes."""

from __future__ import annotations

from typing import Any

import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from ingest.errors import UnreadableFileError
from ingest.readers.formats import convert
from ingest.readers.parts import Written
from ingest.readers.word_numbers import shaped
from tests.ingest.readers.made import new_word, word, word_table


def read(document: Any) -> Written:
    return convert(word(document), ".docx")


def number(document: Any, levels: list[tuple[str, str]]) -> None:
    """A list form with (numFmt, lvlText) by level, as list 91."""
    root = document.part.numbering_part.element
    inner = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for n, (form, text) in enumerate(levels)
    )
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="91">{inner}</w:abstractNum>'
    )
    root.insert(0, abstract)
    root.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="91"><w:abstractNumId w:val="91"/></w:num>')
    )


def listed(document: Any, text: str, level: int) -> None:
    properties = document.add_paragraph(text)._p.get_or_add_pPr()
    properties.append(
        parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="91"/></w:numPr>'
        )
    )


def test_headings_paragraphs_and_tables_come_in_order() -> None:
    document = new_word()
    document.add_heading("北浜市計画", 0)
    document.add_heading("施策", 2)
    document.add_paragraph("本文です。")
    word_table(document, [["番号", "1"], ["主管課", "総務課\n税務課"]])
    expected = "# 北浜市計画\n\n## 施策\n\n本文です。\n\n番号\t1\n主管課\t総務課<br>税務課\n\n"
    assert read(document).text == expected


def test_numbers_are_told_as_word_shows_them() -> None:
    document = new_word()
    number(
        document,
        [("decimalFullWidth", "第%1章"), ("decimal", "%1-%2"), ("decimalEnclosedCircle", "%3")],
    )
    for text, level in [
        ("目的", 0),
        ("背景", 1),
        ("一", 2),
        ("二", 2),
        ("期間", 1),
        ("三", 2),
        ("体制", 0),
    ]:
        listed(document, text, level)
    lines = [line for line in read(document).text.split("\n") if line]
    assert lines == ["第１章 目的", "１-1 背景", "① 一", "② 二", "１-2 期間", "① 三", "第２章 体制"]


def test_legal_numbering_is_in_plain_digits_and_empty_items_count() -> None:
    document = new_word()
    number(document, [("upperRoman", "%1"), ("decimal", "%1.%2")])
    legal = document.part.numbering_part.element.find(qn("w:abstractNum"))[1]
    legal.insert(2, OxmlElement("w:isLgl"))
    for text, level in [("甲", 0), ("", 0), ("乙", 0), ("丙", 1)]:
        listed(document, text, level)
    assert read(document).text.split() == ["I", "甲", "III", "乙", "3.1", "丙"]


def test_signs_of_lists_are_middle_dots() -> None:
    document = new_word()
    document.add_paragraph("甲", style="List Bullet")
    assert read(document).text == "・甲\n\n"


SHAPES = [
    (3, "decimal", "3"), (3, "decimalZero", "03"), (12, "japaneseCounting", "十二"),
    (20, "japaneseCounting", "二十"), (2, "aiueoFullWidth", "イ"), (2, "irohaFullWidth", "ロ"),
    (28, "upperLetter", "BB"), (9, "lowerRoman", "ix"), (21, "decimalEnclosedCircle", "21"),
    (4, "decimalEnclosedParen", "(4)"), (5, "unheardOf", "5"),
]  # fmt: skip


@pytest.mark.parametrize(("count", "form", "expected"), SHAPES)
def test_forms_of_numbers(count: int, form: str, expected: str) -> None:
    assert shaped(count, form) == expected


def test_merged_cells_speak_once() -> None:
    document = new_word()
    table = word_table(document, [["甲", "", "乙"], ["", "丙", "丁"], ["", "戊", "己"]])
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(1, 0).merge(table.cell(2, 0))
    assert read(document).text == "甲\t\t乙\n\t丙\t丁\n\t戊\t己\n\n"


def test_what_a_reader_does_not_see_is_left_out() -> None:
    document = new_word()
    paragraph = document.add_paragraph("見える")
    hidden = paragraph.add_run("隠れる")
    hidden.font.hidden = True
    deleted = OxmlElement("w:del")
    deleted.append(OxmlElement("w:r"))
    paragraph._p.append(deleted)
    assert read(document).text == "見える\n\n"


def test_content_controls_are_read_and_contents_left_out() -> None:
    document = new_word()
    document.styles.add_style("toc 1", 1)
    document.add_paragraph("第1章 目的 3", style="toc 1")
    table = word_table(document, [["甲", "乙"], ["丙", "丁"]])
    document.add_paragraph("本文")
    for element in (table.rows[1]._tr, table.cell(0, 1)._tc, document.paragraphs[-1]._p):
        control = OxmlElement("w:sdt")
        element.addprevious(control)
        content = OxmlElement("w:sdtContent")
        control.append(content)
        content.append(element)
    assert read(document).text == "甲\t乙\n丙\t丁\n\n本文\n\n"


def test_a_text_box_is_told_once() -> None:
    document = new_word()
    inner = (
        f"<w:txbxContent {nsdecls('w')}><w:p><w:r><w:t>囲みの文</w:t></w:r></w:p></w:txbxContent>"
    )
    compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    paragraph = document.add_paragraph("本文")
    paragraph._p.append(
        parse_xml(
            f'<mc:AlternateContent xmlns:mc="{compatibility}"><mc:Choice Requires="wps">{inner}</mc:Choice>'
            f"<mc:Fallback>{inner}</mc:Fallback></mc:AlternateContent>"
        )
    )
    assert read(document).text == "本文\n\n囲みの文\n\n"


def test_pages_are_those_that_word_saw() -> None:
    document = new_word()
    document.add_paragraph("一ページ目")
    later = document.add_paragraph()
    run = later.add_run("二ページ目")
    run._r.insert(0, parse_xml(f"<w:lastRenderedPageBreak {nsdecls('w')}/>"))
    document.add_paragraph("続き")
    written = read(document)
    assert [written.text[p : p + 2] for p in written.pages] == ["一ペ", "二ペ"]


def test_a_table_is_cut_where_a_page_begins() -> None:
    document = new_word()
    table = word_table(document, [["1", "甲"], ["2", "乙"]])
    run = table.cell(1, 0).paragraphs[0].runs[0]
    run._r.insert(0, parse_xml(f"<w:lastRenderedPageBreak {nsdecls('w')}/>"))
    written = read(document)
    assert written.text == "1\t甲\n2\t乙\n\n"
    assert written.pages == (0, 4)


def test_a_document_without_page_marks_has_no_pages() -> None:
    document = new_word()
    document.add_paragraph("本文")
    assert read(document).pages == ()


def test_notes_stand_below_what_refers_to_them() -> None:
    document = new_word()
    paragraph = document.add_paragraph("RPA")
    mark = OxmlElement("w:r")
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), "7")
    mark.append(reference)
    paragraph._p.append(mark)
    paragraph.add_run("を使う。")
    add_notes(
        document,
        "<w:footnote w:id='7'><w:p><w:r><w:t>作業の自動化。</w:t></w:r></w:p></w:footnote>",
    )
    document.add_paragraph("次の段落。")
    assert read(document).text == "RPA^(※1)を使う。\n\n※1 作業の自動化。\n\n次の段落。\n\n"


def add_notes(document: Any, inner: str) -> None:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    xml = f"<w:footnotes {nsdecls('w')}>{inner}</w:footnotes>".encode()
    part = Part(PackURI("/word/footnotes.xml"), kind, xml, document.part.package)
    document.part.relate_to(part, relation)


@pytest.mark.parametrize("data", [b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0old", b"no archive"])
def test_a_broken_or_old_file_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFileError, match="保存し直して"):
        convert(data, ".docx")
