"""Flash cards on the page: a headword, on a click its meaning, and whether it was known."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from ui.api.records import Term
from ui.parts.blocks import notice, show
from ui.parts.escape import element
from ui.parts.words import t
from ui.site import Site
from ui.terms.cards import Cards
from ui.terms.furigana import names_beside, readings, told, written
from ui.terms.progress import Progress


def cards_view(site: Site, progress: Progress, *, furigana: bool) -> None:
    """The card in front, or the end of the cards."""
    if progress.cards is None:
        progress.start_cards()
    cards = progress.cards
    if cards is None or cards.front is None:
        text = t("すべてのカードを覚えました。もう一度学ぶか、クイズで確かめましょう。")
        show(notice("info", text, name=t("お疲れさまでした")))
        st.button(
            t("最初からもう一度"), key="cards-new", on_click=progress.start_cards, type="primary"
        )
        return
    left = t("残り{count}枚（全{total}枚）", count=len(cards.waiting), total=cards.total)
    show(element("div", "sn-foot", left))
    with st.container(border=True, key="card", gap="small"):
        show(_face(site, cards.front, turned=cards.turned, furigana=furigana))
    with st.container(horizontal=True, key="card-buttons"):
        _buttons(cards, progress)


def _buttons(cards: Cards, progress: Progress) -> None:
    if not cards.turned:
        st.button(t("意味を見る"), key="card-turn", on_click=cards.turn, type="primary")
        st.button(t("後に回す"), key="card-again", on_click=cards.again)
    else:
        st.button(t("覚えた"), key="card-knew", on_click=progress.knew, type="primary")
        st.button(t("もう一度"), key="card-again", on_click=cards.again)
        st.button(t("裏返す"), key="card-turn", on_click=cards.turn)


def _face(site: Site, term: Term, *, turned: bool, furigana: bool) -> Markup:
    """The headword; turned, with its reading, meaning and other names."""
    parts = readings(site, term, wanted=furigana)
    face = [element("h3", "sn-card-word", written(parts.term))]
    if turned:
        names = "、".join(names_beside(term))
        face += [
            element("div", "sn-term-read", told(term)),
            element("div", "sn-text", written(parts.definition)),
            element("div", "sn-foot", names),
        ]
    return element("div", "sn-flash", *face)
