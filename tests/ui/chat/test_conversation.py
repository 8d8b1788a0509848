"""History, retries and choices of a conversation."""

from __future__ import annotations

import pytest

from tests.ui import site
from ui.api.records import Answer
from ui.chat.conversation import HISTORY_TURNS, Conversation, Question, Turn

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
    ("choice", "expected"),
    [
        ("乙市", Question("問", "乙市")),
        ("甲市新計画", Question("問", "甲市", "甲市新計画")),
    ],
)
def test_choice_narrows_the_question(choice: str, expected: Question) -> None:
    conversation = Conversation()
    conversation.choose(Turn(Question("問", "甲市"), ANSWER), choice, {"甲市", "乙市"})
    assert conversation.pending == expected


def test_a_question_of_a_plan_names_it_once() -> None:
    assert Question("問", "甲市", "新計画").asked == "新計画について、問"
    assert Question("新計画の問", "甲市", "新計画").asked == "新計画の問"
    assert len(Question("問" * 2000, plan="新計画").asked) == 2000


def test_stopping_keeps_what_had_come() -> None:
    conversation = Conversation()
    conversation.ask("問")
    conversation.partial = "主管課は"
    conversation.stop()
    assert conversation.turns == [Turn(Question("問"), stopped="主管課は")]
    assert (conversation.pending, conversation.partial) == (None, "")
    assert conversation.history() == []
    conversation.stop()
    assert len(conversation.turns) == 1


def test_what_is_asked_again_can_be_judged_again() -> None:
    conversation = Conversation([Turn(Question("問"), ANSWER)], rated={0}, unsent={0: "理由"})
    conversation.retry()
    assert (conversation.rated, conversation.unsent) == (set(), {})
