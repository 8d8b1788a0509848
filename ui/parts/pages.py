"""A long list in parts: which part is shown, and turning to another, so that nothing is cut off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

from ui.parts.words import t

_T = TypeVar("_T")


def part(every: Sequence[_T], size: int, *, key: str) -> Sequence[_T]:
    """The ``size`` items that the reader has turned to; where all fit, nothing is drawn."""
    starts = range(0, len(every), size)
    if len(starts) < 2:
        return every
    if st.session_state.get(key) not in starts:
        st.session_state[key] = 0
    at: int = st.session_state[key]
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"{key}-turn"):
        last = at + size >= len(every)
        _turn(t("前へ"), key, at - size, name="before", disabled=at == 0)
        st.selectbox(
            t("表示（全{count}件）", count=len(every)),
            starts,
            key=key,
            width=160,
            format_func=lambda start: _span(start, min(start + size, len(every))),
        )
        _turn(t("次へ"), key, at + size, name="after", disabled=last)
    return every[at : at + size]


def _turn(text: str, key: str, at: int, *, name: str, disabled: bool) -> None:
    turn = st.session_state.__setitem__
    st.button(text, key=f"{key}-{name}", disabled=disabled, on_click=turn, args=(key, at))


def _span(start: int, end: int) -> str:
    """From which item to which, as people count."""
    return str(end) if end == start + 1 else f"{start + 1}～{end}"
