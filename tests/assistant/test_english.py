"""English questions: their words in the language of the plans."""

from __future__ import annotations

import pytest

from assistant.answer import Answerer
from assistant.english import counted_things, translate
from tests.assistant.asking import ask, query_in


def japanese(text: str, *skip: str) -> list[str]:
    return [w for p in translate(text, frozenset(skip)) for w in p.japanese]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("the accounting division", "会計課"),
        ("access control", "アクセス制御"),
        ("accident", "事故"),
        ("Accidents", "事故"),
        ("a 3D city model", "3D都市モデル"),
        ("achievement rate", "達成率"),
    ],
)
def test_words_and_phrases(text: str, word: str) -> None:
    assert word in japanese(text)


def test_the_longest_phrase_goes_first() -> None:
    assert [p.text for p in translate("access control")] == ["access control"]
    assert [p.text for p in translate("access to control")] == ["access", "control"]


@pytest.mark.parametrize("text", ["", "Which department is in charge of it?", "What is this?"])
def test_words_that_only_ask_are_left_out(text: str) -> None:
    assert translate(text) == ()


def test_what_is_not_known_stays() -> None:
    assert japanese("zzyzx qwfp") == ["zzyzx", "qwfp"]
    assert japanese("港湾 camera's")[0] == "港湾"


def test_names_are_skipped() -> None:
    assert japanese("accidents in Minato", "minato") == ["事故"]
    assert "minato" in japanese("accidents in Minato")


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("Which department leads smart agriculture in Oyama?", "農政課"),
        ("Which measures does the library lead in Hadano?", "1-3-(4)"),
        ("What does LGWAN mean?", "専用の網"),
        ("How many followers on Twitter does Hadano target in FY2023?", "7,600"),
    ],
)
def test_answers(sample: Answerer, question: str, fact: str) -> None:
    reply = ask(sample, question)
    assert reply.status == "answered", reply.answer
    assert fact in reply.answer


def test_an_english_question_reads_like_a_japanese_one(sample: Answerer) -> None:
    query = query_in(sample, "Which department leads smart agriculture in Oyama?")
    assert query.reading.english
    assert query.scope == ("小山市",)
    assert "農業" in {f for w in query.topic.words for f in w.forms}


def test_declined_in_english(sample: Answerer) -> None:
    reply = ask(sample, "Which department runs the space elevator in Oyama?")
    assert reply.status == "not_found"
    assert "do not say" in reply.answer or "not" in reply.answer
    assert "ません" not in reply.answer


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("They replied late", "回答"),
        ("a pilot that was stopped", "廃止"),
        ("computerised registers", "電算化"),
        ("wheelchair-friendly halls", "ホール"),
        ("the farmers' union", "農業者"),
    ],
)
def test_forms_of_words(text: str, word: str) -> None:
    assert word in japanese(text)


def test_words_of_the_plans_asked_go_first(sample: Answerer) -> None:
    query = query_in(sample, "How many drones does Hadano own?")
    assert any({"uav", "ドロン"} & set(w.forms) for w in query.topic.words)


def test_a_latin_name_beside_its_town_is_no_topic(sample: Answerer) -> None:
    query = query_in(sample, "How many drones does Karasuno City (小山市) own?")
    assert query.scope == ("小山市",)
    assert not any("karasuno" in w.text for w in query.topic.words)


def test_projects_of_a_department_named_in_english(sample: Answerer) -> None:
    reply = ask(sample, "Which schemes is the agricultural policy division of Oyama in charge of?")
    assert reply.status == "answered"
    assert "農政課を担当とする" in reply.answer


@pytest.mark.parametrize(
    "text", ["the three basic principles of the port", "3 basic principles for ports"]
)
def test_a_number_of_things(text: str) -> None:
    assert any(t.startswith("3つの基本") for t in counted_things(text))


def test_a_number_of_nothing_known() -> None:
    assert counted_things("three zzyzx") == ()
