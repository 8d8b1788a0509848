"""Whole sites on free ports: the page before the fake service, and before the real one."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.ui.fake_api import FakeApi
from tests.ui.processes import free_port, started, wait_until
from tests.ui.site import fake_site

PLANS = Path(__file__).parents[2].parent / "shared" / "plans"
_MAIN = "assistant.cli"


@contextmanager
def page_of(api_url: str, *, module: str = "ui.cli", command: str | None = None) -> Iterator[str]:
    """The address of a page that talks to ``api_url``."""
    port = free_port()
    arguments = [*([command] if command else []), "--api", api_url, "--port", str(port)]
    with started(module, *arguments) as server:
        wait_until(f"http://127.0.0.1:{port}/_stcore/health", server)
        yield f"http://127.0.0.1:{port}"


@contextmanager
def fake() -> Iterator[tuple[FakeApi, str]]:
    """A fake service and the address of its page."""
    api = fake_site()
    api.start()
    try:
        with page_of(api.url) as url:
            yield api, url
    finally:
        api.stop()


@contextmanager
def live(plans: Path = PLANS) -> Iterator[str]:
    """The address of the page over a service that has read the real plans."""
    with tempfile.TemporaryDirectory() as data:
        _ingest(plans, data)
        port = free_port()
        arguments = ["serve", "--data", data, "--host", "127.0.0.1", "--port", str(port)]
        with started(_MAIN, *arguments) as server:
            api = f"http://127.0.0.1:{port}"
            wait_until(f"{api}/readyz", server, seconds=120)
            with page_of(api, module=_MAIN, command="ui") as url:
                yield url


def _ingest(plans: Path, data: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", _MAIN, "ingest", str(plans), "--data", data],
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr[-3000:]
