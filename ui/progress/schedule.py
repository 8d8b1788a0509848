"""The timeline: what is planned in which year, and which systems are renewed when."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from ui.api.records import Measure
from ui.parts.blocks import notice, show
from ui.parts.escape import element
from ui.parts.pages import part
from ui.parts.words import language, t
from ui.progress.charts import matrix
from ui.progress.eras import year_name
from ui.progress.figure import AT_ONCE, figure, look, measure_link, measure_list
from ui.progress.renewals import Renewal, renewals
from ui.progress.segments import Segment
from ui.progress.timeline import Cell, cells, steps_without_years, without, years
from ui.site import Site

RENEWED = "◆"


def schedule(site: Site, measures: Sequence[Measure]) -> None:
    """The timeline and, below it, the renewals."""
    held = cells(measures)
    if held:
        _timeline(site, measures, held)
    else:
        text = t(
            "年度ごとの予定（「令和6年度：導入」など）が、表や欄として見当たりません。"
            "矢印だけの図は読み取れないことがあります。"
        )
        show(notice("info", text, name=t("年度ごとの予定の記載がありません")))
    _renewals(site, renewals(measures))


def _timeline(site: Site, measures: Sequence[Measure], held: Sequence[Cell]) -> None:
    several = len({m.municipality for m in measures}) > 1
    marks = [_mark(cell, several=several) for cell in held]
    draw = partial(matrix, years=years(held), era=language() == "ja", look=look())
    figure(
        site,
        t("年度ごとの予定"),
        _sentence(held),
        draw,
        marks,
        key="progress-years",
        heads={str(year): year_name(year) for year in years(held)},
        cell=lambda mark: mark.text,
    )
    if left := without(measures, held):
        drawn = sum(any(steps_without_years(measure)) for measure in left)
        with st.expander(t("年度の分からない施策（{count}件）", count=len(left))):
            if drawn:
                said = t(
                    "うち{count}件は、予定の欄はありますが、年度を読み取れません。", count=drawn
                )
                show(element("p", "sn-foot", said))
            measure_list(site, left, key="progress-yearless")


def _mark(cell: Cell, *, several: bool) -> Segment:
    """A cell; of ``several`` municipalities the name tells which."""
    measure = cell.measure
    town = measure.municipality if several else ""
    name = " ".join(filter(None, (town, measure.measure_no, measure.measure_name)))
    text = f"{RENEWED} {cell.text}" if cell.renewal else cell.text
    return Segment(
        measure.id, name, str(cell.year), year_name(cell.year), "", int(cell.renewal), 1, text,
        (measure,),
    )  # fmt: skip


def _sentence(held: Sequence[Cell]) -> str:
    named = years(held)
    told = t(
        "{count}件の施策について、{first}から{last}までの予定を示しています。",
        count=len({cell.measure.id for cell in held}),
        first=year_name(named[0]), last=year_name(named[-1]),
    )  # fmt: skip
    if renewed := sum(cell.renewal for cell in held):
        told += t("◆はシステムの更新・入替などで、{count}か所あります。", count=renewed)
    return told


def _renewals(site: Site, found: Sequence[Renewal]) -> None:
    show(
        element(
            "h3", "sn-heading", t("システムの更新・更改・入替（{count}か所）", count=len(found))
        )
    )
    if not found:
        show(notice("info", t("システムの更新・更改・入替・リプレースの記載は見当たりません。")))
        return
    known = sorted({year for one in found for year in one.years})
    said = t("年度の分かるものを先に、年度の順に並べています。")
    if known:
        span = f"{year_name(known[0])}～{year_name(known[-1])}"
        said += t("年度の記載は{span}にあります。", span=span)
    show(element("p", "sn-text sn-says", said))
    shown = part(found, AT_ONCE, key="progress-renewals")
    with st.container(gap="xsmall", height=420 if len(shown) > 8 else "content"):
        for one in shown:
            when = "・".join(map(year_name, one.years)) or t("年度の記載なし")
            show(
                element("span", "sn-chip", f"{RENEWED} {when}"), element("div", "sn-text", one.text)
            )
            measure_link(site, one.measure)
