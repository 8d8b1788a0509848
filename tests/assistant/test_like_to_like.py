"""Municipalities side by side: a measure of one is held against a measure of the other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Answerer
from assistant.compare import of_each_town
from assistant.town_parts import part_of
from tests.assistant.asking import ask, found_in
from tests.fakes import index_of, merged

NORTH = (
    "きたの市デジタル推進計画\n\nきたの市\n\n(令和5年度～令和7年度)\n\nきたの市は進めます。きたの市役所ときたの市長が担います。\n\n"
    "1 施策\n\n"
    "名称\t除雪車の位置の公開\t\t番号\t1\n主管課\t道路課\t関係課\t\n"
    "概要\t除雪車の位置を地図で知らせます。大雪の朝に通れる道が分かります。\t\t\n\n"
    "名称\t図書の宅配\t\t番号\t2\n主管課\t図書館\t関係課\t\n概要\t本を家まで届けます。図書の宅配は令和6年度に始まります。\t\t\n\n"
    "名称\t道の点検\t\t番号\t3\n主管課\t道路課\t関係課\t\n概要\t大雪の後に道を調べます。\t\t\n"
)
SOUTH = (
    "みなみ市デジタル推進計画\n\nみなみ市\n\n(令和5年度～令和7年度)\n\nみなみ市は進めます。みなみ市役所とみなみ市長が担います。\n\n"
    "1 現状と課題\n\n大雪の朝は除雪車の位置を尋ねる電話が続き、除雪車の数も足りません。\n"
    "大雪への備えが求められています。\n\n"
    "2 施策\n\n"
    "名称\t冬の道の案内\t\t番号\t1\n主管課\t土木課\t関係課\t\n"
    "概要\t大雪の日は除雪車の位置を表示板に流し、遅れを伝えます。\t\t\n\n"
    "名称\t職員の研修\t\t番号\t2\n主管課\t人事課\t関係課\t\n概要\t職員の研修を毎年行います。\t\t\n\n"
    "名称\t図書の宅配の検討\t\t番号\t3\n主管課\t図書館\t関係課\t\n概要\t図書の宅配について検討を進めます。\t\t\n"
)


@pytest.fixture(scope="module")
def cities() -> Answerer:
    return Answerer(index_of(merged(NORTH, SOUTH)))


def test_a_measure_is_held_against_a_measure(cities: Answerer) -> None:
    reply = ask(cities, "大雪のとき除雪車の位置はどう分かる？きたの市とみなみ市")
    assert {(c.municipality, c.measure_no) for c in reply.citations} == {
        ("きたの市", "1"),
        ("みなみ市", "1"),
    }


def test_how_far_a_measure_is_where_it_gives_no_year(cities: Answerer) -> None:
    reply = ask(cities, "図書の宅配、きたの市とみなみ市ではいつごろ始まる？")
    assert "令和6年度" in reply.answer
    assert "検討" in reply.answer


@pytest.mark.parametrize(
    "question",
    [
        "きたの市で大雪に関係する施策は何番",
        "きたの市の大雪がらみの施策は",
        "きたの市で大雪が出てくる施策",
    ],
)
def test_measures_that_speak_of_a_thing(cities: Answerer, question: str) -> None:
    assert [c.measure_no for c in ask(cities, question).citations] == ["1", "3"]


def test_a_department_as_the_main_one(cities: Answerer) -> None:
    reply = ask(cities, "きたの市で道路課がメインの事業はどれ")
    assert [c.measure_no for c in reply.citations] == ["1", "3"]


def test_any_unit_of_a_measure_tells_that_it_holds_the_topic(cities: Answerer) -> None:
    units = [f for f in found_in(cities, "大雪の除雪車の位置", most=100) if f.unit.measure]
    north = next(f for f in units if f.unit.municipality == "きたの市")
    lead = content = next(f for f in units if f.unit.municipality == "みなみ市")
    pool = [
        replace(north, score=20.0, whole=0.8),
        replace(lead, score=14.0, whole=0.5),
        replace(content, score=10.0, whole=1.0),
    ]
    assert of_each_town(pool) == pool[:2]
    assert of_each_town(pool[:2]) == pool[:1]


def test_a_sentence_of_one_alone_is_its_part() -> None:
    towns = ("きたの市", "みなみ市")
    asked = "図書の宅配、きたの市では何冊届けた？みなみ市の職員の研修は何回？"
    assert part_of(asked, "きたの市", towns) == "図書の宅配、きたの市では何冊届けた？"
