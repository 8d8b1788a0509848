"""What was made of a generation goes when it is not used any more, with nothing left to collect."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.editions import Editions
from assistant.schema import AskRequest
from index.neighbours import Neighbours, write
from index.wordvectors import load
from tests.assistant.conftest import BLUE, GREEN
from tests.fakes import index_of, merged

QUESTIONS = (
    "みどり市の第9の基本目標は何ですか",
    "先生の研修を担当する課はどこですか",
    "みどり市のスマホ予約",
    "LGWANとは",
)


@pytest.fixture
def uncollected() -> Iterator[None]:
    """Without the search for cycles."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("uncollected")
def test_nothing_keeps_a_generation_in_memory_that_has_answered(tmp_path: Path) -> None:
    write(("研修", "職員", "窓口"), tmp_path / "near")
    near = Neighbours(tmp_path / "near", load())
    editions = Editions(index_of(merged(GREEN, BLUE), language=near))
    for question in QUESTIONS:
        editions.ask(AskRequest(question=question))
    searcher, answerer = editions.index.searcher, next(iter(editions._answerers.values()))
    parts = (editions, answerer, answerer.lexicon, answerer.speller, answerer.no_such)
    left = [weakref.ref(part) for part in (*parts, near, searcher, searcher._lexical)]

    del editions, answerer, parts, near, searcher

    assert [type(part).__name__ for ref in left if (part := ref())] == []
