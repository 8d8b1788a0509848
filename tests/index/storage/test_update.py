"""A generation that takes over what is unchanged is the one that a fresh build makes."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from unittest import mock

import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule
from langchain_core.embeddings import Embeddings

from index import build as building
from index import filling, fit, generations, vectors
from index.before import before
from index.chunks import passages
from index.collecting import Collector
from index.held import digest, held
from index.store import build, open_index
from ingest.records import Corpus
from tests.index.storage.conftest import TOWNS, make_corpus

TOWN_PLANS = {**TOWNS, "双葉村": "双葉村DX計画", "早苗区": "早苗区情報化計画"}


class Letters(Embeddings):
    """A model of nothing but letters, which notes every text that it embeds."""

    fingerprint = "letters"
    dimension = 8

    def __init__(self) -> None:
        self.texts: list[str] = []

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        self.texts += texts
        return [self._vector(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        return self._vector(text)

    def _vector(self, text: str) -> list[float]:
        numbers = np.frombuffer(hashlib.sha256(text.encode()).digest()[:8], np.uint8) + 1.0
        return [float(x) for x in numbers / np.linalg.norm(numbers)]


def made_with(
    letters: Letters,
    corpus: Corpus,
    data: Path,
    *,
    fresh: bool = False,
    collector: Collector | None = None,
) -> Path:
    with mock.patch.object(building, "_embedder", return_value=letters):
        return build(corpus, data, fresh=fresh, collector=collector)


def records(folder: Path) -> str:
    """The hash of what the collection of a generation holds, read through a copy."""
    with tempfile.TemporaryDirectory() as place:
        shutil.copytree(folder / "chroma", Path(place) / "chroma")
        store = vectors.open_store(Path(place) / "chroma", Letters())  # type: ignore[arg-type]
        try:
            return digest(held(store))
        finally:
            vectors.close(store)


def files(folder: Path) -> dict[str, str]:
    """The hashes of all but the collection, whose files depend on its history."""
    every = generations.read_manifest(folder)["files"]
    return {name: one for name, one in every.items() if not name.startswith("chroma/")}


class Updates(RuleBasedStateMachine):
    """Plans come, change and go: the index is updated, and made from nothing beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp())
        self.letters = Letters()
        self.towns = dict(TOWNS)
        self.known: set[str] = set()
        self._build()

    @rule(town=st.sampled_from(sorted(TOWN_PLANS)), number=st.integers(1, 2))
    def put(self, town: str, number: int) -> None:
        self.towns[town] = f"第{number}次{TOWN_PLANS[town]}"
        self._build()

    @rule(town=st.sampled_from(sorted(TOWN_PLANS)))
    def remove(self, town: str) -> None:
        if len(self.towns) > 1:
            self.towns.pop(town, None)
        self._build()

    def _build(self) -> None:
        corpus = make_corpus(self.towns)
        said = {p.indexed for p in passages(corpus)}
        self.letters.texts.clear()
        folder = made_with(self.letters, corpus, self.root / "data")
        assert sorted(self.letters.texts) == sorted(said - self.known)
        assert generations.told(folder)["embedded"] == len(said - self.known)
        self.known = said
        other = made_with(Letters(), corpus, self.root / "fresh", fresh=True)
        assert files(folder) == files(other)
        mine, theirs = (generations.told(f)["records"] for f in (folder, other))
        assert mine == theirs == records(folder)

    def teardown(self) -> None:
        shutil.rmtree(self.root)


TestUpdates = Updates.TestCase
TestUpdates.settings = settings(max_examples=4, stateful_step_count=5, deadline=None)


@pytest.fixture
def kept_model() -> Iterator[None]:
    """The model fits, whatever has changed."""
    with ExitStack() as held_open:
        held_open.enter_context(mock.patch.object(fit, "SHARED", 0.0))
        held_open.enter_context(mock.patch.object(fit, "UNKNOWN", 1.0))
        yield


