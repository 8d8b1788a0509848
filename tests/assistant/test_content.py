"""The content of a measure: where it tells why, the actions tell what."""

from __future__ import annotations

import pytest

from assistant.answer import Answerer
from ingest.folder import read_text
from tests.assistant.asking import ask
from tests.fakes import index_of
from tests.ingest.test_marked_parts import plan


@pytest.fixture(scope="module")
def answerer() -> Answerer:
    return Answerer(index_of(read_text(plan("○ ", "（{}）"), "plan.txt")))


@pytest.mark.parametrize(
    "question",
    [
        "釣り場の見守りではどんなことをしますか",
        "釣り場の見守りの内容を教えて",
        "釣り場の見守りって何をするの",
    ],
)
def test_what_is_done_is_told_beside_why(answerer: Answerer, question: str) -> None:
    reply = ask(answerer, question)
    assert "人手が要ります" in reply.answer
    assert "画面を整えます" in reply.answer
    assert "機器を整えます" in reply.answer
    assert {c.measure_no for c in reply.citations} == {"1-2"}
    assert len(reply.answer) <= 500
