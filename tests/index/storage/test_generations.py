"""Generations: the same content gives the same name; a broken one never answers and is rebuilt."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from filelock import FileLock

from index import build as building
from index import generations, vectors
from index.holder import IndexHolder
from index.store import BuildBusyError, build, current_key, intact, key_of, open_index
from ingest.errors import (
    IndexBrokenError,
    IndexMissingError,
    ModelMismatchError,
    PlansFolderError,
    ShisakuError,
)
from ingest.records import Corpus
from tests.index.storage.conftest import make_corpus


def folder_of(data: Path) -> Path:
    folder = generations.current(data)
    assert folder is not None
    return folder


def flip(path: Path) -> None:
    """Turn over one bit in the middle of a file."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))


def test_no_index_yet(tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError, match="shisaku ingest"):
        open_index(tmp_path)


def test_the_same_content_gives_the_same_generation(
    built: Path, corpus: Corpus, tmp_path: Path
) -> None:
    again = build(corpus, tmp_path / "other")
    mine, theirs = (generations.read_manifest(f) for f in (folder_of(built), again))
    assert again.name == folder_of(built).name
    assert mine["records"] == theirs["records"]


def test_unchanged_input_is_recognised(data: Path, corpus: Corpus) -> None:
    key = key_of({d.source: d.sha256 for d in corpus.documents}, None)
    assert current_key(data) == key
    assert intact(data, key) == folder_of(data)
    assert intact(data, "another") is None


@pytest.mark.parametrize(
    ("files", "model", "url"),
    [
        ({"a": "2"}, None, None),
        ({"b": "1"}, None, None),
        ({"a": "1"}, "m", None),
        ({"a": "1"}, None, "u"),
    ],
)
def test_the_key_follows_the_input(
    files: dict[str, str], model: str | None, url: str | None
) -> None:
    assert key_of(files, model, url) != key_of({"a": "1"}, None)


def test_opening_leaves_a_generation_whole(data: Path) -> None:
    """Chroma changes files of its own when it opens them; that must not look like damage."""
    for _ in range(3):
        index = open_index(data)
        assert index.searcher.search("職員の研修")
        assert not index.searcher.degraded
        arm = index.searcher._store
        vectors.close(arm.store())


FILES = [
    "corpus.json",
    "manifest.json",
    "bm25/words/vocab.index.json",
    "bm25/pairs/data.csc.index.npy",
    "model/model.safetensors",
    "model/tokenizer.json",
]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("spoil", [flip, lambda p: p.write_bytes(p.read_bytes()[:-9]), Path.unlink])
def test_a_spoiled_file_is_noticed_and_named(
    data: Path, name: str, spoil: Callable[[Path], object]
) -> None:
    spoil(folder_of(data) / name)
    with pytest.raises(IndexBrokenError, match=folder_of(data).name):
        open_index(data)


def test_a_changed_record_in_chroma_is_noticed(data: Path) -> None:
    with sqlite3.connect(folder_of(data) / "chroma" / "chroma.sqlite3") as database:
        changed = database.execute(
            "UPDATE embedding_metadata SET string_value = '他市' WHERE key = 'municipality'"
        )
    assert changed.rowcount > 0
    database.close()
    with pytest.raises(IndexBrokenError):
        open_index(data)


def test_a_lost_database_is_noticed(data: Path) -> None:
    (folder_of(data) / "chroma" / "chroma.sqlite3").unlink()
    with pytest.raises(IndexBrokenError):
        open_index(data)


def test_a_newer_format_is_refused(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generations, "FORMAT", generations.FORMAT - 1)
    with pytest.raises(IndexBrokenError, match="形式"):
        open_index(data)


@pytest.mark.slow
def test_ingest_repairs_a_broken_generation(data: Path, corpus: Corpus) -> None:
    spoiled = folder_of(data)
    key = str(generations.read_manifest(spoiled)["key"])
    flip(spoiled / "corpus.json")
    assert intact(data, key) is None
    made = build(corpus, data)
    assert made != spoiled
    assert open_index(data).generation == made.name


def test_the_pointer_cannot_leave_the_folder(data: Path) -> None:
    (data / "current").write_text("../../elsewhere")
    with pytest.raises(IndexMissingError):
        open_index(data)


@pytest.mark.slow
def test_the_holder_switches_without_a_restart(data: Path) -> None:
    holder = IndexHolder(data, lambda index: index)
    before = holder.current().generation
    made = build(make_corpus({"青葉市": "青葉市デジタル計画"}), data)
    after = holder.current()
    assert before != after.generation == made.name
    assert {p.municipality for p in after.passages} == {"青葉市"}


def test_the_old_generation_answers_while_the_new_is_broken(data: Path) -> None:
    holder = IndexHolder(data, lambda index: index)
    good = holder.current()
    bad = data / "generations" / "bad"
    shutil.copytree(folder_of(data), bad)
    flip(bad / "corpus.json")
    generations.switch(data, bad)
    assert holder.current() is good
    generations.switch(data, data / "generations" / good.generation)
    assert holder.current().generation == good.generation


def test_two_builds_at_once(data: Path) -> None:
    with FileLock(data / "build.lock"), pytest.raises(BuildBusyError):
        build(make_corpus(), data)


def test_a_build_that_fails_leaves_all_as_it_was(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(building, "_write_vectors", full)
    monkeypatch.setattr(building, "_embedder", lambda *_: _Model())
    before = folder_of(data)
    with pytest.raises(ShisakuError, match="空き容量"):
        build(make_corpus({"別市": "別市計画"}), data)
    assert folder_of(data) == before
    assert [p.name for p in (data / "generations").iterdir()] == [before.name]


class _Model:
    fingerprint = "fake"
    dimension = 2

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [[1.0, 0.0] for _ in texts]


def test_nothing_to_index_is_refused(data: Path) -> None:
    before = folder_of(data)
    with pytest.raises(PlansFolderError):
        build(Corpus(), data)
    assert folder_of(data) == before


def test_places_outside_a_text_are_refused(corpus: Corpus, tmp_path: Path) -> None:
    wrong = replace(corpus.terms[0], end=10**6)
    with pytest.raises(IndexBrokenError):
        build(replace(corpus, terms=(wrong,)), tmp_path)


def test_old_generations_are_pruned(data: Path) -> None:
    keep = folder_of(data)
    for name in ("old-1", "old-2", "old-3"):
        (data / "generations" / name).mkdir()
    generations.prune(data, keep)
    left = list((data / "generations").iterdir())
    assert keep in left
    assert len(left) == generations.KEEP


def test_another_model_than_the_one_configured(data: Path) -> None:
    with pytest.raises(ModelMismatchError):
        open_index(data, model="no-such-model-anywhere")
