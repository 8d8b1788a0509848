"""The built-in model: word vectors, unit length, the same from many threads."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from index import generations
from index.dense import StaticEmbeddings, fingerprint_of
from index.wordvectors import load, word_hash


@pytest.fixture(scope="module")
def model(built: Path) -> StaticEmbeddings:
    folder = generations.current(built)
    assert folder is not None
    return StaticEmbeddings(folder / "model")


# Values of spaCy's own hash_string.
@pytest.mark.parametrize(
    ("word", "expected"), [("apple", 8566208034543834098), ("coffee", 3197928453018144401)]
)
def test_the_hash_is_that_of_the_package(word: str, expected: int) -> None:
    assert word_hash(word) == expected


def test_near_words_have_near_vectors() -> None:
    table = load()
    assert table is not None

    def near(one: str, other: str) -> float:
        a, b = (table.vectors[table.row(w) or 0] for w in (one, other))
        return float(a @ b / (np.linalg.norm(a) * np.linalg.norm(b)))

    assert near("学校", "大学") > near("学校", "豆腐")


def test_vectors_are_units_of_the_stated_size(model: StaticEmbeddings) -> None:
    vectors = model.encode(["窓口の予約", "職員の研修"])
    assert vectors.shape == (2, model.dimension)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_unknown_words_give_zeros(model: StaticEmbeddings) -> None:
    assert not np.any(model.encode(["😀"]))


def test_thirty_two_threads_agree_with_one(model: StaticEmbeddings) -> None:
    texts = [f"第{i}回の研修を開く" for i in range(64)]
    with ThreadPoolExecutor(32) as pool:
        together = list(pool.map(model.embed_query, texts))
    assert together == [model.embed_query(t) for t in texts]


def test_the_fingerprint_follows_the_files(tmp_path: Path) -> None:
    (tmp_path / "weights").write_bytes(b"1")
    before = fingerprint_of(tmp_path)
    (tmp_path / "weights").write_bytes(b"2")
    assert fingerprint_of(tmp_path) != before
