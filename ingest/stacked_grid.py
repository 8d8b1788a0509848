"""What a label of a stacked sheet says by columns: years or kinds of figures, and values below.

The cells of a row stand on one line, parted by spaces, or each on a line of its own.
"""

from __future__ import annotations

import itertools
import re

from ingest.blocks import Cell, Line
from ingest.label_values import year_label
from ingest.labels import Label, is_dated, label_of, year_of
from ingest.records import Role
from ingest.text import value_of

_TOKEN = re.compile(r"\S+")
_YEAR_HEAD = re.compile(r"[ \u3000]*(?P<year>\S+?)[ \u3000:：]\s*(?=\S)")
_LINE = re.compile(r"[^\n]+")
_FIGURE = re.compile(r"(?=.*[0-9０-９]|[-－―ー→]$)[^。\n]{1,16}")
_PAST = frozenset({"evaluation", "results", "actual"})
_MIN_COLUMNS = 2


def is_column(word: str) -> bool:
    """Whether a word heads a column of figures: a year, or a kind of value (目標値, R6実績)."""
    label = label_of(word)
    return bool(year_of(word) or (label and label.figure) or is_dated(word))


def heads_columns(words: list[str]) -> bool:
    """Whether words are the headers of a table of figures, with or without one of its names."""
    first = label_of(words[0]) if words else None
    named = first is not None and first.role == "indicator" and not first.figure
    columns = words[1:] if named else words
    return len(columns) >= _MIN_COLUMNS and all(map(is_column, columns))


def grid_lines(
    text: str, label: Label, place: Cell, pieces: tuple[tuple[int, int], ...]
) -> list[Line]:
    """The lines of the table that a value is, below the label at ``place``; none for others."""
    cells = _cells(text, pieces)
    if not cells:
        return []
    pile = len(cells[0]) == 1
    flat = [c for row in cells for c in row]
    if len(cells) == 1 or pile:
        paired = _paired(place, flat)
        if paired:
            return paired
    head = flat if pile else cells[0]
    first = label_of(head[0].text)
    named = bool(first and first.role == "indicator" and not first.figure)
    tabs = "\t" in text[head[0].start : head[-1].end]
    named = named or (tabs and not is_column(head[0].text))  # the corner of a table
    columns = list(itertools.takewhile(lambda c: is_column(c.text), head[named:]))
    if len(columns) < _MIN_COLUMNS or (not pile and len(columns) + named < len(head)):
        return []
    below = [[c] for c in flat[len(columns) + named :]] if pile else cells[1:]
    top = Line(place.start, columns[-1].end, (place, *columns))
    if label.role == "indicator" or not all(year_of(c.text) for c in columns):
        read = _figures(below, len(columns), pile=pile)
    elif tabs:
        read = _below_years(below, len(columns))
    else:
        read = _years(below, len(columns), short=label.role in _PAST, pile=pile)
    return [top, *read] if read else []


def dated_rows(text: str, value: Cell) -> list[tuple[Role | None, str, Cell]]:
    """What a value says by year whose lines open with one each, and of what kind (R5（実績）)."""
    found: list[tuple[Role | None, str, Cell]] = []
    for line in _LINE.finditer(text, value.start, value.end):
        head = _YEAR_HEAD.match(text, line.start(), line.end())
        told = year_label(head["year"]) if head else None
        if head is None or told is None or told.year is None:
            return []
        done: Role = "planned" if told.role == "planned" else "actual"
        kind = None if year_of(head["year"]) else done
        found.append(
            (kind, told.year, Cell(text[head.end() : line.end()].strip(), head.end(), line.end()))
        )
    return found if len(found) >= _MIN_COLUMNS else []


def _cells(text: str, pieces: tuple[tuple[int, int], ...]) -> list[list[Cell]]:
    """The words of each line as cells; lines as they are where the first is a single word.

    Tabs part the cells of a line that holds any, whatever is empty between them.
    """
    found = [line.span() for piece in pieces for line in _LINE.finditer(text, *piece)]
    found = [(a, b) for a, b in found if text[a:b].strip()]
    if found and "\t" in text[slice(*found[0])].strip():
        return [_between_tabs(text, *line) for line in found]
    rows = [[m.span() for m in _TOKEN.finditer(text, *line)] for line in found]
    if rows and len(rows[0]) == 1:
        rows = [[(row[0][0], row[-1][1])] for row in rows]
    return [[Cell(text[a:b], a, b) for a, b in row] for row in rows]


def _between_tabs(text: str, start: int, end: int) -> list[Cell]:
    """The cells of a line of a table, those that are empty too."""
    cells: list[Cell] = []
    for part in text[start:end].split("\t"):
        value = value_of(text, "", start, start + len(part))
        place = (value.start, value.end) if value.text else (start, start)
        cells.append(Cell(value.text, *place))
        start += len(part) + 1
    return cells


def _paired(place: Cell, cells: list[Cell]) -> list[Line]:
    """Years with a value behind each."""
    years = [bool(year_of(c.text)) for c in cells]
    if len(cells) < 4 or years != [i % 2 == 0 for i in range(len(cells))]:
        return []
    return [Line(place.start, cells[-1].end, (place, *cells))]


def _years(below: list[list[Cell]], count: int, *, short: bool, pile: bool) -> list[Line]:
    """One value below each year; of what is over the later years may have none yet."""
    rows = [[c for row in below for c in row]] if pile else below
    if len(rows) != 1 or not 0 < len(rows[0]) <= count or (len(rows[0]) < count and not short):
        return []
    values = rows[0]
    gap = Cell("", values[0].start, values[0].start)
    return [Line(values[0].start, values[-1].end, (gap, *values))]


def _below_years(below: list[list[Cell]], count: int) -> list[Line]:
    """Lines of a table below its years, a gap or a name before the cells of each."""
    rows = [r if len(r) > count else [Cell("", r[0].start, r[0].start), *r] for r in below]
    fit = all(len(r) == count + 1 for r in rows)
    return [Line(r[0].start, r[-1].end, tuple(r)) for r in rows] if fit else []


def _figures(below: list[list[Cell]], count: int, *, pile: bool) -> list[Line]:
    """Rows of a name and as many figures as there are columns."""
    rows: list[list[Cell]] = []
    if not pile:
        rows = list(
            itertools.takewhile(lambda r: len(r) > count and _are_figures(r[-count:]), below)
        )
    flat = [c for row in below for c in row] if pile else []
    start = at = 0
    while at < len(flat):
        if at > start and _are_figures(flat[at : at + count]) and at + count <= len(flat):
            rows.append(flat[start : at + count])
            start = at = at + count
        else:
            at += 1
    return [_row(r, count) for r in rows]


def _are_figures(cells: list[Cell]) -> bool:
    return all(_FIGURE.fullmatch(c.text) for c in cells)


def _row(cells: list[Cell], count: int) -> Line:
    """A row: the words before the figures are the name."""
    name = cells[:-count]
    words = "".join(c.text for c in name)
    whole = Cell(words, name[0].start, name[-1].end)
    return Line(whole.start, cells[-1].end, (whole, *cells[-count:]))
