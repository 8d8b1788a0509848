"""While the service cannot be reached: say so, look again by itself, and let people look again."""

from __future__ import annotations

import streamlit as st

from ui.api.client import Client
from ui.api.errors import ServiceError, ServiceStartingError
from ui.api.records import Plan
from ui.parts.blocks import notice, show
from ui.parts.words import t

RECHECK_SECONDS = 3.0


def reachable_plans(client: Client) -> list[Plan] | None:
    """The plans at hand; where the service does not answer, a notice is drawn instead."""
    try:
        with st.spinner(t("読み込み済みの計画を調べています…")):
            plans = client.plans()
    except ServiceError as error:
        _waiting(error)
        return None
    if not plans:
        show(
            notice(
                "info", t("計画がまだ読み込まれていません。"), name=t("質問の準備ができていません")
            )
        )
    return plans


def _waiting(error: ServiceError) -> None:
    starting = isinstance(error, ServiceStartingError)
    name = t("準備をしています") if starting else t("回答サービスを利用できません")
    text = "\n".join((t(error.message), t("つながりしだい、この画面は自動で元に戻ります。")))
    show(notice("info" if starting else "error", text, name=name))
    st.button(t("再試行"), key="recheck", type="primary")


@st.fragment(run_every=RECHECK_SECONDS)
def watch(client: Client) -> None:
    """Run the page again as soon as the very call that failed works.

    Called when the menu is drawn: until then the browser does not know which page it shows, and a
    run that it asks for would be one of the start.
    """
    try:
        client.plans()
    except ServiceError:
        return
    st.rerun()
