"""Labels of departments in small tables below headings, known by what stands beside or below them.

A label of any words is one if it returns from table to table, each time over departments, and not
always the same ones: that would be a row of a list which is printed again.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ingest.blocks import Block, Cell, Line, TableBlock
from ingest.labels import role_of, year_of
from ingest.leads import SHARES, holds_departments
from ingest.meanings import is_mark
from ingest.records import Role
from ingest.sheet_kinds import TITLE_ROW, is_grid
from ingest.text import View, fold, nfkc

_NOBODY = re.compile(
    r"(?:該当)?なし|無し?|未定|調整中|検討中|[全各](?:課|部|部署|所属|庁)等?|[\W_]+"
)
_MAX_LABEL = 16
_TABLES = 3  # in which a label returns
_VALUES = 2  # different departments behind it
_MOST = 0.8
_HALF = 0.5

Pair = tuple[Cell, Cell]


@dataclass(frozen=True, slots=True)
class Owners:
    """What such labels of a text say: who leads, or who takes part; ``over`` stand above."""

    roles: dict[str, Role] = field(default_factory=dict)
    over: frozenset[str] = frozenset()

    def beside(self, label: str) -> Role | None:
        """What a label says of the departments behind it."""
        key = fold(label)
        return None if key in self.over else self.roles.get(key)

    def above(self, label: str) -> Role | None:
        """What a label says of the departments below it."""
        key = fold(label)
        return self.roles.get(key) if key in self.over else None


@dataclass(frozen=True, slots=True)
class _Told:
    table: int
    value: str


def owners_of(blocks: Iterable[Block]) -> Owners:
    """The labels of departments in the small tables of a text."""
    beside: dict[str, list[_Told]] = defaultdict(list)
    below: dict[str, list[_Told]] = defaultdict(list)
    words: dict[str, str] = {}
    for block in blocks:
        if not isinstance(block, TableBlock) or not can_be_small(block):
            continue
        for told, pairs in ((beside, _beside(block)), (below, _below(block))):
            for label, value in pairs:
                key = fold(label.text)
                words.setdefault(key, label.text)
                told[key].append(_Told(block.start, value.text))
    behind = {k for k in words if _is_owner(beside[k])}
    over = {k for k in words if k not in behind and _is_owner(below[k])}
    named = {n for told in (*map(beside.get, behind), *map(below.get, over)) for n in _names(told)}
    behind, over = behind - named, over - named
    return Owners(_roles([k for k in words if k in behind | over], words), frozenset(over))


def can_be_small(block: TableBlock) -> bool:
    """Whether a table may tell of one thing that it does not name: no rows of many, no name."""
    if block.spaced or is_grid(block) or any(TITLE_ROW.match(n.cells[0].text) for n in block.lines):
        return False
    lines = (n for n in block.lines if sum(bool(year_of(c.text)) for c in n.cells) <= 1)
    return not any(role_of(c.text) in {"name", "number"} for n in lines for c in n.cells)


def names_owner(block: TableBlock, owners: Owners) -> bool:
    """Whether a table says who leads, under a label beside or above."""
    if not owners.roles or not can_be_small(block):
        return False
    beside = any(owners.beside(k.text) == "lead" and _is_told(v.text) for k, v in _beside(block))
    return beside or any(owners.above(k.text) == "lead" for k, _ in _below(block))


def turned(block: TableBlock, owners: Owners) -> tuple[Line, ...]:
    """The lines of a table; a line of labels over its values becomes a line for each of them."""
    out: list[Line] = []
    taken = -1
    for at, line in enumerate(block.lines):
        if at == taken:
            continue
        pairs = _over(line, block.lines[at + 1]) if at + 1 < len(block.lines) else []
        if any(owners.above(k.text) and _is_told(v.text) for k, v in pairs):
            out += [Line(k.start, v.end, (k, v)) for k, v in pairs]
            taken = at + 1
        else:
            out.append(line)
    return tuple(out)


def _beside(block: TableBlock) -> Iterator[Pair]:
    """Words that can be a label with the cell behind them."""
    for line in block.lines:
        filled = [c for c in line.cells if c.text]
        for first in {0, len(filled) % 2}:  # a label over several lines may stand before others
            pairs = zip(filled[first::2], filled[first + 1 :: 2], strict=False)
            yield from ((k, v) for k, v in pairs if _can_label(k.text))


def _below(block: TableBlock) -> Iterator[Pair]:
    """Labels with the cell below them, of a table that is one line of labels and one of values."""
    lines = [n for n in block.lines if any(c.text for c in n.cells)]
    if len(lines) == 2:
        yield from _over(*lines)


def _over(line: Line, below: Line) -> list[Pair]:
    """The labels of a line with the values below them; none if it holds anything else."""
    filled = [(i, c) for i, c in enumerate(line.cells) if c.text]
    if len(filled) < 2 or not all(_can_label(c.text) for _, c in filled):
        return []
    columns = {i for i, _ in filled}
    if any(c.text and i not in columns for i, c in enumerate(below.cells)):
        return []
    return [(c, below.cells[i]) for i, c in filled if i < len(below.cells)]


def _can_label(words: str) -> bool:
    short = 1 < len(nfkc(words)) <= _MAX_LABEL and not re.search(r"[。、0-9]", nfkc(words))
    return short and not is_mark(words) and not year_of(words)


def _is_told(value: str) -> bool:
    """Whether a value names departments, or says that there are none."""
    view = View(value, tuple(range(len(value))))
    return bool(_NOBODY.fullmatch(nfkc(value))) or holds_departments(view, "")


def _names(told: Iterable[_Told] | None) -> Iterator[str]:
    """The departments that stand alone behind a label, as labels themselves would be folded."""
    return (fold(t.value) for t in told or ())


def _is_owner(told: list[_Told]) -> bool:
    tables = {t.table for t in told}
    if len(tables) < _TABLES or len(tables) < len(told) * _MOST:
        return False
    named = [t.value for t in told if _is_told(t.value)]
    offices = [v for v in named if not _NOBODY.fullmatch(nfkc(v))]
    several = len({fold(v) for v in offices}) >= _VALUES
    return several and len(named) >= len(told) * _MOST and len(offices) >= len(told) * _HALF


def _roles(found: list[str], words: Mapping[str, str]) -> dict[str, Role]:
    """Of labels in their first order the first leads, unless another is known to say who does."""
    known = {k: role_of(words[k]) for k in found}
    roles: dict[str, Role] = {}
    led = "lead" in known.values()
    for key, role in known.items():
        if role not in {None, "lead", "related"}:
            continue
        shared = led or SHARES.search(words[key])
        roles[key] = role or ("related" if shared else "lead")
        led = led or roles[key] == "lead"
    return roles
