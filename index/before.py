"""What the generation in force holds that one built after it takes over instead of making it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from index import generations
from index.bags import Bags
from index.chunks import Passage
from index.dense import Matrix
from index.shares import Shares
from ingest.errors import IndexBrokenError

BAGS = "bags"
VECTORS = "vectors.npy"
MARKS = "marks.json"
_SAID = "said.json"


@dataclass(frozen=True, slots=True)
class Before:
    """A whole generation that the same code made: what each of its passages says, and in the same
    order the rows of ``bags`` and the vectors as the model gave them; ``marks`` tell, by id, what
    its collection holds beside the vectors.
    """

    folder: Path
    manifest: dict[str, Any]
    shares: Shares
    bags: Bags
    said: tuple[str, ...]
    vectors: Matrix
    marks: dict[str, str]


def said(passage: Passage) -> str:
    """What tells apart all that is read of a passage, wherever it stands."""
    parts = "\0".join((passage.title, passage.text, passage.hints))
    return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def before(data: Path, code: str) -> Before | None:
    """The generation in force, if it is whole and made by this ``code``."""
    folder = generations.current(data)
    if folder is None:
        return None
    try:
        manifest = generations.read_manifest(folder)
        if manifest["code"] != code:
            return None
        texts = json.loads((folder / _SAID).read_text("utf-8"))
        vectors = np.load(folder / VECTORS, mmap_mode="r")
        marks = json.loads((folder / MARKS).read_text("utf-8"))
        own, bags = Shares.load(folder), Bags.load(folder / BAGS)
        return Before(folder, manifest, own, bags, tuple(texts), vectors, marks)
    except (IndexBrokenError, OSError, ValueError, KeyError):
        return None


def linked(taken: Before | None, folder: Path) -> dict[str, str]:
    """The hashes, by name, of the files of ``folder`` that are files of ``taken`` by another name:
    these were hashed when it was found to be whole.
    """
    files = taken.manifest["files"] if taken else {}
    both = ((name, taken.folder / name, folder / name) for name in files) if taken else ()
    return {name: files[name] for name, one, other in both if _same(one, other)}


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def write_rows(folder: Path, keys: Sequence[str], bags: Bags) -> None:
    """Write the tokens that the next generation may take over, and of what they are."""
    bags.save(folder / BAGS)
    (folder / _SAID).write_text(json.dumps(keys), encoding="utf-8")


def bags_of(passages: Sequence[Passage], keys: Sequence[str], taken: Before | None) -> Bags:
    """The tokens of passages, which say ``keys``: only those are cut that were not said before."""
    if taken is None:
        return Bags.of(passages)
    places = {key: i for i, key in enumerate(taken.said)}
    new = {key: p for key, p in zip(keys, passages, strict=True) if key not in places}
    places |= {key: len(taken.said) + i for i, key in enumerate(new)}
    return taken.bags.stacked(Bags.of(list(new.values()))).rows([places[key] for key in keys])
