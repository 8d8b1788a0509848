"""On a phone: the menu by touch, and the cards of an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import PHONE, tab
from tests.browser.steps import ask, visit
from tests.ui import site as sample
from tests.ui.fake_api import FakeApi

pytestmark = [pytest.mark.browser, pytest.mark.slow]
Site = tuple[FakeApi, str]
# Streamlit closes the menu after a choice on what calls itself a phone.
AGENT = (
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/141.0 Mobile Safari/537.36"
)


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    with tab(browser, PHONE, has_touch=True, is_mobile=True, user_agent=AGENT) as page:
        yield page


def test_the_menu_leads_to_another_page_and_closes(phone: Page, site: Site) -> None:
    visit(phone, site[1])
    opener = phone.get_by_test_id("stExpandSidebarButton")
    assert "メニュー" in opener.evaluate("e => getComputedStyle(e, '::after').content")
    opener.tap()
    menu = phone.get_by_test_id("stSidebar")
    menu.get_by_role("link", name="用語").tap()
    expect(phone).to_have_url(re.compile("/terms$"))
    expect(phone.get_by_label("用語を検索")).to_be_visible()
    expect(menu).not_to_be_in_viewport()


def test_the_scope_is_chosen_in_the_menu(phone: Page, site: Site) -> None:
    visit(phone, f"{site[1]}/reading")
    phone.get_by_test_id("stExpandSidebarButton").tap()
    menu = phone.get_by_test_id("stSidebar")
    field = menu.get_by_test_id("stSelectbox").first.get_by_role("group")
    field.tap(position={"x": 40, "y": 12})  # on its words, not on its arrow
    phone.get_by_role("option", name=sample.OTHER_CITY).tap()
    expect(phone.locator(".sn-plan")).to_have_count(1)
    menu.get_by_test_id("stSidebarCollapseButton").get_by_role("button").tap()
    expect(menu).not_to_be_in_viewport()
    expect(phone.locator(".sn-plan")).to_contain_text(sample.OTHER_CITY)


def test_the_cards_of_an_answer(phone: Page, site: Site) -> None:
    api, url = site
    long = "公園予約の電子化及び" * 6
    api.measures[0] |= {"measure_no": "3", "measure_name": long, "evaluation": "計画どおり"}
    api.replies.append(sample.reply(citations=[sample.citation(measure_name=long)]))
    visit(phone, url)
    ask(phone, "主管課は")
    card = phone.locator(".sn-card")
    expect(card).to_contain_text("計画どおり")
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    phone.get_by_role("link", name="この施策の記録を見る").tap()
    expect(phone.locator(".sn-sheet-name")).to_contain_text(long)
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
