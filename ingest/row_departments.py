"""Departments in the columns of a table: a mark below each says which of them lead a measure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.blocks import Line
from ingest.cells import is_office
from ingest.grid import Grid
from ingest.records import Value
from ingest.text import nfkc

_MAIN = re.compile(r"[◎★●]|主|主管|主担当|担当")
_SIDE = re.compile(r"[○〇◯△・☆◇]|副|関係?|連携?|協力?")
_SIGNS = "◎★●○〇◯△☆◇"
_SAYS = re.compile(
    rf"(?:(?:^|[\s\u3000（(「、。])(?P<mark>[{_SIGNS}])[」）)]?\s*(?:印は|[:：=＝…]+|は|が)"
    rf"|^(?P<alone>[{_SIGNS}])\t)\s*(?P<said>[^\s、。{_SIGNS}]{{1,14}})",
    re.MULTILINE,
)
_TAKES_PART = re.compile(r"関係|連携|協力|支援|補助|参画|副")
_LEADS = re.compile(r"主|担当|所管|取りまとめ|とりまとめ|中心|責任")


@dataclass(frozen=True, slots=True)
class Matrix:
    """The columns of a table that are departments, and the marks below them that say 'leads'."""

    columns: dict[int, Value]
    main: frozenset[str]
    side: frozenset[str]

    def of(self, line: Line) -> tuple[tuple[Value, ...], tuple[Value, ...]]:
        """Which departments lead and which take part in what a row is of."""
        told = [
            (self.columns[i], nfkc(c.text)) for i, c in enumerate(line.cells) if i in self.columns
        ]
        lead = tuple(v for v, mark in told if mark in self.main)
        return lead, tuple(v for v, mark in told if mark in self.side)


def matrix_of(grid: Grid, text: str, source: str) -> Matrix | None:
    """The departments over the columns of a table; ``None`` if it has no two such columns."""
    heads = {i: p[-1] for i, p in enumerate(grid.headers) if p and is_office(p[-1])}
    marks = {
        nfkc(n.cells[i].text)
        for n in grid.body
        for i in heads
        if i < len(n.cells) and n.cells[i].text
    }
    known = {m for m in marks if _MAIN.fullmatch(m) or _SIDE.fullmatch(m)}
    if len(heads) < 2 or not known or len(marks - known) > len(known):
        return None
    places = {i: v for i, h in heads.items() if (v := _place(grid, i, h, text, source))}
    main, side = _ranked(known, text)
    return Matrix(places, frozenset(main), frozenset(side))


def _ranked(marks: set[str], text: str) -> tuple[set[str], set[str]]:
    """The marks that say who leads and who takes part: as the plan states, or by their form."""
    told = {nfkc(m["mark"] or m["alone"]): m["said"] for m in _SAYS.finditer(text)}
    side = {m for m in marks if _TAKES_PART.search(told.get(m, ""))}
    main = {m for m in marks - side if _LEADS.search(told.get(m, ""))}
    rest = marks - side - main
    if not main:
        main = {m for m in rest if _MAIN.fullmatch(m)} or (set() if side else rest)
    return main, marks - main


def _place(grid: Grid, at: int, head: str, text: str, source: str) -> Value | None:
    """Where the header of a column stands: in the table, or in the part before the page turned."""
    for line in grid.block.lines:
        if at < len(line.cells) and line.cells[at].text == head:
            cell = line.cells[at]
            return Value(head, source, cell.start, cell.end)
    start = text.rfind(head, 0, grid.block.start)
    return Value(head, source, start, start + len(head)) if start >= 0 else None
