"""A browser and sites for it.

Playwright keeps an event loop running in this thread for as long as it lives, so the browser
lives for one module, not for the session: other tests start loops of their own.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.chromium import chromium, executable, tab
from tests.browser.sites import PLANS, fake, live
from tests.ui.fake_api import FakeApi
from tests.ui.fake_editor import KEY, FakeEditor
from tests.ui.site import SOURCE, fake_site


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = executable()
    if path is None:
        pytest.skip("Chromium is not installed (apt-get install chromium)")
    with chromium(path) as running:
        yield running


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with tab(browser) as opened:
        yield opened


@pytest.fixture(scope="module")
def _fake_site() -> Iterator[tuple[FakeApi, str]]:
    with fake() as site:
        yield site


@pytest.fixture
def site(_fake_site: tuple[FakeApi, str]) -> tuple[FakeApi, str]:
    """The fake service, as new, and its page's address."""
    api, url = _fake_site
    fresh = fake_site()
    api.plans, api.measures, api.terms = fresh.plans, fresh.measures, fresh.terms
    api.sources, api.problem, api.spared = fresh.sources, None, ()
    api.delay = api.pace = 0.0
    api.broken.clear()
    vars(api.editor).update(vars(fresh.editor))
    api.replies.clear()
    api.asked.clear()
    return api, url


@pytest.fixture
def editor(site: tuple[FakeApi, str]) -> FakeEditor:
    """The fake service's folder, as new, open to the key."""
    held = site[0].editor
    fresh = FakeEditor(key=KEY, items=[{"name": SOURCE, "size": 900, "state": "read"}])
    vars(held).update(vars(fresh))
    return held


@pytest.fixture(scope="session")
def live_site() -> Iterator[str]:
    """The address of the page over the real plans."""
    if not PLANS.is_dir():
        pytest.skip("the real plans are not at hand")
    with live() as url:
        yield url
