"""One plan as text, web page, Word file and PDF gives the same measures and terms."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ingest.folder import read_folder
from ingest.records import Corpus
from ingest.text import fold, nfkc
from tests.ingest.readers.plans import MAKERS, TOWNS, as_text, parts_of


def read(folder: Path, name: str, data: bytes) -> Corpus:
    folder.mkdir()
    (folder / name).write_bytes(data)
    return read_folder(folder)


def measures(corpus: Corpus) -> dict[Any, Any]:
    return {
        (nfkc(m.number), fold(m.name.text)): (
            [fold(d.text) for d in m.lead],
            [fold(d.text) for d in m.related],
            [(fold(a.text.text), fold(a.state.text) if a.state else None) for a in m.actions],
            [(fold(i.name.text), [(y, fold(v.text)) for y, v in i.values]) for i in m.indicators],
            fold(m.evaluation.text) if m.evaluation else None,
        )
        for m in corpus.measures
    }


def terms(corpus: Corpus) -> dict[str, str]:
    return {fold(t.term.text): fold(t.definition.text) for t in corpus.terms}


@pytest.mark.parametrize("suffix", MAKERS)
@pytest.mark.parametrize("name", TOWNS)
def test_every_format_gives_the_same_records(tmp_path: Path, name: str, suffix: str) -> None:
    parts = parts_of(name)
    text = read(tmp_path / "text", f"{name}.txt", as_text(parts))
    other = read(tmp_path / "other", f"{name}{suffix}", MAKERS[suffix](parts))
    assert [(d.municipality, d.plan) for d in other.documents] == [
        (d.municipality, d.plan) for d in text.documents
    ]
    assert text.documents[0].municipality == TOWNS[name]
    assert len(text.measures) >= 20
    assert measures(other) == measures(text)
    assert terms(other) == terms(text)
