"""The page of the terms: the glossary, learning it, or with ``?id=`` one term."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ui.api.library import Records
from ui.parts.address import one_or_all
from ui.parts.blocks import notice, show
from ui.parts.fetching import fetched
from ui.parts.words import t
from ui.site import Site
from ui.terms.entry import entry
from ui.terms.learning import learning
from ui.terms.listing import listing

_LOOK, _CARDS, _QUIZ = "用語を探す", "単語カード", "クイズ"


def terms_page(site: Site) -> None:
    """A term's own page where the address names one, else the glossary or the learning."""
    records = fetched(site.library.records)
    if records is None:
        return
    one_or_all(
        "terms",
        records.terms_by_id,
        partial(entry, site, records),
        partial(_glossary, site, records),
        gone=t("この用語は見つかりません"),
    )


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
