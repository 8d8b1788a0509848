"""A term's own page: meaning, source, other names, where it is used, other cities' entries."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st
from markupsafe import Markup

from ui.api.library import Records
from ui.api.records import Term
from ui.parts.blocks import show
from ui.parts.escape import element
from ui.parts.fetching import fetched
from ui.parts.original import original, reveal
from ui.parts.words import t
from ui.site import Site
from ui.terms.finding import same_elsewhere
from ui.terms.furigana import names_beside, readings, switch, told, written
from ui.terms.listing import back
from ui.terms.questions import question
from ui.terms.uses import Excerpt, Use, measures_using, passages_using

FEW = 8  # measures that are shown before all are asked for
_HITS = 20
_KINDS = {"glossary": "用語集", "footnote": "脚注"}


def entry(site: Site, records: Records, term: Term) -> None:
    """Everything that is known of the term."""
    with st.container(
        horizontal=True,
        key="term-head",
        horizontal_alignment="distribute",
        vertical_alignment="center",
    ):
        back(site)
        furigana = switch()
    _meaning(site, term, furigana=furigana)
    with st.container(key="term-ask"):
        site.link(t("この用語についてチャットで質問する"), "chat", q=question(term))
    _source(site, term)
    _measures(site, measures_using(term, records.measures))
    _passages(site, term)
    _elsewhere(site, same_elsewhere(records.terms, term))


def _meaning(site: Site, term: Term, *, furigana: bool) -> None:
    parts = readings(site, term, wanted=furigana)
    chips = [element("span", "sn-chip", name) for name in names_beside(term)]
    show(
        element("h2", "sn-term-name", written(parts.term)),
        element("div", "sn-term-read", told(term)),
        element("div", "sn-foot", f"{term.municipality} ・ {term.plan} ・ {t(_KINDS[term.kind])}"),
        element("p", "sn-text sn-term-meaning", written(parts.definition)),
        *([element("div", "sn-term-names", t("別名・略称："), *_spaced(chips))] if chips else []),
    )


def _spaced(chips: Sequence[Markup]) -> list[Markup]:
    return [part for chip in chips for part in (Markup(" "), chip)]


def _source(site: Site, term: Term) -> None:
    """The entry marked inside its page of the plan."""
    show(element("h3", "sn-heading", t("出典")))
    with st.container(key="term-source"):
        whole = original(site.client, term.source, term.start, term.end)
        if whole:
            page = t("（{page}ページ）", page=whole.page) if whole.page else ""
            show(element("div", "sn-foot", f"{whole.section} {page}".strip()))
    reveal("term-source", term.start, roll=False)


def _measures(site: Site, uses: Sequence[Use]) -> None:
    """The measures whose recorded text holds the term, each with the first place."""
    show(element("h3", "sn-heading", t("この用語を使う施策（{count}件）", count=len(uses))))
    if not uses:
        show(element("p", "sn-foot", t("この用語を含む施策の記録はありません。")))
        return
    _few(site, uses[:FEW])
    if len(uses) > FEW:
        with st.expander(t("残りの{count}件", count=len(uses) - FEW)):
            _few(site, uses[FEW:])


def _few(site: Site, uses: Sequence[Use]) -> None:
    for use in uses:
        name = " ".join(filter(None, (use.measure.measure_no, use.measure.measure_name)))
        with st.container(gap=None, key=f"term-use-{use.measure.id}"):
            if "measures" in site.pages:
                site.link(name, "measures", id=use.measure.id)
            else:
                show(element("div", "sn-use-name", name))
            more = t("ほか{count}か所", count=use.fields - 1) if use.fields > 1 else ""
            show(_excerpt(use.excerpt, use.excerpt.label), element("div", "sn-foot sn-use", more))


def _passages(site: Site, term: Term) -> None:
    """Other passages of the plans of the same municipality that hold the term."""
    search = partial(site.client.search, term.term, k=_HITS, municipality=term.municipality)
    found = passages_using(term, fetched(search) or ())
    if found:
        show(
            element("h3", "sn-heading", t("この用語が出てくる箇所（{count}件）", count=len(found)))
        )
        show(*(_excerpt(excerpt, hit.section) for hit, excerpt in found))


def _excerpt(excerpt: Excerpt, label: str) -> Markup:
    name = Markup("<mark>{}</mark>").format(excerpt.name)
    said = element("span", "", excerpt.before, name, excerpt.after)
    head = [element("span", "sn-use-label", label)] if label else []
    return element("div", "sn-use", *head, said)


def _elsewhere(site: Site, terms: Sequence[Term]) -> None:
    """The same word in the glossaries of other plans."""
    if not terms:
        return
    show(element("h3", "sn-heading", t("ほかの計画での説明（{count}件）", count=len(terms))))
    for number, other in enumerate(terms):
        with st.container(border=True, key=f"term-other-{number}", gap="xsmall"):
            show(
                element("div", "sn-foot", f"{other.municipality} ・ {other.plan}"),
                element("div", "sn-text", other.definition),
            )
            site.link(
                t("{town}の「{term}」を見る", town=other.municipality, term=other.term),
                "terms",
                id=other.id,
            )
