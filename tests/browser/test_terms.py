"""The page of the terms in a real browser: over a fake service, and over the real plans."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.chromium import PHONE, tab
from tests.browser.steps import settle, visit
from tests.ui import site as sample
from tests.ui.fake_api import FakeApi
from tests.ui.terms.samples import glossary

pytestmark = [pytest.mark.browser, pytest.mark.slow]
Site = tuple[FakeApi, str]


@pytest.fixture
def terms(site: Site) -> Site:
    """The fake service with a glossary, each term with a place in a file."""
    api, _ = site
    text = ""
    for term in glossary():
        entry = f"{term.term}\n{term.definition}"
        place = {"start": len(text), "end": len(text) + len(entry)}
        api.terms.append(term.model_dump() | place)
        text += f"{entry}\n\n{'ほかの語。' * 40}\n"
    api.terms.pop(0)
    api.sources["a.txt"] = text
    return site


def lines(page: Page) -> Locator:
    return page.locator(".st-key-terms-list [data-testid='stPageLink']")


def test_a_term_is_found_by_its_reading_and_opened(page: Page, terms: Site) -> None:
    _, url = terms
    visit(page, f"{url}/terms")
    expect(lines(page)).to_have_count(len(glossary()))
    page.get_by_label("用語を検索").fill("デンシ")
    expect(lines(page)).to_have_text(["電子申請"])
    lines(page).get_by_role("link").click()
    expect(page.locator("h2.sn-term-name")).to_have_text("電子申請")
    expect(page).to_have_url(re.compile("[?]id="))
    mark = page.locator(".st-key-term-source mark")
    expect(mark).to_have_text("電子申請\n網を通じて届けを出すこと。", use_inner_text=True)
    expect(mark).to_be_in_viewport()
    page.get_by_role("button", name="用語の一覧").click()
    expect(lines(page)).to_have_text(["電子申請"])  # the search is kept
    expect(page).to_have_url(re.compile("/terms$"))


def test_rows_by_keyboard(page: Page, terms: Site) -> None:
    visit(page, f"{terms[1]}/terms")
    page.get_by_role("radio", name="か", exact=True).focus()
    page.keyboard.press("Space")
    expect(lines(page)).to_have_text(["ガバナンス", "キオスク端末", "クラウド"])


def answered(page: Page) -> bool:
    """Choose the first answer of the question that is asked; whether it was right."""
    page.locator(".st-key-quiz-0 button").click()
    expect(page.locator(".sn-choice-right")).to_have_count(1)
    settle(page)
    return page.locator(".sn-choice-wrong").count() == 0


def quiz_to_the_end(page: Page) -> tuple[int, int]:
    """Answer until all is right; how many of how many were right at once."""
    page.get_by_text("クイズ", exact=True).click()
    page.get_by_role("button", name="クイズを始める").click()
    first = list[bool]()
    for _ in range(300):
        expect(page.locator(".sn-quiz-ask")).to_be_visible()
        again = page.get_by_text("もう一度出た問題").count()
        right = answered(page)
        first += [] if again else [right]
        page.locator(".st-key-quiz-next button").click()
        expect(page.locator(".sn-choice-right")).to_have_count(0)
        settle(page)
        if page.get_by_text("クイズを終えました").count():
            return sum(first), len(first)
    raise AssertionError("the quiz does not end")


def saved(page: Page) -> str:
    """The text of the record that is downloaded once the page has taken the name."""
    page.get_by_label("氏名").fill("見本 花子")
    for _ in range(50):
        with page.expect_download() as download:
            page.get_by_role("button", name="学習の記録をWordで保存").click()
        document = Document(io.BytesIO(Path(download.value.path()).read_bytes()))
        text = "\n".join(paragraph.text for paragraph in document.paragraphs)
        if "氏名" in text:
            break
        page.wait_for_timeout(200)
    return text


def test_quiz_on_a_phone_with_its_record(browser: Browser, terms: Site) -> None:
    with tab(browser, PHONE) as page:
        visit(page, f"{terms[1]}/terms")
        right, total = quiz_to_the_end(page)
        assert total == 10
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
        text = saved(page)
    assert "氏名：見本 花子" in text
    assert f"10問中{right}問に1回で正解" in text
    assert "覚えた用語（10語）" in text


def test_planted_markup_is_shown_as_text(page: Page, terms: Site) -> None:
    api, url = terms
    for number, term in enumerate(api.terms):
        term |= {"term": f"{number}{sample.EVIL}", "definition": f"{sample.EVIL}{number}"}
        term |= {"id": f"t{number}", "reading": sample.EVIL, "aliases": [sample.EVIL]}
        term |= {"plan": sample.EVIL, "source": "evil.txt", "start": 2, "end": 2 + len(sample.EVIL)}
    visit(page, f"{url}/terms?id=t1")
    expect(page.locator(".sn-term-name")).to_have_text(f"1{sample.EVIL}")
    expect(page.locator(".st-key-term-source mark")).to_have_text(sample.EVIL)
    visit(page, f"{url}/terms")
    expect(page.locator(".sn-term-read").first).to_contain_text(sample.EVIL)
    page.get_by_text("クイズ", exact=True).click()
    page.get_by_role("button", name="クイズを始める").click()
    answered(page)
    assert page.evaluate("window.pwned") is None
    assert page.get_by_test_id("stMain").locator("img, .katex, em, del, hr, code").count() == 0


@pytest.mark.plans
def test_real_terms(page: Page, live_site: str) -> None:
    visit(page, f"{live_site}/terms")
    page.get_by_label("用語を検索").fill("アールピーエー")
    expect(lines(page)).to_have_text([re.compile("^RPA$")] * 3)
    lines(page).first.get_by_role("link").click()
    expect(page.locator("h2.sn-term-name")).to_have_text("RPA")
    expect(page.locator(".st-key-term-source mark")).to_contain_text("RPA")
    page.get_by_text("ふりがなを付ける").click()
    expect(page.locator("rt", has_text="じどう").first).to_be_visible()
    expect(page.locator("[class*='st-key-term-other-']")).to_have_count(2)
