"""Tables parted by spaces whose rows open with a name: no number shows where a row begins.

A row begins on a line that fills its columns and has a department where the header has them; a
first column that spans several rows may be missing. The lines below it go on with its cells.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ingest.blocks import Line, TableBlock
from ingest.labels import role_of
from ingest.leads import holds_departments
from ingest.prose import ProseLine, Token
from ingest.spaced_build import header_line, row_line, table_block, whole_line
from ingest.spaced_columns import is_mark, kind_of
from ingest.spaced_kinds import Columns, Tokens, columns_of
from ingest.spaced_rows import lay_out
from ingest.text import clean

_MIN_ROWS = 3
_MAX_LIST = 60


def read_named(
    text: str, lines: list[ProseLine], body: list[int], says: Callable[[str], bool]
) -> tuple[TableBlock, int] | None:
    """The table below the header ``lines[0]``, and how many lines it takes up."""
    header = lines[0].tokens
    kinds = [kind_of(t.text, i) for i, t in enumerate(header)]
    span = int(role_of(header[0].text) in {"area", "goal"})
    if "departments" not in kinds[span + 1 :]:
        return None
    if kinds.count("departments") == 1:
        lines = [lines[0], *(_with_lists(text, line) for line in lines[1:])]
    kinds[span] = "name"
    office = kinds.index("departments", span + 1)
    groups = _groups(text, lines, body, len(kinds), office, span)
    own = [[_own(lines[i].tokens, len(kinds), span) for i in g] for g in groups]
    if len(own) < _MIN_ROWS:
        return None
    firsts = [rows[0] for rows in own]
    for at in range(office - span + 1, len(kinds) - span):
        if all(is_mark(line[at]) for line in firsts):
            kinds[at + span] = "mark"
    columns = columns_of(tuple(kinds[span:]), own, says)
    rows, partial, last = _rows(text, lines, groups, columns, span)
    if len(rows) < _MIN_ROWS or len(rows) * 2 < len(groups):
        return None
    partial = [p for p in partial if p.start < rows[-1].end]
    block = table_block(lines[0], rows, header_line(lines[0], len(kinds)), tuple(partial))
    return block, last + 1


def _with_lists(text: str, line: ProseLine) -> ProseLine:
    """A line with the departments that stand side by side on it as one token."""
    tokens: list[Token] = []
    for token in line.tokens:
        both = tokens and _is_owner(text, tokens[-1]) and _is_owner(text, token)
        if both and len(tokens) > 1:
            start = tokens.pop().start
            token = Token(text[start : token.end], start, token.end)
        tokens.append(token)
    return replace(line, tokens=tuple(tokens))


def _is_owner(text: str, token: Token) -> bool:
    view = clean(text, token.start, token.end)
    return len(view.text) <= _MAX_LIST and holds_departments(view, "")


def _groups(
    text: str, lines: list[ProseLine], body: list[int], n: int, office: int, span: int
) -> list[list[int]]:
    """The lines of each row."""
    groups: list[list[int]] = []
    for i in body:
        tokens = lines[i].tokens
        gap = n - len(tokens)
        if 0 <= gap <= span and _is_owner(text, tokens[office - gap]):
            groups.append([i])
        elif groups:
            groups[-1].append(i)
        else:
            return []
    return groups


def _own(tokens: Tokens, n: int, span: int) -> Tokens:
    """The tokens of a line behind the first column, where that spans rows."""
    return tokens[span:] if len(tokens) == n else tokens


def _rows(
    text: str, lines: list[ProseLine], groups: list[list[int]], columns: Columns, span: int
) -> tuple[list[Line], list[Line], int]:
    """The rows that can be laid out, the others, and the last line of all."""
    rows: list[Line] = []
    partial: list[Line] = []
    last = 0
    n = len(columns.kinds) + span
    for group in groups:
        first = lines[group[0]].tokens
        over = ((first[:1] if len(first) == n else ()),) if span else ()
        cells, count = lay_out(columns, [_own(lines[i].tokens, n, span) for i in group])
        ends = group is groups[-1]
        if cells and (count == len(group) or ends):
            last = group[count - 1]
            rows.append(row_line(text, lines[group[0]].start, lines[last].end, (*over, *cells)))
        else:
            partial.append(whole_line(lines[group[0]]))
            last = last if ends else group[-1]
    return rows, partial, last
