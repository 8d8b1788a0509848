"""Thumbs below an answer; a thumb down asks for a reason and is kept for the evaluation."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from ui.api.client import REASON_LIMIT, Client
from ui.api.errors import ServiceError
from ui.chat.conversation import Conversation
from ui.parts.blocks import notice, show
from ui.parts.escape import element
from ui.parts.words import t

DOWN, UP = 0, 1  # what Streamlit calls the thumbs
THANKS = "ご意見をありがとうございました。"
_ASKED = "この回答は役に立ちましたか"
_KEPT = "質問・回答・やり取りも一緒に保存されます。個人情報は書かないでください。"


def feedback(client: Client, conversation: Conversation, index: int) -> None:
    """The thumbs of one turn, or thanks once its verdict has arrived."""
    if index in conversation.rated:
        show(element("div", "sn-judge", t(THANKS)))
        return
    given = (client, conversation, index)
    with st.container(key=f"feedback-{index}", gap="xsmall"):
        show(element("div", "sn-judge", t(_ASKED)))
        thumb = st.feedback("thumbs", key=f"thumb-{index}", on_change=_thumbed, args=given)
        if thumb == DOWN:
            _reason(*given)
        if index in conversation.unsent:
            show(notice("error", t(conversation.unsent[index]), name=t("ご意見を送れませんでした")))
            if thumb == UP:
                st.button(
                    t("もう一度送る"), key=f"resend-{index}", on_click=_send, args=(*given, "up")
                )


def _reason(client: Client, conversation: Conversation, index: int) -> None:
    """A field that may stay empty; what it holds survives a failure."""
    with st.form(f"reason-form-{index}", enter_to_submit=False):
        st.text_area(
            t("どこに問題がありましたか（書かなくても送れます）"),
            key=f"reason-{index}",
            max_chars=REASON_LIMIT,
            height=90,
        )
        show(element("div", "sn-judge", t(_KEPT)))
        st.form_submit_button(
            t("送る"),
            key=f"send-{index}",
            on_click=_send,
            args=(client, conversation, index, "down"),
        )


def _thumbed(client: Client, conversation: Conversation, index: int) -> None:
    """A thumb up is sent at once; a thumb down waits for its reason."""
    conversation.unsent.pop(index, None)
    if st.session_state.get(f"thumb-{index}") == UP:
        _send(client, conversation, index, "up")


def _send(
    client: Client, conversation: Conversation, index: int, verdict: Literal["up", "down"]
) -> None:
    turn = conversation.turns[index]
    if turn.answer is None or index in conversation.rated:
        return
    reason = str(st.session_state.get(f"reason-{index}") or "") if verdict == "down" else ""
    try:
        client.feedback(
            turn.question.asked,
            turn.answer,
            verdict,
            reason=reason.strip() or None,
            history=conversation.history(before=index),
            municipality=turn.question.municipality,
        )
    except ServiceError as error:
        conversation.unsent[index] = error.message
        return
    conversation.unsent.pop(index, None)
    conversation.rated.add(index)
