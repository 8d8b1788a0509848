"""The indicators: a small chart for each, with its yearly targets."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ui.api.records import Measure
from ui.parts.blocks import notice, show
from ui.parts.escape import element
from ui.parts.words import language, t
from ui.progress.charts import line
from ui.progress.figure import look, measure_list
from ui.progress.indicators import Line, lines
from ui.site import Site

AT_ONCE = 9
_BESIDE = 3  # on a phone they stand below one another


def targets(site: Site, measures: Sequence[Measure]) -> None:
    """The indicators with numbers, some at once, and those that have none."""
    held = lines(measures)
    drawn = [one for one in held if len(one.points) > 1]
    if not held:
        text = t("指標と年度ごとの目標値の記載が、表や欄として見当たりません。")
        show(notice("info", text, name=t("指標の記載がありません")))
        return
    show(element("h3", "sn-heading", t("指標と年度ごとの目標")))
    show(element("p", "sn-text sn-says", _sentence(held, drawn)))
    page = _page(len(drawn))
    shown = drawn[page * AT_ONCE : (page + 1) * AT_ONCE]
    for first in range(0, len(shown), _BESIDE):
        for column, one in zip(st.columns(_BESIDE), shown[first : first + _BESIDE], strict=False):
            with column:
                _card(site, one)
    rest = [one for one in held if len(one.points) < 2]
    if rest:
        with st.expander(t("図にできない指標（{count}件）", count=len(rest))):
            for one in rest:
                show(element("p", "sn-line-name", one.name), element("p", "sn-foot", _values(one)))
                measure_list(site, [one.measure])


def _card(site: Site, one: Line) -> None:
    with st.container(border=True, gap="xsmall"):
        unit = t("単位：{unit}", unit=one.unit or t("なし"))
        show(element("div", "sn-line-name", one.name), element("div", "sn-foot", unit))
        said = _values(one)
        st.altair_chart(line(one, era=language() == "ja", look=look()), alt=f"{one.name} {said}")
        if one.left_out:
            told = "、".join(f"{label}：{text}" for label, text in one.left_out)
            show(element("p", "sn-foot", t("数値でないため図にない値：{values}", values=told)))
        with st.expander(t("値を表で見る")):
            show(element("p", "sn-text", said))
        measure_list(site, [one.measure])


def _page(count: int) -> int:
    pages = range(-(-count // AT_ONCE))
    if len(pages) < 2:
        return 0
    chosen = st.segmented_control(
        t("表示する指標"),
        pages,
        default=0,
        required=True,
        key="progress-part",
        format_func=lambda n: f"{n * AT_ONCE + 1}～{min((n + 1) * AT_ONCE, count)}",
    )
    return chosen if chosen in pages else 0


def _values(one: Line) -> str:
    """All values as the plan prints them."""
    told = [f"{p.label}：{p.printed}" for p in one.points]
    return "、".join(told + [f"{label}：{text}" for label, text in one.left_out])


def _sentence(held: Sequence[Line], drawn: Sequence[Line]) -> str:
    up = sum(one.points[-1].number > one.points[0].number for one in drawn)
    down = sum(one.points[-1].number < one.points[0].number for one in drawn)
    return t(
        "指標は{total}件あり、2か年以上の数値があるのは{drawn}件です。"
        "そのうち値が増えるのは{up}件、減るのは{down}件、変わらないのは{same}件です。",
        total=len(held), drawn=len(drawn), up=up, down=down, same=len(drawn) - up - down,
    )  # fmt: skip
