"""Two hundred questions and more on the real plans: every citation verbatim."""

from __future__ import annotations

from assistant.answer import Answerer
from assistant.schema import AskRequest
from evals.generate import generate_questions
from index.store import Index


def test_every_citation_is_verbatim(real_index: Index) -> None:
    questions = generate_questions(real_index.corpus)[::3]
    assert len(questions) >= 200
    texts = {d.source: d.text for d in real_index.corpus.documents}
    answerer = Answerer(real_index)
    answered = 0
    for question in questions:
        reply = answerer.ask(AskRequest(question=question))
        for cited in reply.citations:
            assert texts[cited.source][cited.start : cited.end] == cited.quote != ""
        if reply.status == "answered":
            answered += 1
            assert reply.citations
            assert reply.answer.endswith("]")
    assert answered >= 0.8 * len(questions)
