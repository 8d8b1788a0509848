"""A picture on the page: the sentence, the chart, its figures as a table, and its measures."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from ui.api.records import Measure
from ui.parts.blocks import show
from ui.parts.escape import element
from ui.parts.words import t
from ui.progress.charts import Chart, Look
from ui.progress.segments import Segment, kind_names, picked, row_names
from ui.site import Site

MOST_LISTED = 30


def look() -> Look:
    """The look of the page as the reader has it."""
    return Look.of(st.context.theme.type == "dark")


def figure(
    site: Site,
    title: str,
    sentence: str,
    chart: Chart,
    segments: Sequence[Segment],
    *,
    key: str,
    cells: str = "count",
) -> None:
    """One picture; ``cells`` says what its table holds: ``count`` or ``text``."""
    show(element("h3", "sn-heading", title), element("p", "sn-text sn-says", sentence))
    names = kind_names(segments)
    if cells == "count":
        show(_legend(segments, names))
    event = st.altair_chart(chart, key=key, on_select="rerun", alt=sentence)
    _measures(site, segments, picked(segments, event), key=key)
    with st.expander(t("同じ内容を表で見る")):
        show(table(segments, names, cells=cells))


def table(segments: Sequence[Segment], names: dict[str, str], *, cells: str) -> Markup:
    """The figures of a picture: rows and kinds."""
    held = {(s.row, s.kind): s for s in segments}
    head = element("tr", "", element("td", ""), *(element("th", "", n) for n in names.values()))
    rows = list[Markup]()
    for row, name in row_names(segments).items():
        inner = (_cell(held.get((row, kind)), cells) for kind in names)
        rows.append(element("tr", "", element("th", "", name), *inner))
    return element("div", "sn-wide", element("table", "sn-figures", head, *rows))


def measure_list(site: Site, measures: Sequence[Measure]) -> None:
    """The measures, each a link to its own page."""
    for measure in measures[:MOST_LISTED]:
        name = " ".join(filter(None, (measure.measure_no, measure.measure_name)))
        site.link(name, "measures", id=measure.id)
    if len(measures) > MOST_LISTED:
        left = len(measures) - MOST_LISTED
        show(element("p", "sn-foot", t("ほかに{count}件あります。", count=left)))


def _legend(segments: Sequence[Segment], names: dict[str, str]) -> Markup:
    tones = {s.kind: s.tone for s in segments}
    items = (element("span", f"sn-tone sn-tone-{_tone(tones[k])}", n) for k, n in names.items())
    return element("p", "sn-tones", *items)


def _tone(tone: int) -> str:
    return str(tone % 8) if tone >= 0 else "none"


def _cell(segment: Segment | None, cells: str) -> Markup:
    if segment is None:
        return element("td", "", "0" if cells == "count" else "")
    return element("td", "", str(len(segment.measures)) if cells == "count" else segment.text)


def _measures(
    site: Site, segments: Sequence[Segment], clicked: Segment | None, *, key: str
) -> None:
    """The measures of the mark that was clicked, or that is chosen from the list."""
    places = list(range(len(segments)))
    chosen = st.selectbox(
        t("施策を見る（図の色の付いた部分を押しても選べます）"),
        places,
        index=None,
        key=f"{key}-of",
        format_func=lambda place: _option(segments[place]),
        placeholder=t("図の部分を選ぶと、その施策を表示します"),
    )
    if clicked is None and chosen is not None and chosen < len(segments):
        clicked = segments[chosen]
    if clicked is None:
        return
    with st.container(border=True, key=f"{key}-list", gap="xsmall"):
        show(element("p", "sn-heading", _option(clicked)))
        measure_list(site, clicked.measures)


def _option(segment: Segment) -> str:
    count = t("{count}件", count=len(segment.measures))
    return f"{segment.row_name} ・ {segment.kind_name}（{count}）"
