"""One file: what it was taken for, how sure, what to write where it is not, its text."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ui.api.records import Plan
from ui.parts.blocks import show
from ui.parts.escape import element, scrolling
from ui.parts.fetching import fetched
from ui.parts.pages import part
from ui.parts.words import t
from ui.reading.blocks import checks_table, facts, measures_table, warnings_list
from ui.reading.files import parts
from ui.site import Site

_TOML = (
    "計画のフォルダーの plans.toml に次の行を書き、値を直してから読み込み直すと、"
    "正しく読み取れます。"
)
_FEW = 3  # warnings that are shown at once


def file_view(site: Site, plan: Plan) -> None:
    """Everything that is known of a file."""
    site.link(t("← ファイルの一覧"), "reading")
    show(element("h2", "sn-heading", plan.plan or plan.source), facts(plan))
    if plan.checks:
        show(element("h3", "sn-heading", t("読み取りの確かさ")), checks_table(plan.checks))
    if plan.plans_toml:
        show(element("h3", "sn-heading", t("直すときに書く行")), element("p", "", t(_TOML)))
        st.code(plan.plans_toml, language="toml")
    if plan.warnings:
        show(element("h3", "sn-heading", t("読み取りの注意")))
        show(warnings_list(plan.warnings[:_FEW]))
        if more := plan.warnings[_FEW:]:
            with st.expander(t("ほか{count}件の注意を見る", count=len(more))):
                show(warnings_list(more))
    _measures(site, plan)
    _text(site, plan)


def _measures(site: Site, plan: Plan) -> None:
    """The measures of the file, so that they can be held against the original."""
    records = fetched(site.library.records)
    if records is None:
        return
    found = [measure for measure in records.measures if measure.source == plan.source]
    terms = [term.term for term in records.terms if term.source == plan.source]
    if found:
        with st.expander(t("読み取った施策（{count}件）", count=len(found))):
            show(measures_table(found))
    if terms:
        with st.expander(t("読み取った用語（{count}件）", count=len(terms))):
            show(element("p", "sn-text", "、".join(terms)))


def _text(site: Site, plan: Plan) -> None:
    """The text as it was read, a part at a time, and all of it to keep."""
    show(element("h3", "sn-heading", t("読み取った本文")))
    text = fetched(partial(site.client.source, plan.source))
    if text is None:
        return
    pieces = parts(text) or [""]
    for piece in part(pieces, 1, key=f"reading-part-{plan.id}"):
        show(scrolling(t("読み取った本文"), "sn-passage sn-read-whole", piece))
    st.download_button(
        t("本文を保存"),
        text,
        file_name=f"{plan.source}.txt",
        mime="text/plain",
        icon=":material/download:",
        on_click="ignore",
    )
