"""Furigana: the switch, and texts with the readings over their kanji."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

import streamlit as st
from markupsafe import Markup

from ui.api.records import Term
from ui.api.ruby import Ruby, TermRuby
from ui.parts.fetching import fetched, quietly
from ui.parts.words import t
from ui.site import Site
from ui.terms.order import flat

_KEY = "furigana"


def switch() -> bool:
    """Whether readings are to be shown; kept for the session."""
    return st.toggle(t("ふりがなを付ける"), key=_KEY, persist_state="session")


def readings(site: Site, term: Term, *, wanted: bool) -> TermRuby:
    """The term's words with their readings; without these where they cannot be had."""
    plain = TermRuby(term=(Ruby(text=term.term),), definition=(Ruby(text=term.definition),))
    read = fetched(partial(site.client.ruby, term.id), say=quietly) if wanted else None
    return read or plain


def written(parts: Iterable[Ruby]) -> Markup:
    """The parts as text with the readings above."""
    return Markup("").join(
        Markup("<ruby>{}<rp>（</rp><rt>{}</rt><rp>）</rp></ruby>").format(part.text, part.reading)
        if part.reading
        else part.text
        for part in parts
    )


def told(term: Term) -> str:
    """How the headword is read, where it does not say so itself."""
    return term.reading if term.reading and flat(term.reading) != flat(term.term) else ""


def names_beside(term: Term) -> list[str]:
    """The other names, without such as are only the headword with another name in brackets."""
    whole = flat(term.term)
    made = {whole} | {f"{whole}{flat(name)}" for name in term.aliases}
    return [name for name in term.aliases if flat(name) not in made]
