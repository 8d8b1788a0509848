"""The page of what was read, run without a browser against a real server."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.ui import site
from tests.ui.fake_api import FakeApi
from tests.ui.pages import opened, shown


def test_what_was_found_in_each_file(page: AppTest) -> None:
    text = shown(opened(page, "reading"))
    assert f"{site.PLAN}（令和3年度～令和7年度）" in text
    assert "施策 2件 ・ 用語 1件 ・ 読み取りの注意 1件" in text


def test_editions_and_what_is_to_be_checked(page: AppTest, api: FakeApi) -> None:
    site.with_editions(api)
    text = shown(opened(page, "reading"))
    assert text.count("現在の版ではありません") == 1
    assert "要確認 1件" in text
