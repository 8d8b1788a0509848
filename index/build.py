"""Building a generation: fresh folder, every record checked, then the pointer is switched."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from index import generations, handover, readers
from index.bags import Bags
from index.before import Before, bags_of, before, said, write_rows
from index.checks import check_text_arm
from index.chunks import Passage
from index.collecting import COLLECTION, Collector, Here
from index.dense import Embedder, load_embedder
from index.filling import CHROMA, Filling
from index.fit import MODEL, kept_model, write_trained
from index.lexical import LexicalArm
from index.locked import BuildBusyError, StorageError, locked
from index.neighbours import write as write_neighbours
from index.shares import CORPUS, Shares, shares
from index.shelving import folder_of, listed, shelved, this_year
from ingest.errors import IndexBrokenError, PlansFolderError
from ingest.records import Corpus

__all__ = ["BuildBusyError", "StorageError", "build", "intact", "key_of"]

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
    if not any(d.text.strip() for d in corpus.documents):
        raise PlansFolderError("読み込める計画がありません。索引は前のまま変えていません。")
    key = key or key_of({d.source: d.sha256 for d in corpus.documents}, model, chroma_url)
    with locked(data):
        say = progress or (lambda *_: None)
        taken = None if fresh else before(data, _code_version())
        made = _fresh(data, key, corpus, model, chroma_url, taken, collector or Here(), say)
        try:
            heard(handover.hand_over(data, made, say=say))
        finally:
            if generations.pointer(data) != made.name:  # interrupted while services were waited for
                shutil.rmtree(made, ignore_errors=True)
                _forget(made, chroma_url)
        used = {name for reader in readers.living(data) for name in reader.held}
        for old in generations.prune(data, made, used):
            _forget(old, chroma_url)
        return made


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


def _fresh(
    data: Path,
    key: str,
    corpus: Corpus,
    model: str | None,
    url: str | None,
    taken: Before | None,
    collector: Collector,
    say: Progress,
) -> Path:
    """A finished generation below ``data``; nothing is left behind where it fails."""
    root = data / generations.FOLDER
    root.mkdir(exist_ok=True)
    for stale in root.glob(".building-*"):
        shutil.rmtree(stale, ignore_errors=True)
    work = Path(tempfile.mkdtemp(prefix=".building-", dir=root))
    try:
        filling = Filling(work, taken, collector, url)
        found, changed = shares(corpus, taken.shares if taken else None)
        keys = [said(p) for p in found.passages]
        bags = bags_of(found.passages, keys, taken)
        embedder = _embedder(work, found.passages, keys, bags, model, taken, say)
        filling.want(found.passages, keys, changed, embedder)
        _write_text_arm(work, corpus, found, keys, bags, say)
        known = {n: h for n, h in generations.hashes(work).items() if not n.startswith(CHROMA)}
        target = _free_name(root, _content_id(known, key, embedder))
        filled = _write_vectors(filling, target.name, len(keys), url, say)
        manifest = _manifest(key, corpus, found.passages, embedder) | filled
        generations.write_manifest(work, manifest, known)
        return work.rename(target)
    except BaseException:
        shutil.rmtree(work, ignore_errors=True)
        raise


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


def _content_id(hashes: dict[str, str], key: str, embedder: Embedder) -> str:
    """Name of a generation by what it holds: the same input gives the same name."""
    parts = json.dumps([key, embedder.fingerprint, hashes], sort_keys=True)
    return hashlib.sha256(parts.encode()).hexdigest()[:16]


def _free_name(root: Path, name: str) -> Path:
    """A folder that is not there yet: a broken one of the same content may still be open."""
    number = 1
    while (root / (name if number == 1 else f"{name}-{number}")).exists():
        number += 1
    return root / (name if number == 1 else f"{name}-{number}")


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


def _manifest(
    key: str, corpus: Corpus, found: tuple[Passage, ...], embedder: Embedder
) -> dict[str, object]:
    return {
        "key": key,
        "code": _code_version(),
        "fingerprint": embedder.fingerprint,
        "dimension": embedder.dimension,
        "plans": {d.source: d.sha256 for d in corpus.documents},
        "counts": _counts(corpus, found),
        "arms": listed(shelved(corpus, this_year())),
    }


def _counts(corpus: Corpus, found: tuple[Passage, ...]) -> dict[str, int]:
    return {
        "documents": len(corpus.documents),
        "measures": len(corpus.measures),
        "terms": len(corpus.terms),
        "passages": len(found),
    }


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
