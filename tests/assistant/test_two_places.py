"""Questions that set two places of a plan side by side, by what each of them is called."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from assistant.answer import Answerer
from assistant.rank import Found
from assistant.two_places import Place, places_of
from ingest.folder import read_text
from tests.assistant.asking import ask
from tests.fakes import index_of

PLAN = """---
municipality: 松風市
plan: 松風市デジタル計画
period: 令和5年度～令和9年度
---

# 松風市デジタル計画

## 目次

III　松並木のデータの使い方　　　12
IV　推進の体制　　　20

## I 松並木の今

松並木の見守りに使う機器は、海岸の東側を中心に置かれています。

手続きの見直しでは、国が示す31手続を対象とします。

## II 取組の内容

### 1 松並木の見守り

松並木の見守りに使う機器は、海岸の西側を中心に増やします。

手続きの見直しでは、市で選んだ45手続を対象とします。

## III 松並木のデータの生かし方

データを公開します。

## IV 推進の体制

本部を置きます。
"""


@pytest.fixture(scope="module")
def pines() -> Answerer:
    return Answerer(index_of(read_text(PLAN, "plan.md")))


@pytest.mark.parametrize(
    ("question", "both"),
    [
        ("運賃の額は、第2章と第4章で同じ？", True),
        ("運賃の額は、現状の欄と実績を書いた欄で違いますか", True),
        ("整備の年は「ねらい」の文章と年次の表とで合っていますか", True),
        ("一覧表と個票で名前が違うのでは", True),
        ("効果と課題の欄を見たい", False),
        ("海岸と山の見守りの違いは", False),
    ],
)
def test_two_places_are_read(question: str, both: bool) -> None:
    assert (places_of(question) is not None) == both


@pytest.mark.parametrize(
    "question",
    [
        "松風市の松並木を見守る機器はどこを中心に置くのか、「今」の章と取組の章とで書き方が違いませんか",
        "松並木の見守りの機器の場所は、松風市の「松並木の今」の章と「取組の内容」の章で同じですか",
    ],
)
def test_each_place_is_told(pines: Answerer, question: str) -> None:
    said = ask(pines, question).answer
    assert "東側" in said
    assert "西側" in said


def test_two_numbers_of_one_thing(pines: Answerer) -> None:
    said = ask(
        pines, "松風市で見直しの対象になる手続の数が二通り出てきます。いくつといくつ？"
    ).answer
    assert "31手続" in said
    assert "45手続" in said


@pytest.mark.parametrize(
    "question",
    ["松風市の第III章の題名は目次と同じですか", "データの章の見出しは目次どおりですか"],
)
def test_a_chapter_that_the_contents_call_otherwise(pines: Answerer, question: str) -> None:
    said = ask(pines, question).answer
    assert "松並木のデータの生かし方" in said
    assert "松並木のデータの使い方" in said


def test_a_chapter_that_both_call_alike(pines: Answerer) -> None:
    assert "ただし" not in ask(pines, "松風市の第IV章の題名は目次と同じですか").answer


@pytest.mark.parametrize(("heading", "held"), [("第2章 現状", 1.0), ("第12章 現状", 0.0)])
def test_a_chapter_is_named_by_its_whole_number(heading: str, held: float) -> None:
    unit = SimpleNamespace(section=(heading,))
    assert Place("2章", frozenset(), None).holds(cast("Found", SimpleNamespace(unit=unit))) == held
