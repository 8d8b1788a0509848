"""What people do in the chat, from beginning to end, over the real plans.

Numbers and departments are facts of the plans; their sentences stay out of this file.
"""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import PHONE, tab
from tests.browser.sites import PLANS
from tests.browser.steps import ask, settle, visit
from tests.ui import site as sample
from tests.ui.fake_api import FakeApi
from ui.parts.escape import WORD_JOINER

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.plans]
QUESTION = "秦野市の「ペーパーレス会議の推進」の主管課は？"
WITH_TERMS = "小山市の公衆無線LANの整備はどのような取組ですか"
OFFICES = ("行政経営課", "情報システム課")


@pytest.mark.parametrize("by", ["click", "keyboard"])
def test_marker_opens_the_place_in_the_plan(page: Page, live_site: str, by: str) -> None:
    visit(page, live_site)
    marker = ask(page, QUESTION).get_by_role("button", name="出典1を開く").first
    if by == "click":
        marker.click()
    else:
        marker.focus()
        page.keyboard.press("Enter")
    mark = page.locator("[class*='st-key-cite-']").first.locator(".sn-passage mark")
    expect(mark).to_be_in_viewport()
    quote = mark.text_content() or ""
    assert any(office in quote for office in OFFICES)
    assert any(quote in text for text in _plans())


def test_asked_back_and_chosen(page: Page, live_site: str) -> None:
    visit(page, live_site)
    reply = ask(page, "主管課はどこですか")
    expect(reply.locator(".sn-notice-name").first).to_have_text("対象を選んでください")
    reply.get_by_role("button", name="秦野市").click()
    expect(page.locator(".sn-chip", has_text="対象：秦野市")).to_be_visible()
    expect(page.locator(".sn-foot", has_text=re.compile("所要"))).to_have_count(2)


def test_term_is_explained_on_hover_and_focus(page: Page, live_site: str) -> None:
    visit(page, live_site)
    reply = ask(page, WITH_TERMS)
    term = reply.locator("button.sn-term").first
    tip = reply.locator(".sn-tip")
    page.wait_for_timeout(1500)  # a new answer is brought into view, more than once
    for show in (term.hover, term.focus):
        show()
        expect(tip).to_be_visible()
        expect(tip.locator(".sn-tip-name")).not_to_be_empty()
        page.keyboard.press("Escape")
        expect(tip).to_be_hidden()
        page.mouse.move(0, 0)


def test_term_is_explained_on_tap(browser: Browser, live_site: str) -> None:
    with tab(browser, PHONE, has_touch=True, is_mobile=True) as page:
        visit(page, live_site)
        reply = ask(page, WITH_TERMS)
        reply.locator("button.sn-term").first.tap()
        tip = reply.locator(".sn-tip")
        expect(tip).to_be_visible()
        box = tip.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE[0]


def test_copied_answer_and_address(browser: Browser, live_site: str) -> None:
    with tab(browser, permissions=["clipboard-read", "clipboard-write"]) as page:
        visit(page, live_site)
        reply = ask(page, QUESTION)
        reply.get_by_role("button", name="コピー", exact=True).click()
        expect(reply.locator(".sn-said")).to_have_text("コピーしました。")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert all(office in copied for office in OFFICES)
        assert re.search(r"^\[1\] 秦野市 ", copied, re.MULTILINE)
        reply.get_by_role("button", name="質問のアドレスをコピー").click()
        page.wait_for_function(
            "() => navigator.clipboard.readText().then(t => t.startsWith('http'))"
        )
        page.goto(page.evaluate("navigator.clipboard.readText()"))
        answer = page.locator(".sn-answer")
        expect(answer).to_contain_text(OFFICES[0])
        settle(page)
        expect(page.get_by_test_id("stChatMessage")).to_have_count(2)


def test_conversations_and_what_is_saved_of_them(page: Page, live_site: str) -> None:
    visit(page, live_site)
    ask(page, QUESTION)
    page.get_by_role("button", name="新しい会話を始める").click()
    expect(page.get_by_test_id("stChatMessage")).to_have_count(0)
    ask(page, "秦野市の1-1-(4)の主管課はどこですか")
    names = page.locator("[class*='st-key-conversation-']")
    expect(names).to_have_count(2)
    names.nth(1).get_by_role("button").click()
    expect(page.locator(".sn-answer")).to_contain_text(OFFICES[0])
    page.get_by_text("この会話の名前・書き出し・削除").click()
    name = page.get_by_role("textbox", name="会話の名前")
    name.fill("会議の件")
    name.press("Enter")
    expect(names.nth(1)).to_contain_text("会議の件")
    settle(page)
    written = _downloaded(page, "export-markdown").decode("utf-8")
    document = Document(BytesIO(_downloaded(page, "export-word")))
    for text in (written, "\n".join(p.text for p in document.paragraphs)):
        assert "会議の件" in text
        assert all(office in text for office in OFFICES)
    page.get_by_role("button", name="この会話を削除").click()
    expect(names).to_have_count(1)
    expect(page.locator(".sn-answer")).to_contain_text("図書館")


