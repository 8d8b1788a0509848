"""Why something came about: told by what tells a cause, beside what the question describes."""

from __future__ import annotations

import pytest

from assistant.answer import Answerer
from assistant.expect import CAUSE, expected
from ingest.folder import read_text
from ingest.text import fold
from tests.assistant.asking import ask
from tests.fakes import index_of

PLAN = """---
municipality: 砂走市
plan: 砂走市デジタル計画
period: 令和5年度～令和7年度
---

# 砂走市デジタル計画

## 第1章 前計画の結果

| 事業 | 所管 | 結果 |
|---|---|---|
| 渡船の切符の電子化 | 交通課 | 未達成 |
| 灯台の遠隔点灯 | 港湾課 | 達成 |

「渡船の切符の電子化」は、券売機の部品の不足により改札の改修が翌年度へ延びたものです。

## 第2章 推進体制

計画の進み具合は、市長を長とする会議が毎年確かめます。
"""


@pytest.mark.parametrize(
    "question",
    [
        "砂走市の渡船の切符の電子化が未達成だったのはどうして？",
        "砂走市の渡船の切符の電子化がうまくいかなかった原因は",
        "砂走市で渡船の切符の電子化が遅れたわけを知りたい",
    ],
)
def test_the_cause_is_told(question: str) -> None:
    dunes = Answerer(index_of(read_text(PLAN, "plan.md")))
    assert "部品の不足" in ask(dunes, question).answer


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("予約が減ったのはなぜ", "cause"),
        ("何でやめたの", "cause"),
        ("やめた訳は", "cause"),
        ("使う機械は何で、いくつありますか", "count"),
        ("どうするつもりなんでしょう", "none"),
    ],
)
def test_what_asks_for_a_cause(question: str, kind: str) -> None:
    assert expected(fold(question)).kind == kind


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("入札が不調に終わった。", True),
        ("要望が増えたことから広げる。", True),
        ("端末で同じ内容を受け取れる。", False),
        ("予約のための画面を作る。", False),
    ],
)
def test_what_tells_a_cause(text: str, tells: bool) -> None:
    assert bool(CAUSE.search(text)) is tells


def test_a_value_is_a_whole_number() -> None:
    asked = expected(fold("年に何時間減りますか"))
    assert asked.values("年間3,000時間を減らす") == {"3000時間"}
