"""Places where a text names the departments of one thing after the other, by how they stand there.

A department in a cell, behind a label or in brackets at the end of a line is an anchor: what it
leads stands near, in the same way each time.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.blocks import Block, TableBlock, TextBlock, cell_view
from ingest.cells import is_office
from ingest.labels import role_of
from ingest.leads import lead_in
from ingest.text import View, clean, fold

PAIR = re.compile(
    r"\s*[■◆●○◇□▼▽▶▷◎★☆◉❖・※*#\-]*\s*(?P<open>[【\[［〔＜<〈《「(（])?\s*"
    r"(?P<label>[^\s。、:：【】\[\]［］〔〕＜＞<>〈〉《》「」()（）]{2,14})\s*"
    r"(?(open)[】\]］〕＞>〉》」)）]\s*[:：]?|(?:[:：]|\s))\s*(?P<value>\S.*)",
    re.DOTALL,
)
_BRACKET = re.compile(
    r"(?P<before>.*?)\s*[(（\[［【〔＜<〈](?:(?P<label>[^()（）\[\]［］【】〔〕＜＞<>〈〉:：]{2,12})[:：]\s*)?"
    r"(?P<value>[^\[\]［］【】〔〕＜＞<>〈〉]+)[)）\]］】〕＞>〉]\s*",
    re.DOTALL,
)
_EVERYONE = re.compile(r"(?:全|各|関係|庁内)(?:庁|課|部署?|所属|部局|課室)(?:等|全体)?")
_MAX = 60
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
    are the label.
    """

    at: int
    start: int
    end: int
    kind: str
    over: int = 0


def items_of(text: str, blocks: Iterable[Block], apart: frozenset[int]) -> list[Item]:
    """The lines and cells of a text in order, without what pages add."""
    found: list[Item] = []
    row = 0
    for block in blocks:
        if isinstance(block, TableBlock):
            for line in sorted((*block.lines, *block.partial), key=lambda n: n.start):
                row += 1
                found += [
                    Item(cell_view(text, c), c.start, c.end, row, i)
                    for i, c in enumerate(line.cells)
                    if c.text
                ]
        elif isinstance(block, TextBlock):
            for start, end in block.lines:
                if start not in apart and (view := clean(text, start, end)).text.strip():
                    found.append(Item(view, start, end))
        else:
            for line_start, line_end in _lines(text, block.start, block.end):
                if line_start not in apart and (view := clean(text, line_start, line_end)).text:
                    found.append(Item(view, line_start, line_end))
    return found


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^\n]*\S[^\n]*", text[start:end]):
        yield start + match.start(), start + match.end()


def slots_of(items: Sequence[Item]) -> list[list[Slot]]:
    """The anchors of each way to stand that returns often enough, the most frequent first."""
    by_kind: dict[str, list[Slot]] = defaultdict(list)
    for at in range(len(items)):
        if (slot := _slot(items, at)) is not None:
            by_kind[slot.kind].append(slot)
    groups = [g for kind, g in by_kind.items() if len(g) >= LEAST and role_of(kind) != "related"]
    return sorted(groups, key=len, reverse=True)


def _slot(items: Sequence[Item], at: int) -> Slot | None:
    item = items[at]
    whole = item.view.text
    if len(whole) <= _MAX and offices(item.view):
        return _below_label(items, at)
    if (match := PAIR.fullmatch(whole)) and _holds(item.view, match):
        return Slot(at, *match.span("value"), f":{fold(match['label'])}")
    match = _BRACKET.fullmatch(whole)
    if match and len(match["value"]) <= _MAX and _holds(item.view, match):
        label = fold(match["label"] or "")
        alone = "" if match["before"].strip() else "alone"
        return Slot(at, *match.span("value"), f"({label}{alone}")
    return None


def _below_label(items: Sequence[Item], at: int) -> Slot | None:
    """Departments that fill a cell or a line, behind the cell or below the line that names them."""
    item = items[at]
    before = items[at - 1] if at else None
    size = len(item.view.text)
    if before and item.row is not None and before.row == item.row:
        return Slot(at, 0, size, f"|{_label(before)}", 1)
    if before and before.row is None and item.row is None and len(before.text) <= 16:
        return Slot(at, 0, size, f"/{_label(before)}", 1)
    return None


def _label(item: Item) -> str:
    return fold(re.sub(r"[\W_]+", "", item.text))


def _holds(view: View, match: re.Match[str]) -> bool:
    return offices(view.slice(*match.span("value")))


def offices(view: View) -> bool:
    """Whether nothing but departments stands in a view."""
    lead, related = lead_in(view, "")
    names = [v.text for v in (*lead, *related)]
    return bool(names) and all(is_office(n) or _EVERYONE.fullmatch(n) for n in names)
