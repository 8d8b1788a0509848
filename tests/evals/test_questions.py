"""Loading questions: what is accepted, and what is refused with its line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals.files import load_questions
from evals.questions import QuestionsError, Said, Span

GOOD: dict[str, object] = {
    "id": "lead-01",
    "question": "北市のRPAの担当課は？",
    "history": [{"role": "user", "content": "北市について"}],
    "municipality": None,
    "kind": "lead",
    "city": "北市",
    "status": "answered|needs_clarification",
    "facts": [["情報課", "情報政策課"]],
    "wrong": [],
    "measures": ["1-1-(1)"],
    "terms": [],
    "sections": ["推進体制"],
    "exact": True,
    "spans": [
        {"source": "k.txt", "start": 4, "end": 7},
        {"source": "k.txt", "start": 9, "end": 12},
        {"source": "k.txt", "start": 30, "end": 33, "need": 1},
    ],
    "max_chars": 200,
}


def write(path: Path, *lines: object) -> Path:
    file = path / "q.jsonl"
    text = "\n".join(x if isinstance(x, str) else json.dumps(x, ensure_ascii=False) for x in lines)
    file.write_text(text + "\n", encoding="utf-8")
    return file


def test_a_line_becomes_a_question(tmp_path: Path) -> None:
    (question,) = load_questions(write(tmp_path, GOOD, ""))
    assert question.statuses == ("answered", "needs_clarification")
    assert question.facts == (("情報課", "情報政策課"),)
    assert question.exact
    assert question.sections == ("推進体制",)
    assert question.history == (Said("user", "北市について"),)
    assert question.needs == (
        (Span("k.txt", 4, 7), Span("k.txt", 9, 12)),
        (Span("k.txt", 30, 33, need=1),),
    )


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"status": "maybe"}, "status"),
        ({"status": "answered|"}, "status"),
        ({"max_chars": 0}, "max_chars"),
        ({"question": ""}, "question"),
        ({"facts": [[]]}, "facts"),
        ({"facts": [[""]]}, "facts"),
        ({"facts": "情報課"}, "facts"),
        ({"status": "answered", "facts": []}, "事実"),
        ({"spans": [{"source": "k.txt", "start": 7, "end": 7}]}, "根拠"),
        ({"spans": [{"source": "k.txt", "start": -1, "end": 7}]}, "spans"),
        ({"history": [{"role": "system", "content": "x"}]}, "history"),
        ({"sections": [""]}, "sections"),
        ({"exact": "maybe"}, "exact"),
        ({"measures": []}, "measures"),
        ({"comment": "?"}, "comment"),
    ],
)
def test_a_wrong_line_is_refused_by_number_and_field(
    tmp_path: Path, change: dict[str, object], told: str
) -> None:
    path = write(tmp_path, GOOD, {**GOOD, "id": "lead-02", **change})
    with pytest.raises(QuestionsError, match=f"2行目.*{told}"):
        load_questions(path)


def test_sections_and_exact_may_be_left_out(tmp_path: Path) -> None:
    plain = {k: v for k, v in GOOD.items() if k not in {"sections", "exact"}}
    (question,) = load_questions(write(tmp_path, plain))
    assert (question.sections, question.exact) == ((), False)
