"""Answers from measures over prose: two places of one measure, values of now, an earlier plan."""

from __future__ import annotations

import pytest

from assistant.answer import Answerer
from ingest.folder import read_text
from tests.assistant.asking import ask
from tests.fakes import index_of

HEAD = """\
緑浜市
デジタルの道しるべ計画

2025 － 2027

緑浜市は進めます。緑浜市役所と緑浜市長が担います。

第1章 計画の基本

【１】前計画の結果

「緑浜市情報プラン2020」では次の指標を掲げました。

指標\t目標\t結果\t評価
図書の貸出冊数\t40冊\t52冊\t達成
押印の残る書類\t10枚\t31枚\t未達成
窓口の混雑日数\t5日\t22日\t未達成

【２】費用の考え方

費用の考え方は次の三つです。

ア　古い機器を先に止めます。
イ　使う人の手間を数えます。
ウ　国の補助が終わる日を見込みます。

第2章 個別の取組

"""
BODY = {
    "1-1　窓口の予約": "来る前に時間を選べます。\n取組の中身は次の三つです。\n\n"
    "・時間を選ぶ画面の用意\n・呼出しの知らせ\n・土曜日の受付\n\n〔市民局 市民課／福祉局 保険課、港区役所〕",
    "1-2　避難の地図": "新しい避難の地図は令和8年4月に動かし始めます。\n\n"
    "〔防災局 危機課／建設局 河川課、福祉局 地域課〕",
    "1-3　商店の支援": "商店の95%は小さな店です。年2回の会を開きます。"
    "相談の店を置き、専門家が6か月間付き添います。\n\n〔経済局 データ商業課／経済局 観光課、福祉局 地域課〕",
    "1-4　記録の公開": "記録を公開します。\n\n〔経済局 データ商業課／経済局 観光課、防災局 危機課〕",
}
TAIL = """\
## 第3章 指標と到達点

関連取組\t指標\t単位\t現状値（R5）\tR7\t目標値（R9）
1-1\t窓口で待つ時間の平均\t分\t68\t40\t20
1-3、1-4\t相談した店\t店\t3\t50\t90

取組\t統括\tR7\tR8\tR9
1-1 窓口の予約\t市民\t3区で試行\t全区で実施\t検証
1-2 避難の地図\t防災\t設計\t構築、運用開始（10月）\t精度の向上
1-3 商店の支援\t経済\t40店\t60店\t80店
1-4 記録の公開\t経済\t目録\t公開\t拡大

用語の説明

GUIDE ・・・ Green User Identity Desk Expert（道しるべ役）の略。副市長が務める。
クラウド ・・・ 離れた計算機を使う仕組み。
オンライン ・・・ 通信でつながっていること。
"""


@pytest.fixture(scope="module")
def answerer() -> Answerer:
    text = HEAD + "".join(f"{k}\n\n{v}\n\n" for k, v in BODY.items()) + TAIL
    return Answerer(index_of(read_text(text, "x.txt")))


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        ("緑浜市の「避難の地図」で、防災局と一緒に動く部署は", ("河川課", "地域課")),
        ("商店を支える緑浜市の「商店の支援」は、どこの仕事か", ("データ商業課",)),
        ("緑浜市の「窓口の予約」の取組の中身を三つとも教えて", ("画面", "知らせ", "土曜日")),
        ("緑浜市の「窓口の予約」は、令和8年度の到達点が何とされていますか", ("全区で実施",)),
        ("緑浜市の「商店の支援」では相談をどのくらいの期間行いますか", ("6か月",)),
        ("緑浜市で窓口で待つ時間の平均は、今の値と令和9年度の目標がそれぞれ何分ですか", ("68分", "20分")),
        ("緑浜市の前の情報プランで「未達成」とされた指標は何と何ですか", ("押印", "混雑")),
        (
            "緑浜市の新しい避難の地図はいつ動かし始めますか。本文と指標の章で違いがあれば両方示してください",
            ("令和8年4月", "10月"),
        ),
    ],
)  # fmt: skip
def test_answers(answerer: Answerer, question: str, facts: tuple[str, ...]) -> None:
    reply = ask(answerer, question)
    assert reply.status == "answered"
    assert all(f in reply.answer for f in facts), reply.answer


def test_a_department_is_no_heading_of_the_same_words(answerer: Answerer) -> None:
    reply = ask(answerer, "緑浜市で経済局データ商業課が統括している取組をすべて挙げてください")
    assert {c.measure_no for c in reply.citations} == {"1-3", "1-4"}


def test_without_a_word_for_now_only_the_year_is_told(answerer: Answerer) -> None:
    reply = ask(answerer, "緑浜市で窓口で待つ時間の平均は、令和9年度の目標が何分ですか")
    assert "20分" in reply.answer
    assert "68分" not in reply.answer


def test_a_term_names_no_person(answerer: Answerer) -> None:
    reply = ask(answerer, "緑浜市の道しるべ役（GUIDE）を務める人の名前を教えてください")
    assert reply.status == "not_found"


def test_the_title_of_the_plan_is_no_answer(answerer: Answerer) -> None:
    units = {u.text for u in answerer.ranker.units.all}
    assert not {"デジタルの道しるべ計画", "緑浜市"} & units
