"""The page of what was read from which file."""

from __future__ import annotations

import streamlit as st

from ui.api.errors import ServiceError
from ui.parts.address import chosen
from ui.parts.blocks import notice, show
from ui.parts.escape import element
from ui.parts.words import t
from ui.reading.blocks import plan_entry, refused_block, totals
from ui.reading.editing import editing
from ui.reading.file import file_view
from ui.reading.files import LEVELS, ordered, worst
from ui.site import Site

_GONE = "このファイルは、今は読み込まれていません。一覧から選び直してください。"


def reading_page(site: Site) -> None:
    """The files in scope, each with what was found in it, or the one that the address names."""
    source = chosen("reading", "source")
    plan = next((plan for plan in site.plans or () if plan.source == source), None)
    if plan:
        _address(source)
        file_view(site, plan)
        return
    if source:
        show(notice("warning", t(_GONE)))
    _address(source)
    _list(site)


def _address(source: str | None) -> None:
    """Have the address say which file is shown: a link within a page leaves it as it was."""
    if st.session_state.get("reading-source") != source:
        st.session_state["reading-source"] = source
        st.query_params.from_dict(st.query_params.to_dict())


def _list(site: Site) -> None:
    plans = ordered(site.chosen)
    show(
        element(
            "h2", "sn-heading sn-read-name", t("読み込み済みの計画（{count}件）", count=len(plans))
        )
    )
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
    for number, plan in enumerate(plans):
        if kept and worst(plan.checks) not in kept:
            continue
        with st.container(key=f"file-{number}", gap="xsmall"):
            show(plan_entry(plan))
            site.link(t("くわしく見る"), "reading", source=plan.source)
    editing(site)


def _refused(site: Site) -> None:
    """The files that are in the folder but could not be read."""
    try:
        refused = site.client.refused()
    except ServiceError as error:
        show(notice("warning", t(error.message)))
        return
    if refused:
        show(refused_block(refused))
