"""The product as the runs see it: questions go in whole, responses come out whole."""

from __future__ import annotations

from dataclasses import fields, replace

from assistant.schema import AskResponse, Citation
from evals.answered import Cited
from evals.files import QUESTIONS, load_questions
from evals.questions import Question, Said
from evals.run import DEPTH
from evals.system import given_by, system_of
from index.store import Index

CITATION = Citation(
    marker=1,
    municipality="北市",
    plan="北市計画",
    section="1章 > 推進体制",
    measure_no="1-1",
    measure_name="窓口",
    term="RPA",
    source="k.txt",
    start=3,
    end=6,
    quote="情報課",
)


def test_nothing_of_a_response_is_lost() -> None:
    response = AskResponse(
        status="answered",
        answer="情報課です。[1]",
        citations=[CITATION],
        choices=["北市", "南市"],
        notes=["表と違います。"],
        answered_by="extractive",
        confidence=0.5,
        took_ms=1.0,
    )
    given = given_by(response)
    assert (given.status, given.answer, given.notes) == (
        "answered",
        "情報課です。[1]",
        ("表と違います。",),
    )
    assert (given.choices, given.confidence) == (2, 0.5)
    (cited,) = given.citations
    names = [field.name for field in fields(Cited)]
    assert {n: getattr(cited, n) for n in names} == {n: getattr(CITATION, n) for n in names}


def test_the_conversation_and_the_scope_reach_the_assistant(sample_index: Index) -> None:
    system = system_of(sample_index)
    towns = sorted({d.municipality for d in sample_index.corpus.documents})
    plain = Question("q", "スマート農業の担当課はどこですか。", "lead", "複数", "answered", 200)
    for town in towns[:2]:
        scoped = replace(plain, municipality=town)
        assert {c.municipality for c in system.ask(scoped).citations} <= {town}
        hits = system.search(scoped, "hybrid")
        assert 0 < len(hits) <= DEPTH
    said = (Said("user", "小山市のスマート農業の担当課は？"), Said("assistant", "農政課です。"))
    later = replace(plain, question="概要は？", history=said)
    assert system.ask(later).answer != system.ask(replace(later, history=())).answer


def test_the_texts_are_those_that_citations_point_into(sample_index: Index) -> None:
    system = system_of(sample_index)
    asked = load_questions(QUESTIONS / "sample")[:5]
    cited = [c for question in asked for c in system.ask(question).citations]
    assert cited
    for one in cited:
        assert (system.text_of(one.source) or "")[one.start : one.end] == one.quote
    assert system.text_of("no-such-file") is None
