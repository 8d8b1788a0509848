"""Which sentences are said beside the best one, and words of a question as they are looked up."""

from __future__ import annotations

import pytest

from assistant.answer import Answerer
from ingest.folder import read_text
from tests.assistant.asking import ask, query_in
from tests.fakes import index_of

PLAN = """# 湖畔市デジタル計画

湖畔市

## 1 渡し船の予約の電子化

| 項目 | 内容 |
|---|---|
| 番号 | 1 |
| 名称 | 渡し船の予約の電子化 |
| 主管課 | 交通課 |
| 概要 | 乗る人は、家の端末で便と席を選び、その控えを絵文字の符号として受け取ります。\
これを桟橋の係員が機械で読むことで、乗船券がその場で刷られます。\
待合室には、暖房と椅子を置き、冬でも寒さをしのげるようにします。 |
| 実績 | 船の中で使う連絡の道具では、文字しか届かなかったところ、写真の送付ができるようにしました。 |

## 2 薪の配達の受付

| 項目 | 内容 |
|---|---|
| 番号 | 2 |
| 名称 | 薪の配達の受付 |
| 主管課 | 林務課 |
| 概要 | 薪の注文を電話のほか画面でも受けます。冬の前に量を決めます。 |
"""


@pytest.fixture(scope="module")
def lake() -> Answerer:
    return Answerer(index_of(read_text(PLAN, "plan.md")))


def test_the_sentence_to_which_the_best_points_back_is_said_with_it(lake: Answerer) -> None:
    reply = ask(lake, "湖畔市の渡し船で、桟橋の係員が機械で読むと何が刷られますか")
    assert "乗船券" in reply.answer
    assert "符号" in reply.answer


def test_a_sentence_is_said_once(lake: Answerer) -> None:
    reply = ask(
        lake, "湖畔市の渡し船では家で何を選び、桟橋の係員は何を読み、待合室には何を置きますか"
    )
    places = [(c.source, c.start) for c in reply.citations]
    assert len(places) == len(set(places))
    assert reply.answer.count("乗船券") <= 1
    assert len(reply.answer) <= 200


@pytest.mark.parametrize(("said", "form"), [("写真が送れる", "送付"), ("薪を届けられる", "配達")])
def test_a_verb_is_looked_up_in_its_plain_form(lake: Answerer, said: str, form: str) -> None:
    assert form in query_in(lake, f"湖畔市で{said}のは何ですか").topic.forms()


def test_a_particle_left_over_from_a_year_or_a_town_is_no_topic(lake: Answerer) -> None:
    words = query_in(lake, "湖畔市が令和5年度に新しく受け付けた薪の量は").topic.texts
    assert "薪" in words
    assert not words & {"が", "に", "は"}


def test_the_unit_of_a_share_asked_for_is_no_topic(lake: Answerer) -> None:
    words = query_in(lake, "湖畔市で電話の注文は何割ですか、画面は何パーセントですか").topic.texts
    assert {"電話", "画面"} <= words
    assert not words & {"割", "パ", "パセント"}
