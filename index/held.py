"""What a collection holds of each passage, and the one hash that stands for all of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from langchain_chroma import Chroma

from index.dense import Matrix


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """The text, the metadata and the vector of a passage."""

    text: str
    metadata: Mapping[str, Any]
    vector: Matrix

    def mark(self) -> str:
        """What tells its text and metadata from others."""
        told = json.dumps([self.text, self.metadata], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def held(store: Chroma) -> dict[str, Held]:
    """What a collection holds of each passage, by id."""
    found = store._collection.get(include=["embeddings", "metadatas", "documents"])
    vectors = np.asarray(found["embeddings"], dtype=np.float32)
    parts = zip(found["documents"] or [], found["metadatas"] or [], vectors, strict=True)
    return {i: Held(*part) for i, part in zip(found["ids"], parts, strict=True)}


def digest(records: Mapping[str, Held]) -> str:
    """SHA-256 over all records: ids, texts, metadata and vectors."""
    total = hashlib.sha256()
    for id_, one in sorted(records.items()):
        row = [id_, one.text, one.metadata]
        total.update(json.dumps(row, ensure_ascii=False, sort_keys=True).encode())
        total.update(one.vector.tobytes())
    return total.hexdigest()
