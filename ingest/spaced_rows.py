"""Rows of a table parted by spaces, laid out below its columns; a row broken over lines is joined.

Every token goes where nothing else fits: numbers first, marks and departments by what they are,
words where a cell is still open. A row that leaves a choice is not laid out at all.
"""

from __future__ import annotations

import itertools
import re

from ingest.prose import Token
from ingest.spaced_columns import is_mark
from ingest.spaced_kinds import Columns, Tokens
from ingest.spaced_take import OpenRow, take_known, word_columns
from ingest.text import width

Pieces = tuple[tuple[Token, ...], ...]

_SENTENCE = re.compile(r"[。、，]")
_ENDED = re.compile(r"[。！？!?]$")
_SPACED = re.compile(r"[。！？!?A-Za-z0-9」）)]$")  # a space may stand inside a text after these
_TIGHT = 3  # half-width characters that a broken piece may fall short of its column


def lay_out(columns: Columns, lines: list[Tokens]) -> tuple[Pieces | None, int]:
    """The cells of a row that begins on the first of ``lines``, and how many lines it takes.

    The cells are ``None`` where a token fits in no column or in more than one, or where a row
    lacks what no row lacks. Marks that may stand below several columns are left out.
    """
    row = OpenRow([[] for _ in columns.kinds])
    if not _first(columns, row, lines[0]):
        return None, 1
    taken = 1
    for line in lines[1:]:
        if not _further(columns, row, line):
            break
        taken += 1
    cells = tuple(tuple(p) for p in row.pieces)
    return (cells if _complete(columns, row) else None), taken


def _complete(columns: Columns, row: OpenRow) -> bool:
    """Whether a row has its number, its name, its departments and its marks."""
    need = {"name", "departments", "number"} | (set() if row.loose else {"mark"})
    others = columns.offices[1:]  # whoever takes part may be nobody
    return all(
        cell
        for i, (kind, cell) in enumerate(zip(columns.kinds, row.pieces, strict=True))
        if kind in need and i not in others
    )


def _first(columns: Columns, row: OpenRow, line: Tokens) -> bool:
    kinds = columns.kinds
    if len(line) == len(kinds) and _exact(columns, line):
        for piece, token in zip(row.pieces, line, strict=True):
            piece.append(token)
        return True
    if kinds[0] == "number":
        row.pieces[0].append(line[0])
        line = line[1:]
    if any(k == "mark" for k in kinds[: len(kinds) - columns.trailing]):
        return False  # marks amid the words show their place on a full line only
    parted = take_known(columns, row, line)
    if parted is None:
        return False
    left, right = parted
    before, after = word_columns(columns)
    left = _one_name(columns, before, left)
    return bool(left) and _fill(row, before, left) and _fill(row, after, right)


def _one_name(columns: Columns, places: tuple[int, ...], tokens: Tokens) -> Tokens:
    """Words with a name that has a space in it as one, where the text says it without."""
    over = len(tokens) - len(places)
    if not places or over < 1 or columns.kinds[places[0]] != "name":
        return tokens
    name = tokens[: over + 1]
    if _SENTENCE.search(name[-1].text) or not columns.says("".join(t.text for t in name)):
        return tokens
    whole = Token(" ".join(t.text for t in name), name[0].start, name[-1].end)
    return (whole, *tokens[over + 1 :])


def _fill(row: OpenRow, places: tuple[int, ...], tokens: Tokens) -> bool:
    """Put tokens into columns from the left; what is left over goes on in the last of them."""
    over = tokens[len(places) :]
    if over and (not places or not _inner(tokens[len(places) - 1 :])):
        return False
    for at, token in zip(places, tokens, strict=False):
        row.pieces[at].append(token)
    if over:
        row.pieces[places[-1]] += over
    return True


def _exact(columns: Columns, line: Tokens) -> bool:
    return all(
        (kind != "departments" or not _SENTENCE.search(t.text.replace("、", "")))
        and (kind != "mark" or is_mark(t))
        for kind, t in zip(columns.kinds, line, strict=True)
    )


def _inner(tokens: Tokens) -> bool:
    """Whether the spaces between tokens can stand inside one text."""
    return all(
        _SPACED.search(a.text) or re.match(r"[A-Za-z「（(]", b.text)
        for a, b in itertools.pairwise(tokens)
    )


def _further(columns: Columns, row: OpenRow, line: Tokens) -> bool:
    """Take in a line that goes on with the row; false, and the row unchanged, if it does not."""
    trial = OpenRow([list(p) for p in row.pieces], row.loose)
    parted = take_known(columns, trial, line)
    if parted is None:
        return False
    left, right = parted
    sides = word_columns(columns) if right or len(left) < len(line) else (columns.words, ())
    for places, tokens in zip(sides, (left, right), strict=True):
        if tokens and not _go_on(columns, trial, places, tokens):
            return False
    row.pieces, row.loose = trial.pieces, trial.loose
    return True


def _go_on(columns: Columns, row: OpenRow, words: tuple[int, ...], tokens: Tokens) -> bool:
    """Put tokens into open cells, from left to right, where there is but one way to do so."""
    fits = [
        places
        for places in itertools.combinations(words, len(tokens))
        if _places_fit(columns, row, places, tokens)
    ]
    best = fits[0] if len(fits) == 1 else _settled(columns, row, fits, tokens)
    if best is None:
        return False
    for at, token in zip(best, tokens, strict=True):
        row.pieces[at].append(token)
    return True


def _places_fit(columns: Columns, row: OpenRow, places: tuple[int, ...], line: Tokens) -> bool:
    return all(_open(columns, row, at, token) for at, token in zip(places, line, strict=True))


def _open(columns: Columns, row: OpenRow, at: int, token: Token) -> bool:
    """Whether the cell can go on with ``token``: it broke at the edge of its column."""
    cell = row.pieces[at]
    if columns.kinds[at] == "name" and (
        _SENTENCE.search(token.text) or width(token.text) > columns.widths[at]
    ):
        return False
    if not cell:
        return columns.kinds[at] != "name"
    full = width(cell[-1].text) + _TIGHT >= columns.widths[at]
    return full if columns.kinds[at] == "name" else full or not _ENDED.search(cell[-1].text)


def _settled(
    columns: Columns, row: OpenRow, fits: list[tuple[int, ...]], line: Tokens
) -> tuple[int, ...] | None:
    """The one way among several that the text itself bears out; ``None`` if none does."""
    if len(line) > 1 or not fits:
        return None
    token = line[0]
    open_texts = [
        at for (at,) in fits if row.pieces[at] and not _ENDED.search(row.pieces[at][-1].text)
    ]
    names = [at for (at,) in fits if columns.kinds[at] == "name"]
    for at in names:
        if columns.says("".join(t.text for t in (*row.pieces[at], token))):
            return (at,)
    texts = [at for at in open_texts if at not in names]
    if _ENDED.search(token.text) and len(texts) == 1:
        return (texts[0],)
    if names and not texts and not _ENDED.search(token.text):
        return (names[0],) if len(names) == 1 else None
    return (texts[0],) if len(texts) == 1 and not names else None
