"""What a collection holds of each passage, and the one hash that stands for all of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from index.chunks import Passage

if TYPE_CHECKING:
    from langchain_chroma import Chroma

    from index.dense import Matrix


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """What tells the text and the metadata of a passage from others, and its vector."""

    mark: str
    vector: Matrix


def metadata_of(passage: Passage) -> dict[str, str | int]:
    """What a collection knows of a passage; missing fields are left out, as Chroma wants it."""
    metadata = {
        "id": passage.id,
        "kind": passage.kind,
        "municipality": passage.municipality,
        "plan": passage.plan,
        "section": " > ".join(passage.section),
        "measure_no": passage.measure_no,
        "measure_name": passage.measure_name,
        "term": passage.term,
        "source": passage.source,
        "start": passage.start,
        "end": passage.end,
    }
    return {key: value for key, value in metadata.items() if value is not None}


def mark(text: str, metadata: Mapping[str, Any]) -> str:
    """What tells a text and its metadata from others."""
    told = json.dumps([text, metadata], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def held(store: Chroma) -> dict[str, Held]:
    """What a collection holds of each passage, by id."""
    found = store._collection.get(include=["embeddings", "metadatas", "documents"])
    marks = map(mark, found["documents"] or [], found["metadatas"] or [])
    vectors = np.asarray(found["embeddings"], dtype=np.float32)
    parts = zip(found["ids"], marks, vectors, strict=True)
    return {i: Held(one, vector) for i, one, vector in parts}


def digest(records: Mapping[str, Held]) -> str:
    """SHA-256 over all records: ids, texts, metadata and vectors."""
    total = hashlib.sha256()
    for id_, one in sorted(records.items()):
        total.update(f"{id_}\0{one.mark}\0".encode())
        total.update(one.vector.tobytes())
    return total.hexdigest()
