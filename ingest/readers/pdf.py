"""PDF files with a text layer → parts: tables by their ruled lines, headings by size of type."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pdfplumber
from pdfplumber.page import Page

from ingest.errors import UnreadableFileError
from ingest.readers.lines import Line, is_full, opens, paragraphs
from ingest.readers.parts import Heading, PageStart, Paragraph, Part, Rows
from ingest.readers.pdf_tables import Ruled, continued, goes_on, lines_of, open_ends, ruled, within
from ingest.readers.radicals import unified

MAX_PAGES = 2000
# Fewer characters a page than that, and the pages are pictures of text.
MIN_CHARS = 15
_LARGER = 1.15  # how much larger than the body the type of a heading is
_LONGEST = 60  # characters of a line that can be a heading
_UNMAPPED = re.compile(r"\(cid:\d+\)")
_LEVELS = 4
_EDGE = 0.1  # share of a page's height in which heads and page numbers stand


Box = tuple[float, float, float, float]
Char = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Read:
    """What a page holds, from top to bottom; how much of its text has which size of type."""

    items: tuple[Line | Ruled, ...]
    height: float
    right: float
    sizes: Counter[float]


def read_pdf(data: bytes, *, max_pages: int = MAX_PAGES) -> list[Part]:
    """The parts of a file; raises ``UnreadableFileError`` where there is no text to read."""
    pages = _pages(data, max_pages)
    _refuse_pictures(pages)
    levels = _sizes(pages)
    running = _running(pages)
    parts: list[Part] = []
    last: Line | Ruled | None = None  # at the foot of the page before
    right = 0.0
    for page in pages:
        items = [i for i in page.items if not _margin(i, page) or _shape(i) not in running]
        first = items[0] if items else None
        told = list(_told(items, levels, page.right))
        before, head = (parts[-1] if parts else None), (told[0] if told else None)
        if isinstance(last, Ruled) and isinstance(first, Ruled) and isinstance(before, Rows):
            parts[-1:] = [*_one_table(before, last, first), *told[1:]]
        elif (
            isinstance(before, Paragraph)
            and isinstance(head, Paragraph)
            and _flows(last, first, right)
        ):
            parts[-1:] = [Paragraph(before.text + head.text), PageStart(), *told[1:]]
        else:
            parts += [PageStart(), *told]
        last, right = (items[-1] if items else None), page.right
    return parts


def _one_table(before: Rows, last: Ruled, first: Ruled) -> list[Part]:
    """The table at the foot of a page and that at the top of the next, as one where it goes on."""
    if not goes_on(last, first):
        return [before, PageStart(), Rows(first.cells)]
    whole, rest = continued(before.rows, first.cells, last.unfinished)
    return [Rows(whole), PageStart(inside=bool(rest)), *([Rows(rest)] if rest else [])]


def _flows(last: Line | Ruled | None, first: Line | Ruled | None, right: float) -> bool:
    """Whether the paragraph at the foot of a page goes on at the top of the next."""
    if not isinstance(last, Line) or not isinstance(first, Line):
        return False
    return last.size == first.size and is_full(last, right, first.text) and not opens(first.text)


def _told(items: Sequence[Line | Ruled], levels: dict[float, int], right: float) -> Iterator[Part]:
    lines: list[Line] = []
    for item in items:
        if isinstance(item, Line) and item.size not in levels:
            lines.append(item)
            continue
        yield from _prose(lines, right)
        yield _large(item, levels[item.size]) if isinstance(item, Line) else Rows(item.cells)
    yield from _prose(lines, right)


def _margin(item: Line | Ruled, page: _Read) -> bool:
    edge = page.height * _EDGE
    return isinstance(item, Line) and (item.bottom < edge or item.top > page.height - edge)


def _shape(item: Line | Ruled) -> str:
    return re.sub(r"[0-9０-９\s]+", "#", item.text) if isinstance(item, Line) else ""


def _running(pages: Sequence[_Read]) -> frozenset[str]:
    """What stands in the margins of many pages, but for the number: heads and page numbers."""
    count = Counter(s for p in pages for s in {_shape(i) for i in p.items if _margin(i, p)})
    return frozenset(s for s, n in count.items() if n >= max(3, len(pages) // 4))


def _large(line: Line, level: int) -> Part:
    return Heading(level, line.text) if len(line.text) <= _LONGEST else Paragraph(line.text)


def _prose(lines: list[Line], right: float) -> Iterator[Part]:
    yield from map(Paragraph, paragraphs(lines, right))
    lines.clear()


def _pages(data: bytes, max_pages: int) -> list[_Read]:
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) > max_pages:
                raise UnreadableFileError(
                    f"ページが多すぎます（上限 {max_pages}ページ）。章ごとに分けてください。"
                )
            return [_page(page) for page in pdf.pages]
    except UnreadableFileError:
        raise
    except Exception as error:
        locked = "Password" in repr(error) or "Encrypt" in repr(error)
        raise UnreadableFileError(
            "PDFがパスワードで保護されています。保護を外して保存し直してください。"
            if locked
            else "PDFが壊れているようです。もとのソフトで開き、PDFに出力し直してください。"
        ) from error


def _page(page: Page) -> _Read:
    chars = [{**c, "text": unified(c["text"])} for c in page.dedupe_chars().chars]
    found = page.find_tables({"explicit_horizontal_lines": open_ends(page.edges)})
    tables = [t for t in found if len(t.rows) > 1 or len(t.rows[0].cells) > 1]
    inside, outside = _apart(chars, [t.bbox for t in tables])
    lines = lines_of(outside)
    items: list[Line | Ruled] = [*lines]
    for table, own in zip(tables, inside, strict=True):
        items += ruled(table, own)
    items.sort(key=lambda item: item.top)
    sizes = Counter(round(c["size"] * 2) / 2 for c in chars)
    page.close()
    right = max((x.x1 for x in lines), default=0.0)
    return _Read(tuple(items), page.height, right, sizes)


def _apart(chars: Sequence[Char], boxes: Sequence[Box]) -> tuple[list[list[Char]], list[Char]]:
    """The characters in each of ``boxes``, and those in none."""
    inside: list[list[Char]] = [[] for _ in boxes]
    outside: list[Char] = []
    for char in chars:
        box = next((n for n, b in enumerate(boxes) if within(char, b)), None)
        (outside if box is None else inside[box]).append(char)
    return inside, outside


def _refuse_pictures(pages: Sequence[_Read]) -> None:
    texts = [
        i.text if isinstance(i, Line) else "".join(map("".join, i.cells))
        for p in pages
        for i in p.items
    ]
    whole = "".join(texts)
    unmapped = sum(len(m.group()) for m in _UNMAPPED.finditer(whole))
    if len(whole) < MIN_CHARS * len(pages) or unmapped * 5 > len(whole):
        raise UnreadableFileError(
            "PDFに文字の情報がありません（画像だけのPDFのようです）。先にOCR（文字認識）をかけてください。"
            "例: OCRmyPDF で「ocrmypdf -l jpn 元.pdf 文字付き.pdf」。"
        )


def _sizes(pages: Sequence[_Read]) -> dict[float, int]:
    """The levels of sizes larger than that of most text, the largest first."""
    count: Counter[float] = sum((p.sizes for p in pages), Counter())
    body = count.most_common(1)[0][0] if count else 0.0
    told = {i.size for p in pages for i in p.items if isinstance(i, Line)}
    larger = sorted((s for s in told if s >= body * _LARGER), reverse=True)
    return {size: min(n, _LEVELS) for n, size in enumerate(larger, start=1)}
