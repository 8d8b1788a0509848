"""The glossary: a search, the rows of the kana table, and the terms."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ui.api.records import Term
from ui.parts.blocks import notice, show
from ui.parts.escape import element
from ui.parts.words import t
from ui.site import Site
from ui.terms.finding import found
from ui.terms.furigana import names_beside, told
from ui.terms.order import of_row, ordered, rows

AT_ONCE = 30  # terms that are shown before more are asked for
_SHORT = 120  # characters of a meaning


def listing(site: Site, terms: Sequence[Term]) -> None:
    """The terms in scope that fit the search and the row chosen."""
    show(element("h2", "sn-heading", t("用語（{count}語）", count=len(terms))))
    query = st.text_input(
        t("用語を検索"),
        st.query_params.get("q", ""),
        placeholder=t("用語・略語・読み（ひらがな、カタカナ、英字）"),
        key="terms-query",
        icon=":material/search:",
        max_chars=100,
        live=True,
        persist_state="session",
    )
    row = st.pills(
        t("頭文字"), rows(terms), key="terms-row", format_func=t, persist_state="session"
    )
    if query.strip():
        named, by_name = found(ordered(terms), query)
        if named and not by_name:
            show(
                element(
                    "div", "sn-foot", t("名前が一致する用語はありません。説明に含まれる用語です。")
                )
            )
    else:
        named = ordered(terms)
    if query.strip() or row:
        count = len(of_row(named, row))
        show(element("div", "sn-foot", t("{count}語が一致", count=count)))
    _all(site, of_row(named, row))


def back(site: Site) -> None:
    """A button that leads to the list as it was left; a link would leave the address as it is."""
    text = t("用語の一覧")
    if st.button(text, key="terms-back", type="tertiary", icon=":material/arrow_back:"):
        st.switch_page(site.pages["terms"], query_params={})


def _all(site: Site, terms: Sequence[Term]) -> None:
    if not terms:
        text = t("別の言葉や読みで検索するか、頭文字の選択を外してください。")
        show(notice("info", text, name=t("一致する用語がありません")))
        return
    asked = st.session_state.get("terms-shown", AT_ONCE)
    several = len({(term.municipality, term.plan) for term in terms}) > 1
    with st.container(key="terms-list", gap="xsmall"):
        for term in terms[:asked]:
            _line(site, term, several=several)
    if len(terms) > asked:
        st.button(
            t("さらに表示（残り{count}語）", count=len(terms) - asked),
            on_click=_more,
            key="terms-more",
            width="stretch",
        )


def _more() -> None:
    st.session_state["terms-shown"] = st.session_state.get("terms-shown", AT_ONCE) + AT_ONCE


def _line(site: Site, term: Term, *, several: bool) -> None:
    """Headword, reading and other names, the beginning of the meaning, and whose it is."""
    site.link(term.term, "terms", id=term.id)
    meaning = " ".join(term.definition.split())
    short = meaning if len(meaning) <= _SHORT else f"{meaning[:_SHORT]}…"
    names = "／".join(filter(None, (told(term), *names_beside(term)[:2])))
    lines = (
        ("sn-term-read", names),
        ("sn-term-short", short),
        ("sn-foot", f"{term.municipality} ・ {term.plan}" if several else ""),
    )
    show(
        element("div", "sn-term-line", *(element("div", css, text) for css, text in lines if text))
    )
