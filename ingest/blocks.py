"""A text as blocks: paragraphs and tables, each line and cell with its place.

Text extracted from PDF keeps tables as runs of lines whose cells are parted by tabs; Markdown keeps
them as lines between vertical bars, or in the tags of web pages. All become a ``TableBlock``.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.html_tables import TaggedTable, tagged_tables
from ingest.joints import joints
from ingest.text import View, clean

_DASHES = r"\s*(?::-+:?|-+:|-{2,})\s*"
_MD_RULE = re.compile(rf"^\s*\|?{_DASHES}(?:\|{_DASHES})*\|?\s*$")
_LINE = re.compile(r"[^\n]*\n?")
_LEADER = re.compile(r"(\.{3,}|…{2,}|・{3,}|･{3,}|\.\s*\.\s*\.)")
_PAGE = re.compile(r"^[-－\s]*\d{1,3}[-－\s]*$")
_BOLD = re.compile(r"\s*(\*\*|__)(?=\S)(?P<inner>(?:(?!\1).)*\S)\1\s*")
_RISING = 4  # of so many page numbers one may be lower than that before it


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its clean text and its raw place.

    ``parts`` are the places of its pieces where other columns stand between them; ``over`` is the
    cell, further left or above, that is merged with an empty one.
    """

    text: str
    start: int
    end: int
    parts: tuple[tuple[int, int], ...] = ()
    over: Cell | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table; ``cells`` from left to right, empty ones kept."""

    start: int
    end: int
    cells: tuple[Cell, ...]

    @property
    def words(self) -> list[str]:
        """What its cells say, but for the empty ones."""
        return [c.text for c in self.cells if c.text]


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Lines of prose without a blank line between; ``lines`` are raw places."""

    start: int
    end: int
    lines: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class TableBlock:
    """Consecutive lines of cells.

    ``spaced`` says that nothing but spaces parted them; ``partial`` are the lines of such a table
    of which no more than the first cell is sure. ``laid_out`` says that each cell, though empty,
    stands in its column.
    """

    start: int
    end: int
    lines: tuple[Line, ...]
    spaced: bool = False
    partial: tuple[Line, ...] = ()
    laid_out: bool = False


Block = TextBlock | TableBlock


def read_blocks(
    text: str, start: int = 0, merged: Mapping[int, int] | None = None
) -> tuple[Block, ...]:
    """Cut ``text`` from ``start`` on into blocks, in order.

    ``merged`` are the places of empty cells and of those that are merged with them, of a text
    whose cells are known.
    """
    blocks: list[Block] = []
    for table in tagged_tables(text, start):
        blocks += _read_lines(text, start, table.start, merged)
        blocks += _tagged(text, table)
        start = table.end
    return (*blocks, *_read_lines(text, start, len(text), merged))


def _read_lines(
    text: str, start: int, stop: int, merged: Mapping[int, int] | None
) -> Iterator[Block]:
    """The blocks of the lines of ``text`` from ``start`` up to ``stop``."""
    blocks: list[Block] = []
    known: dict[int, Cell] = {}
    prose: list[tuple[int, int]] = []
    table: list[Line] = []

    def flush() -> None:
        if prose:
            blocks.append(text_block(prose))
            prose.clear()
        if table:
            told = merged is not None
            blocks.append(TableBlock(table[0].start, table[-1].end, tuple(table), laid_out=told))
            table.clear()

    for begin, end in _raw_lines(text, start, stop):
        line = text[begin:end]
        if not line.strip():
            flush()
        elif _is_row(line):
            if prose:
                flush()
            if not _MD_RULE.match(line):
                table.append(_row(text, begin, end, merged or {}, known))
        else:
            if table:
                flush()
            prose.append((begin, end))
    flush()
    yield from blocks


