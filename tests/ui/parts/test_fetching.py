"""What cannot be fetched is said, and looked for again as long as it may come."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.fake_api import FakeApi, Problem
from tests.ui.pages import opened, shown

WILL_COME = "この画面は自動で元に戻ります"


def _page_of_a_call_that_fails_once(*, then_refused: bool) -> None:
    """A page whose call is answered from the second time on."""
    import streamlit as st

    from ui.api.errors import RefusedError, ServiceError
    from ui.parts.blocks import show
    from ui.parts.escape import element
    from ui.parts.fetching import begin, fetched, watched

    def call() -> str:
        st.session_state["calls"] = st.session_state.get("calls", 0) + 1
        if st.session_state["calls"] == 1:
            raise ServiceError("今はありません。")
        if then_refused:
            raise RefusedError("お断りします。")
        return "届きました"

    begin()
    show(element("p", "", fetched(call) or "まだです"))
    watched()


@pytest.mark.parametrize(("refused", "said"), [(False, "届きました"), (True, "お断りします")])
def test_the_page_is_drawn_again_as_soon_as_the_call_is_answered(refused: bool, said: str) -> None:
    script = _page_of_a_call_that_fails_once
    page = AppTest.from_function(script, kwargs={"then_refused": refused}).run()
    text = "".join(block.value for block in page.main.html)
    assert said in text
    assert "今はありません" not in text
    assert page.session_state["calls"] == 3  # drawn, looked again, drawn again
    assert page.session_state["lost"] == []


def test_each_missing_thing_is_said_in_its_place(page: AppTest, api: FakeApi) -> None:
    api.broken["/v1/measures"] = Problem(500, "壊れています。")
    text = shown(opened(page, "measures"))
    assert "壊れています。" in text
    assert WILL_COME in text
    assert "回答サービスを利用できません" not in text
    assert len(page.session_state["lost"]) == 1
    api.broken.clear()
    assert WILL_COME not in shown(page.run())
    assert page.session_state["lost"] == []


def test_what_switches_over_is_no_error(page: AppTest, api: FakeApi) -> None:
    api.broken["/v1/measures"] = Problem(503, "読み込み直しています。")
    text = shown(opened(page, "measures"))
    assert "準備をしています" in text
    assert "sn-notice-info" in text


def test_what_the_service_refuses_is_not_asked_for_again(page: AppTest, api: FakeApi) -> None:
    api.sources.clear()
    text = shown(opened(page, "reading", source=api.plans[0]["source"]))
    assert "該当するファイルがありません。" in text
    assert WILL_COME not in text
    assert page.session_state["lost"] == []
