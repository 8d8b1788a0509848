"""What the columns of a table say: by their headers, or else by what all their cells hold.

A header may carry a year (令和6年度の実績) or a remark in brackets (所管（関係課）), or name
several things at once (評価の理由・今後の対応).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.cells import numbers_in
from ingest.column_cells import REMARK, held, holds_parts, year_named
from ingest.grid import Grid
from ingest.header_years import year_over
from ingest.labels import label_of, role_of, year_of
from ingest.meanings import is_title, several
from ingest.records import Role
from ingest.text import fold
from ingest.year_spans import years_in

_FIGURE = re.compile(
    r"(?:現状|現況|現在|基準|実績|目標|最終目標|中間目標|中間|最終|計画|当初|策定時|直近|達成|見込)"
    r"の?(?:数?値|年度)?"
)
_AMOUNT = re.compile(r"[約概延べ]*[\s0-9０-９][^。、]{0,15}|[-－―ー–]|100\s*[%％]?")
_NEARLY = 0.8
_FEW, _PAIR = 3, 2
_COUNT = re.compile(r"^[★☆◎○●]?[0-9０-９Ⅰ-Ⅹ][0-9０-９.．\-－()（）]*\s+")
_YEAR = re.compile(
    r"(?:令和|平成)\s*(?:[0-9]{1,2}|元)\s*年度|[RH]\s*\.?[0-9]{1,2}年度|20[0-9]{2}年度"
)
_REPORT = re.compile(r"進捗|実績|評価|報告|結果|点検|検証|振り?返り|達成|取組状況|実施状況|総括")
_UNIT = 6  # how long a unit is, and the header over units
_COUNTS = re.compile(rf"[^\s0-9０-９。、○◎●△×]{{1,{_UNIT}}}")
_NUMBERING = re.compile(r"施策|事業|取り?組|番号|№|No", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the kinds of things its cells say, its header, and the year it is of.

    ``figure`` says that its cells are values of the indicator that another column names, ``unit``
    that they are what these values count, ``over`` is printed above its header.
    """

    roles: tuple[Role, ...] = ()
    label: str = ""
    year: str | None = None
    figure: bool = False
    unit: bool = False
    over: str = ""

    @property
    def role(self) -> Role | None:
        """The first thing the cells say, ``None`` where neither header nor cells tell it."""
        return self.roles[0] if self.roles else None


def columns_of(grid: Grid, text: str, known: frozenset[str] = frozenset()) -> tuple[Column, ...]:
    """The columns of a table from left to right; one of names that are ``known`` names measures."""
    told = [_reported(_headed(path), i, grid) for i, path in enumerate(grid.headers)]
    told = _measured(_known(told, grid, known), grid)
    if any(c.role == "indicator" and not c.figure for c in told):
        stages = _stages(told, grid)
        told = [
            c if i in stages else _as_figure(c, p)
            for i, (c, p) in enumerate(zip(told, grid.headers, strict=True))
        ]
    told = _numbering(told, grid)
    for i, year in years_in([p[-1] if p else "" for p in grid.headers]).items():
        told[i] = told[i] if told[i].roles else replace(told[i], year=year)
    named = any(c.role in {"name", "number"} for c in told) or sum(bool(c.year) for c in told) > 1
    for i, column in enumerate(told):
        if named and not column.roles and not column.year and grid.headers[i]:
            roles = held(grid, i, text, [c.roles for c in told])
            told[i] = Column(roles, column.label, year_named(column.label))
    return tuple(_with_units(_of_indicators(_of_sections(told, grid, text)), grid))


def _of_sections(columns: list[Column], grid: Grid, text: str) -> list[Column]:
    """The columns; one of sections right behind one of the divisions that lead tells who leads."""
    at = next((i for i, c in enumerate(columns) if c.role == "lead"), len(columns))
    behind = columns[at + 1] if at + 1 < len(columns) and grid.headers[at + 1] else None
    if not behind or behind.role not in {None, "related"} or not holds_parts(grid, at, text):
        return columns
    parts = Column(("lead",), grid.headers[at + 1][-1])
    return [*columns[: at + 1], parts, *columns[at + 2 :]]


