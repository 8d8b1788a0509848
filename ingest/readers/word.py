"""Word files (docx) → parts: headings by style or level, numbers as Word shows them, tables."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph as WordParagraph

from ingest.readers.archive import check
from ingest.readers.grids import Spans, laid_out
from ingest.readers.parts import Heading, PageStart, Paragraph, Part, Rows
from ingest.readers.word_notes import Notes, notes_of
from ingest.readers.word_numbers import Numbers
from ingest.readers.word_text import boxes_of, page_breaks, text_of

_HEADING = re.compile(r"(?:heading|見出し)\s*([1-9])", re.IGNORECASE)
_BODY = 9  # Word's outline level of text that is no heading


def read_word(data: bytes) -> Iterator[Part]:
    """The parts of a document. Pages are those that Word saw when it last saved the file."""
    check(data)
    document = docx.Document(io.BytesIO(data))
    paged = any(page_breaks(document.element.body))
    if paged:
        yield PageStart()
    for part in _Reader(document).parts():
        if paged or not isinstance(part, PageStart):
            yield part


class _Reader:
    """One document, with what has to be remembered from paragraph to paragraph."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._numbers = Numbers(document)
        self._notes: Notes = notes_of(document)

    def parts(self) -> Iterator[Part]:
        for block in self._document.iter_inner_content():
            if isinstance(block, Table):
                yield from self._table(block)
            else:
                before, after = page_breaks(block._p)
                yield from [PageStart()] * before
                yield from self._paragraph(block)
                yield from [PageStart()] * after
            yield from self._notes.met()

    def _paragraph(self, paragraph: WordParagraph) -> Iterator[Part]:
        text = self._line(paragraph)
        level = _level(paragraph)
        if text.strip():
            yield Heading(level, text) if level else Paragraph(text)
        for box in boxes_of(paragraph._p):
            lines = (self._line(WordParagraph(p, paragraph._parent)) for p in box)
            yield Paragraph("\n".join(lines))

    def _table(self, table: Table) -> Iterator[Part]:
        """A table, cut where pages begin."""
        rows: list[tuple[str, ...]] = []
        for row, cells in zip(table.rows, self._rows(table), strict=True):
            before, after = page_breaks(row._tr)
            if before and rows:
                yield Rows(tuple(rows))
                rows = []
            yield from [PageStart(inside=True)] * before
            rows.append(cells)
            if after:
                yield Rows(tuple(rows))
                rows = []
            yield from [PageStart(inside=True)] * after
        if rows:
            yield Rows(tuple(rows))

    def _line(self, paragraph: WordParagraph) -> str:
        """A paragraph with its number or sign, and marks for its footnotes."""
        number = self._numbers.of(paragraph)
        text = text_of(paragraph._p, self._notes.mark)
        return number + text if text.strip() else ""

    def _rows(self, table: Table) -> tuple[tuple[str, ...], ...]:
        """Rows of a table; what a cell merged downwards covers is empty."""
        rows = []
        for row in table.rows:
            cells = [Spans("", row.grid_cols_before)] if row.grid_cols_before else []
            for tc in row._tr.tc_lst:
                goes_on = tc.vMerge == "continue"
                cells.append(Spans("" if goes_on else self._cell(tc, table), tc.grid_span))
            rows.append(cells)
        return laid_out(rows)

    def _cell(self, tc: Any, table: Table) -> str:
        """The lines of a cell, those of tables inside it with spaces between their cells."""
        lines = []
        for child in tc.iterchildren():
            if child.tag == qn("w:p"):
                lines.append(self._line(WordParagraph(child, table._parent)))
            elif child.tag == qn("w:tbl"):
                inner = self._rows(Table(child, table._parent))
                lines += [" ".join(c for c in row if c) for row in inner]
        return "\n".join(line for line in lines if line.strip())


def _level(paragraph: WordParagraph) -> int:
    """The level of a heading, by the paragraph or its styles; 0 for text."""
    own = _outline(paragraph._p.pPr)
    if own is not None:
        return own + 1 if own < _BODY else 0
    style = paragraph.style
    while style is not None:
        named = _HEADING.fullmatch(style.name or "")
        if named:
            return int(named.group(1))
        if style.name in {"Title", "表題"}:
            return 1
        level = _outline(style.element.pPr)
        if level is not None:
            return level + 1 if level < _BODY else 0
        style = style.base_style
    return 0


def _outline(properties: Any) -> int | None:
    found = properties.find(qn("w:outlineLvl")) if properties is not None else None
    value = found.get(qn("w:val")) if found is not None else None
    return int(value) if value is not None and value.isdecimal() else None
