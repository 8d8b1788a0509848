"""What a plan gives differently in two places: fields, titles of headings, values."""

from __future__ import annotations

import pytest

from assistant.answer import Answerer
from assistant.question import read_question
from assistant.title_versions import other_versions
from ingest.folder import read_text
from ingest.sources import Document
from tests.assistant.asking import ask
from tests.fakes import index_of

PLAN = """---
municipality: 砂走市
plan: 砂走市デジタル計画
period: 令和5年度～令和7年度
---

# 砂走市デジタル計画

基本目標1　砂浜をひらく 〜行政の力〜

## 第1章 施策の一覧

| 番号 | 施策名 | 主管課 | 令和6年度 |
|---|---|---|---|
| 1-1 | 砂浜清掃の予約 | 観光課 | 試行 |
| 1-2 | 貸出用自転車の管理 | 土木課 | 導入 |

## 基本目標1　砂浜をひらく 〜地域の力〜

### 1-1 砂浜清掃の予約

| 項目 | 内容 |
|---|---|
| 番号 | 1-1 |
| 名称 | 砂浜清掃の予約 |
| 主管課 | 環境課 |
| 概要 | 清掃の予約を電話以外でも受けます。 |

### 1-2 貸出用自転車の管理

| 項目 | 内容 |
|---|---|
| 番号 | 1-2 |
| 名称 | 貸出用自転車の管理 |
| 主管課 | 土木課 |
| 概要 | 貸出用の自転車の場所を地図に示します。 |

## 第3章 推進体制

学識経験者など委員10人以内で組織する「砂走市みらい会議」から意見を聴きます。

## 第4章 砂走市みらい会議設置要綱

第1条 砂走市みらい会議（以下「会議」という。）を置く。

第2条 会議は、市長が委嘱する委員12人以内で組織する。

第3条 会議に会長1人を置く。
"""


@pytest.fixture(scope="module")
def dunes() -> Answerer:
    return Answerer(index_of(read_text(PLAN, "plan.md")))


@pytest.mark.parametrize(
    "question",
    [
        "砂走市の砂浜清掃の予約を受け持つのは環境課？それとも観光課？",
        "砂走市の砂浜清掃の予約、所管の課が二通り書かれていませんか",
        "砂走市の砂浜清掃の予約は、表によって担当が違うようです",
    ],
)
def test_both_departments_are_told(dunes: Answerer, question: str) -> None:
    reply = ask(dunes, question)
    assert "環境課" in reply.answer
    assert "観光課" in reply.answer
    assert {c.measure_no for c in reply.citations} == {"1-1"}


def test_a_measure_without_dispute_has_one_department(dunes: Answerer) -> None:
    assert "ただし" not in ask(dunes, "砂走市の貸出用自転車の管理の主管課は").answer


def test_a_value_that_the_rules_give_otherwise(dunes: Answerer) -> None:
    reply = ask(dunes, "砂走市みらい会議の委員は何人以内で組織しますか")
    assert "10人以内" in reply.answer
    assert "12人以内" in reply.answer
    assert "会長1人" not in reply.answer


def test_a_title_that_another_place_prints_otherwise(dunes: Answerer) -> None:
    reply = ask(dunes, "砂走市の基本目標1の名称は")
    assert "地域の力" in reply.answer
    assert "行政の力" in reply.answer


@pytest.mark.parametrize(
    ("line", "others"),
    [
        ("方針2　浜を守る人を育てる仕組み………12", []),
        ("方針2　浜を守る人を育てる……12", []),
        ("方針2　浜を守る町を育てる仕組み……12", ["浜を守る町を育てる仕組み"]),
        ("方針3　浜を守る町を育てる仕組み……12", []),
        ("方針2　港の歴史を伝える", []),
    ],
)
def test_versions_of_a_title(line: str, others: list[str]) -> None:
    text = f"目次\n{line}\n\n方針2　浜を守る人を育てる仕組み\n"
    document = Document("d", "a.txt", "", text, "砂走市", "計画")
    found = list(other_versions(document, "方針2", "浜を守る人を育てる仕組み"))
    assert [v.text for v in found] == others
    assert all(text[v.start : v.end] == v.text for v in found)


@pytest.mark.parametrize(
    ("question", "disputes"),
    [
        ("「浜の駅」と「海の駅」のどちらですか", True),
        ("一覧と個別のページで課が同じか確かめたい", True),
        ("呼び名が章によって変わっていませんか", True),
        ("所管が場所によってまちまちです", True),
        ("浜の清掃は二つの表で同じ言葉で書かれますか", True),
        ("章の題は目次のとおりでしょうか", True),
        ("浜の清掃と海の清掃の担当課は", False),
        ("港と浜の違いは何ですか", False),
    ],
)
def test_questions_that_dispute(question: str, disputes: bool) -> None:
    assert read_question(question, ("砂走市",)).disputes is disputes
