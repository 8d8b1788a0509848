"""A measure that stands under another number elsewhere."""

from __future__ import annotations

import pytest

from assistant.answer import Answerer
from assistant.numbers_apart import numbers
from assistant.query import understand
from assistant.writer import Writer
from ingest.folder import read_text
from tests.assistant.test_disputes import PLAN
from tests.fakes import index_of


@pytest.mark.parametrize(
    ("line", "other"),
    [
        ("次も続けます。(1)⑦砂浜清掃の予約", "(1)⑦砂浜清掃の予約"),
        ("再び挙げます。1-1 砂浜清掃の予約", ""),
        ("似たものに ⑦砂丘の案内 があります。", ""),
        ("2-4 貸出用自転車の管理", "2-4 貸出用自転車の管理"),
    ],
)
def test_another_number_is_told(line: str, other: str) -> None:
    answerer = Answerer(index_of(read_text(f"{PLAN}\n\n# 後記\n\n{line}\n", "plan.md")))
    query = understand("番号が違うのでは", answerer.towns, answerer.lexicon)
    writer = Writer(answerer.corpus, query)
    said = [c.sentence for m in answerer.corpus.measures for c in numbers(writer, m)]
    assert any(f"「{other}」" in s for s in said) if other else not said
