"""Ranking: what may be evidence at all, which unit comes first, how sure that is."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.answer import Answerer
from assistant.doubts import DOUBTS
from assistant.rank import NAMES, POOL
from assistant.topic import Topic
from tests.assistant.asking import found_in, query_in


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("市民アンケートは何人が答えましたか", "1,250人"),
        ("波の高さを知らせるのはどの施策ですか", "波の高さ"),
        ("予防接種の日程はどう届きますか", "予防接種の日程"),
        ("港湾カメラの設置の主管課は", "港湾課"),
        ("港湾カメラの設置の関係課は", "防災課"),
        ("港湾カメラの設置の進捗評価は", "順調"),
        ("カメラ設置台数の目標は何台ですか", "3台 6台 9台"),
        ("図書館システムはいつまで使いますか", "図書館システム"),
        ("前計画で無料Wi-Fiは何か所で始めましたか", "9か所"),
        ("生体認証とは", "指紋や顔"),
    ],
)
def test_the_unit_that_answers_comes_first(harbour: Answerer, question: str, told: str) -> None:
    found = found_in(harbour, question)
    assert told in found[0].unit.text
    assert [f.score for f in found] == sorted((f.score for f in found), reverse=True)


@pytest.mark.parametrize(
    ("question", "roles"),
    [
        ("港湾カメラの設置は何をする施策ですか", set()),
        ("港湾カメラの設置の主管課は", {"lead", "related"}),
        ("港湾カメラの設置の関係課は", {"lead", "related"}),
        ("港湾カメラの設置の進捗評価は", {"evaluation"}),
    ],
)
def test_departments_and_evaluations_only_where_asked(
    harbour: Answerer, question: str, roles: set[str]
) -> None:
    found = found_in(harbour, question, most=POOL)
    assert {f.unit.role for f in found} & {"lead", "related", "evaluation"} == roles


@pytest.mark.parametrize(
    ("question", "terms"),
    [
        ("LGWANとは", {"LGWAN"}),
        ("総合行政ネットワークとは何ですか", {"LGWAN"}),
        ("用語集で「生体認証」はどう説明されていますか", {"生体認証"}),
        ("自治体どうしを結ぶ専用の網を用語集では何と呼びますか", {"LGWAN"}),
        ("生体認証で港湾カメラの設置の予算や図書館システムの更新を行う日程はどう届きますか", set()),
        ("自治体どうしを結ぶ専用の網の主管課は", set()),
    ],
)
def test_definitions_only_where_the_term_is_named(
    harbour: Answerer, question: str, terms: set[str]
) -> None:
    found = found_in(harbour, question, most=POOL)
    assert {f.unit.term for f in found if f.unit.kind == "term"} >= terms
    if not terms:
        assert "term" not in {f.unit.kind for f in found}


def test_only_the_towns_and_measures_given(sample: Answerer) -> None:
    query = query_in(sample, "公衆無線LANの整備")
    everywhere = sample.ranker.best(query, most=40)
    assert len({f.unit.municipality for f in everywhere}) == 3
    for town in sample.towns:
        held = sample.ranker.best(query, towns=(town,), most=40)
        assert {f.unit.municipality for f in held} == {town}
    one = next(m for m in sample.corpus.measures if m.municipality == "小山市" and m.number == "11")
    inside = sample.ranker.best(query, measures=(one.id,), most=40)
    assert {f.unit.measure for f in inside} == {one}


def test_the_order_is_the_same_every_time(sample: Answerer) -> None:
    query = query_in(sample, "小山市のスマート農業の取組は")
    first = [f.unit for f in sample.ranker.best(query, most=20)]
    assert [f.unit for f in sample.ranker.best(query, most=20)] == first
    assert [f.unit for f in sample.ranker.best(query, most=5)] == first[:5]


def test_a_passage_found_by_search_counts(harbour: Answerer) -> None:
    query = query_in(harbour, "市民アンケートの回答")
    hits = harbour.index.searcher.search(query.search, k=5)
    at = NAMES.index("hit")
    assert not any(f.features[at] for f in harbour.ranker.best(query, most=POOL))
    held = [f for f in harbour.ranker.best(query, hits=hits, most=POOL) if f.features[at] == 1.0]
    best = hits[0].passage
    assert held
    assert all(best.start <= f.unit.start < best.end for f in held)


def test_without_a_topic_nothing_is_found(harbour: Answerer) -> None:
    query = query_in(harbour, "それは何ですか")
    assert query.topic == Topic(())
    assert harbour.ranker.best(query) == []
    places, features = harbour.ranker.features(query)
    assert len(places) == 0
    assert features.shape == (0, len(NAMES))


def test_features_have_the_names_that_the_weights_use(harbour: Answerer) -> None:
    query = query_in(harbour, "港湾カメラの設置の令和6年度の台数は何台ですか")
    places, features = harbour.ranker.features(query)
    assert features.shape == (len(places), len(NAMES))
    assert len(set(NAMES)) == len(NAMES)
    assert np.isfinite(features).all()
    row = dict(zip(NAMES, features[0], strict=True))
    indicator = next(
        dict(zip(NAMES, f, strict=True))
        for p, f in zip(places, features, strict=True)
        if harbour.ranker.units.all[p].kind == "indicator"
    )
    assert (indicator["indicator"], indicator["fits"], indicator["same_year"]) == (1.0, 1.0, 1.0)
    assert (indicator["misfits"], indicator["other_year"], indicator["term"]) == (0.0, 0.0, 0.0)
    assert row.keys() == indicator.keys()


QUESTIONS = (
    "港湾カメラの設置の主管課は",
    "市民アンケートは何人が答えましたか",
    "火星探査ロケットの燃料は何ですか",
    "横浜の観覧車の高さ",
    "それは何ですか",
    "LGWANとは",
    "",
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_confidence_is_a_probability(harbour: Answerer, question: str) -> None:
    query = query_in(harbour, question)
    found = harbour.ranker.best(query)
    assert harbour.ranker.doubts(query, found).shape == (len(DOUBTS),)
    assert 0.0 <= harbour.ranker.confidence(query, found) <= 1.0


def test_what_the_plan_says_is_surer_than_what_it_does_not(harbour: Answerer) -> None:
    def sure(question: str) -> float:
        query = query_in(harbour, question)
        return harbour.ranker.confidence(query, harbour.ranker.best(query))

    known = [sure("市民アンケートは何人が答えましたか"), sure("カメラ設置台数の目標は何台ですか")]
    strange = [sure("火星探査ロケットの燃料は何人分ですか"), sure("水族館の入館料はいくらですか")]
    assert min(known) > max(strange)


@pytest.mark.parametrize(
    "question",
    [
        "デジタル波動砲とは何ですか",
        "計画では「カメラ羅針盤」をどう説明していますか",
        "ゼプトメトリって港ではどういう意味ですか",
    ],
)
def test_a_word_that_no_plan_holds_is_not_explained(harbour: Answerer, question: str) -> None:
    query = query_in(harbour, question)
    assert harbour.ranker.confidence(query, harbour.ranker.best(query)) == 0.0


@pytest.mark.parametrize(
    "question",
    [
        "LGWANとは",
        "総合ネットワークとは何ですか",
        "「港湾カメラ」をどう説明していますか",
        "「ゼプトメトリ」はいつ始めますか",
    ],
)
def test_other_words_and_wishes_are_weighed_as_ever(harbour: Answerer, question: str) -> None:
    query = query_in(harbour, question)
    assert harbour.ranker.confidence(query, harbour.ranker.best(query)) > 0.0
