"""Citations under an answer: a card each, and on a click the quote inside its surroundings."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from ui.api.client import Client
from ui.api.records import Citation
from ui.parts.blocks import show
from ui.parts.escape import element
from ui.parts.original import original, reveal
from ui.parts.words import t

OTHER_EDITION = "現在の版ではありません"
_GONE = "原文が更新されたため、引用箇所を示せません。もう一度質問してください。"


def citations(client: Client, cited: tuple[Citation, ...], *, turn: int) -> None:
    """The cards of one answer; ``turn`` tells them from those of other answers."""
    if not cited:
        return
    show(element("div", "sn-heading", t("出典（{count}件）", count=len(cited))))
    for index, citation in enumerate(cited):
        with st.container(border=True, key=f"cite-{turn}-{index}", gap="xsmall"):
            _card(client, citation, key=f"{turn}-{index}")


def open_citation(cited: tuple[Citation, ...], marker: int, *, turn: int) -> None:
    """Open the card of the citation with ``marker`` and bring it into view."""
    for index, citation in enumerate(cited):
        if citation.marker == marker:
            key = f"{turn}-{index}"
            st.session_state[f"opened-{key}"] = True
            st.session_state[f"shown-{key}"] = st.session_state.get(f"shown-{key}", 0) + 1


def _card(client: Client, citation: Citation, *, key: str) -> None:
    """``key`` is made of numbers alone."""
    show(card(citation))
    opened = bool(st.session_state.get(f"opened-{key}"))
    st.button(
        t("引用箇所を閉じる") if opened else t("引用箇所を表示"),
        key=f"open-{key}",
        type="tertiary",
        icon=":material/keyboard_arrow_up:" if opened else ":material/keyboard_arrow_down:",
        on_click=_toggle,
        args=(f"opened-{key}",),
    )
    if opened:
        place = (citation.source, citation.start, citation.end)
        original(client, *place, quote=citation.quote, gone=_GONE)
        times = st.session_state.get(f"shown-{key}", 0)  # what was told once is not told again
        reveal(f"cite-{key}", times)


def _toggle(key: str) -> None:
    st.session_state[key] = not st.session_state.get(key)


def card(citation: Citation) -> Markup:
    """Marker, measure or term, municipality, plan, section, page, the beginning of the quote."""
    page = t("（{page}ページ）", page=citation.page) if citation.page else ""
    lines = (
        ("sn-cite-name", subject(citation)),
        ("sn-cite-from", _joined(" ・ ", citation.municipality, edition(citation))),
        ("sn-cite-section", _joined(" ", citation.section, page)),
        ("sn-cite-quote", f"「{citation.quote.strip()}」"),
    )
    body = [element("div", css, text) for css, text in lines if text]
    if not citation.in_force:
        body.insert(0, element("span", "sn-chip sn-chip-past", t(OTHER_EDITION)))
    return element(
        "div",
        "sn-cite",
        element("div", "sn-cite-no", str(citation.marker)),
        element("div", "sn-cite-body", *body),
    )


def edition(of: Citation) -> str | None:
    """The plan with the edition that is cited, where its name does not tell it."""
    told = of.edition if of.edition and of.edition not in (of.plan or "") else None
    return f"{of.plan}（{told}）" if of.plan and told else of.plan


def subject(citation: Citation) -> str:
    """What the citation is of: a measure with its number, a term, or nothing in particular."""
    if citation.measure_no or citation.measure_name:
        return _joined(" ", t("施策"), citation.measure_no, citation.measure_name)
    return t("用語「{term}」", term=citation.term) if citation.term else ""


def _joined(separator: str, *parts: str | None) -> str:
    return separator.join(part for part in parts if part)
