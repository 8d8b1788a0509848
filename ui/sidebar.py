"""The sidebar: which municipality to ask about, a new conversation, the plans at hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st
from markupsafe import Markup

from ui.blocks import show
from ui.citations import OTHER_EDITION
from ui.conversation import Conversation
from ui.escape import element
from ui.records import Plan

ASKING, COMPARING = "質問する", "版の違いを見る"
EVERYWHERE = "すべての自治体"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the sidebar says: the municipality (``None`` for all), and whether editions are to be
    compared.
    """

    municipality: str | None
    comparing: bool


def sidebar(plans: Sequence[Plan], conversation: Conversation) -> Chosen:
    """Draw the sidebar. Editions can be compared where a plan has several."""
    with st.sidebar:
        several = any(not plan.in_force for plan in plans)
        view = st.radio("画面", (ASKING, COMPARING), key="view") if several else ASKING
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
    return Chosen(municipality, view == COMPARING)


def plan_entry(plan: Plan) -> Markup:
    """Municipality, plan, period, and how much was found in it."""
    counts = f"施策 {plan.measures}件 ・ 用語 {plan.terms}件"
    if plan.warnings:
        counts += f" ・ 読み取りの注意 {len(plan.warnings)}件"
    if unsure := sum(check.level == "check" for check in plan.checks):
        counts += f" ・ 要確認 {unsure}件"
    name = f"{plan.plan}（{plan.period}）" if plan.period else plan.plan
    return element(
        "div",
        "sn-plan",
        element("div", "sn-plan-city", plan.municipality),
        element("div", "sn-plan-name", name),
        element("div", "sn-plan-count", counts),
        *([] if plan.in_force else [element("span", "sn-chip sn-chip-past", OTHER_EDITION)]),
    )
