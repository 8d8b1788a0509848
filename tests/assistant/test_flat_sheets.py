"""Questions for what sheets say in grades with their words, in flags, and in figures by year."""

from __future__ import annotations

import pytest

from assistant.answer import Answerer
from assistant.schema import AskRequest, Turn
from ingest.folder import read_text
from tests.fakes import index_of
from tests.ingest.test_flat_sheets import plan


def _graded() -> str:
    """The plan with one sheet of another grade."""
    return plan().replace("3：目標どおり", "1：目標を大きく下回った", 1)


@pytest.fixture(scope="module")
def asked() -> Answerer:
    rows = "見張り役\t課の長が指名し、機器の相談に当たる職員のこと\t第1章\n"
    terms = f"\n資料1　用語の説明\n\n用語\t説明\t関連するシート等\n{rows}{rows.replace('見張り', '案内')}"
    return Answerer(index_of(read_text(_graded() + terms, "plan.txt")))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (
            "みどり市で令和5年度の達成度が「1」だった事業を全部挙げてください。",
            ("1件", "窓口のデジタル化"),
        ),
        ("みどり市で令和5年度に「目標どおり」だった事業は何件ですか。", ("9件",)),
        (
            "みどり市が優先（★）に位置付けている事業の一覧を示してください。",
            ("「優先」とされた", "5件"),
        ),
        ("みどり市の窓口のデジタル化は、どこの室が受け持ちますか。", ("市民課",)),
        ("みどり市でいう見張り役って、誰が選んで何をする人？", ("課の長が指名し",)),
        (
            "みどり市の回線のデジタル化の対象の手続の件数は、令和4年度と5年度でどう変わりましたか。",
            ("13", "33"),
        ),
    ],
)
def test_answers(asked: Answerer, question: str, words: tuple[str, ...]) -> None:
    reply = asked.ask(AskRequest(question=question))
    assert reply.status == "answered"
    assert all(w in reply.answer for w in words), reply.answer


def test_how_far_a_plan_goes_is_no_grade(asked: Answerer) -> None:
    history = [
        Turn(role="user", content="みどり市の回線のデジタル化の所管は？"),
        Turn(role="assistant", content="みどり市の「回線のデジタル化」の所管は情報課です。"),
    ]
    question = "じゃあ令和6年度はどこまで進める計画なの？"
    reply = asked.ask(AskRequest(question=question, history=history))
    assert reply.status == "answered"
    assert "一部で使う" in reply.answer
