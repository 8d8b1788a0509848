"""The conversations of the session in the sidebar: open, begin, rename, delete, take away."""

from __future__ import annotations

import streamlit as st

from ui.chat.export import markdown, word
from ui.chat.shelf import NAME_LIMIT, Shelf
from ui.parts.blocks import show
from ui.parts.escape import element, label
from ui.parts.words import t
from ui.site import Site

# What the page keeps of the cards and thumbs of the conversation that is drawn.
_DRAWN = ("opened-", "shown-", "thumb-", "reason-")
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def shelf() -> Shelf:
    """The conversations of this session."""
    found: Shelf = st.session_state.setdefault("shelf", Shelf())
    return found


def conversations(site: Site, held: Shelf) -> None:
    """Draw the list, and what can be done with the conversation that is open."""
    with st.sidebar:
        begun = any(entry.conversation.turns for entry in held.entries)
        st.button(
            t("新しい会話を始める"),
            key="new",
            width="stretch",
            disabled=not begun,
            on_click=_changed,
            args=(held.new,),
        )
        if begun:
            show(element("h2", "sn-heading", t("会話の一覧")))
            _list(held)
        if held.open.conversation.turns:
            with st.expander(t("この会話の名前・書き出し・削除")):
                _tools(site, held)


def _list(held: Shelf) -> None:
    for at, entry in enumerate(held.entries):
        st.button(
            label(entry.title or t("新しい会話")),
            key=f"conversation-{at}",
            type="secondary" if at == held.at else "tertiary",
            width="stretch",
            on_click=_changed,
            args=(held.choose, at),
        )


def _tools(site: Site, held: Shelf) -> None:
    entry = held.open
    title = entry.title or ""
    key = f"name-{id(entry)}"

    def renamed() -> None:
        held.rename(str(st.session_state[key]))

    st.text_input(t("会話の名前"), title, max_chars=NAME_LIMIT, key=key, on_change=renamed)
    given = (title, entry.conversation, site.today)
    st.download_button(
        t("Markdownで保存"),
        markdown(*given),
        file_name="shisaku-navi.md",
        mime="text/markdown",
        key="export-markdown",
        on_click="ignore",
        width="stretch",
    )
    st.download_button(
        t("Wordで保存"),
        word(*given),
        file_name="shisaku-navi.docx",
        mime=_WORD,
        key="export-word",
        on_click="ignore",
        width="stretch",
    )
    st.button(
        t("この会話を削除"), key="delete", width="stretch", on_click=_changed, args=(held.delete,)
    )


def _changed(change: object, *args: int) -> None:
    """Do what another conversation is drawn for, and forget what was open in the one before."""
    if callable(change):
        change(*args)
    for key in list(st.session_state):
        if isinstance(key, str) and key.startswith(_DRAWN):
            del st.session_state[key]