def _of_indicators(columns: list[Column]) -> list[Column]:
    """The columns; where rows are indicators by the numbers of measures, a grade is of these."""
    roles = {c.role for c in columns}
    if "name" in roles or "number" not in roles or not any(c.figure for c in columns):
        return columns
    return [replace(c, roles=()) if c.role == "evaluation" else c for c in columns]


def _with_units(columns: list[Column], grid: Grid) -> list[Column]:
    """The columns, one of units between what is measured and its figures marked as such."""
    figures = [i for i, c in enumerate(columns) if c.figure]
    named = [i for i, c in enumerate(columns) if c.role == "indicator" and not c.figure]
    between = range(named[0] + 1, figures[0]) if named and figures else range(0)
    at = next((i for i in between if not columns[i].roles and _is_of_units(grid, i)), None)
    return [replace(c, unit=True) if i == at else c for i, c in enumerate(columns)]


def _is_of_units(grid: Grid, at: int) -> bool:
    """Whether a column holds nothing but what figures count: 件, %, 万人."""
    said = [n.cells[at].text for n in grid.body if at < len(n.cells)]
    headed = bool(grid.headers[at]) and len(grid.headers[at][-1]) <= _UNIT
    return headed and bool(said) and all(_COUNTS.fullmatch(t) for t in said)


def _headed(path: tuple[str, ...]) -> Column:
    """What the header of a column says of it."""
    if not path:
        return Column()
    printed, year = path[-1], year_over(path)
    role = role_of(printed)
    if role:
        return Column((role,), printed, year)
    label = label_of(printed)
    if label:
        return Column((label.role,), printed, label.year or year, label.figure)
    bare = REMARK.sub("", printed)
    if bare != printed and (role := role_of(bare)):
        return Column((role,), printed, year)
    if is_title(bare):
        return Column(("name",), printed, year)
    return Column(several(bare), printed, year)


def _reported(column: Column, at: int, grid: Grid) -> Column:
    """A column; one headed like a grade (実施状況) that holds prose tells of results."""
    said = [n.cells[at].text for n in grid.body if at < len(n.cells) and n.cells[at].text]
    prose = sum("。" in t for t in said)
    if column.role == "evaluation" and prose and prose >= len(said) * _NEARLY:
        return replace(column, roles=("results",))
    return column


def _as_figure(column: Column, path: tuple[str, ...]) -> Column:
    """A column beside one of indicators: a value of these if it is headed 現状, 目標 or so."""
    words = unicodedata.normalize("NFKC", REMARK.sub("", path[-1])) if path else ""
    of_year = bool(path) and column.year is not None and year_of(path[-1]) is not None
    if column.figure or of_year or _FIGURE.fullmatch(re.sub(r"\s", "", words)):
        over = " ".join(path[:-1])
        return Column(("indicator",), column.label or path[-1], column.year, figure=True, over=over)
    return column


def _stages(columns: list[Column], grid: Grid) -> set[int]:
    """The columns of years that say in words what is planned for a measure: a label over them does,
    or they do not stand right behind a column of indicators.
    """
    years = [i for i, p in enumerate(grid.headers) if p and year_of(p[-1])]
    named = {i for i, c in enumerate(columns) if c.role == "indicator"}
    above = {role_of(h) for i in years for h in grid.headers[i][:-1]}
    cells = (n.cells[i].text for n in grid.body for i in years if i < len(n.cells))
    said = [t for t in cells if t]
    amounts = sum(bool(_AMOUNT.fullmatch(t)) for t in said)
    told = bool(years) and ("planned" in above or years[0] - 1 not in named)
    return set(years) if told and amounts * 2 < len(said) else set()


