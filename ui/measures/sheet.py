"""A measure's own page: what is recorded of it, from where, and what belongs to it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st
from markupsafe import Markup

from ui.api.library import Records
from ui.api.records import Measure
from ui.chat.citations import OTHER_EDITION
from ui.chat.cited import question_about
from ui.measures.goals import goals, told
from ui.measures.listing import back
from ui.measures.record import conflicts, fields, mentions, whole
from ui.measures.related import neighbours, repeated, similar, terms_of
from ui.measures.year_table import year_table
from ui.parts.blocks import notice, show
from ui.parts.escape import element, label
from ui.parts.fetching import fetched
from ui.parts.words import t
from ui.site import Site

_SIMILAR = "measures-similar"


def measure_sheet(site: Site, records: Records, measure: Measure) -> None:
    """Everything about ``measure``; what has to be searched for comes last."""
    back(site)
    show(_head(measure, told(goals(records.measures)[measure.id])))
    with st.container(key="measure-ask"):
        site.link(t("この施策についてチャットで質問する"), "chat", q=question_about(measure))
    conflicts(site, measure)
    _repeats(site, records, measure)
    years = year_table(measure)
    if years:
        show(_title(t("年度ごとの計画・実績・指標")), years)
    show(_title(t("計画の記載")))
    fields(site, measure)
    whole(site, measure)
    mentions(site, measure)
    _terms(site, records, measure)
    _neighbours(site, records, measure)
    _similar(site, records, measure)


def name_of(measure: Measure) -> str:
    """Number and name."""
    return " ".join(filter(None, (measure.measure_no, measure.measure_name)))


def _title(text: str) -> Markup:
    return element("h3", "sn-heading", text)


def _head(measure: Measure, goal: str) -> Markup:
    """Name, plan, and what people look for first."""
    edition = measure.edition if measure.edition and measure.edition not in measure.plan else None
    plan = f"{measure.plan}（{edition}）" if edition else measure.plan
    facts = (
        (t("評価"), measure.evaluation),
        (t("主管課"), "、".join(measure.lead)),
        (t("関係課"), "、".join(measure.related)),
        (t("目標・分野"), goal),
    )
    rows = (
        element("div", "sn-fact", element("div", "sn-fact-name", name), element("div", "", text))
        for name, text in facts
        if text
    )
    past = [] if measure.in_force else [element("span", "sn-chip sn-chip-past", t(OTHER_EDITION))]
    return element(
        "div",
        "sn-sheet-head",
        element("div", "sn-card-city", f"{measure.municipality} ・ {plan}"),
        element("h2", "sn-sheet-name", name_of(measure)),
        *past,
        element("div", "sn-facts", *rows),
    )


def _repeats(site: Site, records: Records, measure: Measure) -> None:
    first, others = repeated(records, measure)
    if first:
        show(notice("info", t("この施策は、次の施策の再掲です。")))
        _links(site, [first])
    if others:
        show(notice("info", t("この施策は、次の所に再掲されています。")))
        _links(site, others)


def _terms(site: Site, records: Records, measure: Measure) -> None:
    terms = terms_of(measure, records.terms)
    if not terms:
        return
    show(_title(t("この施策に出てくる用語")))
    for term in terms:
        with st.expander(label(term.term)):
            show(element("div", "sn-text", term.definition))
            if "terms" in site.pages:
                site.link(t("用語の画面で見る"), "terms", id=term.id)


def _neighbours(site: Site, records: Records, measure: Measure) -> None:
    before, after = neighbours(records.measures, measure)
    show(_title(t("同じ計画の前後の施策")))
    if before:
        site.link(t("前: {name}", name=name_of(before)), "measures", id=before.id)
    if after:
        site.link(t("次: {name}", name=name_of(after)), "measures", id=after.id)


def _similar(site: Site, records: Records, measure: Measure) -> None:
    """One measure of every other municipality; looked for once in a session."""
    if len({m.municipality for m in records.measures}) < 2:
        return
    show(_title(t("ほかの自治体の近い施策")))
    held = st.session_state.setdefault(_SIMILAR, {})
    key = (records.generation, measure.id)
    if key not in held:
        search = partial(similar, site.client, records, measure)
        found = fetched(search, waiting=t("ほかの自治体の計画を調べています…"))
        if found is None:
            return
        held[key] = found
    if not held[key]:
        show(notice("info", t("名称の近い施策は見つかりませんでした。")))
        return
    show(element("div", "sn-foot", t("名称で検索し、自治体ごとに最も近い1件を示しています。")))
    _links(site, held[key])


def _links(site: Site, measures: Sequence[Measure]) -> None:
    """A link to each, and whose it is."""
    for measure in measures:
        with st.container(border=True, gap="xsmall"):
            foot = " ・ ".join(filter(None, (measure.municipality, measure.plan)))
            site.link(name_of(measure), "measures", id=measure.id)
            facts = (foot, "、".join(measure.lead), measure.evaluation)
            show(element("div", "sn-foot", " ／ ".join(filter(None, facts))))
            if measure.summary:
                show(element("div", "sn-cite-quote", measure.summary))
