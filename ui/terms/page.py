"""The page of the terms: the glossary, learning it, or with ``?id=`` one term."""

from __future__ import annotations

import streamlit as st

from ui.api.errors import ServiceError
from ui.api.library import Records
from ui.parts.address import chosen
from ui.parts.blocks import notice, show
from ui.parts.words import t
from ui.site import Site
from ui.terms.entry import entry
from ui.terms.learning import learning
from ui.terms.listing import listing

_LOOK, _CARDS, _QUIZ = "用語を探す", "単語カード", "クイズ"


def terms_page(site: Site) -> None:
    """A term's own page where the address names one, else the glossary or the learning."""
    try:
        records = site.library.records()
    except ServiceError as error:
        show(notice("error", t(error.message)))
        return
    wanted = chosen("terms")
    if not wanted:
        _glossary(site, records)
    elif term := records.terms_by_id.get(wanted):
        entry(site, records, term)
    else:
        text = t("計画が読み込み直された可能性があります。一覧から探してください。")
        show(notice("warning", text, name=t("この用語は見つかりません")))
        site.link(t("用語の一覧を見る"), "terms")


def _glossary(site: Site, records: Records) -> None:
    terms = [term for term in records.terms if site.scope.holds(term)]
    if not terms:
        text = t("用語集や脚注のある計画を選ぶか、「すべての自治体」に戻してください。")
        show(notice("info", text, name=t("表示できる用語がありません")))
        return
    mode = st.segmented_control(
        t("表示"),
        (_LOOK, _CARDS, _QUIZ),
        default=_LOOK,
        required=True,
        format_func=t,
        key="terms-mode",
        label_visibility="collapsed",
        persist_state="session",
    )
    if mode == _LOOK:
        listing(site, terms)
    else:
        learning(site, terms, quiz=mode == _QUIZ)
