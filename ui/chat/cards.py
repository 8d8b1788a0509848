"""A card for each measure that an answer cites: who leads it, how it goes, what comes this year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import streamlit as st
from markupsafe import Markup

from ui.api.records import Measure
from ui.chat.cited import this_year
from ui.parts.blocks import show
from ui.parts.escape import element
from ui.parts.words import t
from ui.site import Site

MOST = 6
_WIDTH = 330  # pixels; on a phone the cards stand below one another


def cards(site: Site, measures: Sequence[Measure], *, turn: int) -> None:
    """The cards of the measures; of more than a few, there are too many to look at."""
    if not 0 < len(measures) <= MOST:
        return
    with st.container(horizontal=True, key=f"cards-{turn}"):
        for measure in measures:
            with st.container(border=True, width=_WIDTH, gap="xsmall"):
                show(card(measure, site.today))
                if "measures" in site.pages:
                    site.link(t("この施策の記録を見る"), "measures", id=measure.id)


def card(measure: Measure, today: date) -> Markup:
    """Number, name, city, departments, evaluation and this year's plan."""
    name = " ".join(filter(None, (measure.measure_no, measure.measure_name)))
    rows = (
        element(
            "div", "sn-card-row", element("span", "sn-card-label", label), element("span", "", text)
        )
        for label, text in _rows(measure, today)
    )
    return element(
        "div",
        "sn-card",
        element("div", "sn-card-city", f"{measure.municipality} ・ {measure.plan}"),
        element("div", "sn-card-name", name),
        element("div", "sn-card-rows", *rows),
    )


def _rows(measure: Measure, today: date) -> Iterator[tuple[str, str]]:
    if measure.lead:
        yield t("主管課"), "、".join(measure.lead)
    if measure.related:
        yield t("関係課"), "、".join(measure.related)
    if measure.evaluation:
        yield t("評価"), measure.evaluation
    if now := this_year(measure, today):
        year, entry = now
        yield t("{year}の計画", year=year), entry.planned or entry.actual or ""
