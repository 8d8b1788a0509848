"""Places where a text names the departments of one thing after the other, by how they stand there.

A department in a cell, behind a label or in brackets at the end of a line is an anchor: what it
leads stands near, in the same way each time.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.blocks import Block, Cell, TableBlock, cell_view
from ingest.cells import is_office
from ingest.labels import role_of
from ingest.owned_lines import (
    CLOSE,
    INNER,
    OPEN,
    SIGNS,
    behind_gap,
    offices,
    opening_departments,
    unbroken,
)
from ingest.prose import PIECE
from ingest.text import View, fold

PAIR = re.compile(
    rf"\s*{SIGNS}*\s*"
    r"(?P<open>[【\[［〔＜<〈《「(（])?\s*"
    r"(?P<label>[^\s。、:：【】\[\]［］〔〕＜＞<>〈〉《》「」()（）]{2,14})\s*"
    r"(?(open)[】\]］〕＞>〉》」)）]\s*[:：]?|(?:[:：]|\s))\s*(?P<value>\S.*)",
    re.DOTALL,
)
_BRACKET = re.compile(
    rf"(?P<before>.*)\s*{OPEN}(?:(?P<label>[^()（）\[\]［］【】〔〕＜＞<>〈〉:：]{{2,12}})[:：]\s*)?"
    rf"(?P<value>{INNER}){CLOSE}\s*",
    re.DOTALL,
)
# What a label says of an office, and the name of an office does not.
_CALLS = re.compile(r"担当|所管|主管|所轄|実施|責任|まとめ|主体|主務|関係|協力|連携|推進[部課]署?$")
_MAX = 60
_COLUMNS = 3  # that nothing but spaces parts
_MANY = 12  # departments in a list
LEAST = 4


@dataclass(frozen=True, slots=True)
class Item:
    """A line of prose or a cell, in the order of the text; ``row`` numbers the lines of tables."""

    view: View
    start: int
    end: int
    row: int | None = None
    column: int = 0

    @property
    def text(self) -> str:
        """What it says."""
        return self.view.text.strip()


@dataclass(frozen=True, slots=True)
class Slot:
    """Departments that the item ``at`` holds from ``start`` to ``end`` of its view.

    ``kind`` is the label, folded, or how they stand there; ``over`` counts the items before that
    are the label, ``more`` those below that are departments too, one to a line. ``cut`` is where
    the words end that a gap parts from them, or begin behind their brackets (kind ``<``).
    """

    at: int
    start: int
    end: int
    kind: str
    over: int = 0
    more: int = 0
    cut: int = 0


def items_of(text: str, blocks: Iterable[Block], apart: frozenset[int]) -> list[Item]:
    """The lines and cells of a text in order, without what pages add."""
    found: list[Item] = []
    row = 0
    for block in blocks:
        for line in _rows(text, block, apart):
            row += 1
            alone = len(line) == 1 and not isinstance(block, TableBlock)
            views = ((i, c, cell_view(text, c)) for i, c in enumerate(line) if c.end > c.start)
            found += [
                Item(view, c.start, c.end, None if alone else row, i)
                for i, c, view in views
                if view.text.strip()
            ]
    return _unbroken(found)


def _unbroken(items: Sequence[Item]) -> list[Item]:
    """The items, lines put together over which the departments that close them are broken."""
    found: list[Item] = []
    for item in items:
        above = found[-1] if found and found[-1].row is None is item.row else None
        if above and (whole := unbroken(above.view, item.view)):
            found[-1] = Item(whole, above.start, item.end)
        else:
            found.append(item)
    return found


def _rows(text: str, block: Block, apart: frozenset[int]) -> Iterator[tuple[Cell, ...]]:
    """The lines of a block as cells; one of prose has several where wide gaps part it."""
    if isinstance(block, TableBlock):
        for line in sorted((*block.lines, *block.partial), key=lambda n: n.start):
            yield line.cells
        return
    for match in re.finditer(r"[^\n]*\S[^\n]*", text[block.start : block.end]):
        start, end = block.start + match.start(), block.start + match.end()
        if start in apart:
            continue
        cells = [Cell(m.group(), *m.span()) for m in PIECE.finditer(text, start, end)]
        yield tuple(cells) if len(cells) >= _COLUMNS else (Cell(match.group(), start, end),)


def slots_of(items: Sequence[Item], least: int = LEAST) -> list[list[Slot]]:
    """The anchors of each way to stand that returns ``least`` times, the most frequent first."""
    by_kind: dict[str, list[Slot]] = defaultdict(list)
    for at in range(len(items)):
        for slot in _slots(items, at):
            by_kind[slot.kind].append(slot)
    groups = [g for kind, g in by_kind.items() if len(g) >= least and role_of(kind) != "related"]
    groups = [g for g in groups if not _beside_offices(items, g)]
    return sorted(groups, key=len, reverse=True)


def _beside_offices(items: Sequence[Item], slots: Sequence[Slot]) -> bool:
    """Whether most departments in brackets stand behind others: 市民課（税務課）."""
    before = [items[s.at].view.slice(0, s.start - 1) for s in slots if s.kind.startswith("(")]
    return sum(map(offices, before)) * 2 > len(slots)


def _slots(items: Sequence[Item], at: int) -> Iterator[Slot]:
    """How the departments of one item may stand there: words before a bracket may be a label."""
    item = items[at]
    whole = item.view.text
    match = PAIR.fullmatch(whole)
    calls = match and (_CALLS.search(match["label"]) or not is_office(match["label"]))
    labelled = match is not None and calls and item.row is None and _holds(item.view, match)
    if match and labelled:
        yield Slot(at, *match.span("value"), f":{fold(match['label'])}")
    elif len(whole) <= _MAX and offices(item.view) and (slot := _below_label(items, at)):
        yield slot
    match = _BRACKET.fullmatch(whole)
    if match and len(match["value"]) <= _MAX and _holds(item.view, match):
        label = fold(match["label"] or "")
        alone = "" if match["before"].strip() else "alone"
        yield Slot(at, *match.span("value"), f"({label}{alone}")
    elif item.row is None and (opened := opening_departments(item.view)):
        yield Slot(at, opened[0], opened[1], "<", cut=opened[2])
    elif item.row is None and (told := behind_gap(item.view)):
        yield Slot(at, told[1], len(whole.rstrip("* ")), ">", cut=told[0])


def _below_label(items: Sequence[Item], at: int) -> Slot | None:
    """Departments that fill a cell or a line, behind the cell or below the line that names them."""
    item = items[at]
    before = items[at - 1] if at else None
    size = len(item.view.text)
    if item.row is not None:
        first = before is None or before.row != item.row
        wide = sum(i.row == item.row for i in items[max(at - 8, 0) : at + 8]) >= _COLUMNS
        if wide:
            return Slot(at, 0, size, f"#{item.column}")
        return None if first or before is None else Slot(at, 0, size, f"|{_label(before)}", 1)
    if before and before.row is None and item.row is None and len(before.text) <= 16:
        if _is_listed(before):
            return None
        return Slot(at, 0, size, f"/{_label(before)}", 1, _listed(items, at))
    return None


def _listed(items: Sequence[Item], at: int) -> int:
    """How many lines below a department are departments as well."""
    below = itertools.takewhile(lambda i: i.row is None, items[at + 1 : at + 1 + _MANY])
    return sum(1 for _ in itertools.takewhile(_is_listed, below))


def _is_listed(item: Item) -> bool:
    label = _label(item)
    calls = role_of(label) or _CALLS.search(label)
    return len(item.text) <= _MAX and not calls and offices(item.view)


def _label(item: Item) -> str:
    return fold(re.sub(r"[\W_]+", "", item.text))


def _holds(view: View, match: re.Match[str]) -> bool:
    return offices(view.slice(*match.span("value")))
