"""Whether citations stay when the writing changes: what counts as the same, and the rates."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evals.answered import Answered, Cited
from evals.questions import Question, Said
from evals.surface import (
    LABELS,
    Held,
    changed_table,
    held_rate,
    run_variants,
    variants_table,
)
from evals.variants import MAKERS, MOST, variants
from tests.evals.samples import LEAD, REFUSAL, RIGHT, printed

CITED = Cited("北市", "k.txt", 0, 3, "情報課", "1", measure_name="窓口")
ONE = replace(RIGHT, citations=(CITED,))


def held(other: Answered) -> Held:
    """The original gets ``ONE``, every variant ``other``."""
    found = run_variants([LEAD], lambda q: ONE if q == LEAD else other)
    assert len(found) == MOST
    assert len({(h.places, h.things) for h in found}) == 1
    return found[0]


@pytest.mark.parametrize(
    ("other", "places", "things"),
    [
        (ONE, True, True),
        (replace(ONE, answer="別の言い方です。[1]", ms=9.0), True, True),
        (replace(ONE, citations=(CITED, CITED)), True, True),
        (replace(ONE, citations=(replace(CITED, start=4, end=6),)), False, True),
        (replace(ONE, citations=(replace(CITED, measure_no="2"),)), True, False),
        (replace(ONE, citations=(CITED, replace(CITED, term="RPA", start=9))), False, False),
        (REFUSAL, False, False),
        (replace(ONE, status="not_found"), False, False),
    ],
)
def test_the_status_and_what_is_cited_have_to_stay(
    other: Answered, places: bool, things: bool
) -> None:
    one = held(other)
    assert (one.places, one.things) == (places, things)


def test_two_refusals_are_the_same_only_in_kind() -> None:
    asks = Answered("needs_clarification", "どちらですか。", choices=2)
    found = run_variants([LEAD], lambda q: REFUSAL if q == LEAD else asks)
    assert not any(h.places or h.things for h in found)


def test_the_conversation_and_the_scope_stay_as_they_are() -> None:
    later = replace(LEAD, history=(Said("user", "北市は？"),), municipality="北市")
    asked: list[Question] = []
    steps: list[int] = []

    def ask(question: Question) -> Answered:
        asked.append(question)
        return ONE

    run_variants([later], ask, lambda: steps.append(1))
    assert [q.question for q in asked] == [
        later.question,
        *(v.text for v in variants(later.question)),
    ]
    assert {(q.history, q.municipality) for q in asked} == {(later.history, "北市")}
    assert len(steps) == 1


MIXED = (
    Held("a", "wide", True, True),
    Held("a", "case", False, True),
    Held("b", "wide", True, True),
    Held("b", "case", True, True),
)


def test_the_rate_is_over_questions_and_its_interval_too() -> None:
    rate = held_rate(MIXED)
    assert (rate.value, rate.n, rate.method) == (0.75, 2, "bootstrap")
    assert held_rate(MIXED, places=False).value == 1.0


def test_the_table_tells_each_way_of_writing_apart() -> None:
    lines = {
        line.split("│")[1].strip(): line
        for line in printed(variants_table(MIXED)).splitlines()
        if "│" in line
    }
    assert "75.0%" in lines["引用の箇所が同じ"]
    assert "50.0%" in lines["箇所: 英字の大小"]
    assert "100.0%" in lines["箇所: 英数字を全角に"]


def test_what_changed_is_listed_as_it_was_asked() -> None:
    found = replace(MIXED[1], text="北市の[rpa]は"), MIXED[0]
    listed = printed(changed_table(found))
    assert "（1組）" in listed
    assert "北市の[rpa]は" in listed


def test_every_way_of_writing_has_a_name() -> None:
    assert set(LABELS) == set(MAKERS)
