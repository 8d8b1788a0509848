"""The index in force: loading it, with the checks that it has to pass."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from langchain_chroma import Chroma

from index import generations, vectors
from index.build import BuildBusyError, StorageError, build, intact, key_of
from index.chunks import Passage
from index.dense import Embedder, load_embedder
from index.generations import KEEP
from index.held import digest, held
from index.lexical import LexicalArm
from index.neighbours import Neighbours
from index.search import Searcher
from index.shares import stored_corpus, stored_passages
from index.shelving import folder_of, listed, on_shelf, shelved, this_year
from index.wordvectors import load as load_vectors
from ingest.editions import IN_FORCE, Shelf, lineages
from ingest.errors import IndexBrokenError, IndexMissingError
from ingest.records import Corpus

__all__ = [
    "KEEP",
    "BuildBusyError",
    "Index",
    "StorageError",
    "assembled",
    "build",
    "current_key",
    "intact",
    "key_of",
    "open_index",
    "stored_corpus",
]


@dataclass(frozen=True, slots=True)
class Index:
    """One generation, loaded: records, passages and search of the editions in force.

    ``others`` are the editions before and after them, ``every`` the records of all together.
    """

    generation: str
    corpus: Corpus
    passages: tuple[Passage, ...]
    searcher: Searcher
    neighbours: Neighbours
    others: Mapping[Shelf, Index] = field(default_factory=dict)
    every: Corpus | None = None

    @property
    def whole(self) -> Corpus:
        """The records of all editions."""
        return self.every or self.corpus

    def in_force(self, source: str) -> bool:
        """Whether the document ``source`` is of an edition in force."""
        return any(d.source == source for d in self.corpus.documents)

    def before(self, towns: Collection[str]) -> tuple[Corpus, Corpus]:
        """The editions before of plans of ``towns``, and those that took their place: empty where
        there are none.
        """
        earlier = self.others.get(Shelf("plan", 1))
        old = [d for d in earlier.corpus.documents if d.municipality in towns] if earlier else []
        lines = lineages(self.whole.documents)
        plans = {lines[d.source] for d in old}
        new = {d.source for d in self.corpus.documents if lines[d.source] in plans}
        return self.whole.of({d.source for d in old}), self.corpus.of(new)

    def of_editions(self, *, in_force: bool | None) -> Corpus:
        """The records of the editions in force, of the others, or of all."""
        if in_force is None:
            return self.whole
        if in_force:
            return self.corpus
        own = {d.source for d in self.corpus.documents}
        return self.whole.of({d.source for d in self.whole.documents} - own)


def current_key(data: Path) -> str | None:
    """The key of the generation in force, or ``None`` if there is none that is whole."""
    folder = generations.current(data)
    try:
        return str(generations.read_manifest(folder)["key"]) if folder else None
    except IndexBrokenError:
        return None


def open_index(
    data: Path,
    *,
    name: str | None = None,
    model: str | None = None,
    chroma_url: str | None = None,
) -> Index:
    """Load the generation in force, or that of ``name``.

    Raises ``IndexMissingError`` where there is none, ``IndexBrokenError`` where it does not pass
    its checks, ``ModelMismatchError`` where another model made it.
    """
    name = name or generations.pointer(data)
    if name is None:
        raise IndexMissingError(
            "索引がまだありません。先に `shisaku ingest 計画のフォルダー` を実行してください。"
        )
    return _load(data / generations.FOLDER / name, model, chroma_url)


def _load(folder: Path, model: str | None, url: str | None) -> Index:
    manifest = generations.read_manifest(folder)
    corpus = stored_corpus(folder)
    found = stored_passages(folder)
    embedder = load_embedder(model, folder / "model")
    arm = _dense_arm(folder, manifest, embedder, url)
    near = Neighbours(folder / "near", load_vectors())
    year = this_year()
    same = listed(shelved(corpus, year)) == manifest["arms"]

    def lexical(shelf: Shelf, own: tuple[Passage, ...]) -> LexicalArm:
        # Where the year has changed which editions are in force, their index is made anew.
        return (
            LexicalArm.load(folder / folder_of(shelf), len(own)) if same else LexicalArm.build(own)
        )

    return assembled(folder.name, corpus, found, lexical, arm, near, year=year)


def assembled(
    generation: str,
    corpus: Corpus,
    found: Sequence[Passage],
    lexical: Callable[[Shelf, tuple[Passage, ...]], LexicalArm],
    dense: vectors.DenseArm,
    near: Neighbours,
    *,
    year: int,
) -> Index:
    """The index of the editions in force in the fiscal ``year``, with the others beside it."""
    parts = shelved(corpus, year)

    def of(shelf: Shelf) -> Index:
        own = on_shelf(found, parts[shelf])
        sources = [d.source for d in parts[shelf].documents] if len(parts) > 1 else None
        search = Searcher(own, lexical(shelf, own), dense, sources=sources)
        return Index(generation, parts[shelf], own, search, near)

    others = {shelf: of(shelf) for shelf in parts if shelf != IN_FORCE}
    return replace(of(IN_FORCE), others=others, every=corpus)


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
        if url is None and digest(held(store)) != manifest["records"]:
            raise generations.broken(folder, "壊れています")
    except IndexBrokenError:
        if url is None:
            raise
    return arm
