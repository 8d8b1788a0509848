"""A row whose cells stand on lines of their own, laid out below the columns of its table."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from ingest.labels import year_of
from ingest.prose import ProseLine, Token
from ingest.spaced_brackets import kinds_below
from ingest.spaced_columns import Kind, is_mark, is_numbered, is_owned, is_sign, item_number
from ingest.text import width

_CLOSES = re.compile(r"[。、，）」]")
_ENDED = re.compile(r"[。！？!?]$")
_RANKED = re.compile(r"[◎○〇●△]\s?[^\s。]{2,24}")  # who leads and who takes part
MAX_ROW = 24  # lines of a row
_MAX_BROKEN = 4  # lines more than columns, where names may have broken

Cell = tuple[Token, ...]  # a line as one token, as many as there are lines


def opens(line: ProseLine, last: int) -> bool:
    """Whether a line is nothing but the number after ``last``; a year (R6) is none."""
    number = item_number(line.tokens[0])
    return number is not None and number[1][-1] == last + 1 and not year_of(line.tokens[0].text)


def row_of(
    header: ProseLine, lines: list[ProseLine], at: int, full: int
) -> tuple[tuple[Cell, ...], int] | None:
    """The cells of the row that begins on a line, and the line after it."""
    number = item_number(lines[at].tokens[0])
    last = number[1][-1] if number else 0
    n = len(header.tokens)
    end = at + 1
    while end < len(lines) and end - at < MAX_ROW and lines[end].follows:
        if end - at >= n - 1 and (opens(lines[end], last) or is_numbered(lines[end].tokens)):
            break
        end += 1
    kinds = kinds_below(header)
    tokens = [x.tokens[0] for x in lines[at:end]]
    joints = [_joint(a.text, b.text, full) for a, b in itertools.pairwise(tokens)]
    counts = list(range(n, len(tokens) + 1))
    if end < len(lines) and opens(lines[end], last):
        counts = [*counts[-1:], *counts[:-1]]  # all of them, as the next row begins below
    for count in counts:
        if count < len(tokens) and joints[count - 1]:
            continue
        laid = _laid(kinds, tokens[:count], joints[: count - 1])
        if laid:
            return laid, at + count
    return None


def _joint(above: str, below: str, full: int) -> bool | None:
    """Whether a line goes on with the one above it; ``None`` if that one may have ended."""
    if _CLOSES.match(below):
        return True
    if _RANKED.match(below):
        return False
    ended = _ENDED.search(above) or _is_listed(above)
    return (None if ended else True) if width(above) >= full else False


def _is_listed(words: str) -> bool:
    """Whether a line is a department, or a body of another name with a sign that it takes part."""
    return is_owned(words) or bool(_RANKED.fullmatch(words))


def _laid(
    kinds: tuple[Kind, ...], tokens: list[Token], joints: list[bool | None]
) -> tuple[Cell, ...] | None:
    """The lines of a row below its columns, where there is but one way to part them.

    A line that may have ended is parted from the next or not, as the columns need it; a name or a
    text that broke short of the page's edge is put together where no other way is left.
    """
    for broken in (False, True):
        if broken and len(tokens) > len(kinds) + _MAX_BROKEN:
            break
        ways = list(itertools.islice(_ways(kinds, tokens, joints, broken=broken), 2))
        if ways:
            return ways[0] if len(ways) == 1 else None
    return None


def _ways(
    kinds: tuple[Kind, ...], tokens: list[Token], joints: list[bool | None], *, broken: bool
) -> Iterator[tuple[Cell, ...]]:
    """The ways to part the lines of a row so that each column holds what fits below it."""
    if not kinds or not tokens:
        if not kinds and not tokens:
            yield ()
        return
    for end in range(1, len(tokens) + 1):
        if end > 1:
            joint = joints[end - 2]
            office = _is_listed(tokens[end - 2].text)
            if kinds[0] == "departments":
                parts = joint is False and not office
            else:
                ends = joint is False or (joint is None and office)
                parts = ends and not (broken and kinds[0] in {"name", "words"})
            if parts:
                return
        if end < len(tokens) and joints[end - 1]:
            continue
        cell = tuple(tokens[:end])
        if _fits(kinds[0], cell):
            for rest in _ways(kinds[1:], tokens[end:], joints[end:], broken=broken):
                yield (cell, *rest)


def _fits(kind: Kind, cell: Cell) -> bool:
    """Whether a cell can stand below a column of one kind."""
    if kind == "departments":
        return all(_is_listed(t.text) or is_sign(t) for t in cell)
    if kind == "mark":
        return len(cell) == 1 and is_mark(cell[0])
    return kind != "name" or not _ENDED.search(cell[-1].text)
