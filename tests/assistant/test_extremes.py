"""The row of a table that has the most or the least of what a question names."""

from __future__ import annotations

import pytest

from assistant.answer import Answerer
from assistant.table_lists import TableLists
from ingest.folder import read_text
from tests.assistant.asking import query_in

TEXT = """第2次しらね市情報化計画

しらね市

第1章　これまでの結果

表1　方針ごとの結果

方針	施策数	達成	未達成
1 便利	7	4件	1
2 安全	6	3件	2
3 効率	8	5件	1
合計	21	12件	4

"""


def told(reader: Answerer, question: str, text: str = TEXT) -> str:
    """What the tables of a text answer to a question, without its town and title."""
    draft = TableLists(read_text(text, "x.txt")).most(query_in(reader, question))
    return draft.claims[0].sentence.partition("で、")[2] if draft else ""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (
            "しらね市の方針のうち達成が一番少ないのはどれで何件",
            "達成が最も少ないのは「2 安全」の3件です。",
        ),
        ("しらね市で達成が最も多かった方針は", "達成が最も多いのは「3 効率」の5件です。"),
        ("しらね市で施策数がもっとも多い方針はどれ", "施策数が最も多いのは「3 効率」の8です。"),
    ],
)
def test_the_row_that_stands_out(mountain: Answerer, question: str, answer: str) -> None:
    assert told(mountain, question) == answer


@pytest.mark.parametrize(
    "question",
    [
        "しらね市で達成の方針はどれですか",  # nothing is compared
        "しらね市で病院の費用が最も多い方針はどれ",  # no such column
        "しらね市で小学校の給食の達成が最も多いのはどれ",  # another thing
        "しらね市で未達成が最も少ない方針はどれ",  # two have as few
    ],
)
def test_other_questions_have_no_such_row(mountain: Answerer, question: str) -> None:
    assert told(mountain, question) == ""


def test_a_column_with_gaps_is_not_compared(mountain: Answerer) -> None:
    text = TEXT.replace("3 効率\t8", "3 効率\t調査中")
    assert told(mountain, "しらね市で施策数がもっとも多い方針はどれ", text) == ""


BARE = """第2次しらね市情報化計画

しらね市

第1章　市民アンケート

表1　情報を得る手段（複数回答）

市の広報紙	51.2％
近所の人	8.4％
市の掲示板	17.9％

表2　端末の不満

料金が高い	22.0％
操作が難しい	37.5％
特にない	30.1％

"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (
            "しらね市で情報を得る手段で一番多いのは何％",
            "最も多いのは「市の広報紙」の51.2％です。",
        ),
        (
            "しらね市の市民アンケートで端末の不満が最も多かったのは",
            "最も多いのは「操作が難しい」の37.5％です。",
        ),
        ("しらね市の市民アンケートで困っていることが最も多いのは", ""),
        ("しらね市で最も多いのはどれですか", ""),  # of what is not said
        ("しらね市で病院の費用が最も多いのはどれ", ""),  # no such table
    ],
)
def test_a_table_without_headers_is_of_what_its_caption_says(
    mountain: Answerer, question: str, answer: str
) -> None:
    assert told(mountain, question, BARE) == answer
