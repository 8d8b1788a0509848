"""Prose that says at its end which measure it tells of: 「…を来年度に始める（№12）。」.

A paragraph that points at one measure tells of it as a whole; of one that points at several, each
sentence that closes with a number tells of the measure with that number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.blocks import Block, TextBlock
from ingest.candidates import Candidate
from ingest.headings import MAX_HEADING
from ingest.outline import Node
from ingest.records import Field, Value
from ingest.text import value_of

_NUMBER = r"[A-ZＡ-Ｚ]?[0-9０-９]{1,3}(?:[-－.．‐–][0-9０-９]{1,3}){0,2}"
_POINTER = re.compile(
    r"[(（]\s*(?:№|[NＮ][oｏ][.．]?|(?:関連|該当)?(?:施策|事業|取組)(?:番号|No[.．]?|№)?)\s*"
    rf"(?P<number>{_NUMBER})\s*[)）](?=。)"
)
_SENTENCE = re.compile(r"[^。]*。")
_LABEL = re.compile(r"\s*[【〔［〈《](?P<label>[^】〕］〉》\n]{2,40})[】〕］〉》]\s*\n")
_FEW = 3  # pointers in a text: fewer tell nothing of how it points


def pointed(
    text: str, blocks: Iterable[Block], nodes: tuple[Node, ...], source: str
) -> tuple[Candidate, ...]:
    """What the prose of a text tells of measures by their numbers, as rows without names."""
    found: list[Candidate] = []
    for block in blocks:
        if isinstance(block, TextBlock):
            found += _of_block(text, block, nodes, source)
    return tuple(found) if len(found) >= _FEW else ()


def _of_block(text: str, block: TextBlock, nodes: tuple[Node, ...], source: str) -> list[Candidate]:
    """The candidates of one paragraph, whose first line may be its label."""
    start, end = block.lines[0][0], block.lines[-1][1]
    headed = _LABEL.match(text, start, min(start + MAX_HEADING * 2, end))
    label = headed.group("label") if headed else ""
    start = headed.end() if headed else start
    pointers = list(_POINTER.finditer(text, start, end))
    path = next((n.section.path for n in nodes if n.section.start <= start < n.section.end), ())
    whole = len({m.group("number") for m in pointers}) == 1
    spans = [(start, end)] if whole else [_sentence(text, start, m.end(), end) for m in pointers]
    return [
        _candidate(text, source, path, label, m, span)
        for m, span in zip(pointers, spans, strict=False)
    ]


def _sentence(text: str, start: int, at: int, end: int) -> tuple[int, int]:
    """The sentence that closes at ``at``."""
    sentences = (m.span() for m in _SENTENCE.finditer(text, start, end))
    return next((s for s in sentences if s[0] < at <= s[1]), (start, end))


def _candidate(
    text: str,
    source: str,
    path: tuple[str, ...],
    label: str,
    pointer: re.Match[str],
    span: tuple[int, int],
) -> Candidate:
    number = value_of(text, source, *pointer.span("number"))
    told = value_of(text, source, *span, join=True)
    nameless = Value("", source, span[0], span[0])
    fields = (Field("other", label, told),)
    return Candidate(path, number.text, number, nameless, source, *span, fields)
