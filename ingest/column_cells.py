"""What a column holds whose header is no known word: departments, grades, results, reasons."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from ingest.blocks import Cell, cell_view
from ingest.cells import is_office
from ingest.grid import Grid
from ingest.labels import is_department, is_section, year_of
from ingest.leads import holds_departments
from ingest.records import Role
from ingest.text import fold

REMARK = re.compile(r"\s*[(（〔\[][^()（）〔〕\[\]]*[)）〕\]]\s*$")
# A grade that is a sign or a letter, or a dash for none.
GRADE_SIGN = re.compile(r"[◎○〇◯△▲×✕☓●☆★A-EＡ-ＥS]|[-－―ー–]")
_GRADES = re.compile(r"評価|点検|進捗|判定|検証|達成|進み|査定")
_PROGRESS = re.compile(
    r"順調|遅れ|遅延|停滞|達成|着手|前倒|(?:予定|計画|工程)(?:どおり|とおり|通り)"
)
_MAX_GRADE, _RETURNING = 12, 2  # how long a grade of words is; how often one stands on average
_NEARLY, _MOST, _HALF = 0.8, 0.66, 0.5
_FEW = 3
_SHARED = re.compile(r"(?<!機)関|連携|協|他")
_PAST = re.compile(r"た[」』）)]?(?:。|$)")
_NAMED = re.compile(
    r"(?:(?:令和|平成)\s*(?:[0-9]{1,2}|元)|(?<![A-Za-z])[RH][0-9]{1,2}|20[0-9]{2})年?度?"
)
_EXPLAINING: frozenset[Role] = frozenset({"results", "reason", "issues", "effect"})


def held(grid: Grid, at: int, text: str, told: Sequence[tuple[Role, ...]]) -> tuple[Role, ...]:
    """What the cells of the column ``at`` say; ``told`` are the roles of all columns so far."""
    known = {r for roles in told for r in roles}
    cells = [n.cells[at] for n in grid.body if at < len(n.cells)]
    filled = [c for c in cells if c.text]
    header = REMARK.sub("", grid.headers[at][-1])
    if len(filled) < _FEW:
        return ()
    named = [c for c in filled if re.search(r"\w", c.text)]
    offices = sum(holds_departments(cell_view(text, c), "") for c in named)
    shared = bool(_SHARED.search(header))
    enough = (_HALF if shared else _MOST) if "lead" in known else _NEARLY
    if named and offices >= len(named) * enough:
        role: Role = "related" if shared or "lead" in known else "lead"
        return () if role in known else (role,)
    if "evaluation" not in known and _grades(cells, header):
        return ("evaluation",)
    past = sum(bool(_PAST.search(c.text)) for c in filled)
    if "results" not in known and year_named(header) and past >= len(filled) * _NEARLY:
        return ("results",)
    prose = sum("。" in c.text for c in filled) >= len(filled) * _NEARLY
    beside = at > 0 and "evaluation" in told[at - 1]
    return ("reason",) if beside and prose and not known & _EXPLAINING else ()


def holds_parts(grid: Grid, at: int, text: str) -> bool:
    """Whether a column holds nothing but divisions, and the one behind it their sections."""
    over, parts = ([n.cells[i] for n in grid.body if i < len(n.cells)] for i in (at, at + 1))
    divisions, sections = ([c for c in cells if c.text] for cells in (over, parts))
    if len(sections) < _FEW or not divisions or _SHARED.search(grid.headers[at + 1][-1]):
        return False
    told = all(is_department(c.text) and not is_section(c.text) for c in divisions)
    held = sum(holds_departments(cell_view(text, c), "") for c in sections)
    return told and held >= len(sections) * _NEARLY


def year_named(header: str) -> str | None:
    """The fiscal year that a header names somewhere among its words."""
    found = _NAMED.search(unicodedata.normalize("NFKC", header))
    return year_of(found.group()) if found else None


def _grades(cells: Sequence[Cell], header: str) -> bool:
    """Whether the cells of a column grade: a sign or a few words that return, none left empty."""
    said = [fold(c.text) for c in cells]
    if is_office(header) or len(set(said)) < 2:
        return False
    if all(GRADE_SIGN.fullmatch(c.text.strip()) for c in cells):
        return True
    short = all(0 < len(s) <= _MAX_GRADE and not re.search(r"[0-9。、]", s) for s in said)
    words = bool(_GRADES.search(header)) or all(_PROGRESS.search(s) for s in said)
    return short and words and len(set(said)) * _RETURNING <= len(said)
