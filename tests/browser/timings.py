"""``python -m tests.browser.timings``: how long people wait, measured in Chromium over real plans.

Medians of several runs, each in a browser context of its own, so that nothing is kept in its cache.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from statistics import median

import click
from playwright.sync_api import Browser, Page

from tests.browser.chromium import chromium, executable, tab
from tests.browser.menu import ADDRESSES
from tests.browser.sites import PLANS, live
from tests.browser.steps import visit

QUESTIONS = (
    "秦野市の「ペーパーレス会議の推進」の主管課は？",
    "小山市の公衆無線LANの整備はどのような取組ですか",
    "LGWANとは",
)
# The browser's own clock as soon as an element that fits holds words.
_SHOWN = """selector => [...document.querySelectorAll(selector)].some(e => e.textContent.trim())
  && performance.now()"""
_PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"


@click.command()
@click.option("--runs", default=7, show_default=True, type=click.IntRange(1))
@click.option("--plans", default=PLANS, type=click.Path(path_type=Path), show_default=False)
@click.option("--url", help="A site that runs already, instead of one over PLANS.")
def main(runs: int, plans: Path, url: str | None) -> None:
    """Print the medians and the longest of all runs, in milliseconds."""
    path = executable()
    if path is None:
        raise click.ClickException("chromium is not installed")
    site = nullcontext(url) if url else live(plans)
    with site as address, chromium(path) as browser:
        with tab(browser) as page:
            visit(page, address)  # the first visitor of a service waits for what it keeps
        click.echo(f"{'':34}  median     max   ({runs} runs)")
        for name, values in _measured(browser, address, runs):
            click.echo(f"{name:34} {median(values):6.0f}  {max(values):6.0f}  ms")


def _measured(browser: Browser, url: str, runs: int) -> Iterator[tuple[str, list[float]]]:
    for address in ADDRESSES:
        shown = [_opened(browser, f"{url}/{address}") for _ in range(runs)]
        name = address or "chat"
        yield f"{name}: first paint", [paint for paint, _, _ in shown]
        yield f"{name}: title", [title for _, title, _ in shown]
        yield f"{name}: content", [content for _, _, content in shown]
    asked = [_answered(browser, url, question) for _ in range(runs) for question in QUESTIONS]
    yield "question: first words of the answer", [first for first, _ in asked]
    yield "question: whole answer", [whole for _, whole in asked]


def _opened(browser: Browser, url: str) -> tuple[float, float, float]:
    """First paint, the site's title, the page's own heading or first example."""
    with tab(browser) as page:
        page.goto(url, wait_until="commit")
        title = _appeared(page, ".sn-title")
        content = _appeared(page, "h2, .sn-heading")
        return page.evaluate(_PAINT), title, content


def _answered(browser: Browser, url: str, question: str) -> tuple[float, float]:
    """From the click until the first words stand there, and until the sources do."""
    with tab(browser) as page:
        visit(page, url)
        page.get_by_test_id("stChatInputTextArea").fill(question)
        began = time.perf_counter()
        page.get_by_test_id("stChatInputSubmitButton").click()
        _appeared(page, ".sn-answer")
        first = time.perf_counter()
        _appeared(page, ".sn-cite")
        whole = time.perf_counter()
        return (first - began) * 1000, (whole - began) * 1000


def _appeared(page: Page, selector: str) -> float:
    """Wait for an element with words; milliseconds since the page was asked for."""
    return float(page.wait_for_function(_SHOWN, arg=selector, polling=10).json_value())


if __name__ == "__main__":
    main()
