"""The indicators: a small chart for each, with its yearly targets."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ui.api.records import Measure
from ui.parts.blocks import notice, show
from ui.parts.escape import element
from ui.parts.pages import part
from ui.parts.words import language, t
from ui.progress.figure import look, measure_link
from ui.progress.indicators import Line, Point, lines
from ui.progress.line_chart import line
from ui.progress.sorts import of_label
from ui.site import Site

AT_ONCE = 9
_BESIDE = 3  # on a phone they stand below one another


def targets(site: Site, measures: Sequence[Measure]) -> None:
    """The indicators with numbers, some at once, and those that have none."""
    held = lines(measures)
    drawn = [one for one in held if one.drawn]
    if not held:
        text = t("指標と年度ごとの目標値の記載が、表や欄として見当たりません。")
        show(notice("info", text, name=t("指標の記載がありません")))
        return
    show(element("h3", "sn-heading", t("指標と年度ごとの目標")))
    show(element("p", "sn-text sn-says", _sentence(held, drawn)))
    shown = part(drawn, AT_ONCE, key="progress-lines")
    for first in range(0, len(shown), _BESIDE):
        for column, one in zip(st.columns(_BESIDE), shown[first : first + _BESIDE], strict=False):
            with column:
                _card(site, one)
    rest = [one for one in held if not one.drawn]
    if rest:
        with st.expander(t("図にできない指標（{count}件）", count=len(rest))):
            for one in part(rest, AT_ONCE, key="progress-undrawn"):
                show(
                    element("p", "sn-line-name", _name(one)), element("p", "sn-foot", _values(one))
                )
                measure_link(site, one.measure)


def _card(site: Site, one: Line) -> None:
    with st.container(border=True, gap="xsmall"):
        unit = t("単位：{unit}", unit=one.unit or t("なし"))
        show(
            element("div", "sn-line-name", _name(one)),
            element("div", "sn-foot", *_legend(one), unit),
        )
        said = _values(one)
        st.altair_chart(line(one, era=language() == "ja", look=look()), alt=f"{_name(one)} {said}")
        if one.left_out:
            told = "、".join(f"{label}：{text}" for label, text in one.left_out)
            show(element("p", "sn-foot", t("数値でないため図にない値：{values}", values=told)))
        with st.expander(t("値を表で見る")):
            show(element("p", "sn-text", said))
        measure_link(site, one.measure)


def _name(one: Line) -> str:
    """What is measured; a plan may have nothing but 「目標」 and 「実績」 there."""
    return one.name or t("指標")


def _legend(one: Line) -> list[str]:
    """The signs of targets and results, where the plan tells them apart."""
    names = {
        "target": t("◇ 目標（破線）"),
        "result": t("● 実績・現状（実線）"),
        None: t("■ どちらとも書かれていない値"),
    }
    return [f"{names[sort]} ・ " for sort in one.sorts] if one.sorts != [None] else []


def _values(one: Line) -> str:
    """All values as the plan prints them."""
    told = [f"{_label(p)}：{p.printed}" for p in one.points]
    return "、".join(told + [f"{label}：{text}" for label, text in one.left_out])


def _label(point: Point) -> str:
    """The year, and whether its value is aimed at, where the year does not say it itself."""
    if point.sort is None or of_label(point.label):
        return point.label
    sort = t("目標") if point.sort == "target" else t("実績")
    return f"{point.label}（{sort}）"


def _sentence(held: Sequence[Line], drawn: Sequence[Line]) -> str:
    up, down = sum(one.change > 0 for one in drawn), sum(one.change < 0 for one in drawn)
    return t(
        "指標は{total}件あり、2か年以上の数値があるのは{drawn}件です。"
        "そのうち値が増えるのは{up}件、減るのは{down}件、変わらないのは{same}件です。",
        total=len(held), drawn=len(drawn), up=up, down=down, same=len(drawn) - up - down,
    )  # fmt: skip
