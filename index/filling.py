"""Filling the collection of a generation: what is held already is taken over."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.before import MARKS, VECTORS, Before
from index.chunks import Passage
from index.collecting import BATCH, Change, Collector, Fill, Model, New, Take, Wanted
from index.dense import Embedder, Matrix
from index.held import mark, metadata_of
from ingest.errors import IndexBrokenError

CHROMA = "chroma"
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


class Filling:
    """Fills the collection of the generation that is built in ``work``, through ``collector``.

    That of the generation ``taken`` is copied where it can be, and nothing but what differs is
    written in it; else its vectors are used again for all that it says.
    """

    def __init__(
        self, work: Path, taken: Before | None, collector: Collector, url: str | None
    ) -> None:
        self._work = work
        self._taken = taken
        self._collector = collector
        self._url = url
        self._copied = taken is not None and not url and not taken.manifest["remote"]
        if taken and self._copied:
            told = Model(taken.manifest["fingerprint"], taken.manifest["dimension"])
            collector.order(Take(taken.folder / CHROMA, work / CHROMA, told))

    def want(
        self,
        passages: Sequence[Passage],
        keys: Sequence[str],
        changed: Collection[str],
        embedder: Embedder,
    ) -> None:
        """Say what the collection shall hold: ``passages``, which say ``keys``; none but those of
        the sources that have ``changed`` are others than before.
        """
        self._passages = passages
        self._model = Model(embedder.fingerprint, embedder.dimension)
        taken = self._taken
        if taken and taken.manifest["fingerprint"] != embedder.fingerprint:
            taken = None
        vectors, self._embedded = _vectors(passages, keys, embedder, taken)
        old = self._taken.marks if self._taken else {}
        marks = {p.id: old[p.id] if p.source not in changed else _mark(p) for p in passages}
        self._wanted = Wanted(self._work / MARKS, self._work / VECTORS)
        np.save(self._wanted.vectors, vectors)
        self._wanted.marks.write_text(json.dumps(marks), encoding="utf-8")
        gone = tuple(i for i, one in old.items() if marks.get(i) != one)
        self._lost = int(taken.manifest["lost"]) + len(gone) if taken else 0
        self._changing = taken is not None and self._copied and self._lost <= WORN * len(marks)
        if self._changing:
            new = [p for p in passages if p.id not in old or old[p.id] != marks[p.id]]
            self._unchanged = len(marks) - len(new)
            self._collector.order(Change(gone, tuple(_new(new)), self._wanted))

    def filled(self, name: str, progress: Progress) -> Filled:
        """The collection ``name``, when it holds what is wanted; every record is checked."""
        if self._copied:
            self._collector.answer(progress)
        if self._changing:
            progress(self._unchanged)
            if records := self._collector.answer(progress):
                return Filled(records, self._embedded, self._lost)
            progress(-self._unchanged)
        every = tuple(_new(self._passages))
        fill = Fill(self._work / CHROMA, self._model, every, self._wanted, self._url, name)
        self._collector.order(fill)
        records = self._collector.answer(progress)
        if records is None:
            raise IndexBrokenError("ベクトル索引を作れませんでした。もう一度お試しください。")
        return Filled(records, self._embedded, 0)


def _vectors(
    passages: Sequence[Passage], keys: Sequence[str], embedder: Embedder, taken: Before | None
) -> tuple[Matrix, int]:
    """A vector for each passage, in their order, and how many texts were embedded for that."""
    known = {key: i for i, key in enumerate(taken.said)} if taken else {}
    new = {key: p.indexed for p, key in zip(passages, keys, strict=True) if key not in known}
    made = [taken.vectors] if taken else []
    texts = list(new.values())
    for at in range(0, len(texts), BATCH):
        vectors = embedder.embed_documents(texts[at : at + BATCH])
        made.append(np.asarray(vectors, dtype=np.float32))
    first = len(taken.said) if taken else 0
    known |= {key: first + i for i, key in enumerate(new)}
    return np.concatenate(made)[[known[key] for key in keys]], len(new)


def _mark(passage: Passage) -> str:
    return mark(passage.indexed, metadata_of(passage))


def _new(passages: Iterable[Passage]) -> Iterable[New]:
    return (New(p.id, p.indexed, metadata_of(p)) for p in passages)
