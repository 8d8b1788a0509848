"""Generations on disk: folders named by content, a manifest in each, one pointer to that in force.

``<data>/current`` holds the name of the generation in force; ``<data>/generations/<name>/`` holds
``manifest.json``, ``corpus.json``, ``shares.json``, ``passages.json``, ``said.json``, ``bags/``,
``bm25/``, ``near/``, ``model/``, ``trained.json``, ``vectors.npy``, ``marks.json``, ``chroma/``.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from ingest.errors import IndexBrokenError

FORMAT = 5
KEEP = 2
POINTER = "current"
FOLDER = "generations"
MANIFEST = "manifest.json"
# SQLite changes its file when it opens it; what the file says is checked by `held.digest`.
_DATABASE = "chroma/chroma.sqlite3"
# Chroma writes this beside a graph that it has saved; it makes any other graph anew when it opens.
_SAVED = "index_metadata.pickle"


def pointer(data: Path) -> str | None:
    """The name of the generation in force, or ``None``."""
    try:
        name = (data / POINTER).read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return None
    return name if name and Path(name).name == name and name not in {".", ".."} else None


def current(data: Path) -> Path | None:
    """The folder of the generation in force, or ``None`` if there is none."""
    name = pointer(data)
    folder = data / FOLDER / name if name else None
    return folder if folder and folder.is_dir() else None


def hashes(folder: Path, known: Mapping[str, str] | None = None) -> dict[str, str]:
    """SHA-256 by name of every file of a generation that stays as it was written."""
    known = known or {}
    return {
        name: known.get(name) or hashlib.sha256(path.read_bytes()).hexdigest()
        for name, path in _files(folder)
        if name != MANIFEST and not _changes(name, path)
    }


def write_manifest(
    folder: Path, manifest: dict[str, Any], known: Mapping[str, str] | None = None
) -> None:
    """Write the manifest with the hashes of all files, and bring everything safely to disk.

    ``known`` are the hashes of files that are hashed already.
    """
    whole = {"format": FORMAT, **manifest, "files": hashes(folder, known)}
    text = json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / MANIFEST).write_text(text, encoding="utf-8")
    for _, path in _files(folder):
        _sync(path)
    _sync(folder)


def told(folder: Path) -> dict[str, Any]:
    """What the manifest of a generation says, whatever became of its files."""
    return dict(json.loads((folder / MANIFEST).read_text(encoding="utf-8")))


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a generation whose files are all as they were written.

    Raises ``IndexBrokenError``, which names the generation, where one is not.
    """
    try:
        manifest = told(folder)
        if manifest["format"] != FORMAT:
            raise broken(folder, "今の版と違う形式です")
        if dict(manifest["files"]) != hashes(folder):
            raise broken(folder, "壊れています")
        if not (folder / _DATABASE).is_file() and not manifest["remote"]:
            raise broken(folder, "壊れています")
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise broken(folder, "目録を読めません") from error
    return dict(manifest)


def broken(folder: Path, why: str) -> IndexBrokenError:
    """The error for a generation that cannot be used."""
    return IndexBrokenError(
        f"索引「{folder.name}」は{why}。`shisaku ingest` で作り直してください。"
    )


def switch(data: Path, folder: Path) -> None:
    """Point to ``folder`` in one step, safely on disk before and after."""
    draft = data / f".{POINTER}-{os.getpid()}"
    with draft.open("w", encoding="utf-8") as handle:
        handle.write(folder.name)
        handle.flush()
        os.fsync(handle.fileno())
    draft.replace(data / POINTER)
    _sync(data)


def prune(data: Path, keep: Path, used: Collection[str] = ()) -> list[Path]:
    """Remove all but the newest generations; the one in force always stays, as do those ``used``.

    Returns what was removed.
    """
    every = [p for p in (data / FOLDER).iterdir() if p.is_dir()]
    every.sort(key=lambda p: (p == keep, p.stat().st_mtime, p.name), reverse=True)
    surplus = [p for p in every[KEEP:] if p.name not in used]
    for old in surplus:
        shutil.rmtree(old, ignore_errors=True)
    return surplus


def _changes(name: str, path: Path) -> bool:
    """Whether Chroma itself changes a file: its database, and a graph that it did not save."""
    graph = name.startswith("chroma/") and name.count("/") > 1
    return name.startswith(_DATABASE) or (graph and not (path.parent / _SAVED).is_file())


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
