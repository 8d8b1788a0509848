"""The dense arm rests after a failure, recovers, and refuses another model's vectors."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from langchain_chroma import Chroma

from index import chroma, generations, vectors
from index.dense import StaticEmbeddings
from index.vectors import DenseArm, open_store
from ingest.errors import IndexBrokenError, ModelMismatchError


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class FakeServer:
    """A store that answers, or fails, as told; counts how often it was opened."""

    def __init__(self) -> None:
        self.down = True
        self.opened = 0

    def connect(self) -> Chroma:
        self.opened += 1
        if self.down:
            raise ConnectionError
        return cast("Chroma", self)

    @property
    def _collection(self) -> FakeServer:
        return self

    @property
    def embeddings(self) -> FakeServer:
        return self

    def embed_query(self, text: str) -> list[float]:
        return [float(len(text))]

    def query(self, **_: Any) -> dict[str, list[list[Any]]]:
        if self.down:
            raise ConnectionError
        return {"ids": [["p1"]], "distances": [[0.25]]}


def ask(arm: DenseArm) -> list[tuple[str, float]]:
    return vectors.query(arm, "窓口", 3, {})


def test_a_dead_server_is_left_alone_and_comes_back() -> None:
    server, clock = FakeServer(), Clock()
    arm = DenseArm(server.connect, pause=5.0, clock=clock)
    with pytest.raises(ConnectionError):
        ask(arm)
    server.down = False
    clock.now = 4.9
    with pytest.raises(IndexBrokenError):
        ask(arm)
    assert server.opened == 1
    clock.now = 5.0
    assert ask(arm) == [("p1", 0.75)]


def test_a_connection_that_breaks_is_opened_again() -> None:
    server, clock = FakeServer(), Clock()
    server.down = False
    arm = DenseArm(server.connect, pause=0.0, clock=clock)
    ask(arm)
    server.down = True
    with pytest.raises(ConnectionError):
        ask(arm)
    server.down = False
    assert ask(arm)
    assert server.opened == 2


@pytest.fixture
def silent_port() -> Iterator[int]:
    """A port that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        held: list[socket.socket] = []

        def hold() -> None:
            try:
                while True:
                    held.append(server.accept()[0])
            except OSError:
                return

        threading.Thread(target=hold, daemon=True).start()
        yield server.getsockname()[1]
        for connection in held:
            connection.close()
        server.shutdown(socket.SHUT_RDWR)


def test_a_silent_server_is_given_up(
    silent_port: int, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chroma, "DEADLINE", 0.2)
    embedder = embedder_of(data)
    with pytest.raises(IndexBrokenError):
        open_store(tmp_path, embedder, url=f"http://127.0.0.1:{silent_port}")


def embedder_of(data: Path) -> StaticEmbeddings:
    folder = generations.current(data)
    assert folder is not None
    return StaticEmbeddings(folder / "model")


@pytest.mark.parametrize(("name", "other"), [("fingerprint", "another"), ("dimension", 64)])
def test_another_model_is_refused(data: Path, name: str, other: object) -> None:
    folder = generations.current(data)
    assert folder is not None
    embedder = embedder_of(data)
    setattr(embedder, name, other)
    with pytest.raises(ModelMismatchError):
        open_store(folder / "chroma", embedder)
