"""Simple questions derived from the records themselves, for tests that need many of them."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.records import Corpus, Measure


def generate_questions(corpus: Corpus) -> tuple[str, ...]:
    """Questions on every measure and term of ``corpus``, without repeats, in a fixed order.

    They are asked whether or not the plan holds the answer: what is tested with them has to hold of
    any question, for example that every citation is verbatim.
    """
    return tuple(dict.fromkeys((*_on_measures(corpus), *_on_terms(corpus))))


def _on_measures(corpus: Corpus) -> Iterator[str]:
    for measure in corpus.measures:
        city, name = measure.municipality, measure.name.text
        yield f"{city}の「{name}」の担当課はどこですか。"
        yield f"{city}の「{name}」はどのような内容ですか。"
        if measure.number:
            yield f"{city}の施策{measure.number}の主管課を教えてください。"
        if measure.evaluation is not None:
            yield f"{city}の「{name}」の進捗評価とその理由を教えてください。"
        yield from _on_years(measure)


def _on_years(measure: Measure) -> Iterator[str]:
    for entry in measure.years[:2]:
        name = f"{measure.municipality}の「{measure.name.text}」"
        yield f"{name}は、{entry.year}に何を計画していましたか。"


def _on_terms(corpus: Corpus) -> Iterator[str]:
    for term in corpus.terms:
        yield f"{term.municipality}の計画で「{term.term.text}」とは何ですか。"
