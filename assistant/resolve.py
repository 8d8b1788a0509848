"""Which measures a question gives by number, or several of them by name."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.lexicon import Lexicon
from assistant.query import Query
from ingest.earlier import is_past
from ingest.records import Corpus, Measure

# Share of its name, by weight, that must stand in a question that names several measures.
NAMED = 0.7
# How long a name must be to be one that a question gives as a whole.
WHOLE = 5


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


def several_named(corpus: Corpus, query: Query, lexicon: Lexicon) -> list[Measure]:
    """The measures of one municipality that a question names side by side (AとBの担当課); none
    where it names fewer than two, each by words of its own.
    """
    if len(query.scope) != 1:
        return []
    asked = query.topic.texts
    found: list[tuple[float, frozenset[str], Measure]] = []
    for measure in corpus.measures:
        if measure.municipality not in query.scope or is_past(measure) != query.past:
            continue
        name = lexicon.measure_tokens[measure.id]
        held = name & asked
        share = lexicon.coverage(name, held)
        if share >= NAMED and len(held) > 1 and measure.repeats is None:
            found.append((share, held, measure))
    found.sort(key=lambda f: (-len(f[1]), -f[0], f[2].start))
    kept: list[tuple[frozenset[str], Measure]] = []
    for _, held, measure in found:
        if not any(held & other for other, _ in kept):
            kept.append((held, measure))
    return [m for _, m in sorted(kept, key=lambda k: k[1].start)] if len(kept) > 1 else []


def counts_actions(corpus: Corpus, query: Query, lexicon: Lexicon) -> bool:
    """Whether the question names a measure and asks for as many things as it has actions."""
    folded, many = query.reading.folded, query.reading.many
    named = (m for m in corpus.measures if len(m.actions) == many > 1)
    return any(len(n := lexicon.folded[m.id]) >= WHOLE and n in folded for m in named)