@pytest.mark.usefixtures("kept_model")
def test_the_model_and_the_vectors_are_those_of_before(data: Path) -> None:
    old = open_index(data)
    made = build(make_corpus({**TOWNS, "双葉村": "双葉村DX計画"}), data)
    new = open_index(data)
    told = [generations.told(data / "generations" / n) for n in (old.generation, made.name)]
    assert told[0]["fingerprint"] == told[1]["fingerprint"]
    assert told[1]["embedded"] < len(new.passages) - len(old.passages) + 1
    vectors_of = [
        {i: h.vector for i, h in held(x.searcher._store.store()).items()} for x in (old, new)
    ]
    assert all(np.array_equal(vectors_of[0][p.id], vectors_of[1][p.id]) for p in old.passages)
    for query in ("窓口の予約", "研修", "クラウド"):
        assert {h.passage.municipality for h in new.searcher.search(f"双葉村の{query}")} == {
            "双葉村"
        }


@pytest.mark.usefixtures("kept_model")
def test_what_is_removed_is_gone(data: Path) -> None:
    build(make_corpus({"若草町": "若草町ICT計画"}), data)
    index = open_index(data)
    hits = [h.passage for q in ("窓口", "青葉市の研修") for h in index.searcher.search(q)]
    assert {p.municipality for p in hits} == {"若草町"}


def test_a_model_is_kept_only_while_it_fits(data: Path, tmp_path: Path) -> None:
    taken = before(data, building._code_version())
    assert taken is not None
    said = set(taken.said)
    terms = taken.bags.terms
    (tmp_path / "same").mkdir()
    assert fit.kept_model(taken.folder, tmp_path / "same", said, terms)
    assert (tmp_path / "same" / "model" / "model.safetensors").is_file()
    others = {f"{i}" for i in range(len(said))}
    for name, told in (
        ("grown", said | others),
        ("shrunk", set(sorted(said)[:2])),
        ("new", others),
    ):
        assert not fit.kept_model(taken.folder, tmp_path / name, told, terms)
    foreign = type(terms).of([["unheard-of"] * 1000])
    assert not fit.kept_model(taken.folder, tmp_path / "foreign", said, terms.stacked(foreign))


@pytest.mark.parametrize("way", ["code", "byte", "said", "none"])
def test_nothing_is_taken_of_what_is_not_whole(data: Path, way: str) -> None:
    folder = generations.current(data)
    assert folder is not None
    if way == "byte":
        (folder / "bags" / "terms" / "times.npy").write_bytes(b"")
    if way == "said":
        (folder / "said.json").write_text("[]")
    if way == "none":
        (data / "current").unlink()
    assert before(data, "other" if way == "code" else building._code_version()) is None


def test_a_spoiled_collection_is_filled_anew_with_the_vectors_that_are_known(
    corpus: Corpus, tmp_path: Path
) -> None:
    letters = Letters()
    folder = made_with(letters, corpus, tmp_path)
    with sqlite3.connect(folder / "chroma" / "chroma.sqlite3") as database:
        database.execute("UPDATE embedding_metadata SET string_value = '他' WHERE key = 'plan'")
    database.close()
    letters.texts.clear()
    more = make_corpus({**TOWNS, "双葉村": "双葉村DX計画"})
    made = made_with(letters, more, tmp_path)
    assert len(letters.texts) == 5
    assert generations.told(made)["records"] == records(made)


def test_a_worn_collection_is_filled_anew_without_embedding(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    letters = Letters()
    made_with(letters, make_corpus({**TOWNS, "双葉村": "双葉村DX計画"}), tmp_path)
    letters.texts.clear()
    worn = made_with(letters, corpus, tmp_path)
    monkeypatch.setattr(filling, "WORN", 0.0)
    whole = made_with(letters, make_corpus({"青葉市": "青葉市デジタル計画"}), tmp_path)
    assert letters.texts == []
    assert generations.told(worn)["lost"] > 0
    assert generations.told(whole)["lost"] == 0
    assert generations.told(whole)["records"] == records(whole)
