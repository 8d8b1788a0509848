"""The sidebar: which municipality to ask about, a new conversation, the plans at hand."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from ui.blocks import show
from ui.conversation import Conversation
from ui.escape import element
from ui.records import Plan

EVERYWHERE = "すべての自治体"


def sidebar(plans: Sequence[Plan], conversation: Conversation) -> str | None:
    """Draw the sidebar; the municipality that was chosen, ``None`` for all."""
    with st.sidebar:
        names = list(dict.fromkeys(plan.municipality for plan in plans))
        municipality = st.selectbox(
            "対象の自治体", [None, *names], format_func=lambda name: name or EVERYWHERE
        )
        st.button(
            "新しい会話を始める",
            key="new",
            width="stretch",
            disabled=not conversation.turns,
            on_click=conversation.clear,
        )
        if plans:
            show(element("div", "sn-heading", f"読み込み済みの計画（{len(plans)}件）"))
            show(*map(plan_entry, plans))
    return municipality


def plan_entry(plan: Plan) -> Markup:
    """Municipality, plan, period, and how much was found in it."""
    counts = f"施策 {plan.measures}件 ・ 用語 {plan.terms}件"
    if plan.warnings:
        counts += f" ・ 読み取りの注意 {len(plan.warnings)}件"
    name = f"{plan.plan}（{plan.period}）" if plan.period else plan.plan
    return element(
        "div",
        "sn-plan",
        element("div", "sn-plan-city", plan.municipality),
        element("div", "sn-plan-name", name),
        element("div", "sn-plan-count", counts),
    )
