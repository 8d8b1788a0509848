"""The page's plain blocks: headings, text and notices; every word in them is escaped."""

from __future__ import annotations

from typing import Literal

import streamlit as st
from markupsafe import Markup

from ui.parts.escape import element, with_markers

Kind = Literal["info", "warning", "error"]


def show(*blocks: Markup) -> None:
    """Put escaped blocks on the page; where there are none, nothing."""
    if blocks:
        st.html(str(Markup("").join(blocks)))


def answer_text(text: str) -> Markup:
    """The text of an answer, with its markers set apart."""
    return element("div", "sn-text sn-answer", with_markers(text))


def notice(kind: Kind, text: str, *, name: str | None = None) -> Markup:
    """A framed message; ``name`` stands above it in bold."""
    heading = element("span", "sn-notice-name", name) if name else ""
    body = element("span", "sn-text", with_markers(text))
    return element("div", f"sn-notice sn-notice-{kind}", heading, body)
