"""The table of the measures in scope: search, filters, order, years, and files to take along."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st
from markupsafe import Markup

from ui.api.library import Records
from ui.api.records import Measure
from ui.measures.columns import Years, file_columns, shown_columns
from ui.measures.files import CSV, EXCEL, as_csv, as_excel
from ui.measures.filters import (
    Filters,
    Options,
    department_options,
    evaluation_options,
    goal_options,
)
from ui.measures.goals import Path, goals
from ui.measures.order import Sort, ordered, turned
from ui.measures.table.block import table
from ui.parts.blocks import notice, show
from ui.parts.escape import element
from ui.parts.words import t
from ui.site import Site

AT_ONCE = 200  # rows; more of them on a click
_SORT, _ROWS, _OPEN, _KEPT = "measures-sort", "measures-rows", "measures-open", "measures-kept"
# The filters stand in the address, so that a table can be sent to others.
_WORDS, _OFFICES, _GRADES, _GOALS, _YEARS, _PAST = "find", "office", "grade", "goal", "year", "past"


def listing(site: Site, records: Records) -> None:
    """Everything above and below the table, and the table."""
    if chosen_id := st.session_state.pop(_OPEN, None):
        st.switch_page(site.pages["measures"], query_params={"id": chosen_id})
    show(element("h2", "sn-heading sn-page-measures", t("施策の一覧")))
    paths = goals(records.measures)
    scope = _editions([m for m in records.measures if site.scope.holds(m)])
    unrated = t("記載なし")
    chosen = _filters(scope, paths, unrated)
    st.session_state[_KEPT] = chosen
    found = chosen.choose(scope, paths, unrated)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        years = _years()
        _count(chosen, len(found), len(scope))
    if not found:
        text = t("条件を減らすか、左の「対象の自治体」「対象の計画」を変えてください。")
        show(notice("info", text, name=t("条件に合う施策はありません")))
        return
    limit = st.session_state.get(_ROWS, AT_ONCE)
    sort: Sort | None = st.session_state.get(_SORT)
    columns = shown_columns(scope, paths, years)
    rows = ordered(found, columns, sort)
    table(rows[:limit], columns, sort, opened=_open, sorted_by=_sort)
    if len(rows) > limit:
        text = t("さらに表示する（残り{count}件）", count=len(rows) - limit)
        st.button(text, key="measures-more", on_click=_more)
    _files(site, rows, paths)


def back(site: Site) -> None:
    """A button that leads to the table as it was left."""
    if not st.button(
        t("施策の一覧"), key="measures-back", type="tertiary", icon=":material/arrow_back:"
    ):
        return
    kept: Filters = st.session_state.get(_KEPT, Filters())
    several = ((_OFFICES, kept.departments), (_GRADES, kept.evaluations), (_GOALS, kept.goals))
    query = [(key, name) for key, names in several for name in names]
    words = [(_WORDS, kept.words)] if kept.words else []
    st.switch_page(site.pages["measures"], query_params=[*words, *query])


def _editions(measures: Sequence[Measure]) -> list[Measure]:
    """The measures of the editions in force; where there are others too, those on demand."""
    past = [m for m in measures if not m.in_force]
    if not 0 < len(past) < len(measures):
        return list(measures)
    text = t("現在の版ではない計画の施策も表示する（{count}件）", count=len(past))
    both = st.checkbox(text, key=_PAST, persist_state="session")
    return [m for m in measures if both or m.in_force]


def _filters(measures: Sequence[Measure], paths: Mapping[str, Path], unrated: str) -> Filters:
    words = st.text_input(
        t("語句で探す"),
        key=_WORDS,
        placeholder=t("例: オンライン申請"),
        type="search",
        live="300ms",
        bind="query-params",
    )
    offices, grades, aims = st.columns(3)
    with offices:
        departments = _several(t("課"), department_options(measures), _OFFICES)
    with grades:
        evaluations = _several(t("評価"), evaluation_options(measures, unrated), _GRADES)
    with aims:
        aimed = _several(t("目標・分野"), goal_options(measures, paths), _GOALS)
    return Filters(words or "", departments, evaluations, aimed)


def _several(title: str, options: Options, key: str) -> tuple[str, ...]:
    """Any of the options, those of most measures first; the address names them as they are."""
    chosen = st.multiselect(
        title,
        list(options),
        key=key,
        placeholder=t("すべて"),
        select_all=False,
        bind="query-params",
    )
    return tuple(chosen)


def _years() -> Years:
    names: dict[Years, str] = {
        "plan": t("計画と実績"),
        "indicators": t("指標"),
        "none": t("表示しない"),
    }
    chosen = st.segmented_control(
        t("年度の列"),
        list(names),
        default="plan",
        key=_YEARS,
        format_func=lambda years: names[years],
        required=True,
        persist_state="session",
    )
    return chosen or "plan"


def _count(chosen: Filters, found: int, every: int) -> None:
    """How many measures are shown, told to those who cannot see it as well."""
    told = t("{found}件を表示（全{every}件）", found=found, every=every) if chosen else ""
    text = told or t("全{every}件", every=every)
    show(Markup('<div class="sn-count" role="status">{}</div>').format(text))
    if chosen:
        st.button(t("条件をすべて外す"), key="measures-clear", type="tertiary", on_click=_clear)


def _files(site: Site, rows: Sequence[Measure], paths: Mapping[str, Path]) -> None:
    columns = file_columns(rows, paths)
    name = f"{t('施策一覧')}_{site.today.isoformat()}"
    with st.container(horizontal=True):
        st.download_button(
            t("CSVで保存"),
            partial(as_csv, rows, columns),
            f"{name}.csv",
            CSV,
            key="measures-csv",
            icon=":material/download:",
            on_click="ignore",
        )
        st.download_button(
            t("Excelで保存"),
            partial(as_excel, rows, columns, t("施策一覧")),
            f"{name}.xlsx",
            EXCEL,
            key="measures-excel",
            icon=":material/download:",
            on_click="ignore",
        )
    foot = t("条件に合う{count}件を、概要・実績・課題などとともに保存します。", count=len(rows))
    show(element("div", "sn-foot", foot))


def _open(measure_id: str) -> None:
    st.session_state[_OPEN] = measure_id


def _sort(key: str) -> None:
    st.session_state[_SORT] = turned(st.session_state.get(_SORT), key)


def _more() -> None:
    st.session_state[_ROWS] = st.session_state.get(_ROWS, AT_ONCE) + AT_ONCE


def _clear() -> None:
    st.session_state[_WORDS] = ""
    for key in (_OFFICES, _GRADES, _GOALS):
        st.session_state[key] = []