def test_measures_filtered_and_downloaded(page: Page, live_site: str) -> None:
    visit(page, f"{live_site}/measures")
    every = _count(page)
    page.get_by_label("語句で探す").fill("ペーパーレス")
    expect(page.locator(".sn-count")).to_contain_text("件を表示")
    settle(page)
    found = _count(page)
    assert 0 < found < every
    rows = page.locator(".sn-row")
    expect(rows).to_have_count(found)
    names = rows.locator("a.sn-open").all_text_contents()
    text = _downloaded(page, "measures-csv").decode("utf-8-sig")
    assert all(name in text for name in names)
    assert _downloaded(page, "measures-excel").startswith(b"PK")
    rows.locator("a.sn-open").first.click()
    expect(page.locator(".sn-sheet-name")).to_contain_text(names[0])
    assert "id=" in page.url
    page.reload()  # the address alone brings it back
    expect(page.locator(".sn-sheet-name")).to_contain_text(names[0])


def test_term_is_looked_up_by_its_abbreviation(page: Page, live_site: str) -> None:
    visit(page, f"{live_site}/terms")
    page.get_by_label("用語を検索").fill("lgwan")
    first = page.locator(".st-key-terms-list").get_by_role("link").first
    expect(first).to_contain_text("LGWAN")
    settle(page)
    first.click()
    expect(page).to_have_url(re.compile(r"/terms\?id="))
    settle(page)
    expect(page.get_by_test_id("stMain")).to_contain_text("LGWAN")


def test_quiz_to_its_end(page: Page, live_site: str) -> None:
    """Whatever is chosen: what was wrong comes again until it is right."""
    visit(page, f"{live_site}/terms")
    page.get_by_test_id("stButtonGroup").get_by_text("クイズ", exact=True).click()
    page.get_by_role("button", name="クイズを始める").click()
    right = dict[str, str]()
    following = page.locator(".st-key-quiz-next button")
    asked = page.locator(".st-key-quiz .sn-quiz-meaning, .st-key-quiz .sn-card-word")
    ended = page.locator(".sn-notice-name", has_text="クイズを終えました")
    for _ in range(60):
        expect(asked.or_(ended).first).to_be_visible()
        settle(page)
        if ended.count():
            break
        question = asked.first.text_content() or ""
        choices = page.locator(".st-key-quiz button")
        told = [_choice(text) for text in choices.all_text_contents()]
        at = told.index(right[question]) if right.get(question) in told else 0
        choices.nth(at).click()
        expect(following).to_be_visible()
        settle(page)
        shown = page.locator(".st-key-quiz .sn-choice-right").text_content()
        right[question] = _choice(shown or "")
        following.click()
        expect(following).to_have_count(0, timeout=30_000)
    expect(page.locator(".sn-notice-name")).to_have_text("クイズを終えました")
    written = Document(BytesIO(_downloaded(page, "learn-save")))
    assert len([p for p in written.paragraphs if p.text]) > 3


def test_answer_is_stopped_and_the_page_stays_free(page: Page, site: tuple[FakeApi, str]) -> None:
    """Before the fake service, which can be as slow as this needs."""
    api, url = site
    api.pace = 0.5
    endless = sample.reply(answer="主管課" * 200)
    api.replies.extend([endless, endless, sample.reply()])
    visit(page, url)
    page.get_by_test_id("stChatInputTextArea").fill("主管課は")
    page.get_by_test_id("stChatInputSubmitButton").click()
    expect(page.locator(".sn-answer")).to_contain_text("主")
    page.get_by_role("link", name="読み込み").click()  # another page, while the answer is made
    expect(page.locator("h2").first).to_be_visible()
    expect(page.locator(".sn-answer")).to_have_count(0)
    page.get_by_role("link", name="チャット").click()
    expect(page.locator(".sn-answer")).to_contain_text("主")
    page.get_by_role("button", name="停止").click()
    expect(page.locator(".sn-notice")).to_contain_text("回答を途中で止めました。")
    api.pace = 0.0
    page.get_by_role("button", name="もう一度質問する").click()
    expect(page.locator(".sn-answer")).to_have_text(sample.ANSWER)


def _choice(text: str) -> str:
    """The words of a choice, without its number and its sign."""
    return text.replace(WORD_JOINER, "").split(". ", 1)[1].strip()


def _count(page: Page) -> int:
    """How many measures the page says it shows."""
    told = re.search(r"\d+", page.locator(".sn-count").text_content() or "")
    assert told
    return int(told.group())


def _downloaded(page: Page, key: str) -> bytes:
    with page.expect_download() as download:
        page.locator(f".st-key-{key} button").click()
    return Path(download.value.path()).read_bytes()


def _plans() -> list[str]:
    return [path.read_bytes().decode("utf-8") for path in sorted(PLANS.glob("*.txt"))]
