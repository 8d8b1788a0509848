"""The page of the measures in a real browser: over a fake service, and over the real plans."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import PHONE, tab
from tests.browser.steps import settle, visit
from tests.ui import site as sample
from tests.ui.fake_api import FakeApi

pytestmark = [pytest.mark.browser, pytest.mark.slow]
Site = tuple[FakeApi, str]
PARK = f"{sample.CITY}-公園予約の電子化"


def query(page: Page) -> dict[str, list[str]]:
    """What the address of the page holds."""
    return parse_qs(urlsplit(page.url).query)


def opened(page: Page) -> None:
    """Wait for a measure's own page."""
    expect(page.locator(".sn-sheet-head")).to_be_visible()
    expect(page.locator(".sn-row")).to_have_count(0)
    settle(page)


def listed(page: Page, rows: int) -> None:
    """Wait for a table of so many rows."""
    expect(page.locator(".sn-row")).to_have_count(rows)
    expect(page.locator(".sn-sheet-head")).to_have_count(0)
    settle(page)


def test_a_row_opens_its_measure_and_the_table_stays_as_it_was(page: Page, site: Site) -> None:
    visit(page, f"{site[1]}/measures")
    page.get_by_label("語句で探す").press_sequentially("電子化")
    listed(page, 2)
    assert query(page) == {"find": ["電子化"]}
    page.locator(".sn-row .sn-col-lead").first.click()
    opened(page)
    assert query(page) == {"id": [PARK]}
    page.go_back()
    listed(page, 2)
    page.locator(".sn-open").first.focus()
    page.keyboard.press("Enter")
    opened(page)
    page.get_by_role("button", name="施策の一覧").click()
    listed(page, 2)
    expect(page).to_have_url(re.compile("[?]find="))


def test_a_link_to_another_measure_is_an_address_seen_from_its_top(page: Page, site: Site) -> None:
    visit(page, f"{site[1]}/measures?id={PARK}")
    page.set_viewport_size({"width": 1280, "height": 500})
    page.get_by_role("link", name="窓口の案内").click()
    expect(page.locator("h2.sn-sheet-name")).to_have_text("3 窓口の案内")
    expect(page).to_have_url(re.compile("[?]id=[^&]*%E6%A1%88%E5%86%85"))
    expect(page.locator("h2.sn-sheet-name")).to_be_in_viewport()
    page.go_back()
    expect(page.locator("h2.sn-sheet-name")).to_have_text("3 公園予約の電子化")


def test_headings_sort_by_the_keyboard(page: Page, site: Site) -> None:
    visit(page, f"{site[1]}/measures")
    heading = page.get_by_role("columnheader", name="施策名")
    heading.get_by_role("button").focus()
    for way, first in (("ascending", "公園予約の電子化"), ("descending", "窓口の案内")):
        page.keyboard.press("Enter")
        expect(heading).to_have_attribute("aria-sort", way)
        expect(page.locator(".sn-open").first).to_have_text(first)
        expect(heading.get_by_role("button")).to_be_focused()


def test_the_files_hold_what_is_shown(page: Page, site: Site) -> None:
    site[0].measures[0]["measure_name"] = "=1+1"
    visit(page, f"{site[1]}/measures?office=くらし課")
    listed(page, 2)
    with page.expect_download() as csv_file:
        page.get_by_role("button", name="CSVで保存").click()
    data = Path(csv_file.value.path()).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert [row["施策名"] for row in rows] == ["'=1+1", "窓口の案内"]
    with page.expect_download() as book:
        page.get_by_role("button", name="Excelで保存").click()
    assert book.value.suggested_filename.endswith(".xlsx")
    held = load_workbook(io.BytesIO(Path(book.value.path()).read_bytes()))
    assert held.worksheets[0].max_row == 3


def test_planted_markup_is_shown_as_text(page: Page, site: Site) -> None:
    api, url = site
    place = {"source": "evil.txt", "start": 2, "end": 2 + len(sample.EVIL), "text": sample.EVIL}
    api.measures[:] = [
        sample.measure(
            sample.EVIL, sample.EVIL, sample.EVIL, id="x", lead=[sample.EVIL],
            evaluation=sample.EVIL, schedule={sample.EVIL: {"planned": sample.EVIL}},
            fields=[{**place, "role": "lead", "label": sample.EVIL}],
            conflicts=[{"field": "lead", "values": [place]}], mentions=[place],
        )
    ]  # fmt: skip
    visit(page, f"{url}/measures")
    expect(page.locator(".sn-open")).to_have_text(sample.EVIL)
    page.get_by_test_id("stMultiSelect").first.click()
    expect(page.get_by_role("option").filter(has_text="<script>")).to_have_text(sample.EVIL)
    page.keyboard.press("Escape")
    page.locator(".sn-open").click()
    opened(page)
    page.get_by_role("button", name="原文を見る").last.click()
    expect(page.locator(".sn-passage mark")).to_have_text(sample.EVIL)
    expect(page.locator("h2.sn-sheet-name")).to_contain_text(sample.EVIL)
    assert page.evaluate("window.pwned") is None
    assert page.locator(".stMain img, .stMain .katex, .stMain em, .stMain del").count() == 0


def test_it_fits_a_phone(browser: Browser, site: Site) -> None:
    with tab(browser, PHONE) as page:
        for path in ("measures", f"measures?id={PARK}"):
            visit(page, f"{site[1]}/{path}")
            expect(page.locator(".sn-table-root, .sn-sheet-head")).to_be_visible()
            settle(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


@pytest.mark.plans
def test_real_plans_filtered_opened_and_traced_to_the_original(page: Page, live_site: str) -> None:
    visit(page, f"{live_site}/measures")
    every = page.locator(".sn-row")
    expect(every.nth(30)).to_be_visible()
    before = every.count()
    box = page.get_by_test_id("stMultiSelect").filter(has_text="評価")
    box.click()
    page.get_by_role("option").first.click()
    page.keyboard.press("Escape")
    expect(every).not_to_have_count(before)
    settle(page)
    assert 0 < every.count() < before
    page.locator(".sn-open").first.click()
    opened(page)
    page.get_by_role("button", name="原文を見る").first.click()
    expect(page.locator(".sn-passage mark").first).to_be_in_viewport()
    near = page.get_by_text("ほかの自治体の近い施策")
    expect(near).to_be_attached()
