"""Terms: when their meaning is asked for, and what is said then."""

from __future__ import annotations

import pytest

from assistant.answer import Answerer
from assistant.define import define, definition, tells_whose, term_meant
from assistant.question import read_question
from tests.assistant.asking import ask, query_in


def meant(sample: Answerer, question: str, *, measure: bool = False) -> bool:
    reading = query_in(sample, question).reading
    return term_meant(reading, sample.lexicon.named_terms(reading.folded), measure=measure)


@pytest.mark.parametrize(
    "question",
    [
        "LGWAN",
        "LGWANとは",
        "LGWANとは何ですか",
        "LGWANって何？",
        "ＬＧＷＡＮの意味を教えて",
        "総合行政ネットワークという言葉の意味は",
        "「デジタルデバイド」とはどういう意味ですか",
        "テレワークについて説明して",
        "計画では「テレワーク」をどう説明していますか",
        "用語集のデータセンターとは",
        "BPRは何の略ですか",
        "What is LGWAN?",
        "What does RPA mean?",
    ],
)
def test_the_meaning_is_asked(sample: Answerer, question: str) -> None:
    assert meant(sample, question)


@pytest.mark.parametrize(
    "question",
    [
        "RPAの主管課は",
        "テレワークはいつから始めますか",
        "小山市のオープンデータの進捗評価は",
        "ドローンを使う施策はどれですか",
        "テレワークは何か所で始めますか",
        "データセンターは何か国にありますか",
        "量子計算機とは",
        "",
    ],
)
def test_the_term_is_only_named_or_not_known(sample: Answerer, question: str) -> None:
    assert not meant(sample, question)


def test_the_whole_name_of_a_measure_is_no_term(sample: Answerer) -> None:
    question = "秦野市のテレワーク勤務制度の推進とは何ですか。テレワークとは"
    assert meant(sample, question)
    assert not meant(sample, question, measure=True)
    assert meant(sample, "テレワーク", measure=True)


@pytest.mark.parametrize("question", ["LGWANとは", "総合行政ネットワークとは"])
def test_the_definition_is_quoted(sample: Answerer, question: str) -> None:
    reading = read_question(question, sample.towns)
    draft = define(reading, sample.lexicon.named_terms(reading.folded), ())
    assert draft.status == "answered"
    (claim,) = draft.claims
    assert "LGWAN" in claim.sentence
    (quote,) = claim.quotes
    text = sample.corpus.document(quote.source).text[quote.start : quote.end]
    term = next(t for t in sample.corpus.terms if t.term.text == "LGWAN")
    assert quote.term == "LGWAN"
    assert term.definition.text in text
    assert term.definition.text.rstrip("。") in claim.sentence


def test_english_questions_get_no_japanese_frame(sample: Answerer) -> None:
    term = next(t for t in sample.corpus.terms if t.term.text == "LGWAN")
    english = definition(term, read_question("What does LGWAN mean?", sample.towns))
    japanese = definition(term, read_question("LGWANとは", sample.towns))
    assert "とは" in japanese.sentence
    assert "とは" not in english.sentence


def test_the_longest_name_is_meant(sample: Answerer) -> None:
    assert [c.term for c in ask(sample, "ICT-BCPとは").citations] == ["ICT-BCP"]
    assert [c.term for c in ask(sample, "情報セキュリティポリシーとは").citations] == [
        "情報セキュリティポリシー"
    ]


@pytest.mark.parametrize("name", ["ICT", "BCP"])
def test_a_latin_name_ends_where_its_letters_end(sample: Answerer, name: str) -> None:
    assert [t.term.text for t in sample.lexicon.named_terms(name.lower())] == [name]
    assert sample.lexicon.named_terms(f"x{name.lower()}x") == ()


def test_the_glossary_of_one_municipality_is_not_that_of_another(sample: Answerer) -> None:
    alone = (terms for key, terms in sample.lexicon.heads.items() if key.isascii())
    term = next(t[0] for t in alone if len({x.municipality for x in t}) == 1)
    asked = f"の用語解説にある「{term.term.text}」の説明は"
    other = next(town for town in sample.towns if town != term.municipality)
    assert ask(sample, f"{term.municipality}{asked}").status == "answered"
    assert ask(sample, f"{other}{asked}").status == "not_found"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("みなと市の計画で、生体認証は誰が本人か確かめるのですか", True),
        ("生体認証はどこが売っていますか", False),
        ("生体認証で本人を確かめる係はどこが受け持つ課ですか", False),
        ("港湾カメラはどこが映しますか", False),
    ],
)
def test_who_does_it_may_stand_in_a_definition(
    harbour: Answerer, question: str, told: bool
) -> None:
    query = query_in(harbour, question)
    named = harbour.lexicon.named_terms(query.reading.folded)
    assert tells_whose(query, named, harbour.lexicon) is told
