"""What shows by itself where it belongs on a line of a broken row: marks and departments."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.prose import Token
from ingest.spaced_columns import is_mark, is_owned, is_sign
from ingest.spaced_kinds import Columns, Tokens


@dataclass(slots=True)
class OpenRow:
    """The pieces per column; ``loose`` once marks were met that stand below no sure column."""

    pieces: list[list[Token]]
    loose: bool = False


def _marks(columns: Columns, row: OpenRow, line: Tokens) -> Tokens:
    """Take the marks at the end of a line; what is left of the line.

    Fewer marks than columns, behind departments, are taken from the line but put below none: which
    year has none cannot be told. The last is kept where no other column has marks of its kind.
    """
    count = columns.trailing
    if not count or row.loose or any(row.pieces[-count:]):
        return line
    last = line[-count:]
    known = any(is_sign(t) or t.text in columns.marks[-1] for t in last)
    known = known or any(t.text in m for t in last for m in columns.marks)
    if len(line) >= count and known and all(is_mark(t) for t in last):
        for piece, token in zip(row.pieces[-count:], last, strict=True):
            piece.append(token)
        return line[:-count]
    return _loose_marks(columns, row, line, count)


def _loose_marks(columns: Columns, row: OpenRow, line: Tokens, count: int) -> Tokens:
    seen = frozenset().union(*columns.marks)
    end = len(line)
    while end and (line[end - 1].text in seen or is_sign(line[end - 1])):
        end -= 1
    if end == len(line) or not end or not is_owned(line[end - 1].text):
        return line
    row.loose = True
    own = columns.marks[-1] - frozenset().union(*columns.marks[-count:-1], frozenset())
    if line[-1].text in own:
        row.pieces[-1].append(line[-1])
    return line[:end]


def take_known(columns: Columns, row: OpenRow, line: Tokens) -> tuple[Tokens, Tokens] | None:
    """Take marks and a run of departments out of a line; what stands before and after these.

    Before marks anything that ends like a department is one. Without any, all of the line stands
    before, or cannot be told apart. ``None`` if the departments may be of several columns.
    """
    rest = _marks(columns, row, line)
    marked = len(rest) < len(line)
    if not columns.offices:
        return rest, ()
    owners = [columns.is_owner(t) or (marked and is_owned(t.text)) for t in rest]
    if len(columns.offices) > 1:
        owners = [o or (i > 0 and owners[i - 1] and is_sign(rest[i])) for i, o in enumerate(owners)]
    end = len(rest) - (owners[::-1].index(True) if any(owners) else len(rest))
    start = end
    while start and owners[start - 1]:
        start -= 1
    if start == end or (end < len(rest) and not word_columns(columns)[1]):
        return rest, ()
    if not _put_departments(columns, row, rest[start:end]):
        return None
    return rest[:start], rest[end:]


def _put_departments(columns: Columns, row: OpenRow, run: Tokens) -> bool:
    """Departments below their column; of two columns the first holds a single one."""
    at = columns.offices
    if len(at) == 1:
        row.pieces[at[0]] += run
        return True
    if len(run) == len(at):
        for i, token in zip(at, run, strict=True):
            row.pieces[i].append(token)
        return True
    open_lists = [i for i in at if row.pieces[i] and row.pieces[i][-1].text[-1] in "、,，"]
    empty = [i for i in at if not row.pieces[i]]
    places = open_lists or (empty if len(empty) == len(at) else [])
    if len(run) > 1 or not places or len(open_lists) > 1:
        return False
    row.pieces[places[0]] += run
    return True


def word_columns(columns: Columns) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The columns of words before and after that of the departments."""
    at = next((i for i, k in enumerate(columns.kinds) if k == "departments"), len(columns.kinds))
    return (
        tuple(i for i in columns.words if i < at),
        tuple(i for i in columns.words if i > at),
    )
