"""Passages point to their original and keep their measure."""

from __future__ import annotations

import pytest

from index.chunks import TARGET, passages
from ingest.records import Corpus
from ingest.sources import Document, Section
from ingest.text import clean
from tests.index.storage.conftest import MEASURES


def test_every_passage_stands_in_its_source(corpus: Corpus) -> None:
    found = passages(corpus)
    assert len({p.id for p in found}) == len(found)
    for passage in found:
        text = corpus.document(passage.source).text
        assert clean(text, passage.start, passage.end).value("").text == passage.text


def test_a_measure_keeps_number_name_and_town(corpus: Corpus) -> None:
    found = [p for p in passages(corpus) if p.kind == "measure"]
    assert {(p.measure_no, p.measure_name) for p in found} == {(n, name) for n, name, _ in MEASURES}
    assert all(
        p.municipality in p.indexed and p.measure_name in p.indexed for p in found if p.measure_name
    )


def test_no_text_is_lost(corpus: Corpus) -> None:
    found = passages(corpus)
    for document in corpus.documents:
        covered = {i for p in found if p.source == document.source for i in range(p.start, p.end)}
        left = "".join(c for i, c in enumerate(document.text) if i not in covered)
        assert left.strip() == document.plan  # the heading itself


def test_ids_are_stable(corpus: Corpus) -> None:
    assert passages(corpus) == passages(corpus)


@pytest.mark.parametrize("count", [1, 40])
def test_long_sections_are_cut_after_sentences(count: int) -> None:
    text = "題\n" + "住民の声を聞いて進め方を見直します。" * count
    document = Document("d", "a.txt", "0", text, "青葉市", "計画")
    found = passages(Corpus((document,), (Section("s", ("題",), 1, "a.txt", 0, len(text), 1),)))
    assert all(p.text.endswith("。") and len(p.text) < 2 * TARGET for p in found)
    assert "".join(p.text for p in found) == text[2:]
