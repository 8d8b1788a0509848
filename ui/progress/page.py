"""The page of pictures: evaluations, timeline, indicators, the municipalities side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from ui.api.records import Measure
from ui.parts.blocks import notice, show
from ui.parts.escape import element
from ui.parts.fetching import fetched
from ui.parts.words import t
from ui.progress.evaluations import evaluations
from ui.progress.scales import counted
from ui.progress.schedule import schedule
from ui.progress.side_by_side import side_by_side
from ui.progress.targets import targets
from ui.site import Site

_VIEWS: dict[str, tuple[str, Callable[[Site, Sequence[Measure]], None]]] = {
    "evaluations": ("評価", evaluations),
    "schedule": ("年度ごとの予定", schedule),
    "targets": ("指標", targets),
    "cities": ("自治体の比較", side_by_side),
}


def progress_page(site: Site) -> None:
    """One of the views; ``?view=`` names the first."""
    show(element("h2", "sn-heading", t("計画の進捗")))
    records = fetched(site.library.records)
    if records is None:
        return
    chosen = in_scope(site, records.measures)
    held = counted(chosen)
    if not held:
        show(
            notice(
                "info", t("選んだ範囲に施策がありません。対象の自治体と計画を選び直してください。")
            )
        )
        return
    if "progress-view" not in st.session_state:
        asked = st.query_params.get("view")
        st.session_state["progress-view"] = asked if asked in _VIEWS else "evaluations"
    view = st.segmented_control(
        t("見たいもの"),
        list(_VIEWS),
        key="progress-view",
        required=True,
        format_func=lambda name: t(_VIEWS[name][0]),
    )
    _VIEWS[view or "evaluations"][1](site, held)
    if left := len(chosen) - len(held):
        show(
            element(
                "p",
                "sn-foot",
                t("再掲の施策{count}件は、初めの掲載だけを数えています。", count=left),
            )
        )


def in_scope(site: Site, measures: Sequence[Measure]) -> list[Measure]:
    """The measures in scope; of other editions only where that plan is chosen."""
    past = site.scope.plan is not None
    return [m for m in measures if site.scope.holds(m) and (m.in_force or past)]
