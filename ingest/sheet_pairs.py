"""Lines of a sheet that are labels with their values, known or told by where they stand."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.blocks import Cell, Line, cell_view
from ingest.cell_actions import split_actions
from ingest.cells import bare_number, departments_in, is_labelled_number, is_office
from ingest.graded_labels import paired
from ingest.labels import is_department, role_of, year_of
from ingest.leads import holds_departments
from ingest.meanings import meaning, over_prose, told_label
from ingest.records import Field, Role, Value
from ingest.sheet_dated import DATED, are_grades, year_in
from ingest.sheet_figure_lines import FigureLines
from ingest.sheet_years import ONE_LINE
from ingest.text import fold
from ingest.titles import Title, read_title

_PAIRED: frozenset[Role] = frozenset({"number", "name", "lead", "related"})
_MAX_KEY = 8
_MAX_TAG = 6
_MAX_OVER = 16
_FLAGS = {"★", "☆", "◎", "○", "●"}
_CUT = re.compile(r"。[^。\n]*[^\W\d_]$")


class PairLines(FigureLines):
    """Reads labels and what stands behind them into the sheet."""

    def pairs(self, line: Line) -> None:
        """Take in the labels of a line, each with what stands behind it."""
        sheet = self.sheet
        sheet.series = None
        label: tuple[Role, str] | None = None
        filled = False
        if self._merged(line) or self._of_parts(line):
            return
        for i, cell in enumerate(line.cells):
            if not cell.text:
                continue
            rest = [c for c in line.cells[i + 1 :] if c.text]
            role = role_of(cell.text) or self._meant(cell, rest, label if filled else None, i)
            year = year_of(cell.text)
            if i == 0 and not role and self._heads(cell, rest):
                continue
            if year and i == 0:
                sheet.year = year
            elif role and (filled or not (label and label[0] == "name")):
                label, filled = (role, cell.text), False
            elif label:
                reason = filled and label[0] == "evaluation" and "。" in cell.text
                self.add(("reason", label[1]) if reason else label, cell)
                filled = True
            elif i > 0 or not sheet.title or cell.start != sheet.start:
                self._continue(cell)

    def _heads(self, cell: Cell, rest: list[Cell]) -> bool:
        """Whether words stand over the labels behind them, with the year these tell of."""
        sheet = self.sheet
        over = len(rest) > 1 and role_of(rest[0].text) and not role_of(rest[1].text)
        if sheet.headed:
            sheet.year, sheet.headed = None, False
        if not over or len(cell.text) > _MAX_OVER or year_of(cell.text) or "。" in cell.text:
            return False
        if year := year_in(cell.text):
            sheet.year, sheet.headed = year, True
        return True

    def _merged(self, line: Line) -> bool:
        """Read a line whose labels ran together in its first cell, a value of each behind."""
        cells = [c for c in line.cells if c.text]
        words = cells[0].text.split() if cells and line.cells[0].text else []
        roles = [role_of(w) for w in words]
        if len(words) < 2 or len(cells) != len(words) + 1 or any(map(role_of, _texts(cells[1:]))):
            return False
        if not all(roles) or role_of(cells[0].text):
            return False
        for role, word, cell in zip(roles, words, cells[1:], strict=True):
            if role:
                self.add((role, word), cell)
        return True

    def _of_parts(self, line: Line) -> bool:
        """Read a returning label of unknown words over parts of a year each (経費 R5決算 3千円)."""
        first, *rest = (c for c in line.cells if c.text)
        known = line.cells[0].text and fold(first.text) in self.returning
        years = [year_in(key.text) for key in rest[::2]]
        dated = any(year_in(cell.text) for cell in rest[1::2])
        if not known or not rest or len(rest) % 2 or dated or not all(years):
            return False
        for key, cell, year in zip(rest[::2], rest[1::2], years, strict=True):
            printed = f"{first.text} {key.text}"
            self.sheet.fields.append(Field("other", printed, self.value(cell), year))
        return True

    def _meant(
        self, cell: Cell, rest: list[Cell], before: tuple[Role, str] | None, at: int
    ) -> Role | None:
        """The role of a label of words that are not known, by where it stands and over what."""
        if not rest:
            return None
        if at == 0:
            return self._opens(cell, rest)
        short = len(cell.text) <= _MAX_KEY and not re.search(r"[。、0-9０-９]", cell.text)
        if before and short and rest[0].text in _FLAGS:
            return "other"
        key = before and before[0] in _PAIRED and short and not is_department(cell.text)
        if not key or role_of(rest[0].text):
            return None
        shared = before and before[0] == "lead" and self._are_offices(rest[0])
        return "related" if shared else "other"

    def _opens(self, cell: Cell, rest: list[Cell]) -> Role | None:
        """The role of such a label that a line opens with."""
        if known := self.told.get((cell.text,)):
            return known
        if len(rest) == 1 and self.sheet.title and self.judged(cell, rest[0]):
            return "evaluation"
        found = meaning(cell.text)
        if found and len(rest) == 1:
            found = over_prose(found, cell.text, rest[0].text)
        if found is None and len(rest) == 1 and self.sheet.title:
            told = self.returning.get(fold(cell.text))
            found = told_label(cell.text, rest[0].text)
            if told and (found is None or found.role == "other"):
                return told
            listed = split_actions(cell_view(self.text, rest[0]), "")[1]
            return found.role if found else "other" if listed else None
        graded = found is None and len(cell.text) <= _MAX_KEY and are_grades(rest)
        if found or graded:
            return found.role if found else "evaluation"
        over = role_of(rest[0].text) is not None  # it stands over labels
        return paired(cell, rest) or (None if over else self.returning.get(fold(cell.text)))

    def _are_offices(self, cell: Cell) -> bool:
        """Whether a cell names departments and nothing else."""
        found = departments_in(cell_view(self.text, cell), "")
        return bool(found) and all(is_office(d.text) for d in found)

    def add(self, label: tuple[Role, str], cell: Cell) -> None:
        """Take in a value under its label."""
        role, printed = label[0], label[1].replace("\n", "")
        sheet = self.sheet
        value = self.value(cell, join=role in ONE_LINE)
        if role == "number" and is_labelled_number(cell.text):
            sheet.number = self.value(cell)
            sheet.printed_number = bare_number(sheet.number)
        elif role == "name" and sheet.title is None:
            sheet.title = plain_title(self.text, cell, self.source)
        elif role == "name" and len(cell.text) <= _MAX_TAG and self._beside_name(cell):
            role, printed = "tag", ""
        own = None if "以降" in printed else year_in(printed)
        if own and role in {"results", "planned"}:
            (sheet.actual if role == "results" else sheet.planned).setdefault(own, value)
        year = own or (sheet.year if role in DATED else None)
        sheet.fields.append(Field(role, printed, value, year))

    def _beside_name(self, cell: Cell) -> bool:
        """Whether a cell stands on the line of the name, right behind it."""
        last = self.sheet.fields[-1] if self.sheet.fields else None
        return bool(
            last and last.role == "name" and "\n" not in self.text[last.value.end : cell.start]
        )

    def _continue(self, cell: Cell) -> None:
        if self.sheet.fields and len(cell.text) > 1:
            last = self.sheet.fields[-1]
            if _CUT.search(last.value.text) and "。" in cell.text:
                self.sheet.fields[-1] = replace(last, value=self._joined(last.value, cell))
                return
            role = (
                last.role if last.role not in {"lead", "related"} or self._holds(cell) else "other"
            )
            self.sheet.fields.append(Field(role, last.label, self.value(cell), last.year))

    def _holds(self, cell: Cell) -> bool:
        return holds_departments(cell_view(self.text, cell), "")

    def _joined(self, value: Value, cell: Cell) -> Value:
        """A value that a page cut inside a sentence, with the cell that goes on with it."""
        parts = ((value.start, value.end), (cell.start, cell.end))
        return cell_view(self.text, Cell("", value.start, cell.end, parts)).value(self.source)


def _texts(cells: list[Cell]) -> list[str]:
    return [c.text for c in cells]


def plain_title(text: str, cell: Cell, source: str) -> Title:
    """A name cell that stands under its own label: tags are cut, no number is looked for."""
    view = cell_view(text, cell)
    title = read_title(view, source)
    if title.number is None:
        return title
    start = view.text.index(title.name.text[0], 0) if title.name.text else 0
    whole = view.slice(0, len(view.text))
    name = whole.joined().value(source) if not title.tags else title.name
    return replace(title, number=None, name=name if start == 0 else title.name)
