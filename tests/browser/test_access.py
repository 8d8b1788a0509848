"""axe-core on every page, light and dark, on a desktop and on a phone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import DESKTOP, PHONE, tab
from tests.browser.menu import ADDRESSES
from tests.browser.steps import ask, open_citation, settle, unlock, visit
from tests.ui import site as sample
from tests.ui.fake_api import FakeApi
from tests.ui.fake_editor import KEY, FakeEditor
from tests.ui.terms.samples import glossary

pytestmark = [pytest.mark.browser, pytest.mark.slow]
# What Streamlit itself draws so, and no page can change: rule and a part of the element.
OF_STREAMLIT: tuple[tuple[str, str], ...] = ()
GRAVE = ("serious", "critical")
STATES = ("new", "changed", "refused", "removed")


@pytest.mark.parametrize("address", ADDRESSES)
def test_page(browser: Browser, site: tuple[FakeApi, str], address: str) -> None:
    api, url = site
    sample.with_editions(api)
    with tab(browser) as page:
        visit(page, f"{url}/{address}")
        _check(page)


def test_learning_terms(browser: Browser, site: tuple[FakeApi, str]) -> None:
    api, url = site
    api.terms = [term.model_dump() for term in glossary()]
    api.sources["a.txt"] = "前のページ\n" * 80
    with tab(browser) as page:
        visit(page, f"{url}/terms?id={api.terms[1]['id']}")
        _check(page)
        visit(page, f"{url}/terms")
        page.get_by_text("単語カード").click()
        page.get_by_role("button", name="意味を見る").click()
        _check(page)
        page.get_by_text("クイズ", exact=True).click()
        for button in ("クイズを始める", "1. "):
            settle(page)
            page.get_by_role("button", name=button).click()
            settle(page)
            _check(page)


def test_one_measure_one_term_and_the_quiz(browser: Browser, site: tuple[FakeApi, str]) -> None:
    api, url = site
    api.terms.append({**api.terms[0], "id": "u", "term": "クラウド", "definition": "借りて使う。"})
    api.terms[0]["definition"] = "誰でも使えるデータ。"
    with tab(browser) as page:
        for address in (f"measures?id={api.measures[0]['id']}", f"terms?id={api.terms[0]['id']}"):
            visit(page, f"{url}/{address}")
            expect(page.locator(".sn-notice-name", has_text="見つかりません")).to_have_count(0)
            _check(page)
        visit(page, f"{url}/terms")
        page.get_by_test_id("stButtonGroup").get_by_text("クイズ", exact=True).click()
        page.get_by_role("button", name="クイズを始める").click()
        page.locator(".st-key-quiz button").first.click()
        expect(page.locator(".st-key-quiz-next")).to_be_visible()
        _check(page)


def test_the_editors_part(browser: Browser, site: tuple[FakeApi, str], editor: FakeEditor) -> None:
    editor.items += [{"name": f"{state}.txt", "size": None, "state": state} for state in STATES]
    editor.last = {"at": "2026-11-22T01:02:03Z", "kind": "added", "name": "次.txt"}
    editor.plans_toml, editor.pending = '["次.txt"]\n', True
    with tab(browser) as page:
        visit(page, f"{site[1]}/reading")
        page.get_by_label(re.compile("編集用の鍵")).fill("違う鍵")
        page.get_by_role("button", name="編集を始める").click()
        expect(page.locator(".sn-notice-error")).to_contain_text("鍵が違います")
        _check(page)
        unlock(page, site[1], KEY)
        page.get_by_text("plans.toml を書く").click()
        expect(page.get_by_role("button", name="plans.toml を保存")).to_be_visible()
        _check(page)
        report = {"files": 2, "files_read": 1, "measures": 9, "terms": 1, "took_seconds": 3.0}
        refused = [{"source": "図面.pdf", "reason": "文字がありません。"}]
        for step in (
            {"status": "running", "step": "計画を読む", "done": 1, "of": 2},
            {"status": "done", "report": report | {"refused": refused, "notes": ["注意"]}},
            {"status": "failed", "message": "読めませんでした。"},
        ):
            editor.ingest = step
            unlock(page, site[1], KEY) if step["status"] != "running" else _running(page, site[1])
            _check(page)


def _running(page: Page, url: str) -> None:
    """An editor's page while the folder is read."""
    visit(page, f"{url}/reading")
    page.get_by_label(re.compile("編集用の鍵")).fill(KEY)
    page.get_by_role("button", name="編集を始める").click()
    expect(page.get_by_role("progressbar")).to_be_visible()


def test_answer_with_its_citation(browser: Browser, site: tuple[FakeApi, str]) -> None:
    api, url = site
    noted = sample.reply(notes=["前の版では公園課です。[1]"])
    api.replies.extend([sample.clarification(), sample.not_found(), noted])
    with tab(browser) as page:
        visit(page, url)
        for question in ("主管課は", "予算は"):
            ask(page, question)
        open_citation(ask(page, "オープンデータの主管課は"), 1)
        settle(page)
        _check(page)


def _check(page: Page) -> None:
    """Nothing grave in any of the four views of what is drawn, and nothing wider than the phone."""
    found = list[tuple[str, str, str, str]]()
    for width, height in (DESKTOP, PHONE):
        page.set_viewport_size({"width": width, "height": height})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            page.wait_for_timeout(400)  # colours and widths change over a moment
            view = f"{scheme} {width}"
            found += [(view, *rest) for rest in _grave(Axe().run(page).response)]
    assert found == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def _grave(response: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Rule, element and reason of each grave finding that is not Streamlit's."""
    for rule in response["violations"]:
        if rule["impact"] not in GRAVE:
            continue
        for node in rule["nodes"]:
            part = node["html"]
            if not any(rule["id"] == name and of in part for name, of in OF_STREAMLIT):
                yield rule["id"], part[:200], node["failureSummary"][:300]
