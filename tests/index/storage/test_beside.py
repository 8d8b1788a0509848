"""The process beside a build writes what the build itself would, and may fail or die."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from index import generations
from index.beside import Beside, beside
from index.collecting import Fill, Here, Model, Order, Progress, Take, Wanted
from ingest.errors import IndexBrokenError
from ingest.records import Corpus
from tests.index.storage.conftest import TOWNS, make_corpus
from tests.index.storage.test_update import Letters, files, made_with, records

MORE = {**TOWNS, "双葉村": "双葉村DX計画"}


@dataclass
class Counted:
    """A collector that notes the kinds of orders that it passes on."""

    inner: Beside | Here
    kinds: list[str] = field(default_factory=list)

    def order(self, order: Order) -> None:
        self.kinds.append(order.kind)
        self.inner.order(order)

    def answer(self, progress: Progress) -> str | None:
        return self.inner.answer(progress)


def test_it_writes_what_the_build_itself_would(corpus: Corpus, tmp_path: Path) -> None:
    here = Counted(Here())
    made_with(Letters(), corpus, tmp_path / "here", collector=here)
    mine = made_with(Letters(), make_corpus(MORE), tmp_path / "here", collector=here)
    with beside() as process:
        other = Counted(process)
        made_with(Letters(), corpus, tmp_path / "beside", collector=other)
        theirs = made_with(Letters(), make_corpus(MORE), tmp_path / "beside", collector=other)
    assert here.kinds == other.kinds == ["fill", "take", "change"]
    assert files(mine) == files(theirs)
    told = [generations.told(folder)["records"] for folder in (mine, theirs)]
    assert told == [records(mine), records(theirs)]
    assert told[0] == told[1]


def test_one_that_died_leaves_the_generation_in_force(corpus: Corpus, tmp_path: Path) -> None:
    made = made_with(Letters(), corpus, tmp_path)
    with beside() as process:
        process._orders.write(b"no order\n")
        with pytest.raises(IndexBrokenError):
            made_with(Letters(), make_corpus(MORE), tmp_path, collector=process)
    assert generations.current(tmp_path) == made
    assert [p.name for p in (tmp_path / "generations").iterdir()] == [made.name]


def test_what_goes_wrong_is_said(tmp_path: Path) -> None:
    wanted = Wanted(tmp_path / "marks.json", tmp_path / "vectors.npy")
    (tmp_path / "a file").touch()
    model = Model("letters", 8)
    with beside() as process:
        process.order(Take(tmp_path / "nowhere", tmp_path / "copy", model))
        assert process.answer(lambda _: None) is None
        process.order(Fill(tmp_path / "a file" / "chroma", model, (), wanted, None, "passages"))
        with pytest.raises(IndexBrokenError, match="開けません"):
            process.answer(lambda _: None)
        process.order(Fill(tmp_path / "chroma", model, (), wanted, None, "passages"))
        with pytest.raises(FileNotFoundError):
            process.answer(lambda _: None)
