"""Words of questions: what names a subject, how much it weighs, under which forms it is found."""

from __future__ import annotations

import pytest

from assistant.answer import Answerer
from assistant.lexicon import UNKNOWN
from assistant.question import read_question
from assistant.topic import topic_words
from ingest.text import fold
from tests.assistant.asking import query_in, topic_of


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("みなと市の港湾カメラの主管課はどこですか", {"港湾", "カメラ"}),
        ("令和5年度の予定を教えてください", set()),
        ("R5のカメラの件数は", {"カメラ"}),
        ("第2次みなと市デジタル計画の生体認証とは", {"生体", "認証"}),
        ("第1次計画のカメラ", {"第1次", "カメラ"}),
        ("", set()),
    ],
)
def test_words_that_name_a_subject(harbour: Answerer, question: str, words: set[str]) -> None:
    reading = read_question(question, harbour.towns)
    assert set(topic_words(reading, harbour.towns, harbour.lexicon.plan_names)) == words


def test_nouns_weigh_more_than_verbs(harbour: Answerer) -> None:
    found = topic_words(read_question("港湾を見守る", harbour.towns), harbour.towns)
    assert found["港湾"] > found["見守る"] > 0


def test_rare_words_weigh_more_and_strange_ones_not_more(sample: Answerer) -> None:
    lexicon = sample.lexicon
    assert lexicon.idf("手話") > lexicon.idf("システム") > 0
    assert lexicon.idf("火星") == UNKNOWN
    assert (lexicon.known("手話"), lexicon.known("火星")) == (True, False)


def test_other_names_of_a_term_are_forms_of_it(sample: Answerer) -> None:
    for question, other in (("LGWANの利用", "総合行政"), ("ドローンの利用", "uav")):
        assert other in query_in(sample, question).topic.forms()


@pytest.mark.parametrize(
    ("question", "terms"),
    [
        ("LGWANの利用", ["LGWAN"]),
        ("総合行政ネットワークの利用", ["LGWAN"]),
        ("ICT-BCPとSNSの話", ["ICT-BCP", "SNS"]),
        ("xlgwanx", []),
        ("港の話", []),
    ],
)
def test_terms_that_a_question_names(sample: Answerer, question: str, terms: list[str]) -> None:
    assert [t.term.text for t in sample.lexicon.named_terms(fold(question))] == terms


@pytest.mark.parametrize(
    ("question", "scope", "past"),
    [
        ("前計画で無料Wi-Fiは", (), True),
        ("第1次計画で無料Wi-Fiは", ("みなと市",), True),
        ("第2次計画で無料Wi-Fiは", ("みなと市",), False),
        ("無料Wi-Fiは", ("みなと市",), False),
    ],
)
def test_which_plan_is_meant(
    harbour: Answerer, question: str, scope: tuple[str, ...], past: bool
) -> None:
    reading = read_question(question, harbour.towns)
    assert harbour.lexicon.of_earlier_plan(reading, scope) is past


def test_the_edition_in_force_differs_by_town(sample: Answerer) -> None:
    assert query_in(sample, "二本松市の第3次計画の施設予約は").past
    assert not query_in(sample, "小山市の第3次情報化基本計画のスマート農業は").past


def test_coverage_counts_by_weight_and_likeness(sample: Answerer) -> None:
    lexicon = sample.lexicon
    assert lexicon.coverage((), ("手話",)) == 0.0
    assert lexicon.coverage(("手話", "システム"), ("手話", "システム")) == pytest.approx(1.0)
    rare = lexicon.coverage(("手話", "システム"), ("手話",))
    common = lexicon.coverage(("手話", "システム"), ("システム",))
    assert rare + common == pytest.approx(1.0)
    assert rare > common
    assert lexicon.coverage(("手話",), {"手話": 0.4}) == pytest.approx(0.4)


def test_what_is_left_of_a_topic() -> None:
    topic = topic_of(("港湾", 1.0), ("カメラ", 1.0), 港湾={"港": 0.95, "船": 0.5})
    assert topic.without({"港"}).texts == {"カメラ"}
    assert topic.without({"船"}).texts == {"港湾", "カメラ"}
    assert topic.covered({"船"}) == pytest.approx(0.25)
    assert topic.forms() == {"港湾": 1.0, "カメラ": 1.0, "港": 0.95, "船": 0.5}
