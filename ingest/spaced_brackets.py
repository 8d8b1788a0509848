"""Headers of tables that do not show each column by one word.

Departments may have others in brackets behind them, and the label of a last year may be lost.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.labels import is_department, year_of
from ingest.prose import ProseLine, Token
from ingest.spaced_columns import Kind, kind_of

_BRACKET = re.compile(r"[(（][^()（）]+[)）]")


def with_brackets(text: str, lines: list[ProseLine]) -> list[ProseLine]:
    """The lines of a table headed 「所管 （関係課）」, brackets put to their words."""
    header = lines[0].tokens
    kinds = kinds_below(lines[0])
    if "departments" not in kinds:
        return lines
    printed = [t.text for t in header]
    at = next((i for i, t in enumerate(header) if i and _BRACKET.fullmatch(t.text)), 0)
    apart = at and kinds[at - 1] == "departments"
    return [
        (replace(x, tokens=_put(text, x.tokens, at)) if apart else x)
        if [t.text for t in x.tokens] == printed
        else replace(x, tokens=_joined(text, x.tokens))
        for x in lines
    ]


def with_lost(header: ProseLine) -> list[ProseLine]:
    """A header that ends in years with one more column behind them, as if its label got lost."""
    if not all(year_of(t.text) for t in header.tokens[-2:]):
        return []
    return [replace(header, tokens=(*header.tokens, Token("", header.end, header.end)))]


def kinds_below(header: ProseLine) -> tuple[Kind, ...]:
    """The kinds of the columns; one without a label goes on with the years before it."""
    return tuple(kind_of(t.text, i) if t.text else "mark" for i, t in enumerate(header.tokens))


def _joined(text: str, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    for i in range(len(tokens) - 1, 0, -1):
        if _BRACKET.fullmatch(tokens[i].text) and is_department(tokens[i - 1].text):
            tokens = _put(text, tokens, i)
    return tokens


def _put(text: str, tokens: tuple[Token, ...], at: int) -> tuple[Token, ...]:
    """The tokens with one put to the one before it."""
    start, end = tokens[at - 1].start, tokens[at].end
    return (*tokens[: at - 1], Token(text[start:end], start, end), *tokens[at + 1 :])
