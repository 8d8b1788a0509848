"""Which lines of a table are its column headers."""

from __future__ import annotations

import re

from ingest.bare_years import below_era, counted_on
from ingest.blocks import Cell, Line
from ingest.labels import label_of, role_of, year_of
from ingest.markers import marker_of
from ingest.merged_cells import depth
from ingest.text import fold, nfkc
from ingest.year_spans import years_in

# The columns of a table of terms.
TERM = re.compile(r"(用語|語句|言葉|ことば|略語|キーワード)(名)?")
MEANING = re.compile(r"((用語の)?(説明|解説)文?|意味|内容|定義)")
_NUMERIC = re.compile(r"[0-9０-９]")
_MAX_LOW = 16  # characters of a label in a second line
_SPAN = 2


def labels_at(lines: list[Line]) -> int | None:
    """The line of column headers: within the first three, one with two labels or years, or with
    those of terms and their meaning.

    Years below other words, or years in two lines running, are values: when a system is renewed.
    """
    for i, line in enumerate(lines[:3]):
        cells = line.words
        if names_terms(cells):
            return i
        years = _years(line)
        if years and (_filled(lines[:i], years) or years <= _years(*lines[i + 1 : i + 2])):
            continue
        known = sum(bool(role_of(c)) or _dated(c) for c in cells) + len(years)
        if known >= 2 and known * 2 >= len(cells):
            return i
    return None


def names_terms(cells: list[str]) -> bool:
    """Whether cells head columns of terms and of what they mean."""
    named = any(TERM.fullmatch(fold(c)) for c in cells[:-1])
    return named and any(MEANING.fullmatch(fold(c)) for c in cells[1:])


def _dated(cell: str) -> bool:
    """Whether a cell is a label with a year: 令和6年度の評価."""
    label = None if year_of(cell) else label_of(cell)
    return bool(label and label.year)


def _years(*lines: Line) -> set[int]:
    """The columns in which the lines hold years."""
    return {
        i
        for line in lines
        for i, cell in enumerate(counted_on([c.text for c in line.cells]))
        if year_of(cell)
    } | {i for line in lines for i in years_in([c.text for c in line.cells])}


def _filled(lines: list[Line], columns: set[int]) -> bool:
    """Whether the lines above have words of their own in every one of these columns."""
    words = {i for line in lines for i, c in enumerate(line.cells) if c.text}
    return columns <= words


def opens_with_headers(lines: list[Line]) -> bool:
    """Whether the first line, though of no known labels, is short and unlike those below it."""
    return len(lines) > 1 and _short(lines[0]) and _unlike(lines)


def repeats(line: Line, paths: tuple[tuple[str, ...], ...]) -> bool:
    """Whether a line of the body prints the headers again, as at the top of a new page."""
    cells = line.words
    printed = {h for path in paths for h in path}
    bare = {n for h in printed if year_of(h) and (n := "".join(_NUMERIC.findall(h)))}
    return len(cells) >= 2 and all(c in printed or nfkc(c) in bare for c in cells)


def headers(lines: list[Line], at: int, width: int) -> tuple[tuple[tuple[str, ...], ...], int]:
    """The path of headers above each column, and the first line of the body."""
    deep = depth(lines[at:])
    if deep > 1:
        rows = lines[at : at + deep]
        return tuple(_path([r.cells[i] for r in rows if i < len(r.cells)]) for i in range(width)), (
            at + deep
        )
    top = [c.text for c in lines[at].cells] + [""] * (width - len(lines[at].cells))
    if at + 1 < len(lines) and _continues(lines[at], lines[at + 1]):
        low = [*below_era(top, [c.text for c in lines[at + 1].cells])]
        low += [""] * (width - len(low))
        spanning = ""
        paths: list[tuple[str, ...]] = []
        for over, under in zip(top, low, strict=True):
            spanning = over or (spanning if under else "")
            paths.append(tuple(x for x in (spanning, under) if x))
        return tuple(paths), at + 2
    return tuple((x,) if x else () for x in top), at + 1


def _path(cells: list[Cell]) -> tuple[str, ...]:
    """What the cells above a column say, those that are merged once."""
    said = (c.text or (c.over.text if c.over else "") for c in cells)
    return tuple(dict.fromkeys(t for t in said if t))


def _continues(top: Line, low: Line) -> bool:
    """Whether ``low`` is a second header line: short labels that start below a gap or a span."""
    cells = [c for c in low.cells if c.text]
    if _spanned_years(top, low) or _below_spans(top, low):
        return True
    if not cells or any(len(c.text) > _MAX_LOW or _NUMERIC.search(c.text) for c in cells):
        return False
    gaps = any(not c.text for c in top.cells[1:])
    first_empty = not low.cells[0].text or not top.cells[0].text
    labels = sum(role_of(c.text) is not None for c in cells)
    hanging = not low.cells[0].text and len(low.cells) >= 3
    return gaps and (first_empty or len(cells) > 2) and (hanging or labels >= 2 or len(cells) >= 3)


def _spanned_years(top: Line, low: Line) -> bool:
    """Whether ``low`` holds nothing but years in a row, below a label that spans them all, or
    below several labels (現状値, 目標値).
    """
    told = below_era([c.text for c in top.cells], [c.text for c in low.cells])
    at = [i for i, text in enumerate(told) if text]
    if len(at) < 2 or any(year_of(told[i]) is None for i in at):
        return False
    over = [top.cells[i].text if i < len(top.cells) else "" for i in at]
    spans = not any(over[1:]) or (at[0] > 0 and all(label_of(o) for o in over if o))
    return at == list(range(at[0], at[-1] + 1)) and bool(over[0]) and spans


def _below_spans(top: Line, low: Line) -> bool:
    """Whether ``low`` fills just what merged cells of ``top`` leave open: each of its short labels
    stands below such a cell, which spans two columns or more, and below all these stands one.
    """
    width = len(top.cells)
    if len(low.cells) != width or not low.cells or low.cells[0].text:
        return False
    over = [bool(c.text) for c in top.cells]
    spans = {i for i in range(width) if not over[i] or (i + 1 < width and not over[i + 1])}
    filled = {i for i, c in enumerate(low.cells) if c.text}
    labels = all(
        len(t) <= _MAX_LOW and "。" not in t and (year_of(t) or not _NUMERIC.search(t))
        for t in (low.cells[i].text for i in filled)
    )
    return over[0] and filled == spans and len(filled) >= _SPAN and labels


def _short(line: Line) -> bool:
    cells = line.words
    return len(cells) >= 2 and all(len(c) <= 24 and "。" not in c for c in cells)


def _unlike(lines: list[Line]) -> bool:
    """Whether the first line differs from the others.

    A table of key and value in two columns has headers only where the first value is a label
    (内容), or where all keys but the first are numbered.
    """
    if max(len(line.cells) for line in lines) > 2:
        return True
    if role_of(lines[0].cells[-1].text):
        return True
    numbered = [marker_of(line.cells[0].text) is not None for line in lines if line.cells[0].text]
    return len(numbered) > 2 and not numbered[0] and all(numbered[1:])
