"""Lines of a sheet that tell of one year in prose: a label, the year, and what is said of it.

The label may span several lines; those that go on begin with an empty cell or the label again.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.blocks import Cell, Line
from ingest.labels import fiscal_name, role_of, year_of
from ingest.meanings import meaning, told_label
from ingest.records import Role
from ingest.text import nfkc

_YEAR_AND_GRADE = re.compile(
    r"[(（]?\s*(?P<year>(?:(?:令和|平成|[RHＲＨ]\.?)\s*)?(?:[0-9０-９]{1,2}|元)\s*年度|[RHＲＨ]\.?[0-9０-９]{1,2}"
    r"|20[0-9]{2}\s*年度)\s*[:：はが]?\s*(?P<grade>[^\s()（）、,／/。]{1,10})\s*[)）]?\s*[、,／/]?\s*"
)
_PLAIN_GRADE = re.compile(r"[^\d\s]{1,10}|\d{1,2}")
DATED: frozenset[Role] = frozenset({"actual", "results", "issues", "evaluation", "reason"})


@dataclass(frozen=True, slots=True)
class Dated:
    """A label whose years are told one by one: what it says, and as what it is printed."""

    role: Role
    printed: str


def dated_prose(line: Line, above: Dated | None) -> tuple[Dated, str, Cell] | None:
    """The label, the year and the prose of a line that is nothing else.

    ``above`` is the label that the line before told under. A label of unknown words tells of
    what was done if its first year does so.
    """
    filled = [c for c in line.cells if c.text]
    first = line.cells[0].text
    if first and len(filled) == 3:
        filled = filled[1:]
    elif first or above is None:
        return None
    year = year_of(filled[0].text) if len(filled) == 2 else None
    if year is None or year_of(filled[1].text) or role_of(filled[1].text):
        return None
    if above and first in {"", above.printed}:
        return above, year, filled[1]
    label = meaning(first) or told_label(f"{year}の{first}", filled[1].text)
    return (Dated(label.role, first), year, filled[1]) if label else None


def dated_grades(words: str) -> list[re.Match[str]]:
    """Each year with the grade behind it, where ``words`` end in nothing else (３（27年度 ４）)."""
    found = list(_YEAR_AND_GRADE.finditer(words))
    joined = all(a.end() == b.start() for a, b in itertools.pairwise(found))
    return found if found and joined and found[-1].end() == len(words) else []


def are_grades(cells: Sequence[Cell]) -> bool:
    """Whether cells hold a year and a grade each, and no figures."""
    dated = [dated_grades(c.text) for c in cells]
    plain = (m and m[0].start() == 0 and _PLAIN_GRADE.fullmatch(m[0]["grade"]) for m in dated)
    return len(cells) > 1 and all(plain)


def year_pairs(line: Line) -> tuple[tuple[str, Cell], ...]:
    """The years behind a label that have a value of their own each (評価 令和4年度 B 令和5年度 A).

    Empty for every other line. A single year counts only for what is said of a year that is over.
    """
    filled = [c for c in line.cells if c.text]
    label = meaning(filled[0].text) if filled and line.cells[0].text else None
    if label is None or len(filled) < 3:
        return ()
    found: list[tuple[str, Cell]] = []
    year: str | None = None
    for cell in filled[1:]:
        own = year_of(cell.text)
        if year is None and own:
            year = own
        elif year and not own and role_of(cell.text) is None:
            found.append((year, cell))
            year = None
        else:
            return ()
    several = len(found) > 1 or (found and year is not None)
    return tuple(found) if several or label.role in DATED else ()


def year_in(label: str) -> str | None:
    """The fiscal year that a label names anywhere in it."""
    match = re.search(r"(令和|平成)\s*([0-9０-９]+|元)\s*年度|R\s*\.?\s*([0-9]+)", label)
    if match is None:
        bare = re.match(r"(?:20)?[0-9]{1,2}\s*年度", nfkc(label))
        return year_of(bare.group()) if bare else None
    if match.group(3):
        return fiscal_name(2018 + int(match.group(3)))
    return f"{match.group(1)}{nfkc(match.group(2))}年度"
