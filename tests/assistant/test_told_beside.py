"""What stands beside a measure: its actions' own words, sums under a label, a goal, named cells."""

from __future__ import annotations

import pytest

from assistant.answer import Answerer
from assistant.compose import Composer
from assistant.expect import expected
from assistant.schema import AskRequest
from ingest.folder import read_text
from ingest.records import ScheduleRow, Value
from ingest.text import fold
from tests.assistant.asking import query_in
from tests.fakes import index_of

PLAN = """第2次葦原市情報化計画

令和7年3月

葦原市

第1　計画の考え方

基本理念　「手をつなぎ、岸から岸へ届くまち」

本計画の期間は、令和7年度から令和10年度までの4年間とします。

第2　第1次計画の検証

番号	取組	前計画の目標	主な実績	評価
1	窓口受付の電子化	受付の半数を電子化する	受付の38%を電子化した。	Ｂ
2	水門の遠隔操作	水門6基を対象とする	水門2基にとどまった。	Ｃ
3	広報の配信	年24回配信する	年26回配信した。	Ａ

第3　令和7年度の事業

1　事業の内容

番号	事業名	事業の内容	担当課	協力課
11	乗合船の予約の電子化	渡し場を結ぶ乗合船の予約を電子化する。	交通課	福祉課
12	水門監視の高度化	水門に映像の装置を置き、開閉を知らせる。	河川課	防災課
13	図書の無人貸出	駅の待合室で図書を無人で貸し出す。	図書館	財政課

2　事業の結果と計画

番号・事業名	令和6年度の実施状況	印	予算額
11 乗合船の予約の電子化	業者と協議し、乗り場を調べた。	○	3,150
12 水門監視の高度化	入札が流れ、工事が遅れた。	△	48,200
13 図書の無人貸出	図書を120冊そろえた。	○	910
"""


@pytest.fixture(scope="module")
def reeds() -> Answerer:
    return Answerer(index_of(read_text(PLAN, "plan.txt")))


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        ("水門監視の高度化の令和7年度の予算はいくらですか", ["48,200"]),
        ("水門監視の高度化は令和6年度の評価がどうで、何が問題でしたか", ["△", "入札が流れ"]),
        (
            "第1次計画で、水門の遠隔操作の評価はどうでしたか。目標と実績も",
            ["Ｃ", "水門6基", "水門2基"],
        ),
        ("情報化計画の基本理念を教えてください", ["手をつなぎ、岸から岸へ届くまち"]),
        ("図書の無人貸出の印は何ですか", ["○"]),
    ],
)
def test_told(reeds: Answerer, question: str, facts: list[str]) -> None:
    answer = reeds.ask(AskRequest(question=f"葦原市の{question}")).answer
    assert [f for f in facts if f not in answer] == []


def test_the_sum_of_another_year_is_not_told(reeds: Answerer) -> None:
    answer = reeds.ask(
        AskRequest(question="葦原市の水門監視の高度化の令和9年度の予算はいくらですか")
    )
    assert "48,200" not in answer.answer


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("渡し場の案内板はいつ木場に付きますか", ["令和8年度"]),
        ("渡し場の案内板が付くのは何年度ですか。木場ではなく砂州の方です", ["令和9年度"]),
        ("渡し場の案内板はいつですか", ["令和7年度", "令和8年度", "令和9年度"]),
        ("木場の案内板はいつからいつまでですか", ["令和7年度", "令和8年度", "令和9年度"]),
    ],
)
def test_of_a_row_the_cells_that_a_question_names(
    reeds: Answerer, question: str, years: list[str]
) -> None:
    cells = (("令和7年度", "調査"), ("令和8年度", "木場"), ("令和9年度", "砂州"))
    row = ScheduleRow(
        Value("渡し場の案内板", "plan.txt", 0, 7),
        tuple((y, Value(said, "plan.txt", 0, 2)) for y, said in cells),
    )
    composer = Composer(reeds.corpus, query_in(reeds, question))
    (claim,) = composer.row(reeds.corpus.measures[0], row)
    assert [y for y, _ in cells if y in claim.sentence] == years


@pytest.mark.parametrize(
    "question", ["作った会社の名前は", "受託した業者の名称を知りたい", "企業の名前を教えて"]
)
def test_the_name_of_a_company_is_waited_for(question: str) -> None:
    assert expected(fold(question)).kind == "company"
