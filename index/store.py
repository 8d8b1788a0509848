"""The index in force: loading it, and noticing that another one was switched to."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from langchain_chroma import Chroma

from index import generations, vectors
from index.build import CORPUS, BuildBusyError, StorageError, build, intact, key_of
from index.chunks import Passage, passages
from index.dense import Embedder, load_embedder
from index.generations import KEEP
from index.lexical import LexicalArm
from index.neighbours import Neighbours
from index.search import Searcher
from ingest.errors import IndexBrokenError, IndexMissingError, ShisakuError
from ingest.records import Corpus

__all__ = [
    "KEEP",
    "BuildBusyError",
    "Index",
    "IndexHolder",
    "StorageError",
    "build",
    "current_key",
    "intact",
    "key_of",
    "open_index",
    "stored_corpus",
]


@dataclass(frozen=True, slots=True)
class Index:
    """One generation, loaded: records, passages and search."""

    generation: str
    corpus: Corpus
    passages: tuple[Passage, ...]
    searcher: Searcher
    neighbours: Neighbours


def current_key(data: Path) -> str | None:
    """The key of the generation in force, or ``None`` if there is none that is whole."""
    folder = generations.current(data)
    try:
        return str(generations.read_manifest(folder)["key"]) if folder else None
    except IndexBrokenError:
        return None


def stored_corpus(folder: Path) -> Corpus:
    """The records of a generation, without loading its search."""
    try:
        return CORPUS.validate_json((folder / "corpus.json").read_bytes())
    except (OSError, ValueError) as error:
        raise generations.broken(folder, "壊れています") from error


def open_index(data: Path, *, model: str | None = None, chroma_url: str | None = None) -> Index:
    """Load the generation in force.

    Raises ``IndexMissingError`` where there is none, ``IndexBrokenError`` where it does not pass
    its checks, ``ModelMismatchError`` where another model made it.
    """
    name = generations.pointer(data)
    if name is None:
        raise IndexMissingError(
            "索引がまだありません。先に `shisaku ingest 計画のフォルダー` を実行してください。"
        )
    return _load(data / generations.FOLDER / name, model, chroma_url)


class IndexHolder:
    """Hands out the index in force and notices when another one is switched to.

    When a new generation cannot be loaded, the one before goes on answering.
    """

    def __init__(
        self, data: Path, *, model: str | None = None, chroma_url: str | None = None
    ) -> None:
        self._data = data
        self._model = model
        self._chroma_url = chroma_url
        self._index: Index | None = None
        self._refused: str | None = None
        self._lock = threading.Lock()

    def current(self) -> Index:
        """The index in force; raises as ``open_index`` where there never was a good one."""
        name = generations.pointer(self._data)
        index = self._index
        if index is not None and (name is None or name in {index.generation, self._refused}):
            return index
        with self._lock:
            index = self._index
            if index is not None and name in {index.generation, self._refused}:
                return index
            return self._reload(name)

    def _reload(self, name: str | None) -> Index:
        try:
            self._index = open_index(self._data, model=self._model, chroma_url=self._chroma_url)
        except ShisakuError:
            self._refused = name
            if self._index is None:
                raise
        return self._index


def _load(folder: Path, model: str | None, url: str | None) -> Index:
    manifest = generations.read_manifest(folder)
    corpus = stored_corpus(folder)
    found = passages(corpus)
    if manifest["counts"]["passages"] != len(found):
        raise generations.broken(folder, "今の版と違う形式です")
    lexical = LexicalArm.load(folder / "bm25", len(found))
    embedder = load_embedder(model, folder / "model")
    arm = _dense_arm(folder, manifest, embedder, url)
    near = Neighbours(folder / "near")
    return Index(folder.name, corpus, found, Searcher(found, lexical, arm), near)


def _dense_arm(
    folder: Path, manifest: dict[str, Any], embedder: Embedder, url: str | None
) -> vectors.DenseArm:
    """The embedded arm, opened and checked; one on a server is opened when it answers."""

    def connect() -> Chroma:
        name = str(manifest["collection"])
        return vectors.open_store(folder / "chroma", embedder, url=url, name=name)

    arm = vectors.DenseArm(connect)
    try:
        store = arm.store()
        if url is None and vectors.digest(store) != manifest["records"]:
            raise generations.broken(folder, "壊れています")
    except IndexBrokenError:
        if url is None:
            raise
    return arm
