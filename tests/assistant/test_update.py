"""A service that runs answers throughout an update, and from new content alone once it is done."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from tests.index.conftest import SHEET, TOWNS
from tests.ui.processes import free_port, started, wait_until

MAIN = "assistant.cli"
ASKED = "みどり市の窓口予約の導入の主管課はどこですか"
# Seconds after which it is given up: long, for the machine may have much else to do.
PATIENCE = 300
PATHS = ("/v1/measures", "/v1/plans", "/readyz")


def sheet(which: int, lead: str | None = None) -> str:
    """The text of a small plan, its department changed where one is given."""
    town, name, office, about, term, meaning = TOWNS[which]
    return SHEET.format(
        town=town, name=name, lead=lead or office, about=about, term=term, meaning=meaning
    )


def ingest(plans: Path, data: Path) -> None:
    command = [sys.executable, "-m", MAIN, "ingest", str(plans), "--data", str(data)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=570, check=False)
    assert done.returncode == 0, done.stderr


@dataclass
class Load:
    """Requests, one after the other, until told to stop; when each began, and what it gave."""

    api: str
    replies: list[tuple[float, str, httpx.Response]] = field(default_factory=list)
    failed: list[Exception] = field(default_factory=list)
    end: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        with httpx.Client(base_url=self.api, trust_env=False, timeout=PATIENCE) as client:
            while not self.end.wait(0.02):
                for path in ("/v1/ask", *PATHS):
                    began = time.monotonic()
                    try:
                        reply = (
                            client.post(path, json={"question": ASKED})
                            if path == "/v1/ask"
                            else client.get(path)
                        )
                    except httpx.HTTPError as error:
                        self.failed.append(error)
                    else:
                        self.replies.append((began, path, reply))

    def since(self, moment: float, path: str) -> list[httpx.Response]:
        return [reply for began, at, reply in self.replies if at == path and began >= moment]


@contextmanager
def asked(api: str) -> Iterator[Load]:
    """Two clients that go on asking until the block ends."""
    load = Load(api)
    threads = [threading.Thread(target=load.run) for _ in range(2)]
    for thread in threads:
        thread.start()
    try:
        yield load
    finally:
        load.end.set()
        for thread in threads:
            thread.join()


def seen(load: Load, path: str) -> list[httpx.Response]:
    """Replies to requests that began after this moment; three at least."""
    moment, deadline = time.monotonic(), time.monotonic() + PATIENCE
    while len(found := load.since(moment, path)) < 3:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    return found


def leads(reply: httpx.Response) -> set[str]:
    return {office for measure in reply.json()["items"] for office in measure["lead"]}


@pytest.mark.slow
def test_an_update_under_load(tmp_path: Path) -> None:
    plans, data = tmp_path / "plans", tmp_path / "data"
    plans.mkdir()
    (plans / "green.txt").write_text(sheet(0), encoding="utf-8")
    ingest(plans, data)
    port = free_port()
    api = f"http://127.0.0.1:{port}"
    with started(MAIN, "serve", "--data", str(data), "--port", str(port)) as server:
        wait_until(f"{api}/readyz", server, seconds=PATIENCE)
        with asked(api) as load:
            assert all("市民課" in r.json()["answer"] for r in seen(load, "/v1/ask"))

            (plans / "blue.txt").write_text(sheet(1), encoding="utf-8")
            ingest(plans, data)
            assert all(leads(r) == {"市民課", "防災課"} for r in seen(load, "/v1/measures"))

            (plans / "green.txt").write_text(sheet(0, "戸籍課"), encoding="utf-8")
            ingest(plans, data)
            assert all(leads(r) == {"戸籍課", "防災課"} for r in seen(load, "/v1/measures"))
            answers = [r.json()["answer"] for r in seen(load, "/v1/ask")]
            assert all("戸籍課" in a and "市民課" not in a for a in answers)

            listed = httpx.get(f"{api}/v1/measures", trust_env=False, timeout=PATIENCE).json()[
                "items"
            ]
            gone = next(m["id"] for m in listed if m["lead"] == ["戸籍課"])
            (plans / "green.txt").unlink()
            ingest(plans, data)
            assert (
                httpx.get(
                    f"{api}/v1/measures/{gone}", trust_env=False, timeout=PATIENCE
                ).status_code
                == 404
            )
            assert (
                httpx.get(
                    f"{api}/v1/sources/green.txt", trust_env=False, timeout=PATIENCE
                ).status_code
                == 404
            )
            assert all(leads(r) == {"防災課"} for r in seen(load, "/v1/measures"))
            assert all("戸籍課" not in r.json()["answer"] for r in seen(load, "/v1/ask"))

        metrics = httpx.get(f"{api}/metrics", trust_env=False, timeout=PATIENCE).text
    assert load.failed == []
    assert {reply.status_code for _, _, reply in load.replies} == {200}
    assert "shisaku_generation_switches_total 3.0" in metrics
