"""The page in a real browser, before a fake service."""

from __future__ import annotations

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import PHONE, tab
from tests.browser.steps import ask, open_citation, settle, visit
from tests.ui import site as sample
from tests.ui.fake_api import FakeApi, Problem
from ui.parts.escape import WORD_JOINER

pytestmark = [pytest.mark.browser, pytest.mark.slow]
Site = tuple[FakeApi, str]


def test_question_answer_citation(page: Page, site: Site) -> None:
    api, url = site
    api.replies.append(sample.reply())
    visit(page, url)
    reply = ask(page, "公園予約の主管課は")
    expect(reply.locator(".sn-answer")).to_have_text(sample.ANSWER)
    expect(reply.locator(".sn-cite-name")).to_have_text("施策 3 公園予約の電子化")
    passage = open_citation(reply, 1)
    expect(passage.locator("mark")).to_have_text(sample.QUOTE, use_inner_text=True)
    text = passage.text_content() or ""
    assert "ここが直前" in text
    assert "ここが直後" in text
    assert len(text) == 300 + len(sample.QUOTE) + 300  # the whole page


def test_choice_is_asked_again(page: Page, site: Site) -> None:
    api, url = site
    api.replies.extend([sample.clarification(), sample.reply()])
    visit(page, url)
    ask(page, "主管課は")
    page.get_by_role("button", name=sample.OTHER_CITY).click()
    expect(page.locator(".sn-answer")).to_have_text(sample.ANSWER)
    assert api.asked[1]["municipality"] == sample.OTHER_CITY


def test_planted_markup_is_shown_as_text(page: Page, site: Site) -> None:
    api, url = site
    api.plans[0] |= {"municipality": sample.EVIL, "plan": sample.EVIL, "period": sample.EVIL}
    api.measures[:] = [sample.measure(sample.EVIL, sample.EVIL, sample.EVIL)]
    api.terms[0] |= {"municipality": sample.EVIL, "term": sample.EVIL}
    unclear = sample.reply(status="needs_clarification", choices=[sample.EVIL], citations=[])
    api.replies.extend([unclear, sample.evil_reply()])
    visit(page, url)
    for key in ("example-0", "example-1"):
        expect(page.locator(f".st-key-{key}")).to_contain_text(_label(sample.EVIL))
    page.get_by_test_id("stSelectbox").first.click()
    expect(page.get_by_role("option").nth(0)).to_have_text(sample.EVIL)
    page.keyboard.press("Escape")
    ask(page, sample.EVIL)
    expect(page.locator(".st-key-choice-0-0")).to_contain_text(_label(sample.EVIL))
    reply = ask(page, sample.EVIL)
    expect(open_citation(reply, 1).locator("mark")).to_have_text(sample.EVIL)
    answer = reply.locator(".sn-answer").text_content()
    assert answer == sample.evil_reply()["answer"]
    for css in (".sn-cite-name", ".sn-cite-from", ".sn-cite-section", ".sn-notice"):
        expect(reply.locator(css)).to_contain_text(sample.EVIL)
    _assert_nothing_ran(page)


def _label(text: str) -> str:
    """How the words of a label stand on the page: nothing taken away, joiners added."""
    marks = set("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
    return "".join(f"{c}{WORD_JOINER}" if c in marks else c for c in text)


def _assert_nothing_ran(page: Page) -> None:
    assert page.evaluate("window.pwned") is None
    main = page.get_by_test_id("stApp")
    for css in (
        "a:not([href='#stMain'], [data-testid='stTopNavLink'])",
        "img",
        ".katex",
        "h4, h5, em, del, hr, table, code, b",
    ):
        found = main.locator(css).evaluate_all("all => all.map(e => e.outerHTML)")
        assert found == []


def test_page_comes_back_when_the_service_does(page: Page, site: Site) -> None:
    api, url = site
    visit(page, url)
    api.problem = Problem(503, "計画を読み込んでいます。")
    page.reload()
    expect(page.locator(".sn-notice")).to_contain_text("計画を読み込んでいます。")
    expect(page.get_by_test_id("stChatInputTextArea")).to_be_disabled()
    api.problem = None
    expect(page.get_by_test_id("stChatInputTextArea")).to_be_enabled()
    expect(page.locator(".sn-notice")).to_have_count(0)


def test_page_is_japanese_and_fits_a_phone(browser: Browser, site: Site) -> None:
    api, url = site
    api.replies.append(sample.reply())
    api.sources[sample.SOURCE] = sample.TEXT.replace("前置き", "前\n置").replace("後書き", "後\n書")
    with tab(browser, PHONE) as page:
        visit(page, url)
        passage = open_citation(ask(page, "主管課は"), 1)
        settle(page)
        box = passage.bounding_box()
        assert box is not None
        assert box["height"] < PHONE[1] / 2  # the opened quote and its card fit the screen
        assert page.title() == "施策ナビ"
        assert page.evaluate("document.documentElement.lang") == "ja"
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_other_hosts_are_refused(site: Site) -> None:
    """A page of another name that resolves here (DNS rebinding) gets no connection."""
    headers = {"Host": "evil.example", "Connection": "Upgrade", "Upgrade": "websocket",
               "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "MDEyMzQ1Njc4OWFiY2RlZg=="}  # fmt: skip
    reply = httpx.get(f"{site[1]}/_stcore/stream", headers=headers, trust_env=False)
    assert reply.status_code in (400, 403)
