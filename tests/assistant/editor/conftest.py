"""A service that may be edited, over a small folder of plans."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from assistant.app import create_app
from assistant.editor.routes import Editing, Editor
from index.store import Index
from tests.assistant.conftest import BLUE, GREEN
from tests.fakes import Holder

KEY = "open-sesame-1"
HEADERS = {"X-Editor-Key": KEY}
# In place of an ingest: says how far it is, waits until a file is there, reports.
SLOW = """
import json, pathlib, sys, time
print(json.dumps({"step": "計画を読む", "done": 1, "of": 2}), file=sys.stderr, flush=True)
print("注意: ひとこと", file=sys.stderr, flush=True)
while not pathlib.Path(sys.argv[1]).exists():
    time.sleep(0.01)
print(json.dumps({"generation": "g2", "unchanged": False, "files": [1, 2], "files_read": 1,
    "measures": 3, "terms": 1, "passages_embedded": 5, "took_seconds": 0.1, "refused": []}))
"""


@dataclass
class Edited:
    """The service, its folder of plans, its data, and what lets its ingest end."""

    client: TestClient
    plans: Path
    data: Path
    go: Path

    def put(self, name: str, content: bytes) -> Any:
        return self.client.post(
            "/v1/files", params={"name": name}, content=content, headers=HEADERS
        )

    def listed(self) -> Any:
        return self.client.get("/v1/files", headers=HEADERS).json()

    def states(self) -> dict[str, str]:
        return {file["name"]: file["state"] for file in self.listed()["items"]}

    def ingest(self) -> Any:
        return self.client.get("/v1/ingest", headers=HEADERS).json()

    def ended(self) -> Any:
        """What came of the ingest, once it has ended."""
        self.go.touch()
        deadline = time.monotonic() + 60
        while (now := self.ingest())["status"] == "running":
            assert time.monotonic() < deadline
            time.sleep(0.01)
        return now

    def content(self) -> dict[str, bytes]:
        return {p.name: p.read_bytes() for p in self.plans.iterdir()}


Make = Callable[..., Edited]


@pytest.fixture
def make(index: Index, tmp_path: Path) -> Iterator[Make]:
    """Makes the service; ``script`` stands for the ingest."""
    plans, data, go = tmp_path / "plans", tmp_path / "data", tmp_path / "go"
    plans.mkdir()
    (plans / "plan0.txt").write_text(GREEN, encoding="utf-8")
    (plans / "plan1.txt").write_text(BLUE, encoding="utf-8")
    made = list[Editor]()

    def of(script: str = SLOW, key: str = KEY, folder: Path | None = plans) -> Edited:
        command = (sys.executable, "-c", script, str(go))
        editor = Editor(Editing(key=key, plans=folder, data=data, command=command))
        made.append(editor)
        app = create_app(Holder(index), data=data, editor=editor)
        return Edited(TestClient(app, raise_server_exceptions=False), plans, data, go)

    yield of
    for editor in made:
        editor.close()


@pytest.fixture
def edited(make: Make) -> Edited:
    return make()
