"""The dense arm: a Chroma collection, embedded or on a server, behind LangChain's vector store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import chromadb
from chromadb.api import ClientAPI
from chromadb.config import Settings
from langchain_chroma import Chroma
from langchain_core.documents import Document

from index.chunks import Passage
from index.dense import Embedder
from ingest.errors import IndexBrokenError, ModelMismatchError

BATCH = 100
COLLECTION = "passages"


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
    client = _client(folder, url)
    metadata = {"fingerprint": embedder.fingerprint, "dimension": embedder.dimension}
    try:
        store = Chroma(
            collection_name=name,
            embedding_function=embedder,
            client=client,
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
    if not create and found.get("fingerprint") != embedder.fingerprint:
        raise ModelMismatchError(
            "索引を作ったときと違う埋め込みモデルが指定されています。"
            "同じモデルを指定するか、`shisaku ingest` で索引を作り直してください。"
        )
    return store


def fill(
    store: Chroma, passages: Sequence[Passage], progress: Callable[[int], None] | None = None
) -> None:
    """Embed passages and add them in batches."""
    for at in range(0, len(passages), BATCH):
        part = passages[at : at + BATCH]
        store.add_documents([to_document(p) for p in part], ids=[p.id for p in part])
        if progress:
            progress(len(part))


def query(
    store: Chroma, text: str, k: int, *, municipality: str | None, plan: str | None
) -> list[tuple[str, float]]:
    """(passage id, cosine similarity) of the nearest passages, nearest first."""
    found = store.similarity_search_with_score(text, k=k, filter=_filter(municipality, plan))
    return [(str(d.metadata["id"]), 1.0 - float(score)) for d, score in found]


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


def _filter(municipality: str | None, plan: str | None) -> dict[str, Any] | None:
    wanted: list[dict[str, str]] = []
    if municipality:
        wanted.append({"municipality": municipality})
    if plan:
        wanted.append({"plan": plan})
    if len(wanted) > 1:
        return {"$and": wanted}
    return wanted[0] if wanted else None


def _client(folder: Path, url: str | None) -> ClientAPI:
    settings = Settings(anonymized_telemetry=False)
    if url:
        host, _, port = url.removeprefix("http://").rstrip("/").partition(":")
        return chromadb.HttpClient(host=host, port=int(port or 8000), settings=settings)
    folder.mkdir(parents=True, exist_ok=True)
    return chromadb.PersistentClient(path=str(folder), settings=settings)
