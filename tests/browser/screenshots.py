"""``make screenshots``: pictures of every page for the docs, on a desktop and on a phone.

They show the bundled sample and an invented city with two editions of its plan: no picture holds a
sentence of a real plan.
"""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click
from PIL import Image
from playwright.sync_api import Page, expect

import ingest
from tests.browser.chromium import DESKTOP, PHONE, chromium, executable, tab
from tests.browser.menu import ADDRESSES
from tests.browser.sites import live
from tests.browser.steps import ask, open_citation, settle, visit

SAMPLE = Path(ingest.__path__[0]) / "sample"
EDITIONS = Path(__file__).parents[2] / "evals" / "plans" / "editions" / "okiume"
QUESTION = "秦野市の「各種手続のオンライン化の推進」の主管課はどこですか"
COLOURS = 128  # of a picture; few are enough for text on plain ground


@click.command()
@click.argument("out_dir", type=click.Path(file_okay=False, path_type=Path))
@click.option("--plans", type=click.Path(exists=True, path_type=Path), help="Other plans to show.")
@click.option("--question", default=QUESTION, show_default=True)
def main(out_dir: Path, plans: Path | None, question: str) -> None:
    """Take a picture of every page, of an answer and of a measure."""
    out_dir.mkdir(parents=True, exist_ok=True)
    path = executable()
    if path is None:
        raise click.ClickException("chromium is not installed")
    with tempfile.TemporaryDirectory() as folder:
        if plans is None:
            plans = _invented(Path(folder))
        with live(plans) as url, chromium(path) as browser:
            for name, size in (("desktop", DESKTOP), ("phone", PHONE)):
                with tab(browser, size) as page:
                    for what in _shown(page, url, question):
                        _picture(page, out_dir / f"{what}-{name}.png")
            with tab(browser, color_scheme="dark") as page:
                _answer(page, url, question)
                _picture(page, out_dir / "answer-dark.png")


def _invented(folder: Path) -> Path:
    """The sample and two editions of another plan in one folder."""
    for file in SAMPLE.iterdir():
        if file.is_file():
            shutil.copy(file, folder)
    for number, file in enumerate(sorted(EDITIONS.glob("*.md")), start=1):
        shutil.copy(file, folder / f"沖梅市の計画 第{number}次.md")
    return folder


def _shown(page: Page, url: str, question: str) -> Iterator[str]:
    """Show one thing after the other; the name of what is shown now."""
    for address in ADDRESSES:
        visit(page, f"{url}/{address}")
        yield address or "chat"
    _answer(page, url, question)
    yield "answer"
    visit(page, f"{url}/measures")
    page.locator("a.sn-open").first.click()
    expect(page.locator(".sn-sheet-name")).to_be_visible()
    settle(page)
    yield "measure"
    visit(page, f"{url}/terms")
    page.get_by_test_id("stButtonGroup").get_by_text("クイズ", exact=True).click()
    page.get_by_role("button", name="クイズを始める").click()
    expect(page.locator(".st-key-quiz")).to_be_visible()
    settle(page)
    yield "quiz"


def _answer(page: Page, url: str, question: str) -> None:
    """An answer with its citation open, from its beginning."""
    visit(page, url)
    reply = ask(page, question)
    open_citation(reply, 1)
    page.wait_for_timeout(1500)  # the page brings the quote into view, more than once
    page.locator(".st-key-turn-0").evaluate("turn => turn.scrollIntoView({block: 'start'})")


def _picture(page: Page, path: Path) -> None:
    page.wait_for_timeout(800)  # animations
    drawn = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    drawn.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    click.echo(f"{path} ({path.stat().st_size // 1024} KB)")


if __name__ == "__main__":
    main()
