"""Each mechanism that can be off: off changes something, and afterwards it is on again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answerer
from assistant.claims import Claim, Quote
from assistant.drafts import Draft
from assistant.query import understand
from assistant.respond import verified
from assistant.schema import AskRequest
from evals.ablations import ABLATIONS, BY_NAME, replaced
from evals.files import QUESTIONS, load_questions
from index.store import Index
from ingest.records import Corpus

Probe = Callable[[Index], object]
# Of the half that the product may be tuned on, and of the sample's questions all alike.
ASKED = [q for q in load_questions(QUESTIONS / "sample") if q.municipality is None]


def ranking(index: Index) -> object:
    """What the search finds for every question."""
    hits = (index.searcher.search(q.question, k=5) for q in ASKED)
    return [[(h.passage.id, round(h.score, 4)) for h in found] for found in hits]


def topics(index: Index) -> object:
    """The forms under which the words of every question are looked for, as far as they count."""
    answerer = Answerer(index)
    texts = [q.question for q in ASKED] + [
        f"{term.aliases[0]}の導入" for term in index.corpus.terms if term.aliases
    ]
    queries = [understand(text, answerer.towns, answerer.lexicon) for text in texts]
    return [{form: s for form, s in query.topic.forms().items() if s > 0} for query in queries]


def years(index: Index) -> object:
    """The years that are read in a question."""
    answerer = Answerer(index)
    return understand("小山市のR4の実績は", answerer.towns, answerer.lexicon).reading.years


def answers(index: Index) -> object:
    """What is said to every question."""
    answerer = Answerer(index)
    replies = [answerer.ask(AskRequest(question=q.question)) for q in ASKED]
    return [(reply.status, reply.answer) for reply in replies]


def unproven(index: Index) -> object:
    """What is kept of a sentence whose figure stands nowhere in its quotation."""
    document = index.corpus.documents[0]
    quote = Quote(document.source, 0, 5, document.municipality, document.plan, ())
    claim = Claim("費用は98765円です。", (quote,))
    return verified(Draft("answered", (claim,)), index.corpus).status


PROBES: dict[str, Probe] = {
    "dense": ranking,
    "bigrams": ranking,
    "synonyms": topics,
    "neighbours": topics,
    "years": years,
    "records": answers,
    "verifier": unproven,
}


def test_every_mechanism_is_proven() -> None:
    assert [a.name for a in ABLATIONS] == list(BY_NAME)
    assert set(PROBES) == set(BY_NAME)


@pytest.mark.parametrize("name", list(PROBES))
def test_off_changes_something_and_on_again_is_as_before(name: str, sample_index: Index) -> None:
    probe = PROBES[name]
    before = probe(sample_index)
    with BY_NAME[name].off():
        off = probe(sample_index)
    assert off != before
    assert probe(sample_index) == before


def test_years_are_off_in_the_search_too(sample_index: Index) -> None:
    on = found(sample_index, "R4年度")
    with BY_NAME["years"].off():
        assert found(sample_index, "R4年度") != on


def found(index: Index, text: str) -> list[tuple[str, float]]:
    """What the lexical arm finds."""
    hits = index.searcher.search(text, k=5, mode="lexical")
    return [(hit.passage.id, round(hit.score, 4)) for hit in hits]


def test_a_mechanism_that_is_gone_is_an_error() -> None:
    with pytest.raises(AttributeError), replaced((Corpus, "no_such_thing", 1)):
        pytest.fail("it was replaced")


class Thing:
    first = 1
    second = 2


def test_what_is_replaced_is_put_back_even_after_an_error() -> None:
    with (
        pytest.raises(AttributeError),
        replaced((Thing, "first", 9), (Thing, "third", 9)),
    ):
        pytest.fail("it was replaced")
    assert (Thing.first, Thing.second) == (1, 2)
    with replaced((Thing, "first", 9), (Thing, "second", 8)):
        assert (Thing.first, Thing.second) == (9, 8)
    assert (Thing.first, Thing.second) == (1, 2)
