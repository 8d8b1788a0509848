"""What every reader gives: parts of a document in order, and the text that they are written as."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_SPACE = re.compile(r"[^\S\n]+")
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` 1 is the highest."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One or more lines of prose; an item of a list carries its sign."""

    text: str


Place = tuple[int, int]  # of a cell: its row and its column


@dataclass(frozen=True, slots=True)
class Rows:
    """A table: rows of cells, merged cells empty but for the first.

    ``covered`` says of the empty ones which cell is merged with them.
    """

    rows: tuple[tuple[str, ...], ...]
    covered: tuple[tuple[Place, Place], ...] = ()

    def cut(self, first: int, end: int) -> Rows:
        """The rows from ``first`` up to ``end`` as a table of their own."""
        inside = (p for p in self.covered if all(first <= y < end for y, _ in p))
        moved = tuple(((y - first, x), (v - first, u)) for (y, x), (v, u) in inside)
        return Rows(self.rows[first:end], moved)


@dataclass(frozen=True, slots=True)
class PageStart:
    """Here the next page begins; ``inside`` a table that goes on from the page before."""

    inside: bool = False


Part = Heading | Paragraph | Rows | PageStart


@dataclass(frozen=True, slots=True)
class Written:
    """The text of a document; ``pages`` are the places where its pages begin, if it has pages.

    ``merged`` pairs the places of cells that are empty with that of the cell merged with them;
    ``None`` if nothing is known of cells, as in a text.
    """

    text: str
    pages: tuple[int, ...] = ()
    merged: tuple[tuple[int, int], ...] | None = None


def write(parts: Iterable[Part]) -> Written:
    """Parts as text: headings behind ``#``, cells between tabs with ``<br>`` for their line breaks,
    a blank line between parts. A document whose pages are unknown gives no ``PageStart``.
    """
    chunks: list[str] = []
    pages: list[int] = []
    merged: list[tuple[int, int]] = []
    length = 0
    for part in parts:
        if isinstance(part, PageStart):
            if part.inside and chunks:
                chunks[-1] = chunks[-1].removesuffix("\n")
                length -= 1
            pages.append(length)
            continue
        chunk = _chunk(part)
        if isinstance(part, Rows) and part.covered:
            at = _places(part.rows, length)
            merged += [(at[a], at[b]) for a, b in part.covered if {a, b} <= at.keys()]
        if chunk:
            chunks.append(chunk + "\n\n")
            length += len(chunks[-1])
    return Written("".join(chunks), tuple(pages), tuple(merged))


def _chunk(part: Heading | Paragraph | Rows) -> str:
    match part:
        case Heading(level, text):
            line = _line(text.replace("\n", " "))
            return f"{'#' * min(level, _DEEPEST)} {line}" if line else ""
        case Paragraph(text):
            return "\n".join(line for line in map(_line, text.split("\n")) if line)
        case Rows(rows):
            return "\n".join("\t".join(map(_cell, row)) for row in rows if _says(row))


def _says(row: Sequence[str]) -> bool:
    return any(map(str.strip, row))


def _places(rows: Sequence[Sequence[str]], start: int) -> dict[Place, int]:
    """Where each cell of a table stands that is written from ``start`` on."""
    found: dict[Place, int] = {}
    for y, row in enumerate(rows):
        if _says(row):
            for x, cell in enumerate(row):
                found[y, x] = start
                start += len(_cell(cell)) + 1
    return found


def _line(text: str) -> str:
    return _SPACE.sub(" ", text).strip(" ")


def _cell(text: str) -> str:
    return "<br>".join(line for line in map(_line, text.split("\n")) if line)
