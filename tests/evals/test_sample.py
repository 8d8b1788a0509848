"""The questions on the bundled sample are true to it: whoever changes the sample moves them along."""

from __future__ import annotations

from functools import cache

import pytest

from evals.files import QUESTIONS, load_questions
from evals.matching import contains
from evals.questions import Question
from ingest.decode import decode
from tests.evals.conftest import SAMPLE

ASKED = load_questions(QUESTIONS / "sample")
OWING = [q for q in ASKED if q.spans and q.facts and q.kind not in {"list", "count"}]


@cache
def text(source: str) -> str:
    return decode((SAMPLE / source).read_bytes())


def held(question: Question) -> list[str]:
    return [text(span.source)[span.start : span.end] for span in question.spans]


def test_there_are_questions_of_many_kinds() -> None:
    assert len(ASKED) >= 40
    assert len({q.kind for q in ASKED}) >= 15


@pytest.mark.parametrize("question", [q for q in ASKED if q.spans], ids=lambda q: q.id)
def test_gold_spans_are_whole_and_tight(question: Question) -> None:
    for span, said in zip(question.spans, held(question), strict=True):
        assert len(said) == span.end - span.start
        assert said == said.strip()


@pytest.mark.parametrize("question", OWING, ids=lambda q: q.id)
def test_the_gold_spans_hold_a_fact(question: Question) -> None:
    said = "\n".join(held(question))
    assert any(contains(said, value) for fact in question.facts for value in fact)
