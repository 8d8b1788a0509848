"""What was done in a year is told from results, what shall be done from plans, grades by sign."""

from __future__ import annotations

import pytest

from assistant.answer import Answerer
from tests.assistant.asking import ask
from tests.fakes import index_of, merged

SHEETS = "\n".join(
    f"""\
事業番号\t{i}\t事業名\t{name}
主務課\t{office}\t協力課\t総務課
事業の概要\t{name}を島の全域で進める。
年度\t年次計画\t実施結果\t判定
R5\t{thing}を{i}0回開く\t嵐で休み、{i}8回の開催となった\t{grade}
R6\t{thing}を{i}5回開く\t\t
"""
    for i, (name, thing, office, grade) in enumerate(
        (
            ("漁師のスマホ学び", "学びの会", "水産課", "△"),
            ("島の電子市場", "電子の市", "商工課", "☆"),
            ("灯台の見守り", "見守り会", "港湾課", "☆"),
            ("船便の予約", "説明の場", "交通課", "○"),
        ),
        start=1,
    )
)
TEXT = f"沖島町デジタル計画\n\n令和5年度～令和6年度\n\n沖島町\n\n第1章　事業の調書\n\n{SHEETS}"


@pytest.fixture(scope="module")
def island() -> Answerer:
    return Answerer(index_of(merged(TEXT)))


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("沖島町の漁師のスマホ学び、令和5年度は実際に何回開けた？", "18回", "10回"),
        ("沖島町の島の電子市場は令和5年度に何回開かれましたか。", "28回", "20回"),
        ("沖島町の灯台の見守りは令和5年度に何回開く計画でしたか。", "30回", "38回"),
        ("沖島町の船便の予約は令和6年度に何回開く予定ですか。", "45回", "48回"),
    ],
)
def test_plan_and_result_of_a_year(island: Answerer, question: str, told: str, untold: str) -> None:
    answer = ask(island, question).answer
    assert told in answer
    assert untold not in answer


def test_a_sign_in_brackets_is_a_grade(island: Answerer) -> None:
    reply = ask(island, "沖島町で予定を超えて進んだ（☆の）事業を全部教えてください")
    assert {c.measure_no for c in reply.citations} == {"2", "3"}


def test_the_office_of_a_sheet_is_in_charge(island: Answerer) -> None:
    assert "水産課" in ask(island, "沖島町の漁師のスマホ学びの主務課は？").answer
