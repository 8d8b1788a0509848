"""What a person does on the page, as steps on a Playwright page."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

_RUNNING = "[data-testid='stApp'][data-test-script-state='running']"
# Stands for an element whose part of Streamlit is still being fetched; of two such elements the
# second may come first.
_LOADING = "[data-testid='stSkeleton']"


def visit(page: Page, url: str) -> None:
    """Open the page and wait until it is drawn."""
    page.goto(url)
    expect(page.locator(".sn-title")).to_have_text("施策ナビ")
    settle(page)


def settle(page: Page) -> None:
    """Wait until the page has stopped working and each of its elements is drawn."""
    expect(page.locator(f"{_RUNNING}, {_LOADING}")).to_have_count(0)


def unlock(page: Page, url: str, key: str) -> None:
    """Give the editor's key, and wait for the editor's part of the page."""
    visit(page, f"{url}/reading")
    page.get_by_label(re.compile("編集用の鍵")).fill(key)
    page.get_by_role("button", name="編集を始める").click()
    expect(page.get_by_role("heading", name="フォルダーのファイル")).to_be_visible()
    settle(page)


def ask(page: Page, question: str) -> Locator:
    """Type a question, send it, and wait for the reply; the reply's bubble."""
    replies = page.locator("[data-testid='stChatMessage']")
    before = replies.count()
    page.get_by_test_id("stChatInputTextArea").fill(question)
    page.get_by_test_id("stChatInputSubmitButton").click()
    expect(replies).to_have_count(before + 2)
    expect(replies.last.locator(".sn-foot").last).to_have_text(re.compile("所要"))
    settle(page)
    return replies.last


def open_citation(reply: Locator, marker: int) -> Locator:
    """Click the citation with ``marker``; its surroundings."""
    number = reply.page.locator(".sn-cite-no", has_text=re.compile(f"^{marker}$"))
    card = reply.locator("[class*='st-key-cite-']").filter(has=number)
    card.get_by_role("button", name="引用箇所を表示").click()
    expect(card.locator(".sn-passage mark")).to_be_in_viewport()
    return card.locator(".sn-passage")
