"""History, retries and choices of a conversation."""

from __future__ import annotations

import pytest

from tests.ui import site
from ui.conversation import HISTORY_TURNS, Conversation, Question, Turn, chosen
from ui.records import Answer, Choice

ANSWER = Answer.model_validate(site.reply())


def test_blank_questions_are_not_asked() -> None:
    conversation = Conversation()
    conversation.ask(" \n　")
    assert conversation.pending is None


def test_history_is_oldest_first_and_limited() -> None:
    turns = [Turn(Question(f"問{n}"), ANSWER) for n in range(HISTORY_TURNS + 5)]
    history = Conversation(turns).history()
    assert len(history) == 2 * HISTORY_TURNS
    assert history[0] == {"role": "user", "content": "問5"}
    assert history[-1] == {"role": "assistant", "content": site.ANSWER}


def test_history_leaves_out_failures_and_questions_back() -> None:
    unclear = Answer.model_validate(site.clarification())
    turns = [Turn(Question("失敗"), error="!"), Turn(Question("あいまい"), unclear)]
    assert Conversation(turns).history() == []


def test_retry_replaces_the_failed_turn() -> None:
    conversation = Conversation([Turn(Question("問", "市"), error="!")])
    conversation.retry()
    assert conversation.turns == []
    assert conversation.pending == Question("問", "市")


@pytest.mark.parametrize(
    ("choices", "index", "expected"),
    [
        (["甲市", "乙市"], 1, Question("問", "乙市")),
        ([("甲市", "計画"), ("乙市", "計画")], 0, Question("問", "甲市")),
        ([("甲市", "旧計画"), ("甲市", "新計画")], 1, Question("新計画について、問", "甲市")),
        ([(None, "計画")], 0, Question("計画について、問", None)),
    ],
)
def test_choice_narrows_the_question(
    choices: list[str | tuple[str | None, str]], index: int, expected: Question
) -> None:
    listed = [
        Choice.model_validate(c) if isinstance(c, str) else Choice(municipality=c[0], plan=c[1])
        for c in choices
    ]
    turn = Turn(Question("問"), ANSWER.model_copy(update={"choices": tuple(listed)}))
    assert chosen(turn, listed[index]) == expected
