"""Tables of a text that kept its layout: what stands in one column, line by line, is one cell.

A line of headers opens a table; its columns are the stretches that no line below fills across. A
row runs from number to number, or from one full line to the next.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.arrange_lines import (
    LaidLine,
    Measure,
    Run,
    Span,
    by_characters,
    by_width,
    laid_lines,
    merged,
)
from ingest.arranged import Arranged, Writer, write_lines
from ingest.furniture import furniture
from ingest.prose import Token
from ingest.spaced_columns import could_head, is_header, item_number

_LEAST = 3

Row = list[list[Run]]


@dataclass(slots=True)
class _Grid:
    """A table: its headers, its columns, its lines by row, and the index of the line behind it."""

    header: LaidLine
    columns: list[Span]
    labels: list[Run | None]
    rows: list[list[int]] = field(default_factory=list)
    end: int = 0


def with_tables(text: str) -> Arranged | None:
    """``text`` with its laid out tables as lines whose cells tabs part; ``None`` without any."""
    if not re.search(r"\S   *\S.*\S   *\S", text):
        return None
    lines = laid_lines(text, furniture(text))
    writer, done, at, found = Writer(text), 0, 0, False
    while at < len(lines):
        heads = _heads(lines[at])
        grid = None
        for measure in (by_characters, by_width) if heads else ():
            grid = grid or _grid(lines, at, measure)
            if grid:
                writer.copy(done, grid.header.start)
                _write(writer, lines, grid, measure)
                done, at, found = lines[grid.end - 1].end, grid.end, True
                break
        at += 0 if grid else 1
    writer.copy(done, len(text))
    return writer.done() if found else None


def _heads(line: LaidLine) -> bool:
    tokens = _tokens(line)
    return len(tokens) >= _LEAST and could_head(tokens) and is_header(tokens)


def _tokens(line: LaidLine) -> tuple[Token, ...]:
    return tuple(Token(r.text, r.start, r.end) for r in line.runs)


def _grid(lines: Sequence[LaidLine], at: int, measure: Measure) -> _Grid | None:
    """The table below a line of headers, where its lines keep to columns."""
    header = lines[at]
    heads = [measure(r) for r in header.runs]
    printed = [r.text for r in header.runs]
    body: list[int] = []
    groups: set[int] = set()
    spans: list[Span] = list(heads)
    end = at + 1
    for i in range(at + 1, len(lines)):
        line = lines[i]
        if [r.text for r in line.runs] == printed:
            end = i + 1
            continue
        trial = merged([*spans, *map(measure, line.runs)])
        if _crosses(trial, heads):
            if not _goes_on(lines, i + 1, spans, heads, measure):
                break
            groups.add(i)
        else:
            spans = trial
        body.append(i)
    body, groups = _trimmed(lines, body, groups, header)
    full = [i for i in body if len(lines[i].runs) >= _LEAST]
    if len(full) < 2:
        return None
    columns, labels = _columns(lines, [i for i in body if i not in groups], header, measure)
    if columns is None:
        return None
    rows = _rows(lines, body, groups, columns, measure)
    if len(rows) < 2:
        return None
    return _Grid(header, columns, labels, rows, max(end, body[-1] + 1))


def _crosses(spans: Sequence[Span], heads: Sequence[Span]) -> bool:
    """Whether two headers stand over one stretch."""
    return any(sum(a <= h[0] < b for h in heads) > 1 for a, b in spans)


def _goes_on(
    lines: Sequence[LaidLine],
    at: int,
    spans: list[Span],
    heads: Sequence[Span],
    measure: Measure,
) -> bool:
    """Whether a line that fills across columns stands amid rows: the next one keeps to them."""
    if at >= len(lines) or len(lines[at].runs) < _LEAST or len(lines[at - 1].runs) > 1:
        return False
    return not _crosses(merged([*spans, *map(measure, lines[at].runs)]), heads)


def _trimmed(
    lines: Sequence[LaidLine], body: list[int], groups: set[int], header: LaidLine
) -> tuple[list[int], set[int]]:
    """The lines of a table without what follows it: a heading or prose that starts further left."""
    left = header.runs[0].at[0]
    if body:
        left = (
            min(left, *(lines[i].runs[0].at[0] for i in body if len(lines[i].runs) >= _LEAST))
            if any(len(lines[i].runs) >= _LEAST for i in body)
            else left
        )
    for n, i in enumerate(body):
        outside = lines[i].runs[0].at[0] < left and len(lines[i].runs) == 1
        later = any(len(lines[k].runs) >= _LEAST for k in body[n + 1 :])
        if outside and not later:
            body = body[:n]
            break
    return body, groups & set(body)


def _columns(
    lines: Sequence[LaidLine], body: Sequence[int], header: LaidLine, measure: Measure
) -> tuple[list[Span] | None, list[Run | None]]:
    """The columns and their headers; a header may stand beside the middle of its cells."""
    cells = merged(measure(r) for i in body for r in lines[i].runs)
    if len(cells) == len(header.runs):
        return cells, list(header.runs)
    columns = merged([*cells, *map(measure, header.runs)])
    labels: list[Run | None] = []
    for a, b in columns:
        over = [r for r in header.runs if a <= measure(r)[0] < b]
        labels.append(over[0] if over else None)
    bare = [c for c, x in zip(columns, labels, strict=True) if x is None]
    numbers = len(bare) == 1 and labels[0] is None
    return (columns, labels) if not bare or numbers else (None, [])


def _cells(line: LaidLine, columns: Sequence[Span], measure: Measure) -> Row:
    found: Row = [[] for _ in columns]
    for run in line.runs:
        at = max(i for i, c in enumerate(columns) if i == 0 or c[0] <= measure(run)[0])
        found[at].append(run)
    return found


def _rows(
    lines: Sequence[LaidLine],
    body: Sequence[int],
    groups: set[int],
    columns: Sequence[Span],
    measure: Measure,
) -> list[list[int]]:
    """The lines of each row; a line across the columns is one of its own."""
    cells = {i: _cells(lines[i], columns, measure) for i in body}
    firsts = [i for i in body if i not in groups and cells[i][0]]
    numbered = [i for i in firsts if _number(cells[i][0][0])]
    if len(numbered) * 10 >= len(firsts) * 9 and len(numbered) >= 2:
        opens = numbered
    else:
        need = max(_LEAST, len(columns) - 1)
        opens = [i for i in body if sum(map(bool, cells[i])) >= need and i not in groups]
    if not opens:
        return []
    begins = _begins(body, opens, groups, cells)
    rows: list[list[int]] = []
    for i in body:
        if i in groups or i in begins or not rows or rows[-1][0] in groups:
            rows.append([i])
        else:
            rows[-1].append(i)
    return rows


def _number(run: Run) -> bool:
    return item_number(Token(run.text, run.start, run.end)) is not None


def _begins(
    body: Sequence[int], opens: Sequence[int], groups: set[int], cells: dict[int, Row]
) -> set[int]:
    """The first line of each row; where what opens a row stands in its middle, as many lines
    stand above it as below.
    """
    above = list(itertools.takewhile(lambda i: i < opens[0], (i for i in body if i not in groups)))
    if not above:
        return set(opens)
    begins = {above[0]}
    start = above[0]
    for a, b in itertools.pairwise(opens):
        between = [i for i in body if a < i < b and i not in groups]
        over = len([i for i in body if start <= i < a and i not in groups])
        cut = next(
            (n for n, i in enumerate(between, 1) if abs(n - over) <= 1 and _ends(cells[i])), over
        )
        start = between[cut] if cut < len(between) else b
        begins.add(start)
    return begins


def _ends(row: Row) -> bool:
    return any(runs and runs[-1].text.endswith("。") for runs in row)


def _write(writer: Writer, lines: Sequence[LaidLine], grid: _Grid, measure: Measure) -> None:
    for n, label in enumerate(grid.labels):
        writer.put("\t" if n else "")
        if label:
            writer.copy(label.start, label.end)
    for row in grid.rows:
        writer.put("\n")
        pieces: Row = [[] for _ in grid.columns]
        for i in row:
            for cell, runs in zip(pieces, _cells(lines[i], grid.columns, measure), strict=True):
                cell += runs
        for n, cell in enumerate(pieces):
            writer.put("\t" if n else "")
            write_lines(writer, [(r.start, r.end) for r in cell])
