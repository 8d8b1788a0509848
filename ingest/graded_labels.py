"""Labels before a grade and its reason, found by what stands behind them from sheet to sheet.

中間点検 | 順調 | why it is so: a short word out of few that return, and then a sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from ingest.blocks import Block, Cell, Line, TableBlock
from ingest.labels import is_dated, is_department, role_of, year_of
from ingest.meanings import is_mark, meaning
from ingest.records import Role
from ingest.text import fold, nfkc

_FEW = 3  # lines that open with such a label, at least
_MAX_GRADE = 10
_MAX_LABEL = 16
_STATE = re.compile(r"(?:状況|状態|段階|度合い?|進み具合|到達度)$")


def graded_labels(blocks: Iterable[Block]) -> frozenset[str]:
    """The labels of unknown words that stand before a grade and its reason in several sheets."""
    grades: dict[str, list[str]] = defaultdict(list)
    for block in blocks:
        for line in block.lines if isinstance(block, TableBlock) else ():
            found = graded(line) or _stated(line)
            if found and meaning(found[0].text) is None:
                grades[fold(found[0].text)].append(fold(found[1].text))
    return frozenset(k for k, g in grades.items() if len(g) >= _FEW and len(set(g)) * 2 <= len(g))


def _stated(line: Line) -> tuple[Cell, ...]:
    """A label that names a time or a state, and a grade, if a line is nothing else."""
    filled = [c for c in line.cells if c.text]
    if len(filled) != 2 or not line.cells[0].text or len(nfkc(filled[0].text)) > _MAX_LABEL:
        return ()
    words = nfkc(filled[0].text)
    names = is_dated(words) or _STATE.search(words)
    return tuple(filled) if names and is_grade(filled[1].text) else ()


def paired(cell: Cell, rest: Sequence[Cell]) -> Role | None:
    """What a label of unknown words says that has a value, a known label and its value behind it.

    前期評価 | B | 評価の理由 | why it is so: before a reason stands what it gives the reason of.
    """
    if len(rest) < 3 or not _is_label(cell.text) or role_of(rest[2].text):
        return None
    behind = role_of(rest[1].text)
    if behind == "planned" and year_of(rest[0].text) and year_of(rest[2].text):
        return "planned"  # 着手 令和3年度 完了予定 令和7年度
    if behind is None or role_of(rest[0].text):
        return None
    return "evaluation" if behind == "reason" and is_grade(rest[0].text) else "other"


def _is_label(words: str) -> bool:
    plain = len(words) <= _MAX_LABEL and not re.search(r"[。、0-9０-９]", words)
    return plain and not (is_department(words) or year_of(words) or is_mark(words))


def is_grade(words: str) -> bool:
    """Whether words can be a grade: a short one that is nothing else."""
    short = len(words) <= _MAX_GRADE and not re.search(r"[。、]", words)
    return short and not (role_of(words) or year_of(words) or is_department(words))


def graded(line: Line) -> tuple[Cell, Cell, Cell] | None:
    """A label, a short word and a sentence, if a line is nothing else."""
    filled = [c for c in line.cells if c.text]
    if len(filled) != 3 or not line.cells[0].text:
        return None
    label, grade, reason = filled
    plain = len(label.text) <= _MAX_LABEL and not re.search(r"[。、]", label.text)
    told = plain and is_grade(grade.text) and "。" in reason.text
    return (label, grade, reason) if told else None
