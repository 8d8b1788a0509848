"""The dense arm: a Chroma collection, embedded or on a server, behind LangChain's vector store."""

from __future__ import annotations

import threading
import time
import weakref
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import chromadb
import httpx
import numpy as np
from chromadb.api import ClientAPI
from chromadb.config import Settings
from langchain_chroma import Chroma
from langchain_core.documents import Document

from index.chunks import Passage
from index.dense import Embedder
from ingest.errors import IndexBrokenError, ModelMismatchError

COLLECTION = "passages"
Where = Mapping[str, str | Sequence[str] | None]
# Seconds that a Chroma server has to answer, and that it is left alone after it did not.
DEADLINE = 3.0
PAUSE = 5.0
# Chroma's clients of one folder share what they open, and no two threads may open or close it at
# once. Reentrant: what is let go of may be closed in the midst of opening another.
_opening = threading.RLock()


class DenseArm:
    """A collection that is opened when first needed, and again some time after it failed.

    It is closed when nobody uses it any more: a service opens one for every generation.
    While it rests, ``query`` raises at once, so that no question waits for a dead server.
    """

    def __init__(
        self,
        connect: Callable[[], Chroma],
        *,
        pause: float = PAUSE,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._connect = connect
        self._pause = pause
        self._clock = clock
        self._store: Chroma | None = None
        self._rest_until = float("-inf")
        self._lock = threading.Lock()

    def query(self, text: str, k: int, where: Where) -> list[tuple[str, float]]:
        """(passage id, cosine similarity) of the nearest passages, nearest first.

        ``where`` gives, by name of metadata, the value or the values that they must have.
        """
        if self._clock() < self._rest_until:
            raise IndexBrokenError("ベクトル索引が応答していません。")
        try:
            return _nearest(self.store(), text, k, _filter(where))
        except Exception:
            self._store = None
            self._rest_until = self._clock() + self._pause
            raise

    def store(self) -> Chroma:
        """The collection, opened if it is not."""
        with self._lock:
            if self._store is None:
                self._store = self._connect()
                weakref.finalize(self, _let_go, self._store).atexit = False
            return self._store


def open_store(
    folder: Path,
    embedder: Embedder,
    *,
    create: bool = False,
    url: str | None = None,
    name: str = COLLECTION,
) -> Chroma:
    """The collection of a generation; refuses one that another model filled.

    Raises ``ModelMismatchError`` or, where it cannot be opened, ``IndexBrokenError``.
    """
    metadata = {"fingerprint": embedder.fingerprint, "dimension": embedder.dimension}
    try:
        store = Chroma(
            collection_name=name,
            embedding_function=embedder,
            client=_client(folder, url, create=create),
            collection_metadata=metadata if create else None,
            collection_configuration={"hnsw": {"space": "cosine", "ef_search": 200}}
            if create
            else None,
            create_collection_if_not_exists=create,
        )
        found = store._collection.metadata or {}
    except Exception as error:
        raise IndexBrokenError(
            "ベクトル索引を開けません。`shisaku ingest` で作り直してください。"
        ) from error
    if any(found.get(key) != value for key, value in metadata.items()):
        raise ModelMismatchError(
            "索引を作ったときと違う埋め込みモデルが指定されています。"
            "同じモデルを指定するか、`shisaku ingest` で索引を作り直してください。"
        )
    return store


def close(store: Chroma) -> None:
    """Let go of the files, so that the folder can be renamed and opened again."""
    client: Any = store._client
    with _opening:
        client.close()


def _let_go(store: Chroma) -> None:
    """Close a collection that nobody uses any more; what cannot be closed ends with the process."""
    with suppress(Exception):
        close(store)


def drop(url: str, name: str) -> None:
    """Remove a collection from a server; one that is not there is fine."""
    try:
        _client(Path(), url, create=False).delete_collection(name)
    except Exception:  # an orphan costs room, not correctness
        return


def query(arm: DenseArm, text: str, k: int, where: Where) -> list[tuple[str, float]]:
    """(passage id, cosine similarity) of the nearest passages, nearest first."""
    return arm.query(text, k, where)


def _nearest(
    store: Chroma, text: str, k: int, where: dict[str, Any] | None
) -> list[tuple[str, float]]:
    """Ids and similarities alone: texts and metadata, which are known, take most of the time."""
    if store.embeddings is None:
        raise IndexBrokenError("ベクトル索引に埋め込みモデルがありません。")
    found = store._collection.query(
        query_embeddings=np.asarray([store.embeddings.embed_query(text)], dtype=np.float32),
        n_results=k,
        where=where,
        include=["distances"],
    )
    distances = (found["distances"] or [[]])[0]
    return [(i, 1.0 - float(d)) for i, d in zip(found["ids"][0], distances, strict=True)]


def to_document(passage: Passage) -> Document:
    """A passage as LangChain's document; missing fields are left out, as Chroma wants it."""
    metadata = {
        "id": passage.id,
        "kind": passage.kind,
        "municipality": passage.municipality,
        "plan": passage.plan,
        "section": " > ".join(passage.section),
        "measure_no": passage.measure_no,
        "measure_name": passage.measure_name,
        "term": passage.term,
        "source": passage.source,
        "start": passage.start,
        "end": passage.end,
    }
    kept = {key: value for key, value in metadata.items() if value is not None}
    return Document(page_content=passage.indexed, metadata=kept, id=passage.id)


def _filter(where: Where) -> dict[str, Any] | None:
    wanted: list[dict[str, Any]] = [
        {name: value if isinstance(value, str) else {"$in": list(value)}}
        for name, value in where.items()
        if value is not None
    ]
    if len(wanted) > 1:
        return {"$and": wanted}
    return wanted[0] if wanted else None


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
