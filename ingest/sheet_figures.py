"""Tables of indicators inside a sheet: the header that names their columns, and rows below it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from ingest.blocks import Cell, Line
from ingest.graded_labels import graded
from ingest.labels import FIGURE_WORDS, is_dated, role_of, year_of
from ingest.meanings import meaning
from ingest.text import nfkc

_NAMES = re.compile(r"(指標|評価)?(項目|内容|名称?)")
_YEAR_IN = re.compile(
    r"(?:令和|平成|(?<![A-Za-z])[RH]\.?)\s*(?:[0-9]{1,2}|元)\s*年?度?|20[0-9]{2}\s*年?度?"
)
_NO_FIGURE = re.compile(
    r"(?:計測|測定)?単位|備考|出典|所管|種別|区分|[^\W\d_]*(?:指標|項目|内容|名称?)"
)
_SEVERAL = 3  # known columns of figures beside one of unknown words
_SHORT = 6
_MAX_HEADER = 24
_FIGURE = re.compile(r"(?=.*[0-9０-９]|\s*[-－―ー–]\s*$)[^。\n]{1,24}$")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures: the words printed over it, and the fiscal year they name."""

    printed: str
    year: str | None = None


@dataclass(slots=True)
class Figures:
    """The header of a table of indicators: its label, the column of names, those of figures."""

    label: str
    name_at: int
    columns: dict[int, Column] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A row below such a header: the cell that names the indicator, and its figures."""

    name: Cell
    values: tuple[tuple[Column, Cell], ...]
    unheaded: tuple[Cell, ...] = ()


def figures_of(line: Line) -> Figures | None:
    """The header that ``line`` is; ``None`` if it is a line of labels and values, or of years.

    Its first words call what follows indicators, or two of its cells name kinds of values, or one
    does and all others behind the first are years; none of its cells is a figure itself.
    """
    filled = [(i, c) for i, c in enumerate(line.cells) if c.text]
    known = {i for i, c in filled if _column(c)}
    over = len(filled) > 1 and _calls(filled[1][1]) and _aims(filled[0][1])
    known -= {filled[0][0]} if over else set()  # 目標 指標 R4 R10
    if not known or any(_is_figure(c) for i, c in filled if i not in known):
        return None
    known |= _unnamed(line, known)
    first = min(known)
    lead = [(i, c) for i, c in filled if i < first]
    if _plans(lead) and all(_year(c.text) for i, c in filled if i >= first):
        return None  # 年次工程 R5（実績） R6
    called = [(i, c) for i, c in lead if _calls(c)]
    kinds = sum(not year_of(line.cells[i].text) for i in known)
    if len(known) < 2 and not (called and kinds):
        return None
    kinds += kinds == 1 and len(known) >= 2 and len(known) + 1 == len(filled)
    if not called and (kinds < 2 or len(lead) > 1 or first == 0):
        return None
    if called and called[0] != lead[0] and not over:
        return None
    name_at = _name_at(line, lead, called, first)
    columns = {i: _column(c) or Column(nfkc(c.text)) for i, c in filled if i > name_at}
    label = called[0][1].text if called else lead[0][1].text if lead else ""
    return Figures(label, name_at, columns)


def _unnamed(line: Line, known: set[int]) -> set[int]:
    """The column of figures of unknown words right before several known ones: 計画前 R4実績 …"""
    at = min(known) - 1
    cell = line.cells[at] if at > 0 else None
    several = sum(not year_of(line.cells[i].text) for i in known) >= _SEVERAL
    if cell is None or not several or not line.cells[0].text:
        return set()
    plain = 1 < len(cell.text) <= _SHORT and not _is_figure(cell) and meaning(cell.text) is None
    return {at} if plain and not _NO_FIGURE.fullmatch(nfkc(cell.text)) else set()


def row_of(line: Line, header: Figures) -> FigureRow | None:
    """The row that ``line`` is below ``header``; ``None`` for a line with a label of its own.

    Where the header has no column for names, rows with an empty one stand one to the right.
    """
    if not header.name_at and len(line.cells) > 1 and not line.cells[0].text:
        line = Line(line.start, line.end, line.cells[1:])
    first = min(header.columns)
    ahead = [(i, c) for i, c in enumerate(line.cells[:first]) if c.text]
    values = [(i, c) for i, c in enumerate(line.cells) if i >= first and c.text]
    if ahead and header.name_at and ahead[0][0] == 0 and _calls(ahead[0][1]):
        ahead = ahead[1:]
    if not ahead or (len(values) == 1 and "。" in values[0][1].text) or _tells(line, values):
        return None
    if len(values) > 1 and all(year_of(c.text) for _, c in values):
        return None  # a header of years of its own
    behind = ahead[0][0] == header.name_at > 0 and all(_FIGURE.match(c.text) for _, c in values)
    several = len(values) > 1 and all(_FIGURE.match(c.text) for _, c in values)
    loose = several and role_of(ahead[0][1].text) == "other"  # 対象の手続（件）
    if _is_label(ahead[0][1]) and not (behind and values) and not loose:
        return None
    if len(ahead) > 1 and ahead[0][1].text != header.label and _is_label(ahead[-1][1]):
        return None
    if not values and (ahead[0][0] == 0 or "。" in ahead[-1][1].text):
        return None
    name = next((c for i, c in ahead if i == header.name_at), ahead[-1][1])
    headed = tuple((header.columns[i], c) for i, c in values if i in header.columns)
    return FigureRow(name, headed, tuple(c for i, c in values if i not in header.columns))


def _tells(line: Line, values: list[tuple[int, Cell]]) -> bool:
    """Whether a line holds a label behind its first words, or a grade with its reason."""
    labelled = any((m := meaning(c.text)) and not m.figure for _, c in values)
    return labelled or (
        graded(line) is not None and not any(_FIGURE.match(c.text) for _, c in values)
    )


def pairs_of(line: Line) -> tuple[Cell | None, Cell | None, tuple[tuple[Column, Cell], ...]]:
    """Kinds of values with a figure behind each, and the label and name in front of them, if any.

    指標 予約率 現状値 33% 目標値 85%: nothing for a line that is told in another way.
    """
    filled = [c for c in line.cells if c.text]
    label = name = None
    if len(filled) > 2 and _calls(filled[0]) and _column(filled[1]) is None:
        label, name, *filled = filled
    found: list[tuple[Column, Cell]] = []
    for kind, cell in zip(filled[::2], filled[1::2], strict=False):
        column = _column(kind)
        if column is None or year_of(kind.text) or _column(cell) or not _FIGURE.match(cell.text):
            return None, None, ()
        found.append((column, cell))
    return (label, name, tuple(found)) if len(filled) % 2 == 0 else (None, None, ())


def dated(line: Line, header: Figures) -> bool:
    """Take in a second line of headers, of nothing but years; whether ``line`` is one."""
    years = {i: y for i, c in enumerate(line.cells) if c.text and (y := _year(c.text))}
    filled = {i for i, c in enumerate(line.cells) if c.text}
    if not years or filled != set(years) or not filled <= set(header.columns):
        return False
    for i, year in years.items():
        header.columns[i] = replace(header.columns[i], year=year)
    return True


def _name_at(
    line: Line, lead: list[tuple[int, Cell]], called: list[tuple[int, Cell]], at: int
) -> int:
    """The column of names: under the last word that calls them so, or under the gap behind it."""
    if not called and lead:
        return min(lead[-1][0] + 1, at - 1)
    if not called:
        return at - 1
    last = called[-1][0]
    named = [i for i, c in lead if i > last and _NAMES.fullmatch(nfkc(c.text))]
    if named:
        return named[0]
    gap = last + 1 < at and not line.cells[last + 1].text
    return last + 1 if gap and len(called) == 1 else last


def _column(cell: Cell) -> Column | None:
    """The column of figures that a header names: a year, or a kind of value (基準値)."""
    words = nfkc(cell.text)
    if len(words) > _MAX_HEADER:
        return None
    year = _year(cell.text)
    if year_of(cell.text):
        return Column(words, year)
    bare = re.sub(r"[()\[\]]|末|時点|まで|の", "", _YEAR_IN.sub("", words))
    kind = FIGURE_WORDS.fullmatch(bare) or (year and (not bare or is_dated(words)))
    return Column(words, year) if kind else None


def _year(text: str) -> str | None:
    found = _YEAR_IN.search(nfkc(text).strip("()"))
    return year_of(text) or (year_of(found.group()) if found else None)


def _calls(cell: Cell) -> bool:
    """Whether a cell calls what follows indicators, and is no kind of value itself."""
    label = meaning(cell.text)
    return label is not None and label.role == "indicator" and _column(cell) is None


def _aims(cell: Cell) -> bool:
    """Whether a cell is a word for aims, as stands over indicators and their targets."""
    label = meaning(cell.text)
    return label is not None and label.role in {"aim", "goal", "effect"}


def _plans(lead: list[tuple[int, Cell]]) -> bool:
    """Whether the label of a header says that what stands below it is planned, or was done."""
    label = meaning(lead[0][1].text) if lead else None
    return label is not None and label.role in {"planned", "actual"}


def _is_figure(cell: Cell) -> bool:
    return bool(re.search(r"[0-9]", nfkc(cell.text))) or "。" in cell.text or len(cell.text) > 30


def _is_label(cell: Cell) -> bool:
    """Whether a line opens with a label that is none of an indicator."""
    label = meaning(cell.text)
    return label is not None and label.role not in {"indicator", "name"}
