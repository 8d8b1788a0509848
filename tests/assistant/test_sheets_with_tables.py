"""Questions for measures with prose and steps by year, filed under headings of the plan's own."""

from __future__ import annotations

import pytest

from assistant.answer import Answerer
from assistant.aspects import what_is_done
from ingest.folder import read_text
from tests.assistant.asking import ask
from tests.fakes import index_of
from tests.ingest.test_sheets_with_tables import NAMES, plan


@pytest.fixture(scope="module")
def answerer() -> Answerer:
    return Answerer(index_of(read_text(plan(), "x.txt")))


@pytest.mark.parametrize(("number", "names"), [("1", NAMES[:2]), ("3", NAMES[4:])])
def test_a_heading_is_meant_by_its_word_and_number(
    answerer: Answerer, number: str, names: tuple[str, ...]
) -> None:
    reply = ask(answerer, f"重点{number}に入っている取組は？")
    assert all(n in reply.answer for n in names)
    assert not any(n in reply.answer for n in NAMES if n not in names)


def test_what_is_done_is_told_by_prose_and_not_by_steps(answerer: Answerer) -> None:
    reply = ask(answerer, "窓口の予約って具体的にどんなことをするんですか")
    assert "窓口の予約を新しくします。" in reply.answer


@pytest.mark.parametrize(
    ("question", "only"),
    [
        ("具体的にどんなことをするの", True),
        ("何をするのか", True),
        ("何をするか一覧で", False),
        ("取組内容の項目を全部", False),
    ],
)
def test_what_is_done_and_no_list(question: str, only: bool) -> None:
    assert what_is_done(question) is only
