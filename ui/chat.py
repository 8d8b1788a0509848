"""The chat: what was said, the answer as it comes in, and the line for the next question."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ui.answers import ASSISTANT, question_bubble, turn_block
from ui.blocks import answer_text, notice, show
from ui.client import Client
from ui.conversation import QUESTION_LIMIT, Conversation, Question, Turn
from ui.errors import ServiceError, UnexpectedReplyError
from ui.escape import element, label
from ui.examples import examples
from ui.records import Answer, Plan


def header() -> None:
    """The page's name and what it is for."""
    show(
        element("h1", "sn-title", "施策ナビ"),
        element(
            "p",
            "sn-lead",
            "自治体のICT・DX計画について質問できます。回答には、計画の該当箇所を必ず添えます。",
        ),
    )


def chat(
    client: Client,
    conversation: Conversation,
    plans: Sequence[Plan] | None,
    municipality: str | None,
) -> None:
    """The whole conversation; ``plans`` is ``None`` while the service cannot be reached."""
    question = st.chat_input(
        "計画について質問する",
        max_chars=QUESTION_LIMIT,
        disabled=plans is None,
    )
    if question:
        conversation.ask(question, municipality)
    municipalities = {plan.municipality for plan in plans or ()}
    for index in range(len(conversation.turns)):
        turn_block(client, conversation, index, municipalities)
    if conversation.pending and plans is not None:
        _answer(client, conversation, conversation.pending)
    elif plans and not conversation.turns:
        _suggest(client, conversation, plans, municipality)


def _answer(client: Client, conversation: Conversation, question: Question) -> None:
    """Ask the service, show the text as it comes, and file the turn."""
    question_bubble(question)
    with st.chat_message("assistant", avatar=ASSISTANT):
        slot = st.empty()
        try:
            answer = _streamed(client, conversation, question, slot)
            conversation.close(Turn(question, answer))
        except ServiceError as error:
            conversation.close(Turn(question, error=error.message))
    st.rerun()


def _streamed(
    client: Client, conversation: Conversation, question: Question, slot: DeltaGenerator
) -> Answer:
    """The answer; its growing text stands in ``slot`` meanwhile.

    ``st.write_stream`` would read the pieces as Markdown, so the text is put there escaped.
    """
    slot.html(str(element("div", "sn-foot", "計画を調べています…")))
    text = ""
    for item in client.ask_stream(
        question.text, history=conversation.history(), municipality=question.municipality
    ):
        if isinstance(item, Answer):
            return item
        text += item
        slot.html(str(answer_text(text)))
    raise UnexpectedReplyError


def _suggest(
    client: Client,
    conversation: Conversation,
    plans: Sequence[Plan],
    municipality: str | None,
) -> None:
    """Example questions of the plans at hand, as buttons."""
    chosen = [plan for plan in plans if municipality in (None, plan.municipality)]
    try:
        questions = examples(client, chosen)
    except ServiceError as error:
        show(notice("warning", error.message))
        return
    if questions:
        show(element("div", "sn-heading", "質問の例"))
    for number, question in enumerate(questions):
        st.button(
            label(question),
            key=f"example-{number}",
            width="stretch",
            on_click=conversation.ask,
            args=(question, municipality),
        )
