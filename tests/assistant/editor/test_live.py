"""An editor's whole work over a service that runs: put a file, read it, take that back."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.assistant.editor.conftest import HEADERS, KEY
from tests.assistant.test_update import MAIN, PATIENCE, asked, ingest, leads, seen, sheet
from tests.ui.processes import free_port, started, wait_until


def ended(client: httpx.Client) -> Any:
    """What came of the ingest."""
    deadline = time.monotonic() + PATIENCE
    while (now := client.get("/v1/ingest").json())["status"] == "running":
        assert time.monotonic() < deadline
        time.sleep(0.1)
    return now


@pytest.mark.slow
def test_a_file_is_put_read_and_taken_back_while_the_service_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plans, data = tmp_path / "plans", tmp_path / "data"
    plans.mkdir()
    (plans / "green.txt").write_text(sheet(0), encoding="utf-8")
    ingest(plans, data)
    monkeypatch.setenv("SHISAKU_EDITOR_KEY", KEY)
    port = free_port()
    api = f"http://127.0.0.1:{port}"
    place = ("--data", str(data), "--plans", str(plans), "--port", str(port))
    with started(MAIN, "serve", *place) as server:
        wait_until(f"{api}/readyz", server, seconds=PATIENCE)
        with (
            httpx.Client(
                base_url=api, headers=HEADERS, trust_env=False, timeout=PATIENCE
            ) as client,
            asked(api) as load,
        ):
            assert client.get("/v1/files").json()["pending"] is False
            named = {"name": "../青い町.txt"}
            assert client.post("/v1/files", params=named, content=sheet(1)).status_code == 201
            assert client.get("/v1/files").json()["pending"] is True
            assert client.post("/v1/ingest").status_code == 202
            report = ended(client)["report"]
            assert (report["files"], report["files_read"], report["measures"]) == (2, 1, 2)
            assert all(leads(r) == {"市民課", "防災課"} for r in seen(load, "/v1/measures"))
            assert client.get("/v1/files").json()["pending"] is False

            assert client.post("/v1/ingest/undo").status_code == 202
            assert ended(client)["status"] == "done"
            assert all(leads(r) == {"市民課"} for r in seen(load, "/v1/measures"))
    assert [p.name for p in plans.iterdir()] == ["green.txt"]
    (kept,) = (data / "changes").rglob("after")
    assert kept.read_text(encoding="utf-8") == sheet(1)
    assert load.failed == []
    assert {reply.status_code for _, _, reply in load.replies} == {200}
