"""Labels before a grade and its reason, found by what stands behind them from sheet to sheet.

中間点検 | 順調 | why it is so: a short word out of few that return, and then a sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from ingest.blocks import Block, Cell, Line, TableBlock
from ingest.labels import is_department, role_of, year_of
from ingest.meanings import meaning
from ingest.text import fold

_FEW = 3  # lines that open with such a label, at least
_MAX_GRADE = 10
_MAX_LABEL = 16


def graded_labels(blocks: Iterable[Block]) -> frozenset[str]:
    """The labels of unknown words that stand before a grade and its reason in several sheets."""
    grades: dict[str, list[str]] = defaultdict(list)
    for block in blocks:
        for line in block.lines if isinstance(block, TableBlock) else ():
            if (found := graded(line)) and meaning(found[0].text) is None:
                grades[fold(found[0].text)].append(fold(found[1].text))
    return frozenset(k for k, g in grades.items() if len(g) >= _FEW and len(set(g)) * 2 <= len(g))


def graded(line: Line) -> tuple[Cell, Cell, Cell] | None:
    """A label, a short word and a sentence, if a line is nothing else."""
    filled = [c for c in line.cells if c.text]
    if len(filled) != 3 or not line.cells[0].text:
        return None
    label, grade, reason = filled
    plain = len(label.text) <= _MAX_LABEL and not re.search(r"[。、]", label.text)
    short = len(grade.text) <= _MAX_GRADE and not re.search(r"[。、]", grade.text)
    other = role_of(grade.text) or year_of(grade.text) or is_department(grade.text)
    return (label, grade, reason) if plain and short and not other and "。" in reason.text else None
