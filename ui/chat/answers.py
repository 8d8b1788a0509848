"""A turn of the conversation on the page: question, answer, what to know of it, what to do next."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

from ui.api.client import Client
from ui.api.records import Answer
from ui.chat.citations import citations
from ui.chat.conversation import Conversation, Question
from ui.chat.feedback import feedback
from ui.parts.blocks import answer_text, notice, show
from ui.parts.escape import element, label
from ui.parts.words import t

USER, ASSISTANT = ":material/person:", ":material/explore:"


def question_bubble(question: Question) -> None:
    """What the user asked, and of which municipality."""
    with st.chat_message("user", avatar=USER):
        show(element("div", "sn-text", question.text))
        if question.municipality:
            show(element("span", "sn-chip", t("対象：{town}", town=question.municipality)))


def turn_block(
    client: Client, conversation: Conversation, index: int, municipalities: Collection[str]
) -> None:
    """One finished turn; only the last one can be retried or narrowed down to a choice."""
    turn = conversation.turns[index]
    last = index == len(conversation.turns) - 1 and conversation.pending is None
    question_bubble(turn.question)
    with st.chat_message("assistant", avatar=ASSISTANT):
        if turn.answer:
            _reply(turn.answer)
            _choices(conversation, index, municipalities, active=last)
            citations(client, turn.answer.citations, turn=index)
            _footer(turn.answer)
            feedback(client, conversation, index)
        if turn.error:
            show(notice("error", t(turn.error), name=t("回答できませんでした")))
            if last:
                st.button(t("もう一度質問する"), key=f"retry-{index}", on_click=conversation.retry)


def _reply(answer: Answer) -> None:
    if answer.status == "not_found":
        show(notice("info", answer.answer, name=t("計画に記載が見つかりません")))
    elif answer.status == "needs_clarification":
        show(notice("info", answer.answer, name=t("対象を選んでください")))
    else:
        show(answer_text(answer.answer))
    for note in answer.notes:
        show(notice("warning", note, name=t("ご注意ください")))


def _choices(
    conversation: Conversation, index: int, municipalities: Collection[str], *, active: bool
) -> None:
    turn = conversation.turns[index]
    for number, choice in enumerate(turn.answer.choices if turn.answer else ()):
        st.button(
            label(choice),
            key=f"choice-{index}-{number}",
            width="stretch",
            disabled=not active,
            on_click=conversation.choose,
            args=(turn, choice, municipalities),
        )


def _footer(answer: Answer) -> None:
    parts = []
    if answer.answered_by and answer.answered_by != "extractive":
        parts.append(t("文章の作成：{model}", model=answer.answered_by))
    if answer.took_ms is not None:
        parts.append(t("所要 {seconds}秒", seconds=f"{max(answer.took_ms / 1000, 0.01):.2f}"))
    if parts:
        show(element("div", "sn-foot", " ・ ".join(parts)))
