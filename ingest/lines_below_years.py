"""Lines below years, told by where they stand: outcomes below plans, reports, dates in pairs."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from ingest.blocks import Cell, Line
from ingest.graded_labels import graded
from ingest.label_values import year_label
from ingest.labels import FIGURE_CELL, role_of, year_of
from ingest.meanings import meaning
from ingest.records import Role
from ingest.text import nfkc
from ingest.year_spans import years_in

NOTHING = {"", "/", "／", "＼"}  # a cell that is crossed out
_DONE: frozenset[Role | None] = frozenset({"planned", "actual", "results"})
_REPORT, _MAX_LABEL = 3, 12
_WORDS = 4  # letters that say more than the unit of a figure
_MARK = 4  # a longer cell is no grade


def led(line: Line, years: Collection[int], planned: Collection[int]) -> Line:
    """A line whose label stands in its second cell, beside a label of several lines, set right."""
    cells = line.cells
    below = all(i in years for i, c in enumerate(cells) if i > 1 and c.text)
    if len(cells) < 3 or cells[0].text or not below:
        return line
    told = replace(line, cells=(cells[1], cells[0], *cells[2:]))
    return told if role_of(cells[1].text) in _DONE or is_outcome(told, planned) else line


def is_outcome(line: Line, planned: Collection[int]) -> bool:
    """Whether a line tells in words of the first of the years for which plans stand above it."""
    told = {i for i, c in enumerate(line.cells) if i and c.text not in NOTHING}
    left = set(planned) - told
    first = bool(told) and told < set(planned) and max(told) < min(left)
    words = all(len(re.findall(r"[^\W\d_]", line.cells[i].text)) >= _WORDS for i in told)
    return first and words and 0 < len(line.cells[0].text) <= _MAX_LABEL


def is_full(line: Line, years: Collection[int]) -> bool:
    """Whether a line has a gap and a cell below each year: there, words like 評価 are no labels.

    One that opens with a label tells of something else.
    """
    told = [i for i, c in enumerate(line.cells) if c.text]
    return told == sorted(years) and 0 not in told and role_of(line.cells[told[0]].text) is None


def is_whole(line: Line, years: Collection[int]) -> bool:
    """Whether nothing but years heads a line, and it says below these something but figures."""
    told = [i for i, c in enumerate(line.cells) if c.text]
    figures = any(FIGURE_CELL.fullmatch(nfkc(line.cells[i].text)) for i in told)
    return 0 in years and bool(told) and not figures and all(i in years for i in told)


def begins_and_ends(line: Line) -> bool:
    """Whether a line is nothing but labels with a year each, the last of what is planned."""
    cells = line.words
    labels, years = cells[::2], cells[1::2]
    apart = len(labels) == len(years) and all(map(year_of, years)) and not any(map(year_of, labels))
    return apart and role_of(labels[-1]) == "planned"


def report_of(line: Line) -> tuple[Cell | None, str, Cell, Cell | None] | None:
    """The label, year, prose and grade of a line that reports on one year; ``None`` for others."""
    filled = [c for c in line.cells if c.text]
    label = filled[0] if line.cells[0].text and not year_of(filled[0].text) else None
    rest = filled[1:] if label else filled
    year = year_of(rest[0].text) if rest else None
    if year is None or not 2 <= len(rest) <= _REPORT or "。" not in rest[1].text:
        return None
    if label and (len(nfkc(label.text)) > _MAX_LABEL or "。" in label.text):
        return None
    grade = rest[2] if len(rest) == _REPORT else None
    if grade and len(grade.text) > _MARK:
        return None
    return label, year, rest[1], grade


def judges(line: Line) -> bool:
    """Whether a line has a known label of another kind with a short word and its reason behind."""
    found = graded(line)
    label = meaning(found[0].text) if found else None
    return label is not None and label.role not in {"indicator", "planned", "actual"}


def years_of(line: Line) -> dict[int, str]:
    """The years that cells of a line are; where all behind its label are, some may say of what."""
    plain = years_in([c.text for c in line.cells])
    told = {i: m.year for i, c in enumerate(line.cells) if i and (m := year_label(c.text))}
    years = {i: y for i, y in told.items() if y}
    whole = all(i in years for i, c in enumerate(line.cells) if i and c.text)
    return years if whole and len(years) > len(plain) else plain


def kinds_of(line: Line) -> dict[int, Role]:
    """What the years of a line that say more than the year have below them."""
    found = {
        i: m for i, c in enumerate(line.cells) if not year_of(c.text) and (m := year_label(c.text))
    }
    return {i: "planned" if m.role == "planned" else "actual" for i, m in found.items()}
