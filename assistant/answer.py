"""Question → evidence → decision → sentences → verification."""

from __future__ import annotations

import time
from dataclasses import replace

from assistant import drafts
from assistant.decide import Decider
from assistant.drafts import Draft
from assistant.history import resolved
from assistant.orders import honest_part
from assistant.plain import plain_form
from assistant.query import Query, understand, wish_of
from assistant.respond import respond, verified
from assistant.schema import AskRequest, AskResponse
from assistant.spelling import Speller
from assistant.topic import Topic
from index.store import Index


class Answerer(Decider):
    """Answers questions over one generation of the index, without a language model."""

    def __init__(self, index: Index) -> None:
        super().__init__(index)
        self.speller = Speller(index)

    def ask(self, request: AskRequest) -> AskResponse:
        """Answer one request; never raises for what a question says."""
        began = time.perf_counter()
        request, told = self.speller.read(_plain(request))
        response = respond(verified(self._asked(request), self.corpus), self.corpus)
        notes = [*response.notes, *told]
        took = round((time.perf_counter() - began) * 1000, 1)
        return response.model_copy(update={"took_ms": took, "notes": notes})

    def _asked(self, request: AskRequest) -> Draft:
        text, ordered = honest_part(request.question)
        if not text:
            return drafts.nothing(())
        query = understand(text, self.towns, self.lexicon, request.municipality)
        if ordered:
            query = self._in_context(text, request)
        if request.municipality and request.municipality not in self.towns and not query.scope:
            return drafts.stranger(request.municipality, self.towns)
        turns = [(t.role, t.content) for t in request.history]
        if turns and not ordered:
            follow = resolved(turns, query, self, request.municipality)
            if isinstance(follow, Draft):
                return follow
            query = follow
        return self.decide(query)

    def _in_context(self, text: str, request: AskRequest) -> Query:
        """An honest question inside orders, with what the plans know of them as its context."""
        whole = understand(request.question, self.towns, self.lexicon, request.municipality)
        known = tuple(w for w in whole.topic.words if any(map(self.lexicon.known, w.forms)))
        return wish_of(text, replace(whole, topic=Topic(known)), self.towns, self.lexicon).query


def _plain(request: AskRequest) -> AskRequest:
    """The request with what a person wrote in its plain form."""
    turns = [
        t.model_copy(update={"content": plain_form(t.content)}) if t.role == "user" else t
        for t in request.history
    ]
    return request.model_copy(update={"question": plain_form(request.question), "history": turns})
