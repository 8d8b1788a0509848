"""The chat page 「施策ナビ」; ``shisaku ui`` has Streamlit run this file."""

from __future__ import annotations

import os

import streamlit as st

from ui import style
from ui.availability import reachable_plans
from ui.changes import changes_page
from ui.chat import chat, header
from ui.client import Client
from ui.conversation import Conversation
from ui.options import API_VARIABLE, DEFAULT_API
from ui.sidebar import sidebar

# A picture of our own: Streamlit's browser side fetches emoji and named icons from the network.
_ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
    "%3Crect width='16' height='16' rx='3' fill='%2317508f'/%3E"
    "%3Cpath d='M4 5h8M4 8h8M4 11h5' stroke='white' stroke-width='1.5'/%3E%3C/svg%3E"
)


@st.cache_resource(show_spinner=False, on_release=Client.close)
def _client(api: str) -> Client:
    return Client(api)


def main() -> None:
    """Draw the page once, as Streamlit does on every change."""
    st.set_page_config(page_title="施策ナビ", page_icon=_ICON, layout="wide")
    style.apply()
    client = _client(os.environ.get(API_VARIABLE, DEFAULT_API))
    conversation = st.session_state.setdefault("conversation", Conversation())
    header()
    plans = reachable_plans(client)
    chosen = sidebar(plans or [], conversation)
    if chosen.comparing:
        changes_page(client, chosen.municipality)
    else:
        chat(client, conversation, plans, chosen.municipality)


main()
