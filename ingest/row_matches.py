"""Which known measure a row of a table tells of: by name, by number, or by both in short."""

from __future__ import annotations

from ingest.candidates import Candidate
from ingest.matching import is_short_of, similarity
from ingest.measured import Owners
from ingest.text import fold, nfkc

Found = tuple[Candidate, list[Candidate]]  # a measure, and the rows that tell of it
_SEVERAL = 3


def match_of(row: Candidate, measures: list[Found]) -> int | None:
    """The measure that a row names: of several the one most alike, and nearest to it."""
    if not row.name.text:
        return _numbered(row, measures) if row.number else Owners(measures).of(row)
    best: tuple[float, int, int] | None = None
    for i, (base, _) in enumerate(measures):
        if not _compatible(row.number, base.number) or row.repeated != base.repeated:
            continue
        alike = similarity(row.name.text, base.name.text)
        if alike < (0.75 if row.number and not row.loose else 0.9):
            continue
        exact = row.number == base.number
        rank = (alike + (0.5 if exact else 0.0), _shared(row, base), -i)
        if best is None or rank > best:
            best = rank
    return None if best is None else -best[2]


def same_name(row: Candidate, measures: list[Found]) -> int | None:
    """The only measure of the very name of a row, which may number it in another way."""
    if row.loose or not row.name.text:
        return None
    own = fold(row.name.text)
    found = [i for i, (base, _) in enumerate(measures) if fold(base.name.text) == own]
    alike = [i for i in found if measures[i][0].repeated == row.repeated]
    return alike[0] if len(found) == 1 and alike else None


def shortened(rows: tuple[Candidate, ...], measures: list[Found]) -> list[int | None]:
    """The measures of rows that all give the number of one and a short form of its name."""
    found = [_numbered(r, measures) if r.name.text and not r.loose else None for r in rows]
    short = (
        i is not None and is_short_of(r.name.text, measures[i][0].name.text)
        for r, i in zip(rows, found, strict=True)
    )
    return found if len(rows) >= _SEVERAL and all(short) else []


def _numbered(row: Candidate, measures: list[Found]) -> int | None:
    """The only measure with the number of a row that has no name; of several, the nearest."""
    own = [i for i, (base, _) in enumerate(measures) if nfkc(base.number) == nfkc(row.number)]
    near = max((_shared(row, measures[i][0]) for i in own), default=0)
    best = [i for i in own if _shared(row, measures[i][0]) == near]
    return best[0] if len(best) == 1 and row.number else None


def _compatible(one: str, other: str) -> bool:
    return not one or not other or one.endswith(other) or other.endswith(one)


def _shared(one: Candidate, other: Candidate) -> int:
    """How many headings two places share from the outermost on; another file shares none."""
    if one.source != other.source:
        return 0
    count = 1
    for a, b in zip(one.section, other.section, strict=False):
        if a != b:
            break
        count += 1
    return count
