"""Passages and search: places, filters, exact names, a failing arm."""

from __future__ import annotations

import asyncio
import random
import subprocess
import sys
from typing import Any

import pytest

from index.chunks import passages
from index.retriever import PlanRetriever
from index.search import Searcher
from index.store import Index
from ingest.records import Corpus
from ingest.text import clean


def test_passages_stand_where_they_say(corpus: Corpus) -> None:
    texts = {d.source: d.text for d in corpus.documents}
    found = passages(corpus)
    assert len({p.id for p in found}) == len(found)
    for passage in found:
        raw = clean(texts[passage.source], passage.start, passage.end)
        assert raw.text.split() == passage.text.split()
    assert {p.measure_id for p in found} >= {m.id for m in corpus.measures}
    assert {p.term_id for p in found} >= {t.id for t in corpus.terms}


def test_passages_are_the_same_every_time(corpus: Corpus) -> None:
    assert passages(corpus) == passages(corpus)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("予約できる窓口はありますか", "窓口予約の導入"),
        ("水位を知らせるカメラ", "河川カメラの設置"),
    ],
)
@pytest.mark.parametrize("mode", ["hybrid", "lexical", "dense"])
def test_each_arm_finds_the_measure(index: Index, question: str, name: str, mode: Any) -> None:
    hits = index.searcher.search(question, k=5, mode=mode)
    assert name in {h.passage.measure_name for h in hits}


def test_filters_hold_for_any_query(index: Index) -> None:
    chance = random.Random(7)
    letters = "窓口予約川水位カメラ市町課計画クラウドドローン1-()"
    for _ in range(200):
        query = "".join(chance.choices(letters, k=chance.randint(1, 12)))
        hits = index.searcher.search(query, municipality="みどり市")
        assert {h.passage.municipality for h in hits} <= {"みどり市"}


def test_a_named_municipality_is_a_filter(index: Index) -> None:
    hits = index.searcher.search("あおば町の窓口の予約")
    assert {h.passage.municipality for h in hits} == {"あおば町"}


def test_exact_names_come_first(index: Index) -> None:
    hits = index.searcher.search("河川カメラの設置について")
    assert hits[0].passage.measure_name == "河川カメラの設置"
    assert [h.score for h in hits] == sorted((h.score for h in hits), reverse=True)


class _Down:
    """A vector store that does not answer."""

    def query(self, *_: object, **__: object) -> None:
        raise ConnectionError


def test_lexical_answers_while_the_dense_arm_is_down(index: Index) -> None:
    searcher: Any = Searcher(index.passages, index.searcher._lexical, _Down())  # type: ignore[arg-type]
    assert searcher.search("窓口の予約")
    assert searcher.degraded
    assert searcher.arms() == {"lexical": True, "dense": False}


def test_retriever_serves_both_ways(index: Index) -> None:
    retriever = PlanRetriever(searcher=index.searcher, k=3)
    found = retriever.invoke("窓口の予約")
    assert asyncio.run(retriever.ainvoke("窓口の予約")) == found
    assert {"municipality", "plan", "source", "start", "end", "score"} <= set(found[0].metadata)


def test_serving_never_imports_torch() -> None:
    code = "import sys, assistant.app, index.store; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
