"""The sidebar of every page: which municipality and plan to look at, and the language."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ui.api.records import Plan
from ui.parts import words
from ui.parts.words import t
from ui.site import Scope


def sidebar(plans: Sequence[Plan]) -> Scope:
    """Draw the choices; the plans offered are those of the municipality chosen."""
    with st.sidebar:
        towns = list(dict.fromkeys(plan.municipality for plan in plans))
        town = _choice(t("対象の自治体"), towns, t("すべての自治体"), asked="municipality")
        names = list(dict.fromkeys(p.plan for p in plans if town in (None, p.municipality)))
        plan = _choice(t("対象の計画"), names, t("すべての計画"), asked="plan")
        words.switch()
    return Scope(town, plan)


def _choice(title: str, names: Sequence[str], every: str, *, asked: str) -> str | None:
    """One of ``names``, at first the one that the address has as ``asked``, or none for ``every``
    one; what is not offered any more is let go.
    """
    key = f"scope-{asked}"
    if st.session_state.setdefault(key, st.query_params.get(asked)) not in names:
        st.session_state[key] = None
    chosen: str | None = st.selectbox(title, names, index=None, placeholder=every, key=key)
    return chosen
