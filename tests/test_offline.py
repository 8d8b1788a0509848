"""The product works with no way out: neither ingest nor an answer tries to reach another machine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ingest.folder import read_folder

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "ingest" / "sample"
MAIN = "import sys; from assistant.cli import main; sys.exit(main())"


class Guarded:
    """Runs Python where every way out is refused and written down."""

    def __init__(self, folder: Path) -> None:
        self.log = folder / "attempts.log"
        self.home = folder / "home"
        self.home.mkdir()

    def run(self, code: str, *args: str) -> subprocess.CompletedProcess[str]:
        """Run ``code``; the home is empty, so no model of this machine's user can help."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("HF_", "SHISAKU_"))}
        env = {
            **kept,
            "HOME": str(self.home),
            "OFFLINE_LOG": str(self.log),
            "PYTHONPATH": str(ROOT / "tests" / "offline"),
        }
        return subprocess.run(
            [sys.executable, "-c", code, *args],
            env=env,
            cwd=ROOT,
            capture_output=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )

    def attempts(self) -> list[str]:
        """What tried to get out so far."""
        return self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []


@pytest.fixture
def guarded(tmp_path: Path) -> Guarded:
    return Guarded(tmp_path)


@pytest.mark.slow
def test_ingest_and_answer_stay_on_this_machine(guarded: Guarded, tmp_path: Path) -> None:
    data = str(tmp_path / "data")
    ingest = guarded.run(MAIN, "ingest", str(SAMPLE), "--data", data)
    assert ingest.returncode == 0, ingest.stderr

    measure = next(m for m in read_folder(SAMPLE).measures if m.lead)
    question = f"{measure.municipality}の「{measure.name.text}」の主管課はどこですか。"
    ask = guarded.run(MAIN, "ask", question, "--data", data, "--json")
    assert ask.returncode == 0, ask.stderr

    reply = json.loads(ask.stdout)
    assert reply["status"] == "answered"
    assert measure.lead[0].text in reply["answer"]
    assert guarded.attempts() == []


REACH = "import socket; socket.{call}"
CHILD = "import subprocess, sys; subprocess.run([sys.executable, '-c', {code!r}], check=True)"


@pytest.mark.parametrize(
    "code",
    [
        REACH.format(call="getaddrinfo('plans.example', 443)"),
        REACH.format(call="gethostbyname('plans.example')"),
        REACH.format(call="create_connection(('192.0.2.1', 443), 1)"),
        REACH.format(call="socket(type=socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 53))"),
        "import httpx; httpx.get('http://192.0.2.1/', timeout=1)",
        CHILD.format(code="import socket; socket.getaddrinfo('plans.example', 443)"),
    ],
)
def test_the_guard_sees_and_refuses_every_way_out(guarded: Guarded, code: str) -> None:
    assert guarded.run(code).returncode != 0
    assert len(guarded.attempts()) == 1


def test_the_guard_lets_loopback_through(guarded: Guarded) -> None:
    done = guarded.run(
        "import socket; s = socket.create_server(('127.0.0.1', 0));"
        "socket.create_connection(('localhost', s.getsockname()[1]), 5).close()"
    )
    assert done.returncode == 0, done.stderr
    assert guarded.attempts() == []
