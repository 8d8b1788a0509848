"""Which measures a question speaks of."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from index.search import Hit
from index.tokens import terms

from assistant.lexicon import Lexicon, is_past
from assistant.question import Reading
from ingest.measures import bare
from ingest.records import Corpus, Measure
from ingest.text import fold

# A name counts as meant when this share of its words, by weight, stands in the question.
STRONG = 0.72
WEAK = 0.5
CLOSE = 0.9


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
    corpus: Corpus, reading: Reading, towns: Iterable[str], lexicon: Lexicon, hits: list[Hit]
) -> list[Match]:
    """Measures whose name the question gives wholly or in part, best first."""
    scope = set(towns)
    asked = frozenset(terms(reading.text))
    ranked = _ranks(hits)
    found = []
    for measure in corpus.measures:
        if scope and measure.municipality not in scope:
            continue
        score = _score(measure, reading.folded, asked, lexicon)
        score += 0.15 * ranked.get(measure.id, 0.0) if score >= 0.3 else 0.0
        if score >= WEAK:
            found.append(Match(measure, score))
    found.sort(key=lambda m: (-m.score, m.measure.repeats is not None, m.measure.id))
    return _of_the_plan_meant(found, reading)


def _score(measure: Measure, folded: str, asked: frozenset[str], lexicon: Lexicon) -> float:
    names = {bare(measure.name.text), fold(measure.name.text)}
    longest = max((len(n) for n in names if len(n) >= 4 and n in folded), default=0)
    if longest:
        return 1.0 + min(longest, 50) / 100
    share = lexicon.coverage(lexicon.measure_tokens[measure.id], asked)
    block = difflib.SequenceMatcher(None, bare(measure.name.text), folded, autojunk=False)
    run = block.find_longest_match().size / max(len(bare(measure.name.text)), 1)
    return 0.7 * share + 0.3 * run


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
