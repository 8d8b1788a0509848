"""Numbers of things: several at once, of parts, of what one record holds, by a short value."""

from __future__ import annotations

import pytest

from assistant.answer import Answerer
from assistant.cells import cell_condition
from assistant.groups import breakdown, divisions, numbered
from assistant.town_parts import part_of
from ingest.folder import read_text
from tests.assistant.asking import ask, query_in
from tests.fakes import index_of

PLAN = """第2次岬浦町デジタル計画

令和6年3月

岬浦町

本計画の期間は、令和6年度から令和8年度までの3年間とします。

第1　町の声

場面	主な声	件数
港	荷物を持って何度も通うのがつらい	31件
畑	水の具合が気になって出かけられない	64件

第2　事業

基本目標1　浜の仕事

番号	事業名	事業の内容	担当課	協力課
11	荷さばきの予約	荷さばき場を予約できるようにする。	水産課	総務課
12	氷の在庫の発信	氷の在庫を知らせる。	水産課	総務課

基本目標2　畑の仕事

番号	事業名	事業の内容	担当課	協力課
21	水門の遠隔操作	水門を離れた所から動かす。	農政課	総務課、水産課
22	出荷の記録	出荷の記録を端末で付ける。	農政課	総務課
23	鳥よけの通知	鳥の群れを知らせる。	総務課	農政課

第3　年次計画

番号	事業名	令和6年度	令和7年度	令和8年度
11	荷さばきの予約	調査	試験運用	本格運用
12	氷の在庫の発信	試験運用	本格運用	本格運用
21	水門の遠隔操作	調査	調査	試験運用
22	出荷の記録	本格運用	本格運用	効果確認
23	鳥よけの通知	調査	試験運用	効果確認
"""


@pytest.fixture(scope="module")
def cape() -> Answerer:
    return Answerer(index_of(read_text(PLAN, "plan.txt")))


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        ("岬浦町の事業は何件で、そのうち水産課が担当するのは何件ですか", ("5件", "2件")),
        (
            "岬浦町で水産課が担当する事業は何件、農政課が担当する事業は何件ですか",
            ("水産課", "農政課", "2件"),
        ),
        ("岬浦町で水産課が担当する事業と総務課が担当する事業はどちらが多い", ("2件", "1件")),
        ("岬浦町の事業は全部で何件ですか。基本目標ごとの内訳も。", ("5件", "2件", "3件")),
        (
            "岬浦町で令和8年度に効果確認が予定されている事業をすべて挙げて",
            ("2件", "出荷の記録", "鳥よけ"),
        ),
        ("岬浦町で令和7年度の計画が試験運用となっている事業は何件", ("2件",)),
    ],
)
def test_numbers(cape: Answerer, question: str, facts: tuple[str, ...]) -> None:
    reply = ask(cape, question)
    assert reply.status == "answered"
    assert all(fact in reply.answer for fact in facts), reply.answer


def test_what_is_more_is_told_by_figures(cape: Answerer) -> None:
    reply = ask(cape, "岬浦町の港と畑では、寄せられた声はどちらが多いですか")
    assert "31件" in reply.answer
    assert "64件" in reply.answer


def test_parts_of_a_plan(cape: Answerer) -> None:
    parts = divisions(cape.corpus.measures)
    assert [len(m) for m in parts.values()] == [2, 3]
    asked = query_in(cape, "岬浦町の事業の内訳は")
    assert "「畑の仕事」3件" in breakdown(cape.corpus.measures, asked)
    plainly = query_in(cape, "岬浦町の事業は何件")
    assert breakdown(cape.corpus.measures, plainly) == ""


@pytest.mark.parametrize(("count", "said"), [(2, "2つ"), (9, "9つ"), (10, "10件"), (23, "23件")])
def test_numbers_in_words(count: int, said: str) -> None:
    assert numbered(count) == said


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("令和6年度の計画が本格運用となっている事業", "令和6年度の計画が「本格運用」の"),
        ("効果確認が予定される事業", "計画が「効果確認」の"),
        ("調査を進める課", None),
        ("本格運用の費用", None),
    ],
)
def test_a_short_value_is_a_condition_where_it_is_said_to_be_one(
    cape: Answerer, question: str, label: str | None
) -> None:
    found = cell_condition(cape.corpus.measures, query_in(cape, question).reading)
    assert (found.label if found else None) == label


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("しらね市の登山届の電子化の取組は何件ありますか", "3件"),
        ("しらね市の登山届の電子化で廃止になった取組はいくつですか", "1件"),
        ("しらね市の図書の宅配の指標はいくつありますか", "2件"),
        ("しらね市の登山届の電子化の関係課は何課ありますか", "1課"),
    ],
)
def test_the_parts_of_one_measure_are_counted(mountain: Answerer, question: str, fact: str) -> None:
    assert fact in ask(mountain, question).answer


def test_actions_to_be_listed_are_not_counted(mountain: Answerer) -> None:
    reply = ask(mountain, "しらね市の登山届の電子化には取組がいくつか並んでいますが、全部挙げて")
    assert "①" in reply.answer
    assert "3件です" not in reply.answer


@pytest.mark.parametrize(
    ("town", "part"),
    [
        ("海辺市", "灯台の様子は海辺市と山辺市でどうですか?海辺は令和4年度の費用も。"),
        ("山辺市", "灯台の様子は海辺市と山辺市でどうですか?"),
    ],
)
def test_a_later_sentence_is_of_the_town_that_it_names(town: str, part: str) -> None:
    question = "灯台の様子は海辺市と山辺市でどうですか?海辺は令和4年度の費用も。"
    told = part_of(question, town, ("海辺市", "山辺市"))
    assert ("費用" in told) is ("費用" in part)
    assert "灯台の様子" in told
