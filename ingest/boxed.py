"""Tables drawn with lines of signs: ┌──┬──┐, or +---+---+ as converters write them.

Between two rules stands one row, its cells broken over as many lines as they need. A rule that
leaves a column open merges its cells above and below.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from ingest.blocks import Block, Cell, Line, TableBlock, cell_view
from ingest.spaced_build import cut_out

_CORNERS = "┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛┠┨┯┷┿╂╔╦╗╠╬╣╚╩╝+"
_BARS = "│┃║|"
_DASHES = "─━═┄┈=-"  # the last stands last in a class of signs
_SPLIT = re.compile(rf"[{re.escape(_CORNERS)}{_BARS}]")
_RULE = re.compile(
    rf"\s*[{re.escape(_CORNERS)}][{re.escape(_CORNERS)}:\s{_DASHES}]*[{re.escape(_CORNERS)}]\s*"
)
_ROW = re.compile(rf"\s*[{_BARS}├┣┠╠+].*[{_BARS}┤┫┨╣+]\s*")
_RULED = re.compile(rf"\s*:?[{_DASHES}]+:?\s*")

_SURE = "│┃║"  # the bars of no other table
_LABEL = re.compile(
    r"\s*[【\[［〔＜<《〈](?P<label>[^\s】\]］〕＞>》〉]{1,16})[】\]］〕＞>》〉]\s*[:：]?\s*"
)

_LEAST = 2  # rows, and columns
_TALL = 4  # lines of a row, on average, where rules part all rows

Span = tuple[int, int]


def with_boxes(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with such tables in the place of their lines."""
    start = blocks[0].start if blocks else len(text)
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text) if m.start() >= start]
    tables: list[TableBlock] = []
    at = 0
    while at < len(lines):
        end = _end(text, lines, at)
        rows = _rows(text, lines[at:end])
        if len(rows) >= _LEAST and max(len(r.cells) for r in rows) >= _LEAST:
            bounds = (lines[at][0], lines[end - 1][1])
            tables.append(TableBlock(*bounds, tuple(rows), laid_out=True))
        at = max(end, at + 1)
    if not tables:
        return tuple(blocks)
    inside = {b.start for b in blocks for t in tables if t.start <= b.start < t.end}
    kept = (b for b in blocks if not isinstance(b, TableBlock) or b.start not in inside)
    return cut_out(tuple(kept), tables)


def _end(text: str, lines: Sequence[Span], at: int) -> int:
    """The line after the drawing that opens on one; this itself where none does."""
    end = at
    while end < len(lines) and (
        _is_rule(text, lines[end])
        or (_is_row(text, lines[end]) and (end > at or text[lines[at][0]] in _SURE))
    ):
        end += 1
    return end


def _is_rule(text: str, line: Span) -> bool:
    words = text[slice(*line)]
    return bool(_RULE.fullmatch(words)) and sum(c in _DASHES for c in words) >= 2


def _is_row(text: str, line: Span) -> bool:
    return bool(_ROW.fullmatch(text[slice(*line)]))


def _pieces(text: str, line: Span) -> list[Span]:
    """What stands between the bars of a line."""
    start, end = line
    cuts = [start + m.start() for m in _SPLIT.finditer(text[start:end])]
    return [(a + 1, b) for a, b in itertools.pairwise(cuts)]


def _rows(text: str, lines: Sequence[Span]) -> list[Line]:
    """The rows between the rules; what a rule leaves open belongs to the cell above it."""
    rows: list[Line] = []
    waiting: list[Span] = []
    open_: frozenset[int] = frozenset()
    rules = sum(_is_rule(text, n) for n in lines)
    tall = len(lines) - rules > _TALL * max(rules - 1, 1)
    for line in lines:
        pieces = _pieces(text, line)
        ruled = [bool(_RULED.fullmatch(text[a:b])) for a, b in pieces]
        if not any(ruled):
            waiting.append(line)
            continue
        rows += _between(text, waiting, open_, rows, tall=tall)
        waiting = []
        open_ = frozenset(i for i, r in enumerate(ruled) if not r)
        if open_ and rows:
            rows[-1] = _with_more(text, rows[-1], {i: pieces[i] for i in open_})
    return rows + _between(text, waiting, open_, rows, tall=tall)


def _between(
    text: str, lines: Sequence[Span], open_: frozenset[int], rows: Sequence[Line], *, tall: bool
) -> list[Line]:
    """The row that lines between two rules are; several where labels in brackets open them, or,
    where rules do not part the rows, where the first cell does.
    """
    told = [_pieces(text, n) for n in lines]
    if not lines:
        return []
    if max(map(len, told)) == 1:
        opens = [bool(_LABEL.match(text, *p[0])) for p in told]
        if opens[0]:
            return [_labelled(text, part) for part in _cut(lines, opens)]
    if not tall or max(map(len, told)) == 1:
        return [_row(text, lines, open_, rows)]
    opens = [i == 0 or bool(text[slice(*p[0])].strip()) for i, p in enumerate(told)]
    return [_row(text, part, frozenset(), ()) for part in _cut(lines, opens)]


def _cut(lines: Sequence[Span], opens: Sequence[bool]) -> list[Sequence[Span]]:
    cuts = [*(i for i, first in enumerate(opens) if first), len(lines)]
    return [lines[a:b] for a, b in itertools.pairwise(cuts)]


def _labelled(text: str, lines: Sequence[Span]) -> Line:
    """A label in brackets and what stands behind it, on its line and those below."""
    (first, *_), *rest = (_pieces(text, n) for n in lines)
    match = _LABEL.match(text, *first)
    a, b = match.span("label") if match else (first[0], first[0])
    value = _cell(text, [(match.end() if match else a, first[1]), *(p[0] for p in rest)])
    return Line(lines[0][0], lines[-1][1], (Cell(text[a:b], a, b), value))


def _row(text: str, lines: Sequence[Span], open_: frozenset[int], rows: Sequence[Line]) -> Line:
    told = [_pieces(text, n) for n in lines]
    width = max(map(len, told))
    cells = []
    for i in range(width):
        cell = _cell(text, [p[i] for p in told if i < len(p)], lines[0][0])
        above = rows[-1].cells[i] if i in open_ and rows and i < len(rows[-1].cells) else None
        if above is not None and not cell.text:
            cell = Cell("", cell.start, cell.end, over=above.over or above)
        cells.append(cell)
    return Line(lines[0][0], lines[-1][1], tuple(cells))


def _with_more(text: str, row: Line, pieces: dict[int, Span]) -> Line:
    """A row whose merged cells go on beside a rule."""
    cells = list(row.cells)
    for i, piece in pieces.items():
        if i < len(cells) and text[slice(*piece)].strip() and not cells[i].over:
            cells[i] = _cell(text, [*(cells[i].parts or ((cells[i].start, cells[i].end),)), piece])
    return Line(row.start, row.end, tuple(cells))


def _cell(text: str, pieces: Sequence[Span], at: int = 0) -> Cell:
    """A cell of pieces on lines one below the other."""
    told = [p for a, b in pieces if (p := _stripped(text, a, b))[0] < p[1]]
    if not told:
        start = pieces[0][0] if pieces else at
        return Cell("", start, start)
    cell = Cell("", told[0][0], told[-1][1], tuple(told) if len(told) > 1 else ())
    return Cell(cell_view(text, cell).text.strip(), cell.start, cell.end, cell.parts)


def _stripped(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())
