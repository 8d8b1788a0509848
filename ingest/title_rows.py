"""Rows of a table that name the measure whose labels stand in the rows below: 1-1 窓口の予約 新規.

Such a row has no label of its own. It is known by where it stands: above rows that begin with
labels, in several tables, or several times in one, each time with another number or name.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.blocks import Block, Cell, Line, TableBlock
from ingest.cells import is_number
from ingest.label_owners import Owners, owners_of
from ingest.label_titles import numbered_title
from ingest.labels import is_department, role_of, year_of
from ingest.meanings import is_mark, meaning
from ingest.records import Role
from ingest.sheet_kinds import is_grid
from ingest.text import View, fold, half_width
from ingest.titles import read_title

_FEW = 3  # such rows that a plan has
_LABELS = 2  # kinds of things that the rows below say
_MAX_NAME = 60
_OVER: frozenset[Role | None] = frozenset({"goal", "area"})
_WORD = re.compile(
    r"(?:個別|重点|主要|具体的な?)?(?:施策|事業|取り?組み?|項目|プロジェクト|アクション|No\.?|№)(?:番号|No\.?)?\s*(?=\S)",
    re.IGNORECASE,
)
_FRAME = re.compile(r"[\[【<＜〈《「]\s*(.*?)\s*[\]】>＞〉》」]")


@dataclass(frozen=True, slots=True)
class TitleRow:
    """A row that names a measure: the cell of its name, that of its number if it has its own.

    ``above`` are lines right above it that say to which goal or area it belongs.
    """

    name: Cell
    number: Cell | None = None
    rest: tuple[Cell, ...] = ()
    above: tuple[Line, ...] = ()


def title_rows(blocks: Iterable[Block]) -> Mapping[int, TitleRow]:
    """The rows of all tables of a text that name measures, by where they start."""
    blocks = tuple(blocks)
    tables = [b.lines for b in blocks if isinstance(b, TableBlock) and not is_grid(b)]
    labels, owners = _returning(tables), owners_of(blocks)
    kinds: dict[bool, dict[int, TitleRow]] = {True: {}, False: {}}
    for lines in tables:
        for at, row in _of_block(lines, labels, owners):
            kinds[_numbered(row)][at] = row
    found = next((k for k in (kinds[True], kinds[False]) if len(k) >= _FEW and _unlike(k)), {})
    alone = bool(found) and all(r.number is None and not r.rest for r in found.values())
    if found is kinds[False] and alone:
        found |= _others(tables, found, labels)
    return found


def _returning(tables: Sequence[Sequence[Line]]) -> frozenset[str]:
    """Words that open a row with something behind them in several tables: labels."""
    opens = ({fold(c[0]) for n in lines if len(c := n.words) > 1} for lines in tables)
    counts = Counter(words for table in opens for words in table)
    return frozenset(words for words, n in counts.items() if n >= _FEW)


def _others(
    tables: Iterable[Sequence[Line]], found: Mapping[int, TitleRow], labels: frozenset[str]
) -> dict[int, TitleRow]:
    """Where other tables open with a name alone, the like rows whose names read as an office."""
    rows = {}
    for lines in tables:
        first, rest = lines[0], [_label(n, labels) for n in lines[1:]]
        cells = [c for c in first.cells if c.text]
        plain = len(cells) == 1 and first.cells[0].text and "。" not in cells[0].text
        told = rest and rest[0] and len({r for r in rest if r and r != "other"}) >= _LABELS
        if (
            plain
            and told
            and meaning(cells[0].text) is None
            and not {n.start for n in lines} & {*found}
        ):
            rows[first.start] = TitleRow(cells[0])
    return rows


def _of_block(
    lines: Sequence[Line], labels: frozenset[str], owners: Owners
) -> Iterator[tuple[int, TitleRow]]:
    owned = [owners.beside(n.cells[0].text) if n.cells[0].text else None for n in lines]
    rows = [None if own else _title_row(n) for n, own in zip(lines, owned, strict=True)]
    for at, (line, row) in enumerate(zip(lines, rows, strict=True)):
        if row is None:
            continue
        stop = next((i for i in range(at + 1, len(rows)) if rows[i]), len(rows))
        first = (owned[at + 1] or _label(lines[at + 1], labels)) if at + 1 < stop else None
        told = {owned[i] or _label(lines[i]) for i in range(at + 1, stop)}
        told |= {role_of(c.text) for c in row.rest[:-1]}
        if first and len(told - {None, "other"}) >= _LABELS:
            yield line.start, replace(row, above=_above(lines[:at]))


def _above(lines: Sequence[Line]) -> tuple[Line, ...]:
    over = tuple(itertools.takewhile(lambda n: _label(n) in _OVER, reversed(lines)))
    return over[::-1]


def _title_row(line: Line) -> TitleRow | None:
    """The row as one that names a measure, as far as its own words tell."""
    cells = [c for c in line.cells if c.text]
    if not cells or len(cells) > 4:
        return None
    first, *rest = cells
    if is_number(number_words(first.text)):
        named = rest[0] if rest else None
        if named and _is_name(named.text):
            return TitleRow(named, first, tuple(rest[1:]))
        return None
    if line.cells[0].text and _is_name(first.text) and all(map(_is_tag, rest)):
        return TitleRow(first, None, tuple(rest))
    return None


def number_words(text: str) -> str:
    """The number in a cell of nothing else, without a word or a frame around it: 施策【1-2】."""
    words = half_width(text).strip()
    framed = _FRAME.fullmatch(words)
    words = framed.group(1) if framed else words
    word = _WORD.match(words)
    words = words[word.end() :] if word else words
    framed = _FRAME.fullmatch(words)
    return framed.group(1) if framed else words


def _is_name(text: str) -> bool:
    words = fold(text)
    if not 1 < len(words) <= _MAX_NAME or "。" in text or not re.search(r"[^\W\d_]{2}", words):
        return False
    return meaning(text) is None and not (is_department(text) or year_of(text) or is_mark(text))


def _is_tag(cell: Cell) -> bool:
    return len(cell.text) <= 4 and not year_of(cell.text) and meaning(cell.text) is None


def _label(line: Line, labels: frozenset[str] = frozenset()) -> Role | None:
    """What the label says with which a line begins; ``labels`` of unknown words say something."""
    filled = line.words
    role = role_of(filled[0]) if len(filled) > 1 else None
    if role is None and len(filled) > 1 and fold(filled[0]) in labels:
        return "other"
    return None if role in {"name", "number"} else role


def _numbered(row: TitleRow) -> bool:
    view = View(row.name.text, tuple(range(len(row.name.text))))
    return bool(row.number or numbered_title(view, "")[1] or read_title(view, "").number)


def _unlike(rows: Mapping[int, TitleRow]) -> bool:
    """Whether rows name something else each time; a sheet may go on under its name."""
    named = [fold((r.number.text if r.number else "") + r.name.text) for r in rows.values()]
    return len(set(named)) * 3 >= len(named) * 2
