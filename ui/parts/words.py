"""The page's own words in the language that is chosen: Japanese, or English from a table."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

import streamlit as st

TABLE = Path(__file__).with_name("english.json")
LANGUAGES = {"ja": "日本語", "en": "English"}
KEY = "language"


def t(text: str, **values: object) -> str:
    """``text``, a label of the page, in the language chosen, its ``{places}`` filled.

    What the table does not hold (words of plans, of the service) stays as it is.
    """
    told = _english().get(text, text) if language() == "en" else text
    return told.format(**values) if values else told


def language() -> str:
    """``ja`` or ``en``, as the session has it; at first as the address says (``?lang=en``)."""
    chosen = st.session_state.get(KEY) or st.query_params.get("lang")
    return chosen if chosen in LANGUAGES else "ja"


def switch() -> None:
    """The choice of the language."""
    st.session_state.setdefault(KEY, language())
    st.radio(
        "表示の言語 / Language",
        list(LANGUAGES),
        key=KEY,
        horizontal=True,
        format_func=LANGUAGES.__getitem__,
    )


@lru_cache(maxsize=1)
def _english() -> dict[str, str]:
    table: dict[str, str] = json.loads(TABLE.read_text(encoding="utf-8"))
    return table
