"""What tests of the engine ask for again and again: a query, the units found, an answer."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.answer import Answerer
from assistant.query import Query, understand
from assistant.rank import Found
from assistant.schema import AskRequest, AskResponse, Turn
from assistant.topic import Topic, Word


def query_in(answerer: Answerer, text: str) -> Query:
    """A question as ``answerer`` understands it."""
    return understand(text, answerer.towns, answerer.lexicon)


def found_in(answerer: Answerer, text: str, most: int = 25) -> list[Found]:
    """The best units for a question in the municipalities that it names."""
    query = query_in(answerer, text)
    return answerer.ranker.best(query, towns=query.scope, most=most)


def ask(answerer: Answerer, question: str, *said: str) -> AskResponse:
    """The answer to a question after the turns ``said``, the user's first; citations checked."""
    history = [Turn(role="assistant" if i % 2 else "user", content=s) for i, s in enumerate(said)]
    reply = answerer.ask(AskRequest(question=question, history=history))
    for cited in reply.citations:
        text = answerer.corpus.document(cited.source).text
        assert text[cited.start : cited.end] == cited.quote != ""
    assert bool(reply.citations) == (reply.status == "answered")
    return reply


def topic_of(*words: tuple[str, float], **forms: Mapping[str, float]) -> Topic:
    """A topic of words with their weights; each is its own form beside those of ``forms``."""
    return Topic(tuple(Word(w, n, {w: 1.0, **forms.get(w, {})}) for w, n in words))
