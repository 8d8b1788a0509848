"""Articles of rules: the one that settles what a question asks of a body."""

from __future__ import annotations

import pytest

from assistant.answer import Answerer
from assistant.matters import matters_of
from ingest.text import fold
from tests.assistant.asking import ask
from tests.fakes import index_of, merged

PLAN = (
    "かもめ市デジタル計画\n\nかもめ市\n\n(令和5年度～令和7年度)\n\nかもめ市は進めます。かもめ市役所とかもめ市長が担います。\n\n"
    "1 施策\n\n"
    "名称\t会議資料の電子化\t\t番号\t1-1\n主管課\t総務課\t関係課\t\n"
    "概要\t庁内の会議で使う資料を電子で配ります。\t\t\n目指すもの\t紙を減らします。\t\t\n\n"
    "資料2 かもめ市デジタル推進会議設置要綱（抄）\n\n"
    "（趣旨）\n第1条 この要綱は、かもめ市デジタル推進会議の組織及び運営について必要な事項を定める。\n"
    "（所掌事務）\n第2条 推進会議は、次に掲げる事項を所掌する。\n"
    "(1) 計画の進行に関すること。\n(2) 予算の調整に関すること。\n"
    "（組織）\n第3条 推進会議は、委員7人以内で組織する。\n"
    "2 委員は、次に掲げる者のうちから市長が委嘱する。\n"
    "(1) 商工会の代表者\n(2) 公募による市民\n"
    "（任期）\n第4条 委員の任期は、3年とする。\n"
    "（会長）\n第5条 推進会議に会長を置き、委員の互選により定める。\n"
    "2 会長に事故があるときは、総務部長がその職務を代理する。\n"
    "（会議）\n第6条 会議は、委員の3分の2以上の出席がなければ開くことができない。\n"
    "（庶務）\n第7条 推進会議の庶務は、企画課において処理する。\n\n"
    "附 則\n\nこの要綱は、令和5年4月1日から施行する。\n"
)


@pytest.fixture(scope="module")
def gull() -> Answerer:
    return Answerer(index_of(merged(PLAN)))


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        ("かもめ市デジタル推進会議はどんな顔ぶれですか", ["商工会の代表者", "公募による市民"]),
        ("かもめ市のデジタル推進会議の定員は何人？", ["7人"]),
        ("デジタル推進会議の委員は何年務めるの", ["3年"]),
        ("デジタル推進会議の会長はどう選びますか", ["互選"]),
        ("会長が休んだら誰がデジタル推進会議を仕切りますか", ["総務部長"]),
        ("デジタル推進会議は何人そろえば開けますか", ["3分の2以上"]),
        ("デジタル推進会議の裏方はどこの課ですか", ["企画課"]),
        ("デジタル推進会議の仕事は何ですか", ["進行", "調整"]),
        ("デジタル推進会議の要綱が効力を持った日は", ["令和5年4月1日"]),
    ],
)
def test_the_article_of_the_matter_asked_for(
    gull: Answerer, question: str, facts: list[str]
) -> None:
    reply = ask(gull, question)
    assert all(f in reply.answer.translate(str.maketrans("２３", "23")) for f in facts)
    assert "必要な事項" not in reply.answer


def test_what_rules_are_for_is_told_where_it_is_asked(gull: Answerer) -> None:
    assert "必要な事項" in ask(gull, "デジタル推進会議設置要綱の趣旨は何ですか").answer


def test_a_measure_is_told_where_no_body_is_named(gull: Answerer) -> None:
    assert "総務課" in ask(gull, "会議資料の電子化の担当課は").answer


def test_a_question_of_no_matter() -> None:
    assert not matters_of(fold("図書館の蔵書を電子化した年度"))
