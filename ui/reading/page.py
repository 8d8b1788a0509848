"""The page of what was read from which file."""

from __future__ import annotations

from markupsafe import Markup

from ui.api.records import Plan
from ui.chat.citations import OTHER_EDITION
from ui.parts.blocks import show
from ui.parts.escape import element
from ui.parts.words import t
from ui.site import Site


def reading_page(site: Site) -> None:
    """The plans in scope, each with what was found in it."""
    plans = site.chosen
    show(element("h2", "sn-heading", t("読み込み済みの計画（{count}件）", count=len(plans))))
    show(*map(plan_entry, plans))


def plan_entry(plan: Plan) -> Markup:
    """Municipality, plan, period, and how much was found in it."""
    counts = t("施策 {measures}件 ・ 用語 {terms}件", measures=plan.measures, terms=plan.terms)
    if plan.warnings:
        counts += t(" ・ 読み取りの注意 {count}件", count=len(plan.warnings))
    if unsure := sum(check.level == "check" for check in plan.checks):
        counts += t(" ・ 要確認 {count}件", count=unsure)
    name = f"{plan.plan}（{plan.period}）" if plan.period else plan.plan
    return element(
        "div",
        "sn-plan",
        element("div", "sn-plan-city", plan.municipality),
        element("div", "sn-plan-name", name),
        element("div", "sn-plan-count", counts),
        *([] if plan.in_force else [element("span", "sn-chip sn-chip-past", t(OTHER_EDITION))]),
    )
