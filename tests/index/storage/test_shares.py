"""Passages of a source stay while nothing changes that they are made from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from index.chunks import passages
from index.shares import Shares, shares
from ingest.errors import IndexBrokenError
from ingest.records import Corpus, Mention, Value
from tests.index.storage.conftest import TOWNS, make_corpus


def mentioned(corpus: Corpus) -> Corpus:
    """The corpus with a measure of the first source that the second one mentions."""
    first, *others = corpus.measures
    source = corpus.documents[1].source
    mention = Mention((), source, 0, 12)
    return replace(corpus, measures=(replace(first, mentions=(mention,)), *others))


def test_all_passages_in_their_order(corpus: Corpus, tmp_path: Path) -> None:
    for one in (corpus, mentioned(corpus)):
        found, changed = shares(one)
        assert found.passages == passages(one)
        assert changed == {d.source for d in corpus.documents}
    found.save(tmp_path)
    assert Shares.load(tmp_path) == found


def test_what_did_not_change_is_taken_over(corpus: Corpus) -> None:
    before, _ = shares(corpus)
    again, changed = shares(corpus, before)
    assert not changed
    assert all(a is b for a, b in zip(again.passages, before.passages, strict=True))
    third = make_corpus({**TOWNS, "双葉村": "双葉村DX計画"})
    assert shares(third, before)[1] == {"plan-2.txt"}
    assert shares(third, before)[0] == shares(third)[0]


def test_what_is_gone_is_gone(corpus: Corpus) -> None:
    before, _ = shares(corpus)
    one = make_corpus(dict([next(iter(TOWNS.items()))]))
    assert shares(one, before)[0] == shares(one)[0]


def test_a_mention_changes_the_source_in_which_it_stands(corpus: Corpus) -> None:
    before, _ = shares(corpus)
    now = mentioned(corpus)
    found, changed = shares(now, before)
    assert changed == {"plan-0.txt", "plan-1.txt"}
    assert found == shares(now)[0]


def test_what_stands_in_a_text_that_changes_is_checked_again(corpus: Corpus) -> None:
    first, *others = corpus.measures
    text = corpus.documents[1].text
    value = Value(text[-5:], corpus.documents[1].source, len(text) - 5, len(text))
    measures = (replace(first, lead=(value,)), *others)
    across = replace(corpus, measures=measures, terms=(), sections=())
    before, _ = shares(across)
    short = replace(corpus.documents[1], text=text[:-1])
    with pytest.raises(IndexBrokenError, match=first.source):
        shares(replace(across, documents=(corpus.documents[0], short)), before)
