"""The fictional plans: what is read of them beside the gold, and the places of their questions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.earlier import is_past
from evals.files import QUESTIONS, load_questions
from ingest.decode import decode
from ingest.folder import read_folder
from ingest.records import Corpus
from ingest.text import fold, nfkc

PLANS = Path(__file__).resolve().parents[2] / "evals" / "plans"
TUNING = sorted((PLANS / "fiction").glob("*.txt"))


@pytest.fixture(scope="module")
def fiction() -> Corpus:
    return read_folder(PLANS / "fiction")


def gold_of(plan: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(plan.with_suffix(".gold.json").read_text("utf-8"))
    return found


@pytest.mark.parametrize("plan", TUNING, ids=lambda p: p.stem)
def test_every_measure_is_read_with_number_and_departments(fiction: Corpus, plan: Path) -> None:
    read = {
        (nfkc(m.number), fold(m.name.text)): {fold(d.text) for d in (*m.lead, *m.related)}
        for m in fiction.measures
        if m.source == plan.name and not is_past(m)
    }
    gold = gold_of(plan)["measures"]
    assert len(read) == len(gold)
    for measure in gold:
        led = read[nfkc(measure["no"]), fold(measure["name"])]
        assert {fold(d) for d in measure["lead"]} <= led


@pytest.mark.parametrize("plan", TUNING, ids=lambda p: p.stem)
def test_every_term_is_read(fiction: Corpus, plan: Path) -> None:
    terms = [t for t in fiction.terms if t.source == plan.name]
    names = {fold(n) for t in terms for n in (t.term.text, *t.aliases)}
    gold = {fold(t) for t in gold_of(plan)["terms"]}
    assert gold <= names
    strange = [t for t in terms if not gold & {fold(n) for n in (t.term.text, *t.aliases)}]
    assert all(t.kind == "footnote" for t in strange)
    assert len({fold(t.term.text) for t in terms} - {fold(t.term.text) for t in strange}) == len(
        gold_of(plan)["terms"]
    )


@pytest.mark.parametrize("plan", TUNING, ids=lambda p: p.stem)
def test_the_plan_says_what_it_is(fiction: Corpus, plan: Path) -> None:
    document = fiction.document(plan.name)
    assert document.municipality == gold_of(plan)["municipality"]
    assert document.period


@pytest.mark.parametrize("name", ["fiction", "held_out"])
def test_evidence_of_each_question_stands_in_its_plan(name: str) -> None:
    texts = {p.name: decode(p.read_bytes()) for p in (PLANS / name).glob("*.txt")}
    questions = load_questions(QUESTIONS / name)
    assert len(questions) >= 50
    for question in questions:
        for span in question.spans:
            assert 0 <= span.start < span.end <= len(texts[span.source])
            assert texts[span.source][span.start : span.end].strip()
        assert bool(question.spans) != (question.status == "not_found")
