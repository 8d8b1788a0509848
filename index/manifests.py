"""What a generation is called, and what its manifest says of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from index.chunks import Passage
from index.dense import Embedder
from index.shelving import listed, shelved, this_year
from ingest.records import Corpus


def content_id(hashes: dict[str, str], key: str, embedder: Embedder) -> str:
    """Name of a generation by what it holds: the same input gives the same name."""
    parts = json.dumps([key, embedder.fingerprint, hashes], sort_keys=True)
    return hashlib.sha256(parts.encode()).hexdigest()[:16]


def free_name(root: Path, name: str) -> Path:
    """A folder that is not there yet: a broken one of the same content may still be open."""
    number = 1
    while (root / (name if number == 1 else f"{name}-{number}")).exists():
        number += 1
    return root / (name if number == 1 else f"{name}-{number}")


def manifest(
    key: str, code: str, corpus: Corpus, found: Sequence[Passage], embedder: Embedder
) -> dict[str, object]:
    """What the manifest says of a generation beside its files and its collection."""
    return {
        "key": key,
        "code": code,
        "fingerprint": embedder.fingerprint,
        "dimension": embedder.dimension,
        "plans": {d.source: d.sha256 for d in corpus.documents},
        "counts": _counts(corpus, found),
        "arms": listed(shelved(corpus, this_year())),
    }


def _counts(corpus: Corpus, found: Sequence[Passage]) -> dict[str, int]:
    return {
        "documents": len(corpus.documents),
        "measures": len(corpus.measures),
        "terms": len(corpus.terms),
        "passages": len(found),
    }
