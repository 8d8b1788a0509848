"""Filling a collection: what is held already is taken over, and every record is checked."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from langchain_chroma import Chroma

from index import vectors
from index.before import VECTORS, Before, said
from index.chunks import Passage
from index.dense import Embedder, unit
from index.held import Held, digest, held
from ingest.errors import IndexBrokenError

CHROMA = "chroma"
BATCH = 1000
# A collection that has lost so many records, as a share of those it holds, is filled anew: Chroma
# leaves what is removed in the graph of its neighbours.
WORN = 0.5

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Filled:
    """The hash of the records of a collection, how many texts were embedded for it, and how many
    records it has lost since it was empty.
    """

    records: str
    embedded: int
    lost: int


def fill(
    work: Path,
    passages: Sequence[Passage],
    embedder: Embedder,
    taken: Before | None,
    *,
    url: str | None = None,
    name: str = vectors.COLLECTION,
    progress: Progress = lambda _: None,
) -> Filled:
    """Fill the collection ``name`` below ``work``, or on the server ``url``, and check it.

    Of the generation ``taken`` the vectors of all that it says are used again, and below ``work``
    its collection, in which nothing but what differs is written.
    """
    if taken and not _fits(taken, embedder, url):
        taken = None
    store, old = _taken(work / CHROMA, embedder, taken, url) if taken else (None, {})
    wanted, embedded = _wanted(passages, embedder, taken)
    np.save(work / VECTORS, np.stack([one.vector for one in wanted.values()]))
    kept = {i for i, one in wanted.items() if i in old and _same(one, old[i])}
    lost = len(old) - len(kept) + (int(taken.manifest["lost"]) if taken and old else 0)
    if store is None or url or lost > WORN * len(wanted):
        if store and not url:
            _discard(store, work / CHROMA)
        store = vectors.open_store(work / CHROMA, embedder, create=True, url=url, name=name)
        old, kept, lost = {}, set(), 0
    progress(len(kept))
    try:
        return Filled(_change(store, old, wanted, kept, progress), embedded, lost)
    finally:
        vectors.close(store)


def _fits(taken: Before, embedder: Embedder, url: str | None) -> bool:
    manifest = taken.manifest
    same = manifest["fingerprint"] == embedder.fingerprint
    return same and bool(manifest["remote"]) == bool(url)


def _taken(
    folder: Path, embedder: Embedder, taken: Before, url: str | None
) -> tuple[Chroma | None, dict[str, Held]]:
    """The collection of a generation, of a folder a copy, and what it holds; nothing of one that is
    not as it was written.
    """
    store = None
    try:
        if url is None:
            shutil.copytree(taken.folder / CHROMA, folder)
        store = vectors.open_store(folder, embedder, url=url, name=taken.manifest["collection"])
        old = held(store)
        if digest(old) == taken.manifest["records"]:
            return store, old
    except Exception:  # whatever is wrong with it: it is filled anew
        old = {}
    if store and not url:
        _discard(store, folder)
    shutil.rmtree(folder, ignore_errors=True)
    return None, {}


def _discard(store: Chroma, folder: Path) -> None:
    vectors.close(store)
    shutil.rmtree(folder, ignore_errors=True)


def _wanted(
    passages: Sequence[Passage], embedder: Embedder, taken: Before | None
) -> tuple[dict[str, Held], int]:
    """What the collection shall hold, in the order of the passages, and how many texts were
    embedded for that.
    """
    known = dict(zip(taken.said, taken.vectors, strict=True)) if taken else {}
    new = {key: p.indexed for p in passages if (key := said(p)) not in known}
    for part in _parts(list(new)):
        made = np.asarray(embedder.embed_documents([new[key] for key in part]), dtype=np.float32)
        known |= dict(zip(part, made, strict=True))
    documents = ((p, vectors.to_document(p)) for p in passages)
    return {p.id: Held(d.page_content, d.metadata, known[said(p)]) for p, d in documents}, len(new)


def _same(one: Held, other: Held) -> bool:
    """Whether two say the same, and so have the same vector but for its length."""
    return one.text == other.text and one.metadata == other.metadata


def _change(
    store: Chroma,
    old: Mapping[str, Held],
    wanted: Mapping[str, Held],
    kept: Collection[str],
    progress: Progress,
) -> str:
    """Make the collection what is wanted, check what was written and that nothing else is there;
    the hash of its records.
    """
    collection = store._collection
    for part in _parts([i for i in old if i not in kept]):
        collection.delete(ids=part)
    written: dict[str, Held] = {}
    for part in _parts([i for i in wanted if i not in kept]):
        collection.add(
            ids=part,
            documents=[wanted[i].text for i in part],
            metadatas=[dict(wanted[i].metadata) for i in part],
            embeddings=np.stack([wanted[i].vector for i in part]),
        )
        written |= held(store, part)
        progress(len(part))
    if set(collection.get(include=[])["ids"]) != set(wanted):
        raise IndexBrokenError("ベクトル索引に入っていない段落があります。もう一度お試しください。")
    if not all(_alike(one, wanted[i]) for i, one in written.items()):
        raise IndexBrokenError("ベクトル索引の中身が壊れています。もう一度お試しください。")
    return digest({i: written.get(i) or old[i] for i in wanted})


def _alike(one: Held, other: Held) -> bool:
    """Whether two are the same but for the length of their vectors."""
    near = np.allclose(unit(one.vector[None]), unit(other.vector[None]), atol=1e-3)
    return bool(near) and _same(one, other)


def _parts(ids: Sequence[str]) -> Iterator[list[str]]:
    for at in range(0, len(ids), BATCH):
        yield list(ids[at : at + BATCH])
