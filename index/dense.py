"""Dense vectors: the built-in static model, or any sentence-transformers model."""

from __future__ import annotations

import hashlib
import importlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from safetensors.numpy import load_file

from index.tokens import terms
from ingest.errors import ModelMismatchError

BUILT_IN = "built-in"
Matrix = npt.NDArray[np.float32]


class StaticEmbeddings:
    """The built-in model: a vector for each token, and the mean of those of a text. It is read
    without torch, and without the libraries that made it.

    ``fingerprint`` is that of ``folder``, where it is known.
    """

    def __init__(self, folder: Path, fingerprint: str | None = None) -> None:
        told = json.loads((folder / "tokenizer.json").read_text("utf-8"))["model"]
        self._lines: dict[str, int] = told["vocab"]
        self._unknown = self._lines[told["unk_token"]]
        (self._vectors,) = load_file(folder / "model.safetensors").values()
        self.fingerprint = fingerprint or fingerprint_of(folder)
        self.dimension = int(self._vectors.shape[1])

    def knows(self, token: str) -> bool:
        """Whether the model has a vector for ``token``."""
        return token in self._lines and self._lines[token] != self._unknown

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Unit vectors of texts."""
        return [[float(x) for x in row] for row in self.encode(texts)]

    def embed_query(self, text: str) -> list[float]:
        """Unit vector of a question."""
        return self.embed_documents([text])[0]

    def encode(self, texts: list[str]) -> Matrix:
        """Unit vectors, texts × dimension; a text without a known word gives zeros."""
        means = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for mean, text in zip(means, texts, strict=True):
            if lines := [self._lines[t] for t in terms(text) if self.knows(t)]:
                mean[:] = self._vectors[lines].mean(axis=0)
        return unit(means)


class TransformerEmbeddings:
    """Any sentence-transformers model; names are looked up locally only."""

    def __init__(self, name: str) -> None:
        module: Any = importlib.import_module("sentence_transformers")
        try:
            self._model = module.SentenceTransformer(name, local_files_only=True)
        except Exception as error:
            raise ModelMismatchError(
                f"埋め込みモデル「{name}」を読み込めません。フォルダーの場所を確かめるか、"
                "SHISAKU_MODEL を外して内蔵モデルをお使いください。"
            ) from error
        folder = Path(name)
        self.fingerprint = fingerprint_of(folder) if folder.is_dir() else f"name:{name}"
        self.dimension = int(self._model.get_embedding_dimension())

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Unit vectors of texts."""
        found = self._model.encode_document(texts, normalize_embeddings=True)
        return [[float(x) for x in row] for row in found]

    def embed_query(self, text: str) -> list[float]:
        """Unit vector of a question."""
        found = self._model.encode_query(text, normalize_embeddings=True)
        return [float(x) for x in found]


Embedder = StaticEmbeddings | TransformerEmbeddings


def load_embedder(model: str | None, folder: Path) -> Embedder:
    """The embedder of an index: the built-in model saved in ``folder``, or ``model``."""
    return TransformerEmbeddings(model) if model else StaticEmbeddings(folder)


def fingerprint_of(folder: Path) -> str:
    """SHA-256 over the files of a model's folder, names included, hidden files left out."""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and not p.name.startswith(".")):
        digest.update(str(path.relative_to(folder)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def unit(matrix: Matrix) -> Matrix:
    """Rows scaled to length 1; rows of zeros stay."""
    norms = np.linalg.norm(matrix, axis=1, keepdims=True)
    return (matrix / np.where(norms > 0, norms, 1)).astype(np.float32)
