"""Tables with a column to each measure, told again with a row to each.

The labels stand in the first column, what they say of each measure beside them: 施策名, 概要, 担当.
Such a table is known by a line of departments that stand below as many names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.blocks import Block, Cell, Line, TableBlock
from ingest.cells import is_number
from ingest.labels import role_of, year_of
from ingest.leads import holds_departments
from ingest.meanings import is_title, meaning
from ingest.text import View, fold
from ingest.title_rows import number_words

_LEAST = 2  # measures side by side
_LINES = 3  # a name, who leads, and something else
_MAX_NAME = 60
_NUMBERS, _NAMES = "番号", "施策名"  # over what the plan names by no label


def with_measure_columns(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, each table of this kind with a row to each measure."""
    return tuple(x for b in blocks for x in (_told(b) if isinstance(b, TableBlock) else (b,)))


def _told(block: TableBlock) -> Iterator[TableBlock]:
    """The table as it stands, or as one or, where it names measures again further down, several."""
    lines = [n for n in block.lines if any(c.text for c in n.cells)]
    tables = list(_parts(lines))
    rows = [_rows(part) for part in tables]
    if not rows or not all(rows):
        yield block
        return
    for part, told in zip(tables, rows, strict=True):
        start, end = part[0].start, part[-1].end
        yield replace(block, start=start, end=end, lines=tuple(told), laid_out=True)


def _parts(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """The lines of a table, cut where its first label returns."""
    firsts = [fold(n.cells[0].text) for n in lines]
    cuts = [i for i, t in enumerate(firsts) if t == firsts[0]]
    for a, b in zip(cuts, [*cuts[1:], len(lines)], strict=True):
        yield lines[a:b]


def _rows(lines: Sequence[Line]) -> list[Line]:
    """A header of the labels and a row for each measure; nothing for any other table."""
    width = max((len(n.cells) for n in lines), default=0)
    full = [_whole(n, width) for n in lines]
    at = _named(full)
    if at is None or len(lines) < _LINES:
        return []
    measures = [i for i in range(1, width) if full[at][i].text]
    led = [row for row in full if _is_led(row, measures)]
    known = sum(_is_known(row[0].text) or row in led for row in full)
    if len(measures) < _LEAST or not led or known * 2 < len(full):
        return []
    if any(role_of(row[i].text) for row in full for i in measures):
        return []  # labels and values side by side
    head = [_label(row, i == at, measures) for i, row in enumerate(full)]
    return [_line(head), *(_line([row[i] for row in full]) for i in measures)]


def _whole(line: Line, width: int) -> list[Cell]:
    """The cells of a line; one that is merged over several measures is of each."""
    beside = [c.over if c.over and line.start <= c.over.start else c for c in line.cells]
    gap = [Cell("", line.end, line.end)] * (width - len(beside))
    return [*beside, *gap]


def _named(rows: Sequence[Sequence[Cell]]) -> int | None:
    """The line of the names: labelled so, or else the first, above the labels."""
    told = [i for i, r in enumerate(rows) if role_of(r[0].text) == "name"]
    told = told or [i for i, r in enumerate(rows) if is_title(r[0].text)]
    at = told[0] if len(told) == 1 else None
    if not told and rows and (not rows[0][0].text or meaning(rows[0][0].text) is None):
        at = 0
    names = [c.text for c in rows[at][1:] if c.text] if at is not None else []
    return at if names and len({*names}) == len(names) and all(map(_can_name, names)) else None


def _is_known(label: str) -> bool:
    return meaning(label) is not None or year_of(label) is not None or is_title(label)


def _can_name(words: str) -> bool:
    plain = 1 < len(fold(words)) <= _MAX_NAME and "。" not in words
    return plain and not year_of(words) and not is_number(words)


def _is_led(row: Sequence[Cell], measures: Sequence[int]) -> bool:
    """Whether a line holds departments for every measure, and a label of them."""
    told = [row[i] for i in measures]
    return (
        bool(row[0].text)
        and role_of(row[0].text) not in {"related", "name"}
        and all(
            c.text and holds_departments(View(c.text, tuple(range(len(c.text)))), "") for c in told
        )
    )


def _label(row: Sequence[Cell], names: bool, measures: Sequence[int]) -> Cell:
    """The header of what one line says; names and numbers below no label get one."""
    if names and role_of(row[0].text) != "name":
        return replace(row[0], text=_NAMES)
    if not row[0].text and all(is_number(number_words(row[i].text)) for i in measures):
        return replace(row[0], text=_NUMBERS)
    return row[0]


def _line(cells: Sequence[Cell]) -> Line:
    told = [c for c in cells if c.text] or list(cells)
    return Line(min(c.start for c in told), max(c.end for c in told), tuple(cells))
