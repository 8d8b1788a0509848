"""The dense arm: a Chroma collection, embedded or on a server, behind LangChain's vector store."""

from __future__ import annotations

import threading
import time
import weakref
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
from langchain_chroma import Chroma
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings

from index import chroma
from index.chunks import Passage
from index.collecting import COLLECTION
from index.dense import Embedder
from index.held import metadata_of
from ingest.errors import IndexBrokenError

Where = Mapping[str, str | Sequence[str] | None]
# Seconds that a Chroma server that did not answer is left alone.
PAUSE = 5.0


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


class _Embeddings(Embeddings):
    """An embedder as LangChain wants it: a build, which needs no LangChain, does not load it."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Unit vectors of texts."""
        return self._embedder.embed_documents(texts)

    def embed_query(self, text: str) -> list[float]:
        """Unit vector of a question."""
        return self._embedder.embed_query(text)


def open_store(
    folder: Path, embedder: Embedder, *, url: str | None = None, name: str = COLLECTION
) -> Chroma:
    """LangChain's store over the collection of a generation, opened as by ``open_collection``."""
    client, _ = chroma.open_collection(folder, embedder, url=url, name=name)
    return Chroma(
        collection_name=name,
        embedding_function=_Embeddings(embedder),
        client=client,
        create_collection_if_not_exists=False,
    )


def close(store: Chroma) -> None:
    """Let go of the files of a collection."""
    chroma.close(store._client)


def _let_go(store: Chroma) -> None:
    """Close a collection that nobody uses any more; what cannot be closed ends with the process."""
    with suppress(Exception):
        close(store)


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
    """A passage as LangChain's document."""
    return Document(page_content=passage.indexed, metadata=metadata_of(passage), id=passage.id)


def _filter(where: Where) -> dict[str, Any] | None:
    wanted: list[dict[str, Any]] = [
        {name: value if isinstance(value, str) else {"$in": list(value)}}
        for name, value in where.items()
        if value is not None
    ]
    if len(wanted) > 1:
        return {"$and": wanted}
    return wanted[0] if wanted else None
