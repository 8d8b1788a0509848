"""PDF files → text: tables by rulings, paragraphs by edges, what pages repeat, what has no text."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.platypus import Spacer

from ingest.errors import UnreadableFileError
from ingest.readers import pdf as reader
from ingest.readers.formats import convert
from ingest.readers.parts import PageStart, Rows
from ingest.readers.pdf import read_pdf
from ingest.readers.pdf_grids import grids
from ingest.readers.pdf_page import PageRead
from ingest.readers.pdf_rules import Rule
from ingest.readers.pdf_tables import Ruled
from ingest.readers.pdf_turns import continued
from ingest.readers.radicals import unified
from tests.ingest.readers.made import FONT, new_page, pdf, said, table

LONG = (
    "この段落は一行に収まらないほど長いので、紙の上では何行にも分かれますが、読み取ると一つの段落に戻ります。"
    * 2
)


def char(x: float, y: float) -> dict[str, Any]:
    return {"text": "字", "x0": x, "x1": x + 10, "top": y, "bottom": y + 10, "size": 10.0,
            "upright": True, "doctop": y, "width": 10.0, "height": 10.0}  # fmt: skip


def read(*story: Any, **options: Any) -> str:
    return convert(pdf(story, **options), ".pdf").text


def test_lines_that_the_page_broke_are_joined() -> None:
    text = read(said("北浜市計画", 16), said(LONG), said("短い行"), said("別の短い行"))
    assert f"# 北浜市計画\n\n{LONG.replace('。この', '。この')}" in text.replace(
        "。\nこの", "。この"
    )
    assert "短い行\n\n別の短い行" in text


def test_larger_type_is_a_heading_by_its_size() -> None:
    text = read(said("計画の名", 18), said("第1章", 14), said(LONG), said("第2章", 14), said(LONG))
    assert "# 計画の名\n\n## 第1章\n\n" in text
    assert "\n## 第2章\n" in text


def test_cells_are_told_by_rulings_and_their_lines_joined() -> None:
    wide = "窓口に来なくても手続ができるように、電子申請の種類を増やします"
    text = read(
        table([["番号", "内容"], ["1", wide], ["2", "総務課<br/>税務課"]], [40, 120]), said(LONG)
    )
    assert f"番号\t内容\n1\t{wide}\n2\t総務課<br>税務課\n" in text


def test_merged_cells_speak_once() -> None:
    span = ("SPAN", (0, 0), (1, 0))
    text = read(table([["甲", "", "乙"], ["1", "2", "3"]], [60, 60, 60], span), said(LONG))
    assert "甲\t\t乙\n1\t2\t3\n" in text


def test_tables_that_touch_are_told_apart() -> None:
    first = table([["主管課", "総務課"], ["関係課", "税務課"]], [60, 240])
    second = table([["年度", "R5", "R6"], ["予定", "構築", "運用"]], [100, 80, 120])
    first.spaceAfter = second.spaceBefore = 0
    text = read(said(LONG), first, second)
    assert "主管課\t総務課\n関係課\t税務課\n\n年度\tR5\tR6\n予定\t構築\t運用\n" in text


def test_a_table_over_two_pages_is_one_and_its_header_is_told_once() -> None:
    rows = [["番号", "施策名"], *([str(n), f"施策の名前{n}"] for n in range(1, 61))]
    written = convert(pdf([table(rows, [60, 200])]), ".pdf")
    assert written.text.count("番号\t施策名") == 1
    assert written.text.count("\n\n") == 1
    assert len(written.pages) == 2
    for page in written.pages[1:]:
        assert written.text[page - 1] == "\n"
        assert written.text[page].isdigit()


def test_the_sides_of_a_cut_row_end_without_a_ruling() -> None:
    sides = [Rule(x, 100.0, 700.0, solid=True) for x in (50.0, 150.0, 350.0)]
    across = [Rule(y, 50.0, 350.0, solid=True) for y in (100.0, 400.0)]
    chars = [char(x, y) for x in (60.0, 160.0) for y in (110.0, 500.0, 680.0)]
    assert [g.box for g in grids(across, sides, chars)] == [(50.0, 100.0, 350.0, 700.0)]
    (grid,) = grids(across, sides, chars)
    assert [len(row) for row in grid.rows] == [2, 2]
    assert grids([], [], chars) == []


def test_a_row_over_two_pages_is_whole() -> None:
    first = ("前のページで始まった取組の説明は、行の途中で", "次のページに続きます。")
    before = (("番号", "内容"), ("1", first[0]))
    after = (("番号", "内容"), ("", first[1]), ("2", "別の取組"))
    assert continued(before, after, (False, True)) == (
        (("番号", "内容"), ("1", "".join(first))),
        (("2", "別の取組"),),
    )
    assert continued(before, after, (False, False)) == (before, after[1:])


def test_heads_and_page_numbers_are_left_out() -> None:
    def mark(canvas: Any, document: Any) -> None:
        canvas.setFont(FONT, 8)
        canvas.drawString(40, A4[1] - 30, "北浜市DX推進計画")
        canvas.drawCentredString(A4[0] / 2, 20, f"- {document.page} -")

    story = [x for n in range(4) for x in (said(f"{n}番目の本文。{LONG}"), new_page())]
    text = read(*story, onFirstPage=mark, onLaterPages=mark)
    assert "北浜市DX推進計画" not in text
    assert "- 2 -" not in text
    assert "3番目の本文。" in text


def test_a_paragraph_over_two_pages_is_one() -> None:
    text = read(said("前置き"), Spacer(1, 560), said(LONG * 3), said("おわり"))
    joined = text.replace("。\nこの", "。この")
    assert LONG * 3 in joined


def test_no_page_is_lost_in_what_fills_several() -> None:
    written = convert(pdf([said("前置き"), said(LONG * 60), said("おわり")]), ".pdf")
    assert len(written.pages) >= 4
    assert list(written.pages) == sorted(written.pages)
    row = table([["番号", "内容"], ["1", LONG]], [60, 120])
    parts = read_pdf(pdf([x for _ in range(3) for x in (row, new_page())]))
    assert sum(isinstance(p, PageStart) for p in parts) == 3


def test_a_page_that_only_goes_on_with_a_row_is_followed_by_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def page(text: str) -> PageRead:
        ruled = Ruled((("", text),), (0.0, 60.0), 0.0, 700.0, (False, True))
        return PageRead((ruled,), 800.0, Counter({10.0: 100}))

    first = Ruled((("1", "説明の始まりは"),), (0.0, 60.0), 0.0, 700.0, (False, True))
    pages = [
        replace(page(""), items=(first,)),
        page("途中で続き、" * 9),
        page("終わる説明です。" * 9),
    ]
    monkeypatch.setattr(reader, "_pages", lambda *_: pages)
    parts = read_pdf(b"")
    assert sum(isinstance(p, PageStart) for p in parts) == 3
    said = "".join(c for p in parts if isinstance(p, Rows) for row in p.rows for c in row)
    assert said.endswith("終わる説明です。")


def test_a_page_without_text_is_refused_with_advice() -> None:
    with pytest.raises(UnreadableFileError, match="OCRmyPDF"):
        convert(pdf([Spacer(1, 10)]), ".pdf")


@pytest.mark.parametrize(
    "spoil", [lambda d: d[: len(d) // 3], lambda _: b"%PDF-1.7", lambda _: b"x"]
)
def test_a_broken_file_is_refused(spoil: Any) -> None:
    with pytest.raises(UnreadableFileError, match="PDF"):
        convert(spoil(pdf([said(LONG)])), ".pdf")


def test_too_many_pages_are_refused() -> None:
    data = pdf([said(LONG), new_page(), said(LONG)])
    with pytest.raises(UnreadableFileError, match="ページが多すぎます"):
        read_pdf(data, max_pages=1)
    assert read_pdf(data, max_pages=2)


@pytest.mark.parametrize(
    ("printed", "meant"),
    [("⽂書", "文書"), ("市⺠", "市民"), ("⼾籍", "戸籍"), ("課‧室", "課・室")],
)
def test_radicals_are_the_characters_they_look_like(printed: str, meant: str) -> None:
    assert unified(printed) == meant


def test_prose_that_is_larger_than_the_type_of_tables_is_no_heading() -> None:
    rows = [[f"項目{n}", LONG] for n in range(8)]
    told = ("語の意味を述べる文です。", "別の語の意味も述べます。", "どれも見出しではありません。")
    text = read(said("計画の名", 18), table(rows, [40, 120]), *(said(t, 12) for t in told))
    assert "# 計画の名\n" in text
    assert all(f"\n{t}\n" in text for t in told)
