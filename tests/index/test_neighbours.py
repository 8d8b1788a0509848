"""Neighbours: written from a table of vectors, read back as they were."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from index.neighbours import MOST, NEAR, Neighbours, write
from index.wordvectors import WordVectors, word_hash

# Unit vectors by their angle in degrees: the cosine of two words is that of the angle between.
ANGLES = {"先生": 0, "教員": 20, "教職員": 40, "児童": 75, "港": 180, "船": 190}
PLAN = ("教員", "教職員", "児童", "港", "窓口")


def table(angles: dict[str, int] = ANGLES) -> WordVectors:
    turned = np.radians(list(angles.values()))
    vectors = np.column_stack([np.cos(turned), np.sin(turned)]).astype(np.float32)
    rows = {word_hash(w): i for i, w in enumerate(angles)}
    return WordVectors(rows, vectors, Path())


@pytest.fixture
def near(tmp_path: Path) -> Neighbours:
    write(PLAN, tmp_path / "near")
    return Neighbours(tmp_path / "near", table())


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("先生", ["教員", "教職員"]),
        ("教職員", ["教員", "児童"]),
        ("児童", ["教職員", "教員"]),
        ("船", ["港"]),
        ("港", []),
        ("窓口", []),
        ("火星", []),
    ],
)
def test_words_of_the_plans_nearest_first(near: Neighbours, word: str, others: list[str]) -> None:
    assert [w for w, _ in near.of(word)] == others


def test_the_cosine_is_kept(near: Neighbours) -> None:
    found = dict(near.of("先生"))
    for word, cosine in found.items():
        angle = np.radians(ANGLES[word] - ANGLES["先生"])
        assert cosine == pytest.approx(float(np.cos(angle)), abs=1e-3)
        assert cosine >= NEAR


def test_length_does_not_count(tmp_path: Path) -> None:
    long = table()
    tables = {"long": WordVectors(long.rows, long.vectors * 7, Path()), "near": table()}
    write(PLAN, tmp_path / "near")
    found = [Neighbours(tmp_path / "near", t).of("先生") for t in tables.values()]
    assert found[0] == found[1] != ()


def test_known_are_the_words_of_the_language(near: Neighbours) -> None:
    assert [w for w in ANGLES if not near.knows(w)] == []
    assert not near.knows("窓口")
    assert not near.knows("火星")


def test_only_the_nearest_are_kept(tmp_path: Path) -> None:
    many = {f"語{i}": i for i in range(MOST + 5)}
    known = table({"問": 0, **many})
    write(many, tmp_path / "near")
    found = [w for w, _ in Neighbours(tmp_path / "near", known).of("問")]
    assert found == [f"語{i}" for i in range(MOST)]


def test_the_order_of_the_words_changes_nothing(tmp_path: Path) -> None:
    write(PLAN, tmp_path / "a")
    write((*reversed(PLAN), *PLAN), tmp_path / "b")
    for file in sorted((tmp_path / "a").iterdir()):
        assert (tmp_path / "b" / file.name).read_bytes() == file.read_bytes()


@pytest.mark.parametrize("words", [PLAN, ()])
def test_without_vectors_nothing_is_known(tmp_path: Path, words: tuple[str, ...]) -> None:
    known = None if words else table()
    write(words, tmp_path / "near")
    near = Neighbours(tmp_path / "near", known)
    assert not near.knows("先生")
    assert near.of("先生") == ()


def test_vectors_that_are_gone_leave_nothing_known(tmp_path: Path) -> None:
    write(PLAN, tmp_path / "near")
    near = Neighbours(tmp_path / "near")
    assert not near.knows("先生")
    assert near.of("先生") == ()


def test_without_a_folder_nothing_is_known(tmp_path: Path) -> None:
    for folder in (None, tmp_path / "nowhere"):
        assert Neighbours(folder).of("先生") == ()
        assert not Neighbours(folder).knows("先生")


def test_names_are_readable(tmp_path: Path) -> None:
    write(PLAN, tmp_path / "near")
    text = (tmp_path / "near" / "words.json").read_text(encoding="utf-8")
    assert json.loads(text) == sorted(set(PLAN))
    assert "教職員" in text
