"""Generations: built whole or not at all, noticed when switched, refused when broken."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from filelock import FileLock

from index import store
from index.dense import StaticEmbeddings
from index.holder import IndexHolder
from index.store import BuildBusyError, build, open_index
from index.vectors import open_store
from ingest.errors import IndexBrokenError, IndexMissingError, ModelMismatchError
from ingest.records import Corpus


@pytest.fixture
def copy(data: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(data, tmp_path / "data"))


def generation(data: Path) -> Path:
    return data / "generations" / (data / "current").read_text(encoding="utf-8")


def test_what_was_built_is_what_is_opened(data: Path, corpus: Corpus) -> None:
    index = open_index(data)
    assert index.corpus == corpus
    assert index.searcher.arms() == {"lexical": True, "dense": True}


def test_the_key_depends_on_files_and_model(data: Path, corpus: Corpus) -> None:
    files = {d.source: d.sha256 for d in corpus.documents}
    assert store.current_key(data) == store.key_of(files, None)
    assert store.key_of(files, "other") != store.key_of(files, None)
    assert store.key_of({**files, "x": "y"}, None) != store.key_of(files, None)


def test_no_index_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError, match="shisaku ingest"):
        open_index(tmp_path)


@pytest.mark.parametrize(
    "name", ["corpus.json", "model/model.safetensors", "bm25/words/vocab.index.json"]
)
def test_a_changed_byte_is_noticed(copy: Path, name: str) -> None:
    path = next(p for p in generation(copy).rglob("*") if str(p).endswith(name.rsplit("/", 1)[-1]))
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(IndexBrokenError, match="作り直して"):
        open_index(copy)


def test_a_manifest_cut_short_is_noticed(copy: Path) -> None:
    path = generation(copy) / "manifest.json"
    path.write_text(path.read_text(encoding="utf-8")[:50], encoding="utf-8")
    with pytest.raises(IndexBrokenError):
        open_index(copy)


def test_another_model_is_refused(copy: Path) -> None:
    folder = generation(copy)
    embedder = StaticEmbeddings(folder / "model")
    embedder.fingerprint = "another"
    with pytest.raises(ModelMismatchError, match="モデル"):
        open_store(folder / "chroma", embedder)


def test_the_holder_notices_a_switch_and_survives_a_broken_one(copy: Path) -> None:
    holder = IndexHolder(copy, lambda index: index)
    first = holder.current()
    old = generation(copy)
    twin = old.with_name("twin")
    shutil.copytree(old, twin)
    (copy / "current").write_text("twin", encoding="utf-8")
    assert holder.current().generation == "twin"
    broken = old.with_name("broken")
    broken.mkdir()
    (broken / "manifest.json").write_text(json.dumps({"format": 0}), encoding="utf-8")
    (copy / "current").write_text("broken", encoding="utf-8")
    assert holder.current().generation == "twin"
    (copy / "current").write_text(old.name, encoding="utf-8")
    assert holder.current().generation == first.generation


def test_two_builds_at_once_are_refused(corpus: Corpus, tmp_path: Path) -> None:
    with FileLock(tmp_path / "build.lock"), pytest.raises(BuildBusyError, match="取り込み"):
        build(corpus, tmp_path)


def test_the_same_input_gives_the_same_model_and_leftovers_go(copy: Path, corpus: Corpus) -> None:
    leftover = copy / "generations" / ".building-dead"
    leftover.mkdir()
    first = json.loads((generation(copy) / "manifest.json").read_text(encoding="utf-8"))
    for _ in range(2):
        build(corpus, copy)
    second = json.loads((generation(copy) / "manifest.json").read_text(encoding="utf-8"))
    assert first["files"] == second["files"]
    assert first["fingerprint"] == second["fingerprint"]
    assert not leftover.exists()
    kept = [p for p in (copy / "generations").iterdir() if p.is_dir()]
    assert len(kept) == store.KEEP
    assert generation(copy) in kept
