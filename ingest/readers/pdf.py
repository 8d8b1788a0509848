"""PDF files with a text layer → parts: tables by their ruled lines, headings by size of type."""

from __future__ import annotations

import io
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import pdfplumber

from ingest.errors import UnreadableFileError
from ingest.readers.lines import Line, is_full, opens, paragraphs
from ingest.readers.parts import Heading, PageStart, Paragraph, Part, Rows
from ingest.readers.pdf_page import PageRead, page_read
from ingest.readers.pdf_tables import Ruled
from ingest.readers.pdf_turns import one_table

MAX_PAGES = 2000
# Fewer characters a page than that, and the pages are pictures of text.
MIN_CHARS = 15
_LARGER = 1.15  # how much larger than the body the type of a heading is
_LONGEST = 60  # characters of a line that can be a heading
_UNMAPPED = re.compile(r"\(cid:\d+\)")
_LEVELS = 4
_SENTENCES, _SAID = 3, 0.2  # so many lines of a size, and such a share, end sentences in prose
_EDGE = 0.1  # share of a page's height in which heads and page numbers stand


def read_pdf(data: bytes, *, max_pages: int = MAX_PAGES) -> list[Part]:
    """The parts of a file; raises ``UnreadableFileError`` where there is no text to read."""
    pages = _pages(data, max_pages)
    _refuse_pictures(pages)
    levels = _sizes(pages)
    running = _running(pages)
    parts: list[Part] = []
    last: Line | Ruled | None = None  # at the foot of the page before
    for page in pages:
        items = [i for i in page.items if not _margin(i, page) or _shape(i) not in running]
        first = items[0] if items else None
        told = list(_told(items, levels))
        before, head = (parts[-1] if parts else None), (told[0] if told else None)
        if isinstance(last, Ruled) and isinstance(first, Ruled) and isinstance(before, Rows):
            parts[-1:] = [*one_table(before, last, first), *told[1:]]
        elif isinstance(before, Paragraph) and isinstance(head, Paragraph) and _flows(last, first):
            parts[-1:] = [Paragraph(before.text + head.text), PageStart(), *told[1:]]
        else:
            parts += [PageStart(), *told]
        last = items[-1] if items else None
    return parts


def _flows(last: Line | Ruled | None, first: Line | Ruled | None) -> bool:
    """Whether the paragraph at the foot of a page goes on at the top of the next."""
    if not isinstance(last, Line) or not isinstance(first, Line):
        return False
    return last.size == first.size and is_full(last, first.text) and not opens(first.text)


def _told(items: Sequence[Line | Ruled], levels: dict[float, int]) -> Iterator[Part]:
    lines: list[Line] = []
    for item in items:
        if isinstance(item, Line) and item.size not in levels:
            lines.append(item)
            continue
        yield from _prose(lines)
        yield _large(item, levels[item.size]) if isinstance(item, Line) else item.rows
    yield from _prose(lines)


def _margin(item: Line | Ruled, page: PageRead) -> bool:
    edge = page.height * _EDGE
    return isinstance(item, Line) and (item.bottom < edge or item.top > page.height - edge)


def _shape(item: Line | Ruled) -> str:
    return re.sub(r"[0-9０-９\s]+", "#", item.text) if isinstance(item, Line) else ""


def _running(pages: Sequence[PageRead]) -> frozenset[str]:
    """What stands in the margins of many pages, but for the number: heads and page numbers."""
    count = Counter(s for p in pages for s in {_shape(i) for i in p.items if _margin(i, p)})
    return frozenset(s for s, n in count.items() if n >= max(3, len(pages) // 4))


def _large(line: Line, level: int) -> Part:
    return Heading(level, line.text) if len(line.text) <= _LONGEST else Paragraph(line.text)


def _prose(lines: list[Line]) -> Iterator[Part]:
    yield from map(Paragraph, paragraphs(lines))
    lines.clear()


def _pages(data: bytes, max_pages: int) -> list[PageRead]:
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) > max_pages:
                raise UnreadableFileError(
                    f"ページが多すぎます（上限 {max_pages}ページ）。章ごとに分けてください。"
                )
            return [page_read(page) for page in pdf.pages]
    except UnreadableFileError:
        raise
    except Exception as error:
        locked = "Password" in repr(error) or "Encrypt" in repr(error)
        raise UnreadableFileError(
            "PDFがパスワードで保護されています。保護を外して保存し直してください。"
            if locked
            else "PDFが壊れているようです。もとのソフトで開き、PDFに出力し直してください。"
        ) from error


def _refuse_pictures(pages: Sequence[PageRead]) -> None:
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


def _is_prose(lines: Sequence[str]) -> bool:
    """Whether many lines of one size of type end a sentence, as those of no heading do."""
    ends = sum(line.rstrip().endswith("。") for line in lines)
    return ends >= _SENTENCES and ends >= len(lines) * _SAID


def _sizes(pages: Sequence[PageRead]) -> dict[float, int]:
    """The levels of sizes larger than that of most text, the largest first.

    Prose may be printed larger than most text, where that stands in tables.
    """
    count: Counter[float] = sum((p.sizes for p in pages), Counter())
    body = count.most_common(1)[0][0] if count else 0.0
    lines: dict[float, list[str]] = defaultdict(list)
    for item in (i for p in pages for i in p.items if isinstance(i, Line)):
        lines[item.size].append(item.text)
    prose = {s for s, told in lines.items() if _is_prose(told)}
    larger = sorted((s for s in lines if s >= body * _LARGER and s not in prose), reverse=True)
    return {size: min(n, _LEVELS) for n, size in enumerate(larger, start=1)}
