"""Everyday words and the official ones that say the same."""

from __future__ import annotations

import pytest

from assistant.everyday import Everyday
from index.tokens import words


@pytest.mark.parametrize(
    ("said", "official"),
    [("やめる", "廃止"), ("お年寄り", "高齢者"), ("配る", "配布")],
)
def test_official_words(said: str, official: str) -> None:
    found = {expression for _, expression in Everyday().official(words(said))}
    assert tuple(words(official)) in found


def test_of_an_expression_of_several_words_all_must_be_said() -> None:
    whole = set(Everyday().official(words("耳の不自由")))
    parts = set(Everyday().official(words("耳"))) | set(Everyday().official(words("不自由")))
    assert whole - parts


def test_words_that_are_no_everyday_words() -> None:
    assert list(Everyday().official(["みなと", "ウミネコ"])) == []
