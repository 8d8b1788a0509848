"""Search: filters, exact numbers, order, the retriever, and lexical only when the store fails."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest
from langchain_chroma import Chroma

from index.retriever import PlanRetriever
from index.search import Mode, Searcher
from index.store import Index, open_index
from index.vectors import DenseArm
from tests.index.storage.conftest import TOWNS


@pytest.fixture(scope="module")
def index(built: Path) -> Index:
    return open_index(built)


@pytest.mark.parametrize("mode", ["lexical", "dense", "hybrid"])
@pytest.mark.parametrize("town", TOWNS)
def test_a_filter_keeps_other_towns_out(index: Index, mode: Mode, town: str) -> None:
    for query in ("窓口の予約", "研修", "クラウド", "防災無線"):
        hits = index.searcher.search(query, municipality=town, mode=mode)
        assert hits
        assert {h.passage.municipality for h in hits} == {town}


def test_plan_and_kind_are_filters(index: Index) -> None:
    hits = index.searcher.search("クラウド", plan="若草町ICT計画", kinds={"term"})
    assert [(h.passage.kind, h.passage.plan) for h in hits] == [("term", "若草町ICT計画")]


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("1-1-(2)は何ですか", "1-1-(2)"),
        ("１－１－（２）の内容", "1-1-(2)"),
        ("11-1-(1)の担当", "11-1-(1)"),
        ("窓口の予約について", "1-1-(1)"),
        ("研修はいつからですか", "1-1-(2)"),
    ],
)
def test_the_measure_meant_comes_first(index: Index, query: str, number: str) -> None:
    assert index.searcher.search(query)[0].passage.measure_no == number


def test_order_is_total_and_stable(index: Index) -> None:
    first = index.searcher.search("職員の研修")
    assert first == index.searcher.search("職員の研修")
    assert [(-h.score, h.passage.id) for h in first] == sorted(
        (-h.score, h.passage.id) for h in first
    )


@pytest.mark.parametrize("query", ["", "  "])
def test_an_empty_question_finds_nothing(index: Index, query: str) -> None:
    assert index.searcher.search(query) == []


def test_lexical_only_and_marked_when_the_store_fails(index: Index) -> None:
    def refuse() -> Chroma:
        raise ConnectionError

    searcher = Searcher(index.passages, index.searcher._lexical, DenseArm(refuse))
    assert searcher.search("窓口の予約")[0].passage.measure_no == "1-1-(1)"
    assert searcher.degraded
    assert searcher.arms() == {"lexical": True, "dense": False}


def test_the_retriever_gives_documents_with_places(index: Index) -> None:
    retriever = PlanRetriever(searcher=index.searcher, k=2, municipality="青葉市")
    found = retriever.invoke("窓口の予約")
    assert asyncio.run(retriever.ainvoke("窓口の予約")) == found
    data = found[0].metadata
    assert {"municipality", "plan", "measure_no", "source", "start", "end", "score"} <= set(data)
    assert data["municipality"] == "青葉市"


def test_serving_never_imports_torch(built: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from index.store import open_index; "
        f"open_index(Path({str(built)!r})).searcher.search('研修'); "
        "print(sorted({'torch', 'sentence_transformers', 'spacy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
