"""The page of what was read from which file."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ui.parts.address import one_or_all
from ui.parts.blocks import show
from ui.parts.escape import element
from ui.parts.fetching import fetched
from ui.parts.pages import part
from ui.parts.words import t
from ui.reading.blocks import plan_entry, refused_block, totals
from ui.reading.editing import editing
from ui.reading.file import file_view
from ui.reading.files import LEVELS, ordered, worst
from ui.site import Site

AT_ONCE = 20  # files


def reading_page(site: Site) -> None:
    """The files in scope, each with what was found in it, or the one that the address names."""
    one_or_all(
        "reading",
        {plan.source: plan for plan in site.plans or ()},
        partial(file_view, site),
        partial(_list, site),
        gone=t("このファイルは、今は読み込まれていません"),
        name="source",
    )


def _list(site: Site) -> None:
    plans = ordered(site.chosen)
    show(element("h2", "sn-heading", t("読み込み済みの計画（{count}件）", count=len(plans))))
    if plans:
        show(totals(plans))
    _refused(site)
    kept = st.pills(
        t("確かさでしぼり込む"),
        list(LEVELS),
        selection_mode="multi",
        format_func=lambda level: t(LEVELS[level]),
        key="reading-levels",
    )
    fit = [plan for plan in plans if not kept or worst(plan.checks) in kept]
    for number, plan in enumerate(part(fit, AT_ONCE, key="reading-files")):
        with st.container(key=f"file-{number}", gap="xsmall"):
            show(plan_entry(plan))
            site.link(t("くわしく見る"), "reading", source=plan.source)
    editing(site)


def _refused(site: Site) -> None:
    """The files that are in the folder but could not be read."""
    if refused := fetched(site.client.refused):
        show(refused_block(refused))
