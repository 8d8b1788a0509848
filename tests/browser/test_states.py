"""Every page while the service is away, slow, switching or refusing: it says so, without a
traceback, and comes back by itself. All pages are open at once, so that what takes its time is
waited for once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import DESKTOP, tab
from tests.browser.menu import ADDRESSES
from tests.browser.steps import settle, unlock, visit
from tests.ui import site as sample
from tests.ui.fake_api import FakeApi, Problem
from tests.ui.fake_editor import KEY, FakeEditor

pytestmark = [pytest.mark.browser, pytest.mark.slow]
# Pages that need nothing but the list of plans.
OF_THE_PLANS = {"reading"}
Site = tuple[FakeApi, str]
SWITCHING = Problem(503, "計画を読み込み直しています。")
REFUSING = Problem(429, "混み合っています。少しお待ちください。")
BROKEN = Problem(500, "", raw="<h1>Internal Server Error</h1>")
WILL_COME = "自動で元に戻ります"


@pytest.mark.parametrize("drawn", [False, True], ids=["opened", "drawn before"])
def test_down(browser: Browser, site: Site, drawn: bool) -> None:
    api, url = site
    with _pages(browser) as pages:
        for address, page in pages.items() if drawn else ():
            visit(page, f"{url}/{address}")
        api.stop()
        try:
            _open(pages, url)
            _all_say(pages, "回答サービスに接続できません")
        finally:
            api.start()
        _all_come_back(pages)


@pytest.mark.parametrize("problem", [SWITCHING, REFUSING, BROKEN], ids=["switching", "busy", "500"])
def test_refusing(browser: Browser, site: Site, problem: Problem) -> None:
    api, url = site
    api.problem = problem
    with _pages(browser) as pages:
        _open(pages, url)
        _all_say(pages, problem.detail or "回答サービスでエラーが起きました")
        api.problem = None
        _all_come_back(pages)


def test_slow(browser: Browser, site: Site) -> None:
    api, url = site
    api.delay = 7.0
    with _pages(browser) as pages:
        _open(pages, url)
        _all_say(pages, "応答に時間がかかっています")
        api.delay = 0.0
        _all_come_back(pages)


@pytest.mark.parametrize("problem", [SWITCHING, BROKEN], ids=["switching", "500"])
def test_all_but_the_plans_refused(browser: Browser, site: Site, problem: Problem) -> None:
    """What a page fetches for itself fails: it says so in its own place, and keeps its menu."""
    api, url = site
    sample.with_editions(api)
    api.problem, api.spared = problem, ("/v1/plans",)
    with _pages(browser) as pages:
        _open(pages, url)
        for page in pages.values():
            expect(page.get_by_test_id("stTopNavLink")).to_have_count(len(ADDRESSES))
            settle(page)
            _assert_sound(page)
        quiet = {
            address for address, page in pages.items() if not page.locator(".sn-notice").count()
        }
        assert quiet <= OF_THE_PLANS
        api.problem = None
        for page in pages.values():
            _assert_whole(page)


def test_only_the_measures_refused_for_a_while(browser: Browser, site: Site) -> None:
    """The pages that need them come back by themselves, each at its address."""
    api, url = site
    api.measures.append(sample.measure("新しい取組"))  # nobody has fetched these before
    api.broken["/v1/measures"] = BROKEN
    addresses = {"measures": "measures", "progress": "progress?view=cities", "terms": "terms?id=u"}
    with _pages(browser) as pages:
        for name, address in addresses.items():
            visit(pages[name], f"{url}/{address}")
            _say(pages[name], WILL_COME)
            _assert_sound(pages[name])
        visit(pages["reading"], f"{url}/reading")
        expect(pages["reading"].locator(".sn-notice", has_text=WILL_COME)).to_have_count(0)
        api.broken.clear()
        for name, address in addresses.items():
            _assert_whole(pages[name])
            assert pages[name].url == f"{url}/{address}"


def test_an_editor_is_told_too_and_keeps_the_desk(
    browser: Browser, site: Site, editor: FakeEditor
) -> None:
    api, url = site
    with tab(browser, DESKTOP) as page:
        unlock(page, url, KEY)
        files = page.locator(".sn-read-table", has_text=sample.SOURCE)
        again = page.get_by_role("button", name="読み込み直す", exact=True)
        api.broken["/v1/files"] = SWITCHING
        again.click()
        expect(page.get_by_test_id("stProgress")).to_be_visible()
        editor.ingest = {"status": "none"}
        _say(page, SWITCHING.detail)
        expect(files).to_have_count(0)
        api.broken.clear()
        expect(files).to_be_visible()  # by itself, without the key being asked for
        _assert_whole(page)
        api.stop()
        try:
            again.click()
            _all_say({"reading": page}, "回答サービスに接続できません")
        finally:
            api.start()
        expect(files).to_be_visible()
        _assert_whole(page)


@contextmanager
def _pages(browser: Browser) -> Iterator[dict[str, Page]]:
    """An empty tab for each page, by its address."""
    with tab(browser, DESKTOP) as first:
        yield {address: first.context.new_page() for address in ADDRESSES}


def _open(pages: dict[str, Page], url: str) -> None:
    """Open every page, without waiting for one before the next."""
    for address, page in pages.items():
        page.goto(f"{url}/{address}", wait_until="commit")


def _all_say(pages: dict[str, Page], words: str) -> None:
    for page in pages.values():
        expect(page.locator(".sn-notice").first).to_contain_text(words, timeout=30_000)
        _assert_sound(page)
        expect(page.get_by_role("button", name="再試行")).to_be_visible()


def _say(page: Page, words: str) -> None:
    expect(page.locator(".sn-notice", has_text=words).first).to_be_visible()


def _assert_whole(page: Page) -> None:
    """Nothing is missing any more, without anybody doing anything."""
    expect(page.locator(".sn-notice", has_text=WILL_COME)).to_have_count(0)
    settle(page)
    _assert_sound(page)


def _all_come_back(pages: dict[str, Page]) -> None:
    """Without anybody doing anything."""
    for address, page in pages.items():
        expect(page.locator(".st-key-recheck")).to_have_count(0, timeout=30_000)
        settle(page)
        _assert_sound(page)
        assert re.search(rf"/{address}$", page.url)


def _assert_sound(page: Page) -> None:
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.locator("[data-testid='stAlertContentError']")).to_have_count(0)
