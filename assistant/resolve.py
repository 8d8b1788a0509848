"""Which measures a question speaks of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.lexicon import Lexicon, is_past
from assistant.question import Reading
from assistant.topic import Topic
from index.search import Hit
from ingest.measures import bare
from ingest.records import Corpus, Measure
from ingest.text import fold

# Calibrated on the tuning half of the evaluation set: from STRONG on a measure is taken as meant,
# from FIELD on where one of its fields is asked for.
STRONG = 0.6
FIELD = 0.45
WEAK = 0.3
# Other measures are meant too from this share of the best score on: within one municipality,
# and, where none is named, in another.
CLOSE = 0.93
SAME = 0.7


@dataclass(frozen=True, slots=True)
class Match:
    """A measure and how surely it is meant, 0 to 1; over 1 where its whole name is given."""

    measure: Measure
    score: float


def by_number(corpus: Corpus, reading: Reading, towns: Iterable[str]) -> list[Match]:
    """Measures with a number that the question gives, repeats included."""
    scope = set(towns)
    found = [
        Match(m, 1.0)
        for m in corpus.measures
        if m.number in reading.numbers and (not scope or m.municipality in scope)
    ]
    return _of_the_plan_meant(found, reading)


def by_name(
    corpus: Corpus,
    reading: Reading,
    towns: Iterable[str],
    lexicon: Lexicon,
    topic: Topic,
    hits: list[Hit],
) -> list[Match]:
    """Measures that the question speaks of, best first: by name, actions and what they say."""
    scope = set(towns)
    ranked = _ranks(hits)
    forms = topic.forms()
    found = []
    for measure in corpus.measures:
        if scope and measure.municipality not in scope:
            continue
        score = _score(measure, reading.folded, topic, forms, lexicon)
        score += 0.1 * ranked.get(measure.id, 0.0) if score < 1.0 else 0.0
        if score >= WEAK:
            found.append(Match(measure, score))
    found.sort(key=lambda m: (-m.score, m.measure.repeats is not None, m.measure.id))
    return _of_the_plan_meant(found, reading)


def _score(
    measure: Measure, folded: str, topic: Topic, forms: dict[str, float], lexicon: Lexicon
) -> float:
    """1 and more where the whole name is given; else how far name, actions and text cover the
    topic of the question, and how far the question covers the name.
    """
    names = {bare(measure.name.text), fold(measure.name.text)}
    longest = max((len(n) for n in names if len(n) >= 4 and n in folded), default=0)
    if longest:
        return 1.0 + min(longest, 50) / 100
    name = lexicon.measure_tokens[measure.id]
    titles = name | lexicon.title_tokens[measure.id]
    return (
        0.25 * lexicon.coverage(name, forms)
        + 0.4 * topic.covered(titles)
        + 0.35 * topic.covered(titles | lexicon.body_tokens[measure.id])
    )


def _ranks(hits: list[Hit]) -> dict[str, float]:
    """1 for the measure of the best hit, less for later ones."""
    out: dict[str, float] = {}
    for i, hit in enumerate(hits):
        if hit.passage.measure_id:
            out.setdefault(hit.passage.measure_id, 1.0 / (1 + i))
    return out


def _of_the_plan_meant(found: list[Match], reading: Reading) -> list[Match]:
    """Measures of the plan in force, or of the one before where the question says so."""
    kept = [m for m in found if is_past(m.measure) == reading.past]
    if not kept:
        return found
    best = max(m.score for m in kept)
    others = [m for m in found if m not in kept and m.score > best + 0.1]
    return sorted([*kept, *others], key=lambda m: -m.score)
