"""Counted tokens: cut and put together as lists of bags are, and scored as bm25s scores them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import bm25s
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.bags import Bags
from index.checks import check_text_arm
from index.chunks import passages
from index.counts import Counts
from index.lexical import K1, B, LexicalArm
from ingest.errors import IndexBrokenError
from ingest.records import Corpus

BAGS = st.lists(st.lists(st.sampled_from("窓口予約研修点検"), max_size=6), max_size=6)


def bags_of(counts: Counts) -> list[dict[str, int]]:
    return [
        {
            counts.tokens[c]: int(n)
            for c, n in zip(counts.columns[a:b], counts.times[a:b], strict=True)
        }
        for a, b in zip(counts.starts, counts.starts[1:], strict=False)
    ]


def same(one: Counts, other: Counts) -> bool:
    arrays = ("starts", "columns", "times")
    return one.tokens == other.tokens and all(
        np.array_equal(getattr(one, a), getattr(other, a)) for a in arrays
    )


@given(BAGS)
def test_a_table_holds_its_bags(bags: list[list[str]]) -> None:
    counts = Counts.of(bags)
    assert len(counts) == len(bags)
    assert bags_of(counts) == [dict(Counter(bag)) for bag in bags]
    assert set(counts.tokens) == {t for bag in bags for t in bag}


@given(BAGS, BAGS, st.data())
def test_tables_put_together_and_cut_are_those_of_the_bags(
    above: list[list[str]], below: list[list[str]], data: st.DataObject
) -> None:
    stacked = Counts.of(above).stacked(Counts.of(below))
    every = above + below
    assert same(stacked, Counts.of(every))
    which = data.draw(st.lists(st.integers(0, len(every) - 1), max_size=8)) if every else []
    assert same(stacked.rows(which), Counts.of([every[i] for i in which]))


def test_what_is_saved_is_what_is_read(corpus: Corpus, tmp_path: Path) -> None:
    bags = Bags.of(passages(corpus))
    bags.save(tmp_path)
    again = Bags.load(tmp_path)
    assert all(same(getattr(bags, n), getattr(again, n)) for n in ("terms", "pairs", "words"))


def test_the_scores_are_those_of_bm25s(corpus: Corpus) -> None:
    bags = Bags.of(passages(corpus))
    mine = LexicalArm.of(bags)._words
    numbers = {token: i for i, token in enumerate(bags.terms.tokens)}
    rows = [[numbers[t] for t, n in row.items() for _ in range(n)] for row in bags_of(bags.terms)]
    theirs = bm25s.BM25(method="lucene", k1=K1, b=B)
    theirs.index((rows, numbers), show_progress=False)
    assert mine.vocab_dict == theirs.vocab_dict
    for name in ("data", "indices", "indptr"):
        assert np.array_equal(mine.scores[name], theirs.scores[name])


@pytest.mark.parametrize("lost", ["row", "token", "score"])
def test_an_index_that_misses_something_is_refused(corpus: Corpus, lost: str) -> None:
    bags = Bags.of(passages(corpus))
    check_text_arm(LexicalArm.of(bags), bags)
    arm = LexicalArm.of(bags.rows(range(1, len(bags))) if lost == "row" else bags)
    if lost == "token":
        arm._pairs.scores["indices"] = np.roll(arm._pairs.scores["indices"], 1)
    if lost == "score":
        arm._words.scores["data"][3] = 0
    with pytest.raises(IndexBrokenError):
        check_text_arm(arm, bags)
