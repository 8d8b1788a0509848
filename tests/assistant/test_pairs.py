"""Two things named side by side are told of each; a list is told with the line that leads to it."""

from __future__ import annotations

import pytest

from assistant.answer import Answerer
from assistant.pairs import asks_of_both, of_each_kind, side_by_side
from ingest.folder import read_text
from ingest.text import fold
from tests.assistant.asking import ask
from tests.fakes import index_of

PLAN = """第3次磯田市デジタル計画

令和6年3月

磯田市

本計画の期間は、令和6年度から令和9年度までの4年間とします。

第1　市の状況

(1) 漁業者の調べ

漁業者の調べは令和5年6月に行った。

項目	内容
配布数	310人
回収率	41.5%

(2) 店主の調べ

店主の調べは令和5年8月に行った。

項目	内容
送付数	920人
回答率	28.3%

(3) これまでの反省

これまでの進め方から学んだことは、次の三点です。

- 使う人の声を聞かずに始めたこと
- 似た機器を別々に買ったこと
- 引継ぎの書類がなかったこと

令和5年度で取りやめた催し

 ・灯台の電飾 ・朝市の中継 ・砂浜・岩場の案内板

第2　施策

番号	施策名	施策の内容	担当課	協力課
11	漁港の混雑の発信	漁港の混み具合を知らせる。	港湾課	広報課
12	網の修理の予約	網の修理を端末で予約する。	水産課	港湾課
13	灯台の遠隔点検	灯台の明かりを離れた所から点検する。	土木課	港湾課

事業の結果

番号・施策名	令和5年度の実施状況	印
11 漁港の混雑の発信	6月に始めた。	○
12 網の修理の予約	業者が決まらなかった。	△
13 灯台の遠隔点検	2基で始めた。	○
"""


@pytest.fixture(scope="module")
def shore() -> Answerer:
    return Answerer(index_of(read_text(PLAN, "plan.txt")))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "漁港の発信と網の修理の予約は課が同じ?",
            ("漁港の発信は課が同じ?", "網の修理の予約は課が同じ?"),
        ),
        ("市で灯台と朝市、早いのはどちら", ("灯台、早いのはどちら", "朝市、早いのはどちら")),
        (
            "「港町と市場」と「人手と船」ではどちら",
            ("「港町と市場」ではどちら", "「人手と船」ではどちら"),
        ),
        ("網の修理とは何ですか", None),
        ("網の修理として何をする", None),
        ("港湾課とどの課が担いますか", None),
        ("「港町と市場」は何", None),
    ],
)
def test_a_question_of_two_things_is_two_questions(
    text: str, parts: tuple[str, str] | None
) -> None:
    assert side_by_side(text) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("漁師と店主の調査、何人?", ("漁師の調査、何人?", "店主の調査、何人?")),
        ("漁師の調査と店主の調査、何人?", None),
        ("灯台と朝市、どちら", None),
    ],
)
def test_two_things_of_one_kind(text: str, parts: tuple[str, str] | None) -> None:
    assert of_each_kind(text) == parts


@pytest.mark.parametrize(
    ("question", "both"),
    [("AとBではどちらが早い", True), ("AとBをそれぞれ", True), ("AとBを進める課は", False)],
)
def test_both_are_asked_for(question: str, both: bool) -> None:
    assert asks_of_both(fold(question)) is both


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        ("磯田市の漁業者の配布数と店主の送付数を並べて教えて", ("310人", "920人")),
        ("磯田市の漁業者の回収率と店主の回答率、どちらが高い？", ("41.5%", "28.3%")),
        ("磯田市で漁港の混雑の発信と灯台の遠隔点検の担当課は同じですか", ("港湾課", "土木課")),
        ("漁港の混雑の発信と網の修理の予約、遅れているのはどちら？", ("○", "△")),
    ],
)
def test_each_of_two_things_is_told(shore: Answerer, question: str, facts: tuple[str, ...]) -> None:
    reply = ask(shore, question)
    assert reply.status == "answered"
    assert all(fact in reply.answer for fact in facts), reply.answer


def test_one_thing_is_told_alone_where_nothing_is_compared(shore: Answerer) -> None:
    reply = ask(shore, "磯田市の店主の送付数は何人ですか")
    assert "920人" in reply.answer
    assert "310人" not in reply.answer


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("磯田市がこれまでの進め方から学んだことは何ですか", ("声を聞かず", "似た機器", "引継ぎ")),
        (
            "磯田市が令和5年度で取りやめた催しをすべて挙げて",
            ("灯台の電飾", "朝市の中継", "砂浜・岩場"),
        ),
    ],
)
def test_a_list_is_told_with_the_line_before_it(
    shore: Answerer, question: str, items: tuple[str, ...]
) -> None:
    reply = ask(shore, question)
    assert all(item in reply.answer for item in items), reply.answer


@pytest.mark.parametrize("question", ["磯田市が令和5年度で取りやめた催しは何件ですか"])
def test_a_list_that_is_not_counted_by_the_plan_is_counted(shore: Answerer, question: str) -> None:
    reply = ask(shore, question)
    assert "3件" in reply.answer
    assert "朝市" not in reply.answer


def test_a_number_that_the_plan_gives_needs_no_list(shore: Answerer) -> None:
    reply = ask(shore, "磯田市の漁業者の調べは何人に配りましたか")
    assert "310人" in reply.answer
    assert "次の三点" not in reply.answer
