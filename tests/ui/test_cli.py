"""``shisaku ui`` as a process: it serves the page, minds signals, and says what is wrong."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys

import httpx
import pytest
from click.testing import CliRunner

from tests.ui.processes import free_port, started, wait_until
from ui.cli import ui
from ui.options import flags


def test_port_in_use() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = CliRunner().invoke(ui, ["--port", str(taken.getsockname()[1])])
    assert result.exit_code == 1
    assert "使われています" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    "wrong",
    [["--api", "127.0.0.1:8000"], ["--api", "file:///x"], ["--port", "0"], ["--port", "x"], ["x"]],
)
def test_wrong_usage(wrong: list[str]) -> None:
    assert CliRunner().invoke(ui, wrong).exit_code == 2


def test_every_option_is_known_to_streamlit() -> None:
    help_text = subprocess.run(
        [sys.executable, "-m", "streamlit", "run", "--help"], capture_output=True, text=True
    ).stdout
    unknown = [f for f in flags(1) if f"{f.partition('=')[0]} " not in help_text]
    assert unknown == []


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_serves_on_loopback_until_a_signal(stop: signal.Signals) -> None:
    port = free_port()
    with started("ui.cli", "--port", str(port), "--api", "http://127.0.0.1:9") as server:
        wait_until(f"http://127.0.0.1:{port}/_stcore/health", server)
        assert httpx.get(f"http://127.0.0.1:{port}/", trust_env=False).is_success
        server.send_signal(stop)
        assert server.wait(timeout=20) in (0, -stop)
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0
