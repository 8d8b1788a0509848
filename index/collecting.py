"""The collection of a generation that is being built: what a build orders to be written in it.

Orders are plain data, so that they can be carried out here or in a process of its own.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar

import numpy as np

from index.dense import Matrix, unit
from index.held import Held, digest, mark
from ingest.errors import IndexBrokenError

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection

T = TypeVar("T")
# The name of the collection of a generation that is in a folder of its own.
COLLECTION = "passages"
BATCH = 1000
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Model:
    """The model whose vectors a collection holds."""

    fingerprint: str
    dimension: int


@dataclass(frozen=True, slots=True)
class New:
    """A passage to be written: its id, its text, what the collection knows of it."""

    id: str
    text: str
    metadata: dict[str, str | int]


@dataclass(frozen=True, slots=True)
class Wanted:
    """The files of what the collection shall hold in the end: the marks of passages by id, and in
    the same order their vectors.
    """

    marks: Path
    vectors: Path

    def read(self) -> tuple[dict[str, str], Matrix]:
        """What the files hold."""
        marks: dict[str, str] = json.loads(self.marks.read_text("utf-8"))
        return marks, np.load(self.vectors)


@dataclass(frozen=True, slots=True)
class Take:
    """Copy the collection of a generation from ``source`` to ``folder``, and read the copy."""

    source: Path
    folder: Path
    model: Model
    kind: Literal["take"] = "take"


@dataclass(frozen=True, slots=True)
class Change:
    """Change the copy into what is wanted; answered by its hash, or ``None`` where it fails."""

    gone: tuple[str, ...]
    new: tuple[New, ...]
    wanted: Wanted
    kind: Literal["change"] = "change"


@dataclass(frozen=True, slots=True)
class Fill:
    """Fill a new collection below ``folder``, or on the server ``url``; answered by its hash."""

    folder: Path
    model: Model
    new: tuple[New, ...]
    wanted: Wanted
    url: str | None
    name: str
    kind: Literal["fill"] = "fill"


Order = Take | Change | Fill


class Collector(Protocol):
    """Carries out orders, one after the other."""

    def order(self, order: Order) -> None:
        """Have an order carried out; what comes of it is asked with ``answer``."""
        ...

    def answer(self, progress: Progress) -> str | None:
        """What the oldest order without an answer came to; ``progress`` hears of passages written.
        Raises what went wrong.
        """
        ...


class Here:
    """Carries out orders in this process, when their answer is asked for."""

    def __init__(self) -> None:
        self._orders: list[Order] = []
        self._copy: _Copy | None = None

    def order(self, order: Order) -> None:
        """Keep an order."""
        self._orders.append(order)

    def answer(self, progress: Progress) -> str | None:
        """Carry out the oldest order."""
        copy, self._copy = self._copy, None
        match self._orders.pop(0):
            case Take() as take:
                self._copy = _copied(take)
                return None
            case Change() as change:
                return _changed(copy, change, progress) if copy else None
            case Fill() as fill:
                if copy:
                    _let_go(copy)
                return _filled(fill, progress)


@dataclass(frozen=True, slots=True)
class _Copy:
    """The copy of a collection, open, with the marks of what it held."""

    folder: Path
    client: ClientAPI
    collection: Collection
    marks: dict[str, str]


def _copied(take: Take) -> _Copy | None:
    from index import chroma

    try:
        shutil.copytree(take.source, take.folder)
        client, collection = chroma.open_collection(take.folder, take.model)
        return _Copy(take.folder, client, collection, _marks(collection))
    except Exception:  # it cannot be taken over
        return None


def _changed(copy: _Copy, change: Change, progress: Progress) -> str | None:
    try:
        for part in _parts(change.gone):
            copy.collection.delete(ids=list(part))
        _write(copy.collection, change.new, change.wanted, progress)
        gone, new = set(change.gone), [one.id for one in change.new]
        marks = {i: one for i, one in copy.marks.items() if i not in gone}
        marks |= _marks(copy.collection, new)
        return _checked(copy.collection, marks, change.wanted)
    except Exception:  # whatever is wrong with it: it is filled anew
        return None
    finally:
        _let_go(copy)


def _let_go(copy: _Copy) -> None:
    from index import chroma

    with suppress(Exception):
        chroma.close(copy.client)


def _filled(fill: Fill, progress: Progress) -> str:
    from index import chroma

    shutil.rmtree(fill.folder, ignore_errors=True)
    if fill.url:
        chroma.drop(fill.url, fill.name)
    client, collection = chroma.open_collection(
        fill.folder, fill.model, create=True, url=fill.url, name=fill.name
    )
    try:
        _write(collection, fill.new, fill.wanted, progress)
        return _checked(collection, _marks(collection), fill.wanted)
    finally:
        chroma.close(client)


def _write(collection: Collection, new: Sequence[New], wanted: Wanted, progress: Progress) -> None:
    marks, vectors = wanted.read()
    places = {i: place for place, i in enumerate(marks)}
    for part in _parts(new):
        collection.add(
            ids=[one.id for one in part],
            documents=[one.text for one in part],
            metadatas=[dict(one.metadata) for one in part],
            embeddings=vectors[[places[one.id] for one in part]],
        )
        progress(len(part))


def _marks(collection: Collection, ids: Sequence[str] | None = None) -> dict[str, str]:
    """The marks of what a collection holds, or of some of it."""
    out: dict[str, str] = {}
    for part in [None] if ids is None else _parts(ids):
        wanted = None if part is None else list(part)
        found = collection.get(ids=wanted, include=["metadatas", "documents"])
        marks = map(mark, found["documents"] or [], found["metadatas"] or [])
        out |= dict(zip(found["ids"], marks, strict=True))
    return out


def _checked(collection: Collection, marks: dict[str, str], wanted: Wanted) -> str:
    """The hash of the records of a collection that holds what is wanted, and nothing else.

    Every vector is read; what is read of the ``marks`` may have been read before writing.
    """
    asked, vectors = wanted.read()
    found = collection.get(include=["embeddings"])
    if not set(found["ids"]) == set(asked) == set(marks):
        raise IndexBrokenError("ベクトル索引に入っていない段落があります。もう一度お試しください。")
    places = {i: place for place, i in enumerate(asked)}
    stored = np.asarray(found["embeddings"], dtype=np.float32)
    given = vectors[[places[i] for i in found["ids"]]]
    # All but the length of vectors.
    if marks != asked or not np.allclose(unit(stored), unit(given), atol=1e-3):
        raise IndexBrokenError("ベクトル索引の中身が壊れています。もう一度お試しください。")
    return digest({i: Held(marks[i], v) for i, v in zip(found["ids"], stored, strict=True)})


def _parts(things: Sequence[T]) -> Iterator[Sequence[T]]:
    for at in range(0, len(things), BATCH):
        yield things[at : at + BATCH]
