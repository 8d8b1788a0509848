"""``python -m tests.browser.screenshots OUT_DIR``: pictures of the page for the docs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from playwright.sync_api import Page

from tests.browser.chromium import DESKTOP, PHONE, chromium, executable, tab
from tests.browser.sites import PLANS, fake, live
from tests.browser.steps import ask, open_citation, visit
from tests.ui import site as sample

QUESTIONS = (
    "秦野市の「各種手続のオンライン化の推進」の主管課はどこですか",
    "秦野市の1-1-(2)の概要を教えてください",
    "主管課はどこですか",
)


@click.command()
@click.argument("out_dir", type=click.Path(file_okay=False, path_type=Path))
@click.option("--fake", "on_fake", is_flag=True, help="The invented city of the tests instead.")
@click.option("--plans", default=PLANS, type=click.Path(path_type=Path), show_default=False)
@click.option("--question", "questions", multiple=True, default=QUESTIONS, show_default=False)
def main(out_dir: Path, on_fake: bool, plans: Path, questions: tuple[str, ...]) -> None:
    """Take pictures of the first view and of answers, on a desktop and on a phone."""
    out_dir.mkdir(parents=True, exist_ok=True)
    path = executable()
    if path is None:
        raise click.ClickException("chromium is not installed")
    site = _fake_site(len(questions)) if on_fake else live(plans)
    with site as url, chromium(path) as browser:
        for name, size in (("desktop", DESKTOP), ("phone", PHONE)):
            with tab(browser, size) as page:
                _take(page, url, out_dir, name, questions)


@contextmanager
def _fake_site(questions: int) -> Iterator[str]:
    replies = [sample.reply(notes=["総括表では「総務課」です。[1]"]), sample.clarification()]
    with fake() as (api, url):
        for _ in range(2):
            api.replies.extend((replies + [sample.not_found()] * questions)[:questions])
        yield url


def _take(page: Page, url: str, out_dir: Path, name: str, questions: tuple[str, ...]) -> None:
    visit(page, url)
    _picture(page, out_dir / f"{name}-start.png")
    for number, question in enumerate(questions, 1):
        reply = ask(page, question)
        if reply.locator(".sn-cite").count():
            _picture(page, out_dir / f"{name}-{number}-answer.png")
            open_citation(reply, 1)
        _picture(page, out_dir / f"{name}-{number}.png")


def _picture(page: Page, path: Path) -> None:
    page.wait_for_timeout(800)  # animations
    page.screenshot(path=path)
    click.echo(path)


if __name__ == "__main__":
    main()
