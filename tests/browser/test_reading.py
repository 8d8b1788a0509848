"""The page of what was read, in a real browser: a file's own page, and an editor's work."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import PHONE, tab
from tests.browser.steps import settle, unlock, visit
from tests.ui import site as sample
from tests.ui.fake_api import FakeApi
from tests.ui.fake_editor import KEY, FakeEditor

pytestmark = [pytest.mark.browser, pytest.mark.slow]
Site = tuple[FakeApi, str]


def test_a_file_has_an_address_of_its_own(page: Page, site: Site) -> None:
    _, url = site
    visit(page, f"{url}/reading")
    links = page.get_by_role("link", name="くわしく見る")
    links.first.click()
    expect(page.get_by_role("heading", name=sample.PLAN)).to_be_visible()
    settle(page)
    expect(page).to_have_url(re.compile("source="))
    text = page.locator(".sn-read-whole")
    expect(text).to_have_text(sample.TEXT, use_inner_text=True)
    text.focus()
    expect(text).to_be_focused()
    page.reload()
    expect(page.get_by_role("heading", name=sample.PLAN)).to_be_visible()
    page.get_by_role("link", name="ファイルの一覧").click()
    expect(page).to_have_url(re.compile("reading$"))
    expect(links).to_have_count(2)


def test_an_editor_puts_a_file_and_sees_it_read(
    page: Page, site: Site, editor: FakeEditor, tmp_path: Path
) -> None:
    unlock(page, site[1], KEY)
    chosen = tmp_path / "次の計画.txt"
    chosen.write_text("本文", encoding="utf-8")
    page.locator("input[type=file]").set_input_files(chosen)
    expect(page.get_by_text("次の計画.txt")).to_be_visible()
    page.get_by_role("button", name="入れる", exact=True).click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    assert editor.asked == [("added", "次の計画.txt"), ("start",)]
    assert editor.sent["次の計画.txt"] == "本文".encode()
    report = {"files": 2, "files_read": 1, "measures": 9, "terms": 1, "took_seconds": 3.0}
    editor.ingest = {"status": "done", "report": report}
    expect(page.get_by_text("読み込みが終わりました")).to_be_visible()  # by itself
    page.get_by_role("button", name="この変更を元に戻して").click()
    expect(page.get_by_text("最後の変更を元に戻しました。")).to_be_visible()
    assert editor.asked[-1] == ("undo",)


def test_words_of_the_upload_are_japanese_and_it_fits_a_phone(
    browser: Browser, site: Site, editor: FakeEditor
) -> None:
    with tab(browser, PHONE) as page:
        unlock(page, site[1], KEY)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
        zone = page.get_by_test_id("stFileUploaderDropzone")
        for shown in (zone.get_by_text("Upload", exact=True), zone.get_by_text("per file")):
            assert shown.last.evaluate("e => getComputedStyle(e).fontSize") == "0px"


def test_planted_names_stay_text(page: Page, site: Site, editor: FakeEditor) -> None:
    editor.items = [{"name": sample.EVIL, "size": 1, "state": "new"}]
    editor.last = {"at": sample.EVIL, "kind": "added", "name": sample.EVIL}
    editor.ingest = {"status": "running", "step": sample.EVIL, "done": 1, "of": 2}
    visit(page, f"{site[1]}/reading")
    page.get_by_label(re.compile("編集用の鍵")).fill(KEY)
    page.get_by_role("button", name="編集を始める").click()
    expect(page.get_by_test_id("stProgress")).to_be_visible()
    expect(page.locator(".sn-foot", has_text="<script>")).to_have_count(1)
    editor.ingest = {"status": "none"}
    expect(page.locator(".sn-read-table")).to_contain_text(sample.EVIL)
    assert page.evaluate("window.pwned") is None
    assert page.locator(".stHtml img, .stHtml script[src]").count() == 0
