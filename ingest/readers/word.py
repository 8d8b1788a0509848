"""Word files (docx) → parts: headings by style or level, numbers as Word shows them, tables."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph

from ingest.readers.archive import check
from ingest.readers.grids import Spans, laid_out
from ingest.readers.parts import Heading, PageStart, Paragraph, Part, Rows
from ingest.readers.word_notes import Notes, notes_of
from ingest.readers.word_numbers import Numbers
from ingest.readers.word_text import boxes_of, inside, page_breaks, text_of

_HEADING = re.compile(r"(?:heading|見出し)\s*([1-9])", re.IGNORECASE)
# Lines of a table of contents, which Word makes of the headings.
_CONTENTS = re.compile(r"(?:toc|目次)\s*[0-9]", re.IGNORECASE)
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
        for block in inside(self._document.element.body, "w:p", "w:tbl"):
            if block.tag == qn("w:tbl"):
                yield from self._table(block)
            else:
                before, after = page_breaks(block)
                yield from [PageStart()] * before
                yield from self._paragraph(block)
                yield from [PageStart()] * after
            yield from self._notes.met()

    def _paragraph(self, element: Any) -> Iterator[Part]:
        paragraph = self._styled(element)
        text = self._line(element)
        level = _level(paragraph)
        if text.strip() and not _CONTENTS.match(_style_name(paragraph)):
            yield Heading(level, text) if level else Paragraph(text)
        for box in boxes_of(element):
            yield Paragraph("\n".join(map(self._line, box)))

    def _styled(self, element: Any) -> WordParagraph:
        return WordParagraph(element, self._document._body)

    def _table(self, table: Any) -> Iterator[Part]:
        """A table, cut where pages begin."""
        whole, first, at = self._rows(table), 0, 0
        for at, row in enumerate(inside(table, "w:tr"), start=1):
            before, after = page_breaks(row)
            if before and first < at - 1:
                yield whole.cut(first, at - 1)
                first = at - 1
            yield from [PageStart(inside=True)] * before
            if after:
                yield whole.cut(first, at)
                first = at
            yield from [PageStart(inside=True)] * after
        if first < at:
            yield whole.cut(first, at)

    def _line(self, element: Any) -> str:
        """A paragraph with its number or sign, and marks for its footnotes."""
        number = self._numbers.of(self._styled(element))
        text = text_of(element, self._notes.mark)
        return number + text if text.strip() else ""

    def _rows(self, table: Any) -> Rows:
        """Rows of a table; what a cell merged downwards covers is empty."""
        rows = []
        for row in inside(table, "w:tr"):
            cells = [Spans("", row.grid_before)] if row.grid_before else []
            for cell in inside(row, "w:tc"):
                goes_on = cell.vMerge == "continue"
                said = "" if goes_on else self._cell(cell)
                cells.append(Spans(said, cell.grid_span, goes_on=goes_on))
            rows.append(cells)
        return laid_out(rows)

    def _cell(self, cell: Any) -> str:
        """The lines of a cell, those of tables inside it with spaces between their cells."""
        lines = []
        for child in inside(cell, "w:p", "w:tbl"):
            if child.tag == qn("w:p"):
                lines.append(self._line(child))
            else:
                lines += [" ".join(c for c in row if c) for row in self._rows(child).rows]
        return "\n".join(line for line in lines if line.strip())


def _style_name(paragraph: WordParagraph) -> str:
    return (paragraph.style.name or "") if paragraph.style is not None else ""


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
