"""Answers marked as bad: read as the service writes them, listed without harm to the terminal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from assistant.feedback import FOLDER, NAME, FeedbackRequest, FeedbackStore
from evals.candidates import PLACE, CandidatesError, candidates_table, read_candidates
from tests.evals.samples import printed

GIVEN: dict[str, Any] = {
    "question": "北市の[担当]課は？",
    "answer": "人事課です。[1]",
    "verdict": "down",
    "reason": "古い\x1b[31m課です",
    "status": "answered",
    "history": [{"role": "user", "content": "北市は？"}],
    "municipality": "北市",
    "citations": [{"source": "k.txt", "start": 0, "end": 3, "quote": "情報課"}],
}


def store(data: Path, **change: object) -> None:
    """As the service keeps it."""
    body = FeedbackRequest(**{**GIVEN, **change}).model_dump(exclude={"verdict"})
    FeedbackStore(data / FOLDER).append({"at": "2026-01-02T03:04:05Z", **body})


def test_the_place_is_that_of_the_service() -> None:
    assert Path(FOLDER) / NAME == PLACE


def test_what_the_service_writes_is_read(tmp_path: Path) -> None:
    store(tmp_path)
    store(tmp_path, question="次の質問", reason=None, municipality=None, history=[], citations=[])
    first, second = read_candidates(tmp_path).items
    assert (first.question, first.answer, first.reason) == (
        GIVEN["question"],
        GIVEN["answer"],
        GIVEN["reason"],
    )
    assert (first.at, first.status, first.municipality) == (
        "2026-01-02T03:04:05Z",
        "answered",
        "北市",
    )
    assert (len(first.history), len(first.citations)) == (1, 1)
    assert (second.reason, second.history) == (None, ())


def test_no_file_is_no_candidate(tmp_path: Path) -> None:
    assert read_candidates(tmp_path).items == ()


def test_broken_lines_are_skipped_and_named(tmp_path: Path) -> None:
    store(tmp_path)
    with (tmp_path / PLACE).open("ab") as file:
        file.write(b'{"at": "x"}\n\n\xff\xfe\n')
    store(tmp_path, question="次の質問")
    found = read_candidates(tmp_path)
    assert [item.question for item in found.items] == [GIVEN["question"], "次の質問"]
    assert found.broken == (2, 4)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / PLACE).mkdir(parents=True)
    with pytest.raises(CandidatesError, match=r"candidates\.jsonl"):
        read_candidates(tmp_path)


def test_the_table_shows_words_as_they_are_but_obeys_none(tmp_path: Path) -> None:
    store(tmp_path)
    table = printed(candidates_table(read_candidates(tmp_path)))
    for word in (
        "1件",
        "北市の[担当]課は？",
        "answered: 人事課です。[1]",
        "古い[31m課です",
        "北市",
    ):
        assert word in table
    assert "\x1b" not in table
