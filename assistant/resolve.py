"""Which measures a question gives by number."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.lexicon import is_past
from assistant.query import Query
from ingest.records import Corpus, Measure


def by_number(corpus: Corpus, query: Query, towns: Iterable[str]) -> list[Measure]:
    """Measures with a number that the question gives, repeats included; those of the plan in force,
    or of the one before where the question says so, if it has any.
    """
    scope = set(towns)
    found = [
        m
        for m in corpus.measures
        if m.number in query.reading.numbers and (not scope or m.municipality in scope)
    ]
    return [m for m in found if is_past(m) == query.past] or found
