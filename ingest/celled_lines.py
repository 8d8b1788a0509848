"""Lines of tables that hold several cells, parted so that each cell has a line of its own.

Between tables with all cells on one line and those with each on its own stand such as print the
header, the number with the name, or the marks below the years on one line.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from ingest.celled_rows import MAX_ROW
from ingest.prose import ProseLine, Token
from ingest.spaced_brackets import kinds_below
from ingest.spaced_columns import could_head, is_header, is_mark, is_numbered, is_owned, item_number

_MIN_COLUMNS, _PAIR = 3, 2
Tokens = tuple[Token, ...]


def parted(lines: Sequence[ProseLine]) -> list[ProseLine]:
    """The lines with those of several cells parted, below headers that stand on one line."""
    found: list[ProseLine] = []
    at = 0
    while at < len(lines):
        table = _table(lines, at) if _heads(lines[at]) else []
        found += itertools.chain.from_iterable(table) if table else lines[at : at + 1]
        at += len(table) or 1
    return found


def _heads(line: ProseLine) -> bool:
    tokens = line.tokens
    headed = len(tokens) >= _MIN_COLUMNS and is_numbered(tokens)
    return headed and could_head(tokens) and is_header(tokens)


def _table(lines: Sequence[ProseLine], at: int) -> list[list[ProseLine]]:
    """What each line from a header on is parted into; nothing where rows stand on one line."""
    printed = [t.text for t in lines[at].tokens]
    kinds = kinds_below(lines[at])
    years = len(list(itertools.takewhile(lambda k: k == "mark", reversed(kinds))))
    table = [_pieces(lines[at], [(t,) for t in lines[at].tokens])]
    last = since = 0
    for line in lines[at + 1 :]:
        tokens, number = line.tokens, item_number(line.tokens[0])
        again = [t.text for t in tokens] == printed
        opens = number is not None and (not last or number[1][-1] == last + 1)
        since = 0 if opens or again else since + 1
        if since > MAX_ROW or not (last or opens or again):
            break
        if opens and number:
            if len(tokens) > 1 and _ends_row(tokens, years):
                return []
            last = number[1][-1]
        cells = [(t,) for t in tokens] if again else _cells(tokens, years, opens=opens)
        table.append(_pieces(line, cells))
    return table if last else []


def _ends_row(tokens: Tokens, years: int) -> bool:
    """Whether a line that opens with a number ends in a row's departments or its marks."""
    marks = years > 1 and len(tokens) > years and all(is_mark(t) for t in tokens[-years:])
    return marks or is_owned(tokens[-1].text)


def _cells(tokens: Tokens, years: int, *, opens: bool) -> list[Tokens]:
    """The cells of a line: the number of a row, the marks of all years, and what else it holds."""
    if opens and len(tokens) > 1:
        return [tokens[:1], tokens[1:]]
    at = len(tokens) - years
    owned = at == 0 or (at > 0 and all(is_owned(t.text) for t in tokens[:at]))
    if years > 1 and owned and all(is_mark(t) for t in tokens[at:]):
        return [*([tokens[:at]] if at else []), *((t,) for t in tokens[at:])]
    return [tokens]


def _pieces(line: ProseLine, cells: Sequence[Tokens]) -> list[ProseLine]:
    """A line as one line for each of its cells."""
    if len(cells) == 1:
        return [line]
    return [
        ProseLine(c[0].start, c[-1].end, c, i > 0 or line.follows, line.broken and not i)
        for i, c in enumerate(cells)
    ]
