"""Grades in degrees, as tables of cases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evals.answered import Answered, Cited
from evals.grades import NEARBY, grade
from evals.questions import Question, Span
from tests.evals.samples import ABSENT, LEAD, REFUSAL, RIGHT, text_of

CITED = RIGHT.citations[0]
OTHER = Cited("北市", "k.txt", 4, 6, "主管")
FAR = replace(OTHER, start=900, end=902)
TWO = replace(
    LEAD,
    facts=(("情報課",), ("人事課",)),
    spans=(Span("k.txt", 0, 3), Span("k.txt", 4, 6, need=1)),
)
EITHER = replace(LEAD, status="answered|needs_clarification")
ASKS = Answered("needs_clarification", "どちらの市でしょうか。", choices=2)


@pytest.mark.parametrize(
    ("question", "given", "facts", "recall"),
    [
        (LEAD, RIGHT, 1.0, 1.0),
        (TWO, RIGHT, 0.5, 0.5),
        (TWO, replace(RIGHT, citations=(CITED, OTHER)), 0.5, 1.0),
        (LEAD, replace(RIGHT, citations=(OTHER,)), 1.0, 0.0),
        (LEAD, REFUSAL, 0.0, 0.0),  # owed and refused
        (EITHER, ASKS, None, None),  # asking back owes nothing
        (EITHER, RIGHT, 1.0, 1.0),
        (ABSENT, REFUSAL, None, None),
        (ABSENT, RIGHT, None, None),
        (replace(LEAD, facts=(), spans=()), RIGHT, None, None),
    ],
)
def test_facts_told_and_gold_cited(
    question: Question, given: Answered, facts: float | None, recall: float | None
) -> None:
    grades = grade(question, given, text_of)
    assert (grades.facts, grades.recall) == (facts, recall)


@pytest.mark.parametrize(
    ("measures", "numbers", "recall"),
    [(("1", "2"), ("1", "3"), 0.5), (("1", "2"), ("2", "1"), 1.0), (("南市:1",), ("1",), 0.0)],
)
def test_without_places_the_measures_are_the_gold(
    measures: tuple[str, ...], numbers: tuple[str, ...], recall: float
) -> None:
    question = replace(LEAD, spans=(), measures=measures)
    cited = tuple(replace(CITED, measure_no=number) for number in numbers)
    assert grade(question, replace(RIGHT, citations=cited), text_of).recall == recall


@pytest.mark.parametrize(
    ("change", "cited", "precision"),
    [
        ({}, (CITED,), 1.0),
        ({}, (CITED, FAR), 0.5),
        ({}, (replace(CITED, start=2, end=8),), 1.0),  # overlaps by one character
        ({}, (replace(CITED, start=3 + NEARBY, end=500),), 1.0),  # near, after the gold
        ({}, (replace(CITED, start=4 + NEARBY, end=500),), 0.0),  # one character too far
        ({"spans": (Span("k.txt", 300, 303),)}, (replace(CITED, end=300 - NEARBY),), 1.0),
        ({"spans": (Span("k.txt", 300, 303),)}, (replace(CITED, end=299 - NEARBY),), 0.0),
        ({}, (replace(CITED, source="s.txt"),), 0.0),
        ({"sections": ("推進体制",)}, (replace(FAR, section="1章 > 推進体制"), FAR), 0.5),
        ({"spans": (), "sections": ("推進体制",)}, (FAR,), 0.0),
        ({"measures": ("1",)}, (replace(FAR, measure_no="1"),), 1.0),
        ({"terms": ("RPA",)}, (replace(FAR, term="RPA"),), 1.0),
        ({"spans": (), "measures": ("1",)}, (replace(OTHER, measure_no="2"), OTHER), 0.0),
        ({"spans": (), "measures": ("1",)}, (replace(OTHER, measure_no="1"), OTHER), 1.0),
        ({"spans": (), "measures": ("1",)}, (OTHER,), None),
        ({"spans": (), "terms": ("RPA",)}, (OTHER,), None),
        ({"spans": ()}, (CITED,), None),
        ({}, (), None),
    ],
)
def test_citations_that_can_be_compared_are_of_what_the_question_lists(
    change: dict[str, object], cited: tuple[Cited, ...], precision: float | None
) -> None:
    question = replace(LEAD, **change)  # type: ignore[arg-type]
    given = replace(RIGHT, citations=cited)
    assert grade(question, given, text_of).precision == precision


def test_quotes_and_length() -> None:
    broken = replace(CITED, quote="情報科")
    grades = grade(LEAD, replace(RIGHT, citations=(CITED, broken)), text_of)
    assert (grades.verbatim, grades.length) == (0.5, len(RIGHT.answer))
    assert grade(LEAD, REFUSAL, text_of).verbatim is None
