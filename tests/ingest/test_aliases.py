"""Other names of a term, from its headword and its definition."""

from __future__ import annotations

import pytest

from ingest.aliases import aliases_of, plain_end


@pytest.mark.parametrize(
    ("head", "body", "wanted"),
    [
        ("業務改革（BPR）", "仕事を改めること。", "BPR"),
        ("BPR［ビーピーアール］", "仕事を改めること。", "ビーピーアール"),
        ("CIO", "Chief Information Officerの略。", "Chief Information Officer"),
        ("CSIRT", "専門の班。シーサートと読む。", "シーサート"),
        ("統一コード", "全国で使える。「ｅＬ－ＱＲ」とも呼ばれる。", "ｅＬ－ＱＲ"),
        ("電子商取引", "網での売り買い。イーコマースともいう", "イーコマース"),
    ],
)
def test_aliases(head: str, body: str, wanted: str) -> None:
    assert wanted in aliases_of(head, body, set(), "")


def test_a_definition_without_names_gives_none() -> None:
    assert aliases_of("クラウド", "網の先から借りる使い方。", set(), "") == []


@pytest.mark.parametrize(
    ("head", "end"), [("潮位（ちょうい）", 2), ("潮位", None), ("AI（人工）技術", None)]
)
def test_where_a_headword_ends_before_its_brackets(head: str, end: int | None) -> None:
    assert plain_end(head) == end
