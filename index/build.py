"""Building a generation: fresh folder, every record checked, then the pointer is switched."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from index import generations, handover, readers
from index.bags import Bags
from index.before import Before, bags_of, before, linked, said, write_rows
from index.checks import check_text_arm
from index.chunks import Passage
from index.collecting import COLLECTION, Collector, Here
from index.dense import Embedder, load_embedder
from index.filling import CHROMA, Filling
from index.fit import MODEL, kept_model, write_trained
from index.lexical import LexicalArm
from index.locked import BuildBusyError, StorageError, locked, storing
from index.manifests import content_id, free_name, manifest
from index.neighbours import write as write_neighbours
from index.shares import CORPUS, Shares, shares
from index.shelving import folder_of, shelved, this_year
from ingest.errors import IndexBrokenError, PlansFolderError
from ingest.records import Corpus

__all__ = ["BuildBusyError", "StorageError", "build", "building", "intact", "key_of"]

Progress = Callable[[str, int, int], None]


def key_of(files: dict[str, str], model: str | None, chroma_url: str | None = None) -> str:
    """What a generation depends on: code, plan files by hash, the model, where vectors are."""
    named = sorted(f"{name}:{digest}" for name, digest in files.items())
    parts = [str(generations.FORMAT), _code_version(), model or "", chroma_url or "", *named]
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def build(
    corpus: Corpus,
    data: Path,
    *,
    key: str | None = None,
    model: str | None = None,
    chroma_url: str | None = None,
    fresh: bool = False,
    collector: Collector | None = None,
    progress: Progress | None = None,
    heard: Callable[[handover.Heard], None] = lambda _: None,
) -> Path:
    """Build a generation from ``corpus``, check it, switch to it, prune old ones; its folder.

    What the generation in force holds of passages that say the same is taken over, the model too
    while it fits, unless ``fresh``. Running services load the new one before the switch; ``heard``
    is told how that went. ``collector`` writes the collection: this process, if none is given.

    ``key`` says what it is made from: by default the files of the corpus, and the model. Whether
    that is worth doing is for the caller to ask, with ``intact``. Raises ``BuildBusyError`` while
    another build runs (the lock of a dead process is free) and ``StorageError`` where the folder
    cannot be written; the generation in force then stays as it was.
    """
    with building(data, model=model, chroma_url=chroma_url) as begun:
        begun.take_over(collector or Here(), fresh=fresh)
        return begun.build(corpus, key=key, progress=progress, heard=heard)


def intact(data: Path, key: str) -> Path | None:
    """The generation in force if it was made from ``key`` and no byte of it has changed."""
    folder = generations.current(data)
    if folder is None:
        return None
    try:
        if generations.told(folder)["key"] != key:
            return None
        return folder if generations.read_manifest(folder)["key"] == key else None
    except (IndexBrokenError, OSError, ValueError, KeyError, TypeError):
        return None


@contextmanager
def building(
    data: Path, *, model: str | None = None, chroma_url: str | None = None
) -> Iterator[Building]:
    """A generation that is being built below ``data``, where no other is until the block ends;
    nothing is left behind of one that was not finished. Raises as ``build`` does.
    """
    with locked(data):
        with storing():
            root = data / generations.FOLDER
            root.mkdir(exist_ok=True)
            for stale in root.glob(".building-*"):
                shutil.rmtree(stale, ignore_errors=True)
            work = Path(tempfile.mkdtemp(prefix=".building-", dir=root))
        try:
            yield Building(data, work, model, chroma_url)
        finally:
            shutil.rmtree(work, ignore_errors=True)


class Building:
    """Builds in the folder ``work``; what is taken over is copied while the plans are read."""

    def __init__(self, data: Path, work: Path, model: str | None, url: str | None) -> None:
        self._data = data
        self._work = work
        self._model = model
        self._url = url

    def take_over(self, collector: Collector, *, fresh: bool = False) -> None:
        """Take over what the generation in force holds, unless ``fresh``; ``collector`` begins with
        its part.
        """
        with storing():
            self._taken = None if fresh else before(self._data, _code_version())
            self._filling = Filling(self._work, self._taken, collector, self._url)

    def build(
        self,
        corpus: Corpus,
        *,
        key: str | None = None,
        progress: Progress | None = None,
        heard: Callable[[handover.Heard], None] = lambda _: None,
    ) -> Path:
        """As ``build``."""
        if not any(d.text.strip() for d in corpus.documents):
            raise PlansFolderError("読み込める計画がありません。索引は前のまま変えていません。")
        files = {d.source: d.sha256 for d in corpus.documents}
        say = progress or (lambda *_: None)
        with storing():
            made = self._made(corpus, key or key_of(files, self._model, self._url), say)
            self._switch(made, say, heard)
            used = {name for reader in readers.living(self._data) for name in reader.held}
            for old in generations.prune(self._data, made, used):
                _forget(old, self._url)
        return made

    def _made(self, corpus: Corpus, key: str, say: Progress) -> Path:
        """A finished generation."""
        work, taken = self._work, self._taken
        found, changed = shares(corpus, taken.shares if taken else None)
        keys = [said(p) for p in found.passages]
        bags = bags_of(found.passages, keys, taken)
        embedder = _embedder(work, found.passages, keys, bags, self._model, taken, say)
        self._filling.want(found.passages, keys, changed, embedder)
        _write_text_arm(work, corpus, found, keys, bags, say)
        known = generations.hashes(work, linked(taken, work))
        known = {n: h for n, h in known.items() if not n.startswith(CHROMA)}
        target = free_name(work.parent, content_id(known, key, embedder))
        filled = _write_vectors(self._filling, target.name, len(keys), self._url, say)
        about = manifest(key, _code_version(), corpus, found.passages, embedder)
        generations.write_manifest(work, about | filled, known)
        return work.rename(target)

    def _switch(self, made: Path, say: Progress, heard: Callable[[handover.Heard], None]) -> None:
        try:
            heard(handover.hand_over(self._data, made, say=say))
        finally:
            if generations.pointer(self._data) != made.name:  # interrupted amid the waiting
                shutil.rmtree(made, ignore_errors=True)
                _forget(made, self._url)


def _write_text_arm(
    work: Path, corpus: Corpus, found: Shares, keys: list[str], bags: Bags, say: Progress
) -> None:
    say("全文索引を作る", 0, 1)
    (work / "corpus.json").write_bytes(CORPUS.dump_json(corpus))
    found.save(work)
    write_rows(work, keys, bags)
    for shelf, part in shelved(corpus, this_year()).items():
        sources = {d.source for d in part.documents}
        own = bags.rows([i for i, p in enumerate(found.passages) if p.source in sources])
        folder = work / folder_of(shelf)
        LexicalArm.of(own).save(folder)
        check_text_arm(LexicalArm.load(folder, len(own)), own)
    write_neighbours(bags.words.tokens, work / "near")
    say("全文索引を作る", 1, 1)


def _embedder(
    work: Path,
    found: tuple[Passage, ...],
    keys: list[str],
    bags: Bags,
    model: str | None,
    taken: Before | None,
    say: Progress,
) -> Embedder:
    """The model given, the one of the generation in force while it fits, else a new one."""
    if model:
        return load_embedder(model, work / MODEL)
    if taken and (kept := kept_model(taken.folder, work, keys, bags.terms)):
        return kept
    from index.training import train  # torch: only where a model is trained

    say("埋め込みモデルを学習する", 0, 1)
    train(found, work / MODEL)
    write_trained(work, keys)
    say("埋め込みモデルを学習する", 1, 1)
    return load_embedder(None, work / MODEL)


def _write_vectors(
    filling: Filling, name: str, size: int, url: str | None, say: Progress
) -> dict[str, object]:
    """Fill the collection; what the manifest says of it."""
    collection = f"p-{name}" if url else COLLECTION
    done = 0

    def filled(count: int) -> None:
        nonlocal done
        done += count
        say("ベクトル索引を作る", done, size)

    made = filling.filled(collection, filled)
    return {"collection": collection, "remote": url is not None, **asdict(made)}


def _forget(old: Path, url: str | None) -> None:
    """Remove the collection of a pruned generation from the server that held it."""
    if url and not old.name.startswith("."):
        from index import chroma  # slow to load

        chroma.drop(url, f"p-{old.name}")


def _code_version() -> str:
    """Hash of the code that makes an index, so that a new version builds a new generation."""
    digest = hashlib.sha256()
    here = Path(__file__).resolve().parent
    for path in sorted([*here.glob("*.py"), *(here.parent / "ingest").rglob("*.py")]):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]
