"""English questions: what they ask for, in Japanese words."""

from __future__ import annotations

import pytest

from assistant.aspects import Aspect, aspects_of
from assistant.english_asks import asked_in_japanese
from assistant.expect import expected


@pytest.mark.parametrize(
    ("question", "aspect"),
    [
        ("Who looks after the harbour cameras?", Aspect.LEAD),
        ("Whose job is snow clearing?", Aspect.LEAD),
        ("What section deals with tree records?", Aspect.LEAD),
        ("Which bureaus cooperate with the lead section on parking?", Aspect.RELATED),
        ("What became of the parking trial?", Aspect.RESULTS),
        ("Which hurdles does parking face?", Aspect.ISSUES),
        ("How come parking was dropped?", Aspect.REASON),
        ("What advantages does parking have?", Aspect.EFFECT),
        ("Which initiatives deal with snow?", Aspect.LIST),
        ("What is scheduled for parking?", Aspect.SCHEDULE),
        ("How was the parking measure graded?", Aspect.EVALUATION),
    ],
)
def test_aspects(question: str, aspect: Aspect) -> None:
    assert aspect in aspects_of(asked_in_japanese(question))


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How many snowploughs and drivers are there?", "count"),
        ("What proportion of drivers agreed?", "percent"),
        ("In what month does parking open?", "date"),
        ("How much did the car park cost?", "money"),
        ("How long may one park?", "duration"),
        ("Who presides over the panel?", "post"),
        ("On what grounds was it closed?", "cause"),
    ],
)
def test_values(question: str, kind: str) -> None:
    assert expected(asked_in_japanese(question)).kind == kind


@pytest.mark.parametrize(
    ("noun", "counter"),
    [("drivers", "何人"), ("trainees", "何人"), ("servers", "何台"), ("orders", "いくつ")],
)
def test_counters(noun: str, counter: str) -> None:
    assert counter in asked_in_japanese(f"How many new {noun} are there?")


def test_words_inside_others_ask_nothing() -> None:
    assert not asked_in_japanese("Generated corporate whenever")
    assert "課題" not in asked_in_japanese("The town issues cards")
    assert asked_in_japanese("港の地図は") == ""


def test_the_section_beside_which_others_help_is_not_asked_for() -> None:
    asked = asked_in_japanese("Apart from the lead section, which sections are involved?")
    assert Aspect.RELATED in aspects_of(asked)
    assert Aspect.LEAD not in aspects_of(asked)


def test_what_a_department_leads_is_a_list() -> None:
    asked = aspects_of(asked_in_japanese("Which schemes does the harbour section run?"))
    assert Aspect.LIST in asked
    assert Aspect.LEAD not in asked


def test_letters_beside_kana_count_as_words() -> None:
    assert "担当" in asked_in_japanese("港のdepartment in chargeは？")


def test_people_who_do_something_are_not_asked_for() -> None:
    assert "誰" not in asked_in_japanese("What helps drivers who sign a form?")
    assert "誰" in asked_in_japanese("And who signs a form?")
