"""The page of pictures in a real browser: marks lead to measures, by mouse and by keyboard."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import PHONE, tab
from tests.browser.steps import settle, visit
from tests.ui import site as sample
from tests.ui.fake_api import FakeApi

pytestmark = [pytest.mark.browser, pytest.mark.slow]
Site = tuple[FakeApi, str]
VIEWS = ("evaluations", "schedule", "targets", "cities")
GRAVE = ("serious", "critical")
_LISTED = "[class*='st-key-progress-goals-list']"


def recorded(api: FakeApi, name: str | None = None) -> None:
    """Let the plan record everything of its first measure."""
    api.measures[0] |= {
        "section": f"第4章 > {name or '目標1'}", "evaluation": name or "計画どおり",
        "measure_name": name or "公園予約の電子化", "lead": [name or "くらし課"],
        "schedule": {"令和4年度": {"planned": name or "導入"}, "令和5年度": {"planned": "機器の更新"}},
        "indicators": [{"name": name or "割合", "values": {"令和4年度": "2%", "令和5年度": "3%"}}],
    }  # fmt: skip
    api.measures[1] |= {"section": "第4章 > 目標2", "evaluation": "やや遅れ"}


def drawn(page: Page, url: str, view: str) -> None:
    visit(page, f"{url}/progress?view={view}")
    expect(page.locator(".stVegaLiteChart svg").first).to_be_visible()
    settle(page)


def test_a_mark_that_is_clicked_leads_to_its_measure(page: Page, site: Site) -> None:
    api, url = site
    recorded(api)
    drawn(page, url, "evaluations")
    page.locator(".stVegaLiteChart").first.locator(".mark-rect path").first.click()
    listed = page.locator(_LISTED)
    expect(listed).to_contain_text("目標1 ・ 計画どおり（1件）")
    listed.get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"/measures\?id="))
    expect(page.locator("[data-testid='stMain']")).to_contain_text("公園予約の電子化")


def test_the_same_by_keyboard(page: Page, site: Site) -> None:
    api, url = site
    recorded(api)
    drawn(page, url, "evaluations")
    page.get_by_role("combobox", name=re.compile("施策を見る")).first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(_LISTED).get_by_role("link")).to_have_count(1)


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_is_accessible_and_fits_a_phone(browser: Browser, site: Site, view: str) -> None:
    api, url = site
    recorded(api)
    with tab(browser, PHONE) as page:
        drawn(page, url, view)
        page.get_by_test_id("stExpander").first.locator("summary").click()
        settle(page)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.wait_for_timeout(800)  # the theme changes
            found = Axe().run(page).response["violations"]
            assert [(v["id"], v["nodes"]) for v in found if v["impact"] in GRAVE] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


@pytest.mark.parametrize("view", VIEWS)
def test_planted_markup_is_drawn_as_text(page: Page, site: Site, view: str) -> None:
    api, url = site
    recorded(api, sample.EVIL)
    drawn(page, url, view)
    chart = page.locator(".stVegaLiteChart").first
    chart.hover()
    assert page.evaluate("window.pwned") is None
    assert page.locator("[data-testid='stMain'] img, [data-testid='stMain'] svg a").count() == 0