def _tagged(text: str, table: TaggedTable) -> Iterator[Block]:
    """The caption and the cells of a table in tags."""
    if table.caption:
        yield text_block([table.caption])
    known: dict[tuple[int, int], Cell] = {}
    lines: list[Line] = []
    for y, (row, (start, end)) in enumerate(zip(table.rows, table.ends, strict=True)):
        at = start
        for x, place in enumerate(row):
            value = _plain(text, *place).value("") if place else None
            at = place[1] if place else at
            over = known.get(table.covered.get((y, x), (y, x)))
            told = Cell(value.text, value.start, value.end) if value and value.text else None
            known[y, x] = told or Cell("", at, at, over=over)
        if any(known[y, x].text for x in range(len(row))):
            lines.append(Line(start, end, tuple(known[y, x] for x in range(len(row)))))
    if lines:
        yield TableBlock(lines[0].start, lines[-1].end, tuple(lines), laid_out=True)


def text_block(lines: Sequence[tuple[int, int]]) -> TextBlock:
    """The block of lines of prose."""
    return TextBlock(lines[0][0], lines[-1][1], tuple(lines))


def cell_view(text: str, cell: Cell) -> View:
    """What a cell says. Its pieces are joined as the lines of a cell are."""
    if not cell.parts:
        return clean(text, cell.start, cell.end)
    pieces = [clean(text, start, end) for start, end in cell.parts]
    out: list[str] = []
    offsets: list[int] = []
    gaps = ["", *joints([p.text for p in pieces])]
    for gap, piece, (start, _) in zip(gaps, pieces, cell.parts, strict=True):
        out += [*gap, *piece.text]
        offsets += [*([start] * len(gap)), *piece.offsets]
    return View("".join(out), tuple(offsets))


def is_contents(block: Block, text: str) -> bool:
    """Whether a block is a table of contents: most lines end in a page number after a gap, these
    rise, and nothing is said in sentences, as the rows of a glossary with pages do.
    """
    if isinstance(block, TextBlock):
        lines = [text[a:b] for a, b in block.lines]
        return sum(bool(_LEADER.search(line)) for line in lines) * 2 > len(lines)
    hits = [
        line.cells[-1].text
        for line in block.lines
        if _PAGE.match(line.cells[-1].text)
        and len(line.cells) <= 3
        and not any("。" in c.text for c in line.cells)
    ]
    return len(block.lines) >= 3 and len(hits) * 3 > len(block.lines) * 2 and _rise(hits)


def _rise(pages: Sequence[str]) -> bool:
    """Whether page numbers rise but for a few; amounts go up and down."""
    numbers = [int(n) for n in (re.sub(r"\D", "", p) for p in pages) if n]
    falls = sum(a > b for a, b in itertools.pairwise(numbers))
    return falls * _RISING <= len(numbers)


def _raw_lines(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    for match in _LINE.finditer(text, start, stop):
        if match.group():
            yield match.start(), match.start() + len(match.group().rstrip("\r\n"))


def _is_row(line: str) -> bool:
    stripped = line.strip()
    return "\t" in line.rstrip("\r") or (stripped.startswith("|") and stripped.count("|") >= 2)


def _plain(text: str, start: int, end: int) -> View:
    """What a cell says; the signs of Markdown around one in bold are none of its words."""
    bold = _BOLD.fullmatch(text, start, end)
    return clean(text, *(bold.span("inner") if bold else (start, end)))


def _row(
    text: str, start: int, end: int, merged: Mapping[int, int], known: dict[int, Cell]
) -> Line:
    separator = "\t" if "\t" in text[start:end] else "|"
    a, b = start, end
    if separator == "|":
        a = text.index("|", start, end) + 1
        b = text.rindex("|", start, end)
    cells = []
    position = a
    for part in text[a:b].split(separator):
        value = _plain(text, position, position + len(part)).value("")
        over = known.get(merged.get(position, -1))
        cell = Cell("", position, position, over=over)
        known[position] = Cell(value.text, value.start, value.end) if value.text else cell
        cells.append(known[position])
        position += len(part) + 1
    return Line(start, end, tuple(cells))
