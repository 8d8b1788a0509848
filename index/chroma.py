"""Chroma itself: its clients and collections, in a folder or on a server, without LangChain."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

import chromadb
import httpx
from chromadb.api import ClientAPI
from chromadb.api.models.Collection import Collection
from chromadb.config import Settings

from index.collecting import COLLECTION
from ingest.errors import IndexBrokenError, ModelMismatchError

# Seconds that a Chroma server has to answer.
DEADLINE = 3.0
# Chroma's clients of one folder share what they open, and no two threads may open or close it at
# once. Reentrant: what is let go of may be closed in the midst of opening another.
_opening = threading.RLock()


class Model(Protocol):
    """What a collection remembers of the model that made its vectors."""

    @property
    def fingerprint(self) -> str:
        """What tells the model from others."""
        ...

    @property
    def dimension(self) -> int:
        """How many numbers a vector has."""
        ...


def open_collection(
    folder: Path,
    model: Model,
    *,
    create: bool = False,
    url: str | None = None,
    name: str = COLLECTION,
) -> tuple[ClientAPI, Collection]:
    """The collection of a generation, and its client; refuses one that another model filled.

    Raises ``ModelMismatchError`` or, where it cannot be opened, ``IndexBrokenError``.
    """
    metadata = {"fingerprint": model.fingerprint, "dimension": model.dimension}
    client = None
    try:
        client = _client(folder, url, create=create)
        if create:
            collection = client.create_collection(
                name,
                metadata=metadata,
                configuration={"hnsw": {"space": "cosine", "ef_search": 200}},
                embedding_function=None,
            )
        else:
            collection = client.get_collection(name, embedding_function=None)
        found = collection.metadata or {}
    except Exception as error:
        if client:
            close(client)
        raise IndexBrokenError(
            "ベクトル索引を開けません。`shisaku ingest` で作り直してください。"
        ) from error
    if any(found.get(key) != value for key, value in metadata.items()):
        close(client)
        raise ModelMismatchError(
            "索引を作ったときと違う埋め込みモデルが指定されています。"
            "同じモデルを指定するか、`shisaku ingest` で索引を作り直してください。"
        )
    return client, collection


def close(client: ClientAPI) -> None:
    """Let go of the files, so that the folder can be renamed and opened again."""
    opened: Any = client
    with _opening:
        opened.close()


def drop(url: str, name: str) -> None:
    """Remove a collection from a server; one that is not there is fine."""
    try:
        _client(Path(), url, create=False).delete_collection(name)
    except Exception:  # an orphan costs room, not correctness
        return


def _client(folder: Path, url: str | None, *, create: bool) -> ClientAPI:
    settings = Settings(anonymized_telemetry=False)
    if url is None:
        if create:
            folder.mkdir(parents=True, exist_ok=True)
        elif not folder.is_dir():  # Chroma would make it anew, empty
            raise FileNotFoundError(folder.name)
        with _opening:
            return chromadb.PersistentClient(path=str(folder), settings=settings)
    place = urlsplit(url if "://" in url else f"http://{url}")
    secure = place.scheme == "https"
    port = place.port or (443 if secure else 8000)
    host = place.hostname or "127.0.0.1"
    # Chroma's client asks its server at once and without a deadline: ask under one before it does.
    httpx.get(f"{place.scheme}://{host}:{port}/api/v2/heartbeat", timeout=DEADLINE)
    client = chromadb.HttpClient(host=host, port=port, ssl=secure, settings=settings)
    server: Any = client
    server._server._session.timeout = httpx.Timeout(60.0 if create else DEADLINE)
    return client
