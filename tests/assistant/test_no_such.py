"""Numbers that go beyond the series that the plans print."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.no_such import NoSuch
from ingest.records import Corpus
from ingest.sources import Document
from ingest.text import fold

TEXT = """\
第2次みなと市デジタル計画

基本目標1 便利な港
基本目標2 強い港
基本目標3
4 港の課題
【視点①】住む人
【視点②】働く人
前期を1stステージ、後期を2ndステージとします。
影響度レベル2以上の障害を数えます。
"""
NAMELESS = "港の歩み\n・第1期情報化計画策定\n・第2期情報化計画策定\n"


def _series(document: Document, text: str, plan: str) -> NoSuch:
    return NoSuch(Corpus((replace(document, text=text, municipality="みなと市", plan=plan),)))


@pytest.fixture
def document() -> Document:
    return Document("a", "a.txt", "0", "", "", "")


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("みなと市の基本目標4は何ですか", "基本目標4"),
        ("みなと市の基本目標3は何ですか", ""),
        ("みなと市の視点③を教えて", "視点3"),
        ("みなと市の3つ目の視点は", "3つ目の視点"),
        ("みなと市の2つ目の視点は", ""),
        ("みなと市の3rdステージはいつから", fold("3rdステージ")),
        ("みなと市の2ndステージはいつから", ""),
        ("みなと市の影響度レベル3は何件", ""),
        ("みなと市の第3次計画の期間は", "第3次計画"),
        ("みなと市の第1次計画の期間は", ""),
        ("みなと市の令和5年度の基本目標は", ""),
    ],
)
def test_what_no_plan_numbers_so_high(document: Document, question: str, named: str) -> None:
    series = _series(document, TEXT, "第2次みなと市デジタル計画")
    assert series.named(fold(question), ("みなと市",)) == named
    assert series.named(fold(question), ()) == ""


@pytest.mark.parametrize(("edition", "named"), [(2, False), (3, False), (4, True)])
def test_the_plan_in_force_may_be_the_next_edition(
    document: Document, edition: int, named: bool
) -> None:
    series = _series(document, NAMELESS, "みなとICT活用計画")
    asked = f"みなと市の第{edition}期情報化計画の期間は"
    assert bool(series.named(fold(asked), ("みなと市",))) is named
