"""Files made for the tests of their readers."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any

import docx
import openpyxl
from docx.document import Document
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table, TableStyle

FONT = "HeiseiKakuGo-W5"


def word(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def word_table(document: Document, rows: Sequence[Sequence[str]]) -> Any:
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return table


def new_word() -> Document:
    return docx.Document()


def excel(sheets: dict[str, Sequence[Sequence[Any]]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def archive(entries: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in entries.items():
            made.writestr(name, data)
    return out.getvalue()


def pdf(story: Sequence[Any], **options: Any) -> bytes:
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4, invariant=True).build(list(story), **options)
    return out.getvalue()


def style(size: float = 10) -> ParagraphStyle:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    return ParagraphStyle(
        "body", fontName=FONT, fontSize=size, leading=size * 1.5, wordWrap="CJK", spaceAfter=size
    )


def said(text: str, size: float = 10) -> Paragraph:
    return Paragraph(text, style(size))


def new_page() -> PageBreak:
    return PageBreak()


def table(rows: Sequence[Sequence[str]], widths: Sequence[float], *commands: Any) -> Table:
    cells = [[said(c) if c else "" for c in row] for row in rows]
    ruled = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)
    return Table(cells, colWidths=list(widths), style=TableStyle([ruled, *commands]), repeatRows=1)
