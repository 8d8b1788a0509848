"""The chat: what was said, the answer as it comes in, and the line for the next question."""

from __future__ import annotations

from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ui.api.client import Client
from ui.api.errors import ServiceError, UnexpectedReplyError
from ui.api.records import Answer
from ui.chat.answers import ASSISTANT, about, question_bubble, turn_block
from ui.chat.conversation import QUESTION_LIMIT, Conversation, Question, Turn
from ui.chat.conversations import conversations, shelf
from ui.chat.examples import examples
from ui.parts.blocks import answer_text, show
from ui.parts.escape import element, label
from ui.parts.fetching import fetched, quietly
from ui.parts.words import t
from ui.site import Site


def chat_page(site: Site) -> None:
    """The whole conversation; without the service there is nothing to ask."""
    held = shelf()
    conversation = held.open.conversation
    question = st.chat_input(
        t("計画について質問する"), max_chars=QUESTION_LIMIT, disabled=site.plans is None
    )
    if question:
        conversation.ask(question, *about(site))
    _asked_by_address(site, conversation)
    conversations(site, held)
    # They explain an answer; without them it stands for itself.
    records = fetched(site.library.records, say=quietly) if conversation.turns else None
    for index in range(len(conversation.turns)):
        turn_block(site, conversation, index, records)
    if conversation.pending and site.plans is not None:
        _answer(site.client, conversation, conversation.pending)
    elif site.plans and not conversation.turns:
        _suggest(site, conversation)


def _asked_by_address(site: Site, conversation: Conversation) -> None:
    """Ask the question that stands in the address (``?q=``), once in a session."""
    question = st.query_params.get("q", "")
    if site.plans and question and st.session_state.get("asked") != question:
        st.session_state["asked"] = question
        conversation.ask(question, *about(site))


def _answer(client: Client, conversation: Conversation, question: Question) -> None:
    """Ask the service, show the text as it comes, and file the turn."""
    question_bubble(question)
    with st.chat_message("assistant", avatar=ASSISTANT):
        slot = st.empty()
        st.button(t("停止"), key="stop", icon=":material/stop:", on_click=conversation.stop)
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
    slot.html(str(element("div", "sn-foot", t("計画を調べています…"))))
    text = ""
    for item in client.ask_stream(
        question.asked, history=conversation.history(), municipality=question.municipality
    ):
        if isinstance(item, Answer):
            return item
        text += item
        conversation.partial = text
        slot.html(str(answer_text(text)))
    raise UnexpectedReplyError


def _suggest(site: Site, conversation: Conversation) -> None:
    """Example questions of the plans at hand, as buttons."""
    questions = fetched(partial(examples, site.client, site.chosen))
    if questions:
        show(element("div", "sn-heading", t("質問の例")))
    for number, question in enumerate(questions or ()):
        st.button(
            label(question),
            key=f"example-{number}",
            width="stretch",
            on_click=conversation.ask,
            args=(question, *about(site)),
        )
