"""The installed Chromium, driven by Playwright; no browser is ever downloaded."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, expect, sync_playwright

# Nothing here asserts on the clock: a busy machine may take its time to draw.
expect.set_options(timeout=60_000)
ARGUMENTS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESKTOP, PHONE = (1280, 900), (390, 844)
_LOCAL = {"127.0.0.1", "localhost"}


def executable() -> str | None:
    """Where Chromium is; on a build machine (``CI``) its absence is an error."""
    found = shutil.which("chromium")
    if not found and os.environ.get("CI"):
        raise RuntimeError("chromium is not installed: apt-get install chromium")
    return found


@contextmanager
def chromium(path: str) -> Iterator[Browser]:
    """A running browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def tab(browser: Browser, size: tuple[int, int] = DESKTOP, **options: Any) -> Iterator[Page]:
    """A page of its own, in a context with ``options``; fails when the page asked anything of a
    host that is not this one.
    """
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        locale="ja-JP",
        device_scale_factor=1,
        **options,
    )
    asked = list[str]()
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.set_default_timeout(30_000)
    yield page
    context.close()
    assert [url for url in asked if not _is_local(url)] == []


def _is_local(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in ("data", "blob") or parts.hostname in _LOCAL
