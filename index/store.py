"""Generations: an index is built fresh, every record checked, then a pointer is switched."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from filelock import FileLock, Timeout
from langchain_chroma import Chroma
from pydantic import TypeAdapter

from index import vectors
from index.chunks import Passage, passages
from index.dense import Embedder, load_embedder, unit
from index.lexical import LexicalArm
from index.search import Searcher
from ingest.errors import IndexBrokenError, IndexMissingError, ShisakuError
from ingest.records import Corpus

FORMAT = 1
KEEP = 2
POINTER = "current"
Progress = Callable[[str, int, int], None]
_CORPUS = TypeAdapter(Corpus)


class BuildBusyError(ShisakuError):
    """Another process is building an index in the same folder."""

    code = "build_busy"
    status = 409


@dataclass(frozen=True, slots=True)
class Index:
    """One generation, loaded: records, passages and search."""

    generation: str
    corpus: Corpus
    passages: tuple[Passage, ...]
    searcher: Searcher


def key_of(files: dict[str, str], model: str | None) -> str:
    """What a generation depends on: format and code, the plan files by hash, the model."""
    parts = [
        str(FORMAT),
        _code_version(),
        model or "",
        *(f"{n}:{h}" for n, h in sorted(files.items())),
    ]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def current_key(data: Path) -> str | None:
    """The key of the generation in force, or ``None`` if there is none that can be read."""
    folder = _current(data)
    if folder is None:
        return None
    try:
        return str(_manifest(folder).get("key"))
    except IndexBrokenError:
        return None


def stored_corpus(data: Path) -> Corpus:
    """The records of the generation in force, without loading its search."""
    folder = _current(data)
    if folder is None:
        raise IndexMissingError("索引がまだありません。")
    return _CORPUS.validate_json((folder / "corpus.json").read_bytes())


def build(
    corpus: Corpus,
    data: Path,
    *,
    key: str | None = None,
    model: str | None = None,
    chroma_url: str | None = None,
    progress: Progress | None = None,
) -> Path:
    """Build a generation from ``corpus``, check it, switch to it, prune old ones; its folder.

    ``key`` says what it is made from: by default the files of the corpus, and the model.
    Raises ``BuildBusyError`` while another build runs; the lock of a dead process is free.
    """
    data.mkdir(parents=True, exist_ok=True)
    key = key or key_of({d.source: d.sha256 for d in corpus.documents}, model)
    try:
        with FileLock(data / "build.lock", timeout=0):
            folder = _fresh(data, key, corpus, model, progress, chroma_url)
            _switch(data, folder)
            _prune(data, folder)
            return folder
    except Timeout as error:
        raise BuildBusyError(
            "同じ保存先で別の取り込みが動いています。終わってから、もう一度お試しください。"
        ) from error


def open_index(data: Path, *, model: str | None = None, chroma_url: str | None = None) -> Index:
    """Load the generation in force; ``IndexMissingError`` or ``IndexBrokenError`` if it cannot."""
    folder = _current(data)
    if folder is None:
        raise IndexMissingError(
            "索引がまだありません。先に `shisaku ingest 計画のフォルダー` を実行してください。"
        )
    return _load(folder, model, chroma_url)


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
        name = _pointer(self._data)
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


def _fresh(
    data: Path,
    key: str,
    corpus: Corpus,
    model: str | None,
    progress: Progress | None,
    url: str | None,
) -> Path:
    root = data / "generations"
    root.mkdir(exist_ok=True)
    for stale in root.glob(".building-*"):
        shutil.rmtree(stale, ignore_errors=True)
    work = Path(tempfile.mkdtemp(prefix=".building-", dir=root))
    try:
        return _fill(root, work, key, corpus, model, progress, url)
    except BaseException:
        shutil.rmtree(work, ignore_errors=True)
        raise


def _fill(
    root: Path,
    work: Path,
    key: str,
    corpus: Corpus,
    model: str | None,
    progress: Progress | None,
    url: str | None,
) -> Path:
    say = progress or (lambda _what, _done, _of: None)
    found = passages(corpus)
    say("本文を分ける", 1, 1)
    (work / "corpus.json").write_bytes(_CORPUS.dump_json(corpus))
    LexicalArm.build(found).save(work / "bm25")
    say("全文索引を作る", 1, 1)
    if model is None:
        from index.training import train

        say("埋め込みモデルを学習する", 0, 1)
        train(found, work / "model")
        say("埋め込みモデルを学習する", 1, 1)
    embedder = load_embedder(model, work / "model")
    target = root / f"{key}-{hashlib.sha256(os.urandom(8)).hexdigest()[:6]}"
    name = f"p-{target.name}" if url else vectors.COLLECTION
    store = vectors.open_store(work / "chroma", embedder, create=True, url=url, name=name)
    done = 0

    def filled(count: int) -> None:
        nonlocal done
        done += count
        say("ベクトル索引を作る", done, len(found))

    vectors.fill(store, found, filled)
    _check_vectors(store, embedder, found)
    _close(store)
    _write_manifest(work, key, corpus, found, embedder, name)
    work.rename(target)
    return target


def _check_vectors(store: Chroma, embedder: Embedder, found: tuple[Passage, ...]) -> None:
    """Every passage is in the store, with the vector that the model gives it."""
    stored = store._collection.get(include=["embeddings"])
    have = dict(zip(stored["ids"], np.asarray(stored["embeddings"], dtype=np.float32), strict=True))
    if set(have) != {p.id for p in found}:
        raise IndexBrokenError("ベクトル索引に入っていない段落があります。もう一度お試しください。")
    wanted = np.asarray(embedder.embed_documents([p.indexed for p in found]), dtype=np.float32)
    kept = np.stack([have[p.id] for p in found])
    if not np.allclose(unit(kept), unit(wanted), atol=1e-3):
        raise IndexBrokenError("ベクトル索引の中身が壊れています。もう一度お試しください。")


def _close(store: Chroma) -> None:
    """Let go of the files, so that the folder can be renamed and opened again."""
    client: Any = store._client
    close = getattr(client, "close", None)
    if close:
        close()


def _write_manifest(
    work: Path, key: str, corpus: Corpus, found: tuple[Passage, ...], embedder: Embedder, name: str
) -> None:
    manifest = {
        "format": FORMAT,
        "key": key,
        "collection": name,
        "fingerprint": embedder.fingerprint,
        "counts": {
            "documents": len(corpus.documents),
            "measures": len(corpus.measures),
            "terms": len(corpus.terms),
            "passages": len(found),
        },
        "files": _hashes(work),
    }
    path = work / "manifest.json"
    path.write_text(json.dumps(manifest, ensure_ascii=False, indent=1), encoding="utf-8")
    with path.open("rb") as handle:
        os.fsync(handle.fileno())


def _load(folder: Path, model: str | None, url: str | None) -> Index:
    manifest = _manifest(folder)
    if manifest.get("format") != FORMAT:
        raise IndexBrokenError(
            "索引が今の版と違う形式です。`shisaku ingest` で作り直してください。"
        )
    if manifest["files"] != _hashes(folder):
        raise IndexBrokenError(
            f"索引「{folder.name}」が壊れています。`shisaku ingest` で作り直してください。"
        )
    corpus = _CORPUS.validate_json((folder / "corpus.json").read_bytes())
    found = passages(corpus)
    lexical = LexicalArm.load(folder / "bm25", len(found))
    embedder = load_embedder(model, folder / "model")
    name = str(manifest["collection"])
    store = vectors.open_store(folder / "chroma", embedder, url=url, name=name)
    return Index(folder.name, corpus, found, Searcher(found, lexical, store))


def _hashes(folder: Path) -> dict[str, str]:
    """SHA-256 of every file that is written once; Chroma checks and changes its own."""
    out = {}
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        if path.is_file() and name != "manifest.json" and not name.startswith("chroma"):
            out[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return out


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        found = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise IndexBrokenError(
            f"索引「{folder.name}」の目録を読めません。`shisaku ingest` で作り直してください。"
        ) from error
    return dict(found)


def _pointer(data: Path) -> str | None:
    try:
        return (data / POINTER).read_text(encoding="utf-8").strip() or None
    except OSError:
        return None


def _current(data: Path) -> Path | None:
    name = _pointer(data)
    folder = data / "generations" / name if name else None
    return folder if folder and folder.is_dir() else None


def _switch(data: Path, folder: Path) -> None:
    """Replace the pointer in one step, safely on disk before and after."""
    draft = data / f".{POINTER}-{os.getpid()}"
    with draft.open("w", encoding="utf-8") as handle:
        handle.write(folder.name)
        handle.flush()
        os.fsync(handle.fileno())
    draft.replace(data / POINTER)
    descriptor = os.open(data, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _prune(data: Path, keep: Path) -> None:
    """Remove all but the newest generations; the one in force always stays."""
    every = [p for p in (data / "generations").iterdir() if p.is_dir()]
    every.sort(key=lambda p: (p == keep, p.stat().st_mtime), reverse=True)
    for old in every[KEEP:]:
        shutil.rmtree(old, ignore_errors=True)


def _code_version() -> str:
    """Hash of the code that makes an index, so that a new version builds a new generation."""
    digest = hashlib.sha256()
    here = Path(__file__).resolve().parent
    for path in sorted([*here.glob("*.py"), *(here.parent / "ingest").glob("*.py")]):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]
