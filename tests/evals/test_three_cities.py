"""The curated questions: enough of every kind, and true to the plans they were written on."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from evals.files import QUESTIONS, load_questions
from evals.matching import contains
from evals.questions import Question
from ingest.decode import decode

PLANS = Path(__file__).parents[3] / "shared" / "plans"
FOLDER = QUESTIONS / "three_cities"
ASKED = load_questions(FOLDER)
AT_LEAST = {
    "absent": 20, "lead": 8, "action_lead": 5, "content": 8, "actions": 5, "schedule": 10,
    "evaluation": 5, "results": 6, "issues": 4, "indicator": 8, "figure": 6, "previous": 10,
    "chronology": 5, "article": 5, "policy": 6, "glossary": 7, "footnote": 5, "system": 5,
    "list": 8, "compare": 5, "ambiguous": 5, "conflict": 6, "noisy": 8, "english": 4, "followup": 5,
    "scoped": 3,
}  # fmt: skip
# Kinds whose facts are gathered from the spans, not read in them.
DERIVED = frozenset({"list", "count", "ambiguous"})
LONGEST_QUOTE = 36


@cache
def plan(source: str) -> str:
    return decode((PLANS / source).read_bytes())


def held(question: Question) -> str:
    """What stands in the gold spans of a question."""
    return "\n".join(plan(s.source)[s.start : s.end] for s in question.spans)


def narrow(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def test_there_are_enough_of_every_kind() -> None:
    assert len(ASKED) >= 110
    count = Counter(question.kind for question in ASKED)
    assert {kind: n for kind, n in AT_LEAST.items() if count[kind] < n} == {}


def test_ids_and_wordings_are_unique() -> None:
    asked = [(q.question, q.history, q.municipality) for q in ASKED]
    assert max(Counter(q.id for q in ASKED).values()) == 1
    assert max(Counter(asked).values()) == 1


@pytest.mark.parametrize("question", ASKED, ids=lambda q: q.id)
def test_a_question_is_consistent(question: Question) -> None:
    told = [value for fact in question.facts for value in fact]
    assert question.city in {"小山市", "秦野市", "二本松市", "複数", "なし"}
    assert question.max_chars in {200, 300, 400, 500, 900}
    assert not [w for w in question.wrong if any(contains(fact, w) for fact in told)]
    assert bool(question.history) is (question.kind == "followup")
    assert bool(question.municipality) is (question.kind == "scoped")
    if question.statuses == ("answered",):
        assert question.spans
    if question.statuses == ("not_found",):
        owed = (*question.facts, *question.spans, *question.measures, *question.terms)
        assert not owed


@pytest.mark.plans
@pytest.mark.parametrize("question", [q for q in ASKED if q.spans], ids=lambda q: q.id)
def test_the_gold_spans_are_tight(question: Question) -> None:
    for span in question.spans:
        text = plan(span.source)[span.start : span.end]
        assert len(text) == span.end - span.start  # within the file
        assert len(text) <= 200  # tight: evidence, not a chapter
        assert text.strip() == text or "\t" in text  # starts and ends at what it says


@pytest.mark.plans
def test_one_fact_of_nearly_every_question_stands_in_its_spans() -> None:
    """Lists and counts are made from what is marked; a few facts are a column's head or a sum."""
    owing = [q for q in ASKED if q.spans and q.kind not in DERIVED]
    missing = [
        question.id
        for question in owing
        if not any(contains(held(question), value) for fact in question.facts for value in fact)
    ]
    assert len(missing) <= 0.01 * len(owing), missing


@pytest.mark.plans
def test_most_facts_stand_in_their_spans_to_the_letter() -> None:
    owing = [q for q in ASKED if q.spans and q.kind not in DERIVED]
    facts = [(q.id, held(q), fact) for q in owing for fact in q.facts]
    missing = [(i, f) for i, text, f in facts if not any(contains(text, value) for value in f)]
    assert len(missing) <= len(facts) * 0.08


@pytest.mark.plans
def test_no_sentence_of_the_plans_is_in_the_questions() -> None:
    grams = {
        text[i : i + LONGEST_QUOTE]
        for text in (narrow(plan(path.name)) for path in sorted(PLANS.glob("*.txt")))
        for i in range(len(text) - LONGEST_QUOTE + 1)
    }
    files = sorted(FOLDER.glob("*.jsonl"))
    lines = [narrow(line) for f in files for line in f.read_text(encoding="utf-8").split("\n")]
    found = [
        line[i : i + LONGEST_QUOTE]
        for line in lines
        for i in range(len(line) - LONGEST_QUOTE + 1)
        if line[i : i + LONGEST_QUOTE] in grams
    ]
    assert found == []
