"""Export: fields that ragas and BEIR read, and what is in them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from evals.export import reference, write_beir, write_ragas
from evals.questions import Question, Said, Span
from evals.system import System
from index.chunks import Passage
from tests.evals.samples import ABSENT, LEAD, REFUSAL, RIGHT, TEXT, outcome, system

LATER = replace(LEAD, id="lead-02", history=(Said("user", "北市は？"), Said("assistant", "はい")))


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_a_ragas_sample_holds_answer_contexts_and_gold(tmp_path: Path) -> None:
    steps: list[int] = []
    path = tmp_path / "out" / "ragas.jsonl"
    outcomes = [outcome(LEAD, RIGHT), outcome(LATER, RIGHT), outcome(ABSENT, REFUSAL)]
    write_ragas(outcomes, system(), path, lambda: steps.append(1))
    first, second, third = lines(path)
    assert first == {
        "user_input": LEAD.question,
        "response": RIGHT.answer,
        "retrieved_contexts": [TEXT],
        "reference": "情報課",
        "reference_contexts": ["情報課"],
    }
    assert second["user_input"] == f"user: 北市は？\nassistant: はい\nuser: {LEAD.question}"
    assert (third["reference"], third["reference_contexts"]) == ("計画に記載がありません。", [])
    assert len(steps) == 3


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (replace(LEAD, facts=(("情報課", "情報政策課"), ("人事課",))), "情報課、人事課"),
        (replace(LEAD, facts=(), status="answered|needs_clarification"), "どの自治体"),
        (ABSENT, "記載がありません"),
    ],
)
def test_the_reference_says_what_is_right(question: Question, expected: str) -> None:
    assert expected in reference(question)


def passage(id_: str, start: int, end: int) -> Passage:
    names = dict.fromkeys(Passage.__dataclass_fields__)
    place = {"id": id_, "title": "北市", "text": TEXT[start:end], "source": "k.txt"}
    return Passage(**{**names, **place, "start": start, "end": end})  # type: ignore[arg-type]


def test_a_beir_folder_ties_questions_to_the_passages_with_their_gold(tmp_path: Path) -> None:
    found = System(
        lambda question, mode: [],
        lambda question: RIGHT,
        {"k.txt": TEXT},
        (passage("p1", 0, 3), passage("p2", 3, 9)),
    )
    other = replace(LEAD, id="lead-03", spans=(Span("k.txt", 4, 6), Span("k.txt", 0, 3, need=1)))
    write_beir([LEAD, other, LATER, ABSENT], found, tmp_path)
    assert lines(tmp_path / "corpus.jsonl")[0] == {"_id": "p1", "title": "北市", "text": "情報課"}
    assert [line["_id"] for line in lines(tmp_path / "queries.jsonl")] == ["lead-01", "lead-03"]
    assert (tmp_path / "qrels" / "test.tsv").read_text("utf-8").splitlines() == [
        "query-id\tcorpus-id\tscore",
        "lead-01\tp1\t1",
        "lead-03\tp1\t1",
        "lead-03\tp2\t1",
    ]
