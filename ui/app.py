"""The pages of 「施策ナビ」; ``shisaku ui`` has Streamlit run this file."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from functools import partial

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from ui.api.client import Client
from ui.api.library import Library
from ui.availability import reachable_plans
from ui.chat.page import chat_page
from ui.editions.changes import changes_page
from ui.measures.page import measures_page
from ui.options import API_VARIABLE, DEFAULT_API
from ui.parts import fetching, style
from ui.parts.blocks import show
from ui.parts.escape import element
from ui.parts.words import t
from ui.progress.page import progress_page
from ui.reading.page import reading_page
from ui.sidebar import sidebar
from ui.site import Site
from ui.terms.page import terms_page

# A picture of our own: Streamlit's browser side fetches emoji and named icons from the network.
_ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
    "%3Crect width='16' height='16' rx='3' fill='%2317508f'/%3E"
    "%3Cpath d='M4 5h8M4 8h8M4 11h5' stroke='white' stroke-width='1.5'/%3E%3C/svg%3E"
)
Draw = Callable[[Site], None]
# Title, address and drawing of each page, in the order of the menu; the first is the start.
PAGES: tuple[tuple[str, str, Draw], ...] = (
    ("チャット", "chat", chat_page),
    ("施策", "measures", measures_page),
    ("用語", "terms", terms_page),
    ("進捗", "progress", progress_page),
    ("版の違い", "editions", changes_page),
    ("読み込み", "reading", reading_page),
)


@st.cache_resource(show_spinner=False, on_release=Client.close)
def _client(api: str) -> Client:
    return Client(api)


@st.cache_resource(show_spinner=False)
def _library(api: str) -> Library:
    return Library(_client(api))


def main() -> None:
    """Draw the page once, as Streamlit does on every change."""
    st.set_page_config(page_title="施策ナビ", page_icon=_ICON, layout="wide")
    style.apply()
    fetching.begin()
    api = os.environ.get(API_VARIABLE, DEFAULT_API)
    client, library = _client(api), _library(api)
    _header()
    plans = reachable_plans(client)
    pages = dict[str, StreamlitPage]()
    site = Site(client, library, plans, sidebar(plans or []), pages, date.today())
    for number, (title, path, draw) in enumerate(PAGES):
        pages[path] = st.Page(
            partial(draw, site), title=t(title), url_path=path, default=not number
        )
    page = st.navigation(list(pages.values()), position="top")
    if plans is not None or page.url_path == "":
        page.run()
    fetching.watched()


def _header() -> None:
    lead = t("自治体のICT・DX計画について質問できます。回答には、計画の該当箇所を必ず添えます。")
    show(element("h1", "sn-title", "施策ナビ"), element("p", "sn-lead", lead))


main()
