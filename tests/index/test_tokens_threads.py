"""The tokeniser: forms, compounds, folding, and many threads on one tagger."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from index.tokens import _terms, bigrams, readings, terms, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("サーバー", "サーバ"),
        ("ﾃﾞｼﾞﾀﾙ", "デジタル"),
        ("ＤＸ", "dx"),
        ("強靭化", "強靱化"),
        ("コンピューター", "コンピュータ"),
    ],
)
def test_spellings_share_their_tokens(one: str, other: str) -> None:
    assert terms(one)
    assert set(terms(one)) == set(terms(other))


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("オンライン申請の受付", "オンライン申請"),
        ("行政手続を変える", "行政手続"),
        ("窓口を変えました", "変える"),
    ],
)
def test_compounds_and_base_forms(text: str, token: str) -> None:
    assert token in terms(text)


def test_grammar_is_dropped() -> None:
    assert not {"を", "は", "です", "ます", "する", "が"} & set(
        terms("職員が研修をするのは大切です。")
    )


def test_words_give_one_form_each() -> None:
    assert words("窓口の予約") == ["窓口", "予約"]


def test_bigrams_and_readings() -> None:
    assert bigrams("窓口 DX") == ["窓口", "口d", "dx"]
    assert readings("青葉") == "アオバ"


@pytest.mark.parametrize("text", ["", " \n", "。、", "😀", "\u200b"])
def test_nothing_to_find(text: str) -> None:
    assert terms(text) == []


@pytest.fixture
def restless() -> Iterator[None]:
    """Threads take turns as often as they can, so that they meet inside the tagger."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("restless")
def test_thirty_two_threads_agree_with_one() -> None:
    texts = [
        f"第{i}回の職員研修を{i}人の課長が見直し、窓口を新しくしました。" * 8 for i in range(320)
    ]
    _terms.cache_clear()
    with ThreadPoolExecutor(32) as pool:
        together = list(pool.map(terms, texts))
    _terms.cache_clear()
    assert together == [terms(t) for t in texts]
