"""A picture on the page: the sentence, the chart, its figures as a table, and its measures."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st
from markupsafe import Markup

from ui.api.records import Measure
from ui.parts.blocks import show
from ui.parts.escape import element, scrolling
from ui.parts.pages import part
from ui.parts.words import t
from ui.progress.charts import Chart, Look
from ui.progress.segments import Segment, kind_names, picked, row_names
from ui.site import Site

AT_ONCE = 30  # rows of a picture, measures of a list


def look() -> Look:
    """The look of the page as the reader has it."""
    return Look.of(st.context.theme.type == "dark")


def figure(
    site: Site,
    title: str,
    sentence: str,
    draw: Callable[[Sequence[Segment]], Chart],
    segments: Sequence[Segment],
    *,
    key: str,
    heads: Mapping[str, str] | None = None,
    cell: Callable[[Segment], str] | None = None,
) -> None:
    """One picture, some of its rows at once; its table has ``heads`` by kind and a ``cell`` of
    each mark, else counts.
    """
    show(element("h3", "sn-heading", title), element("p", "sn-text sn-says", sentence))
    if heads is None:
        heads = kind_names(segments)
        show(_legend(segments, heads))
    rows = set(part(list(row_names(segments)), AT_ONCE, key=f"{key}-rows"))
    segments = [segment for segment in segments if segment.row in rows]
    event = st.altair_chart(draw(segments), key=key, on_select="rerun", alt=sentence)
    _measures(site, segments, picked(segments, event), key=key)
    with st.expander(t("同じ内容を表で見る")):
        show(table(title, segments, heads, cell))


def table(
    title: str,
    segments: Sequence[Segment],
    heads: Mapping[str, str],
    cell: Callable[[Segment], str] | None,
) -> Markup:
    """The figures of a picture: rows and kinds."""
    held = {(s.row, s.kind): s for s in segments}
    head = element("tr", "", element("td", ""), *(element("th", "", n) for n in heads.values()))
    rows = list[Markup]()
    for row, name in row_names(segments).items():
        inner = (element("td", "", _told(held.get((row, kind)), cell)) for kind in heads)
        rows.append(element("tr", "", element("th", "", name), *inner))
    return scrolling(title, "sn-wide", element("table", "sn-figures", head, *rows))


def measure_list(site: Site, measures: Sequence[Measure], *, key: str) -> None:
    """The measures, each a link to its own page."""
    for measure in part(measures, AT_ONCE, key=f"{key}-measures"):
        measure_link(site, measure)


def measure_link(site: Site, measure: Measure) -> None:
    """A link to the page of a measure."""
    name = " ".join(filter(None, (measure.measure_no, measure.measure_name)))
    site.link(name, "measures", id=measure.id)


def _legend(segments: Sequence[Segment], names: Mapping[str, str]) -> Markup:
    tones = {s.kind: s.tone for s in segments}
    items = (element("span", f"sn-tone sn-tone-{_tone(tones[k])}", n) for k, n in names.items())
    return element("p", "sn-tones", *items)


def _tone(tone: int) -> str:
    return str(tone % 8) if tone >= 0 else "none"


def _told(segment: Segment | None, cell: Callable[[Segment], str] | None) -> str:
    if segment is None:
        return "" if cell else "0"
    return cell(segment) if cell else str(len(segment.measures))


def _measures(
    site: Site, segments: Sequence[Segment], clicked: Segment | None, *, key: str
) -> None:
    """The measures of the mark that is chosen from the list, or by a click, which sets the list."""
    marks = {f"{s.row}\n{s.kind}": s for s in segments}
    held, seen = f"{key}-of", f"{key}-seen"
    now = f"{clicked.row}\n{clicked.kind}" if clicked else None
    if now != st.session_state.get(seen):
        st.session_state[seen] = st.session_state[held] = now
    if st.session_state.get(held) not in marks:
        st.session_state[held] = None
    chosen = st.selectbox(
        t("施策を見る（図の色の付いた部分を押しても選べます）"),
        list(marks),
        index=None,
        key=held,
        format_func=lambda name: _option(marks[name]) if name in marks else "",
        placeholder=t("図の部分を選ぶと、その施策を表示します"),
    )
    if chosen not in marks:
        return
    with st.container(border=True, key=f"{key}-list", gap="xsmall"):
        show(element("p", "sn-heading", _option(marks[chosen])))
        measure_list(site, marks[chosen].measures, key=key)


def _option(segment: Segment) -> str:
    count = t("{count}件", count=len(segment.measures))
    return f"{segment.row_name} ・ {segment.kind_name}（{count}）"
