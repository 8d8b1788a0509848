"""While the service cannot be reached: say so, and let people look again."""

from __future__ import annotations

import streamlit as st

from ui.api.client import Client
from ui.api.errors import ServiceError
from ui.api.records import Plan
from ui.parts.blocks import notice, show
from ui.parts.fetching import fetched, told
from ui.parts.words import t


def reachable_plans(client: Client) -> list[Plan] | None:
    """The plans at hand; where the service does not answer, a notice is drawn instead."""
    plans = fetched(client.plans, waiting=t("読み込み済みの計画を調べています…"), say=_away)
    if plans == []:
        text = t("計画がまだ読み込まれていません。")
        show(notice("info", text, name=t("質問の準備ができていません")))
    return plans


def _away(error: ServiceError) -> None:
    told(error, name=t("回答サービスを利用できません"), kind="error")
    st.button(t("再試行"), key="recheck", type="primary")
