"""Stages of one letter in a yearly plan, and what the plan's legend says that they mean."""

from __future__ import annotations

import pytest

from assistant.answer import Answerer
from assistant.legend_lines import lined
from assistant.schema import AskRequest
from ingest.folder import read_text
from tests.fakes import index_of

LEGENDS = [
    "検：調査・検討　準：準備・構築　開：開始　継：継続・拡充　－：予定なし",
    "検=調査・検討、準=準備・構築、開=開始、継=継続・拡充",
]


@pytest.mark.parametrize("line", LEGENDS)
def test_a_line_explains_stages(line: str) -> None:
    document = read_text(
        f"みどり市デジタル計画\n\nみどり市\n\n{line}\n\n本文です。", "x.txt"
    ).documents[0]
    meant = {sign: value.text for sign, value in lined(document)}
    assert meant == {"検": "調査・検討", "準": "準備・構築", "開": "開始", "継": "継続・拡充"}
    assert all(document.text[v.start : v.end] == v.text for _, v in lined(document))


def test_two_letters_before_colons_are_no_legend() -> None:
    document = read_text(
        "みどり市計画\n\nみどり市\n\n市：みどり市　町：あおい町\n", "x.txt"
    ).documents[0]
    assert lined(document) == []


PLAN = (
    "みどり市デジタル計画\n\n平成30年3月\n\nみどり市\n\n"
    f"第1章 表の見方\n\n{LEGENDS[0]}\n\n第2章 施策\n\n"
    "№\t施策名\t内容\t担当課\tH30\tH31\tH32\tH33\n"
    "1\t窓口の予約\t画面で受け付ける。\t市民課\t検\t準\t開\t継\n"
    "2\t図書の検索\t本を家から探せる。\t図書館\t準\t開\t継\t継\n"
    "3\t水位の観測\t川の水位を測る。\t土木課\t－\t検\t準\t開\n"
)


@pytest.fixture(scope="module")
def asked() -> Answerer:
    return Answerer(index_of(read_text(PLAN, "plan.txt")))


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        ("水位の観測は平成32年度に何をしますか", ["準備・構築"]),
        ("図書の検索はいつから始まりますか", ["平成31年度", "開始"]),
        ("窓口の予約はいつ開始しますか", ["平成32年度", "開始"]),
    ],
)
def test_a_stage_is_told_with_its_meaning(asked: Answerer, question: str, facts: list[str]) -> None:
    said = asked.ask(AskRequest(question=question))
    assert all(fact in said.answer for fact in facts)
    assert {c.measure_no for c in said.citations if c.measure_no}


def test_only_the_year_in_which_it_begins_is_told(asked: Answerer) -> None:
    said = asked.ask(AskRequest(question="図書の検索はいつから始まりますか")).answer
    assert not any(year in said for year in ("平成30年度", "平成32年度"))
