"""The whole product in a real browser: real plans, real service, real page.

Numbers and departments are facts of the plans; their sentences stay out of this file.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.sites import PLANS
from tests.browser.steps import ask, open_citation, settle, visit

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.plans]

# question, departments that the answer names, number of the measure that is cited
LEADS = [
    ("1-1-(1)の主管課はどこですか", ["情報システム課"], "1-1-(1)"),
    ("秦野市の1-1-(4)の主管課はどこですか", ["図書館"], "1-1-(4)"),
    ("秦野市の「ペーパーレス会議の推進」の主管課は？", ["行政経営課", "情報システム課"], "2-2-(1)"),
    ("小山市のスマート農業の実現はどの課が担当していますか", ["農政課"], "8"),
    ("小山市の施策12の主管課を教えてください", ["管財課", "行政総務課", "情報政策課"], "12"),
]


@pytest.mark.parametrize(("question", "departments", "number"), LEADS)
def test_lead_of_a_measure(
    page: Page, live_site: str, question: str, departments: list[str], number: str
) -> None:
    visit(page, live_site)
    reply = ask(page, question)
    answer = reply.locator(".sn-answer")
    for department in departments:
        expect(answer).to_contain_text(department)
    expect(reply.locator(".sn-cite-name").first).to_contain_text(f"施策 {number} ")
    quotes = "".join(_opened_quotes(reply))
    assert all(department in quotes for department in departments)


def test_follow_up_and_municipality(page: Page, live_site: str) -> None:
    visit(page, live_site)
    page.get_by_test_id("stSelectbox").first.click()
    page.get_by_role("option", name="秦野市").click()
    settle(page)
    ask(page, "マイナンバーカードの図書館カード利用の検討の主管課はどこですか")
    reply = ask(page, "その施策の番号は何ですか")
    expect(reply).to_contain_text("1-1-(4)")


def test_what_the_plans_do_not_say(page: Page, live_site: str) -> None:
    visit(page, live_site)
    reply = ask(page, "秦野市の火星移住推進事業の主管課はどこですか")
    expect(reply.locator(".sn-notice-name").first).to_have_text("計画に記載が見つかりません")


def test_an_example_is_answered(page: Page, live_site: str) -> None:
    visit(page, live_site)
    page.locator(".st-key-example-0 button").click()
    expect(page.locator(".sn-answer")).to_contain_text("[1]")
    settle(page)
    assert _opened_quotes(page.get_by_test_id("stChatMessage").last)


def _opened_quotes(reply: Locator) -> list[str]:
    """The quotes of all markers in the answer, each opened; they stand in a plan word for word."""
    markers = re.findall(r"\[(\d+)\]", reply.locator(".sn-answer").text_content() or "")
    texts = [path.read_bytes().decode("utf-8") for path in sorted(PLANS.glob("*.txt"))]
    quotes = list[str]()
    for marker in dict.fromkeys(markers):
        quote = open_citation(reply, int(marker)).locator("mark").text_content() or ""
        assert any(quote in text for text in texts)
        quotes.append(quote)
    return quotes
