"""What must hold before a generation is switched to: places of records, passages in BM25."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any

from index.bags import Bags
from index.lexical import LexicalArm
from ingest.errors import IndexBrokenError
from ingest.records import Article, Corpus, Event, Measure, Table, Term, Value
from ingest.sources import Section

Placed = Section | Measure | Term | Table | Article | Event


def check_values(part: Corpus, corpus: Corpus) -> set[str]:
    """The sources in which the records of a part of a corpus stand, and the values in them.

    Raises ``IndexBrokenError`` where one does not stand inside its text.
    """
    sizes = {d.source: len(d.text) for d in corpus.documents}
    found: set[str] = set()
    records: tuple[Placed, ...] = (
        *part.sections,
        *part.measures,
        *part.terms,
        *part.tables,
        *part.articles,
        *part.events,
    )
    for record in records:
        places = [(record.source, record.start, record.end)]
        places += [(v.source, v.start, v.end) for v in _values(record) if v.text]
        if not all(0 <= a <= b <= sizes.get(source, -1) for source, a, b in places):
            raise IndexBrokenError(f"計画「{record.source}」の読み取り位置が正しくありません。")
        found.update(source for source, _, _ in places)
    return found


def _values(part: object) -> Iterator[Value]:
    """Every value inside a record, at any depth."""
    if isinstance(part, Value):
        yield part
    elif isinstance(part, tuple):
        for item in part:
            yield from _values(item)
    elif is_dataclass(part):
        kind: Any = type(part)
        for name in _names(kind):
            yield from _values(getattr(part, name))


@lru_cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(item.name for item in fields(kind))


def check_text_arm(arm: LexicalArm, bags: Bags) -> None:
    """Every passage is in the index under every token of its own, and under no other."""
    if not arm.holds(bags):
        raise IndexBrokenError("全文索引に入っていない段落があります。もう一度お試しください。")
