"""Grades by what the plan says that they mean."""

from __future__ import annotations

import pytest

from assistant.answer import Answerer
from assistant.schema import AskRequest
from ingest.folder import read_text
from tests.fakes import index_of

LEGEND = """記号	めやす
◎	目標を超えて進んだもの
○	おおむね進んだもの
△	入札が不調となったもの又は取りやめたもの
"""
PLAN = f"""第2期水沼市情報化計画

令和7年3月

水沼市

第1章　計画の概要

本計画の期間は、令和7年度から令和11年度までの5年間とします。

第2章　第1期計画の検証

次の記号により評価しました。

{LEGEND}
番号	取組	実施状況	結果
1	電子申請の導入	40の手続で申請を受け付けた。	◎
2	庁内網の更新	更新を終えた。	○
3	予約システムの導入	入札が2度不調となり、見送った。	△
4	水位計の設置	予定した4か所に設置した。	○
5	音声案内の導入	費用が見込みを超え、取りやめた。	△
6	地図の公開	公開を始めた。	◎
"""


@pytest.fixture(scope="module")
def asked() -> Answerer:
    return Answerer(index_of(read_text(PLAN, "plan.txt")))


@pytest.mark.parametrize(
    ("question", "names"),
    [
        (
            "第1期計画で入札が不調となった取組を教えてください",
            {"予約システムの導入", "音声案内の導入"},
        ),
        (
            "第1期計画で結果が△だった取組をすべて挙げてください",
            {"予約システムの導入", "音声案内の導入"},
        ),
        ("第1期の検証で結果が◎の取組はどれですか", {"電子申請の導入", "地図の公開"}),
    ],
)
def test_measures_of_a_grade(asked: Answerer, question: str, names: set[str]) -> None:
    answer = asked.ask(AskRequest(question=f"水沼市の{question}"))
    assert {c.measure_name for c in answer.citations} == names


def test_a_meaning_of_the_other_sense_is_not_meant(asked: Answerer) -> None:
    legends, topic = asked.lexicon.legends, asked.lexicon.topic({"取りやめ": 1.0}, "")
    assert legends.meant("取りやめなかった取組", topic, "水沼市", {"◎", "○"}) is None
    found = legends.meant(
        "取りやめとならなかったか、取りやめたもの", topic, "水沼市", {"◎", "○", "△"}
    )
    assert found is not None
    assert found[0] == "△"


def test_the_mark_of_a_measure_is_its_grade(asked: Answerer) -> None:
    question = "水沼市の第1期計画で、水位計の設置の結果の記号は何ですか"
    assert "○" in asked.ask(AskRequest(question=question)).answer
