"""Filling a collection: what is held already is taken over, and every record is checked."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from langchain_chroma import Chroma

from index import vectors
from index.before import MARKS, VECTORS, Before, said
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
    same = taken and taken.manifest["fingerprint"] == embedder.fingerprint
    wanted, embedded = _wanted(passages, embedder, taken if same else None)
    marks = {i: one.mark() for i, one in wanted.items()}
    np.save(work / VECTORS, np.stack([one.vector for one in wanted.values()]))
    (work / MARKS).write_text(json.dumps(marks), encoding="utf-8")
    if taken and same and not url and not taken.manifest["remote"]:
        gone = [i for i, mark in taken.marks.items() if marks.get(i) != mark]
        lost = int(taken.manifest["lost"]) + len(gone)
        if lost <= WORN * len(wanted):
            kept = len(taken.marks) - len(gone)
            progress(kept)
            if records := _updated(work / CHROMA, taken, embedder, wanted, gone, progress):
                return Filled(records, embedded, lost)
            progress(-kept)
    store = vectors.open_store(work / CHROMA, embedder, create=True, url=url, name=name)
    with _closing(store):
        return Filled(_written(store, wanted, list(wanted), progress), embedded, 0)


def _updated(
    folder: Path,
    taken: Before,
    embedder: Embedder,
    wanted: Mapping[str, Held],
    gone: Sequence[str],
    progress: Progress,
) -> str | None:
    """The hash of the records of a collection that is copied and changed; nothing is left of one
    that then does not hold what is wanted.
    """
    try:
        shutil.copytree(taken.folder / CHROMA, folder)
        dropped = set(gone)
        new = [i for i in wanted if i not in taken.marks or i in dropped]
        with _closing(vectors.open_store(folder, embedder)) as store:
            for part in _parts(gone):
                store._collection.delete(ids=part)
            return _written(store, wanted, new, progress)
    except Exception:  # whatever is wrong with it: it is filled anew
        shutil.rmtree(folder, ignore_errors=True)
        return None


def _wanted(
    passages: Sequence[Passage], embedder: Embedder, taken: Before | None
) -> tuple[dict[str, Held], int]:
    """What the collection shall hold, in the order of the passages, and how many texts were
    embedded for that.
    """
    known = dict(zip(taken.said, taken.vectors, strict=True)) if taken else {}
    keys = {p.id: said(p) for p in passages}
    new = {keys[p.id]: p.indexed for p in passages if keys[p.id] not in known}
    for part in _parts(list(new)):
        made = np.asarray(embedder.embed_documents([new[key] for key in part]), dtype=np.float32)
        known |= dict(zip(part, made, strict=True))
    documents = ((p, vectors.to_document(p)) for p in passages)
    held_of = {p.id: Held(d.page_content, d.metadata, known[keys[p.id]]) for p, d in documents}
    return held_of, len(new)


def _written(
    store: Chroma, wanted: Mapping[str, Held], new: Sequence[str], progress: Progress
) -> str:
    """Add what is new, check that the collection holds what is wanted and nothing else; the hash of
    its records.
    """
    for part in _parts(new):
        store._collection.add(
            ids=part,
            documents=[wanted[i].text for i in part],
            metadatas=[dict(wanted[i].metadata) for i in part],
            embeddings=np.stack([wanted[i].vector for i in part]),
        )
        progress(len(part))
    records = held(store)
    if set(records) != set(wanted):
        raise IndexBrokenError("ベクトル索引に入っていない段落があります。もう一度お試しください。")
    if not _alike(records, wanted):
        raise IndexBrokenError("ベクトル索引の中身が壊れています。もう一度お試しください。")
    return digest(records)


def _alike(records: Mapping[str, Held], wanted: Mapping[str, Held]) -> bool:
    """Whether all are the same but for the length of their vectors."""
    pairs = [(one, wanted[i]) for i, one in records.items()]
    stored, given = (unit(np.stack([pair[side].vector for pair in pairs])) for side in (0, 1))
    same = all(a.text == b.text and a.metadata == b.metadata for a, b in pairs)
    return same and bool(np.allclose(stored, given, atol=1e-3))


@contextmanager
def _closing(store: Chroma) -> Iterator[Chroma]:
    try:
        yield store
    finally:
        vectors.close(store)


def _parts(ids: Sequence[str]) -> Iterator[list[str]]:
    for at in range(0, len(ids), BATCH):
        yield list(ids[at : at + BATCH])