def _known(columns: list[Column], grid: Grid, known: frozenset[str]) -> list[Column]:
    """The columns; where none is of names or numbers, one that holds little but known names is."""
    if not known or any({"name", "number"} & set(c.roles) for c in columns):
        return columns
    for i, column in enumerate(columns):
        said = [n.cells[i].text for n in grid.body if i < len(n.cells) and n.cells[i].text]
        hits = sum(fold(_COUNT.sub("", t)) in known for t in said)
        if grid.headers[i] and not column.roles and hits >= max(_FEW, len(said) * _NEARLY):
            return [*columns[:i], Column(("name",), grid.headers[i][-1]), *columns[i + 1 :]]
    return columns


def _counted(columns: list[Column], grid: Grid) -> list[Column]:
    """The columns, those of years that hold little but amounts made figures beside others.

    One of these is headed so, or says in a remark of what kind its figures are: 令和5年度（実績）;
    or a column beside them tells their units.
    """
    found = list(columns)
    told = any(c.figure for c in columns)
    told = told or any(p and fold(p[-1]) == "単位" for p in grid.headers)
    for i, (column, path) in enumerate(zip(columns, grid.headers, strict=True)):
        year = year_of(REMARK.sub("", path[-1])) if path else None
        said = [n.cells[i].text for n in grid.body if i < len(n.cells) and n.cells[i].text]
        amounts = sum(bool(_AMOUNT.fullmatch(t)) for t in said)
        if year and not column.roles and said and amounts >= len(said) * _NEARLY:
            found[i] = Column(("indicator",), path[-1], year, figure=True)
            remark = REMARK.search(path[-1])
            told = told or bool(
                remark and _FIGURE.fullmatch(remark.group().strip(" 　()（）〔〕[]"))
            )
    return found if told else columns


def _measured(columns: list[Column], grid: Grid) -> list[Column]:
    """The columns, where an unknown one before two of figures names what these measure.

    The names of the measures may stand between, and what the figures count.
    """
    if any(c.role == "indicator" and not c.figure for c in columns):
        return columns
    counted = _counted(columns, grid)
    figures = [i for i, c in enumerate(counted) if c.figure]
    if len(figures) < _PAIR:
        return columns
    at = figures[0] - 1
    beside = at > 0 and not columns[at].roles and not columns[at - 1].roles
    at -= beside and _is_of_units(grid, at)
    at -= at > 0 and columns[at].role == "name"
    said = [n.cells[at].text for n in grid.body if 0 <= at < len(n.cells)]
    words = all("。" not in t and re.search(r"[^\W\d_]{2}", t) for t in said)
    if at < 0 or columns[at].roles or not grid.headers[at] or not words:
        return columns
    named = Column(("indicator",), grid.headers[at][-1])
    return [*counted[:at], named, *counted[at + 1 :]]


def _numbering(columns: list[Column], grid: Grid) -> list[Column]:
    """The columns, where one beside indicators holds nothing but numbers of what they measure, one
    or several in each cell.
    """
    if {"name", "number"} & {c.role for c in columns} or not any(c.figure for c in columns):
        return columns
    for i, path in enumerate(grid.headers):
        cells = [n.cells[i].text for n in grid.body if i < len(n.cells) and n.cells[i].text]
        headed = bool(path) and _NUMBERING.search(path[-1]) and not columns[i].figure
        if headed and cells and all(numbers_in(c) for c in cells):
            return [*columns[:i], Column(("number",), path[-1]), *columns[i + 1 :]]
    return columns


def report_year(titles: Sequence[str | None]) -> str | None:
    """The one fiscal year of which the innermost heading of a report speaks (令和6年度末の進捗)."""
    for title in titles:
        narrow = unicodedata.normalize("NFKC", title or "")
        years = {y for m in _YEAR.finditer(narrow) if (y := year_of(m.group()))}
        if len(years) == 1 and _REPORT.search(narrow):
            return years.pop()
    return None
