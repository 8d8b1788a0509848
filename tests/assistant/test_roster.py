"""The actions of a measure as a whole, its marks, and several measures or indicators at once."""

from __future__ import annotations

import pytest

from assistant.answer import Answerer
from assistant.roster import asks_roster
from tests.assistant.asking import ask, query_in

ACTIONS = ("受付サイトの公開", "現在地の通知", "紙の届の廃止")


@pytest.mark.parametrize(
    "question",
    [
        "しらね市の登山届の電子化の主な取組を挙げてください",
        "しらね市の登山届の電子化は、具体的に何をやることになっていますか",
        "しらね市の登山届の電子化の取組は何本立て？中身を並べて",
        "しらね市の登山届の電子化の取組3つと、終わったものがあれば印を",
        "しらね市の登山届の電子化ではどんな取組が並んでいて、済んだのはどれ",
        "しらね市の登山届の電子化にぶら下がっている取組は",
        "しらね市で登山の届を電子化する施策、個々の取組を状態（完了・継続）つきで",
        "しらね市の登山届の電子化について、取組ごとの状況を教えて",
        "しらね市の登山届の電子化でやることを全部挙げて",
        "しらね市の登山届の電子化の取組を箇条書きで。完了・廃止があればそれも",
        "しらね市の登山届の電子化は、どういう取組で構成されていますか",
    ],
)
def test_all_actions_with_their_states(mountain: Answerer, question: str) -> None:
    reply = ask(mountain, question)
    assert all(action in reply.answer for action in ACTIONS)
    assert "完了 R5年度" in reply.answer


def test_only_those_of_a_state_where_it_is_the_condition(mountain: Answerer) -> None:
    reply = ask(mountain, "しらね市の登山届の電子化で完了した取組は")
    assert "受付サイトの公開" in reply.answer
    assert "現在地の通知" not in reply.answer


def test_all_actions_are_told_with_the_department_of_each(mountain: Answerer) -> None:
    reply = ask(mountain, "しらね市 登山届の電子化 主な取組 担当課つきで")
    assert all(action in reply.answer for action in ACTIONS)
    assert "現在地の通知（担当: 消防本部）" in reply.answer


def test_what_a_measure_is_asks_for_no_actions(mountain: Answerer) -> None:
    assert not asks_roster(query_in(mountain, "しらね市の登山届の電子化とは、どんな取組ですか"))
    assert not asks_roster(query_in(mountain, "しらね市の登山届の電子化の取組の課題は"))


def test_an_action_is_given_with_its_departments(mountain: Answerer) -> None:
    reply = ask(mountain, "しらね市で現在地の通知の取組は今も続いていますか")
    assert "消防本部" in reply.answer


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("しらね市で前からの続きではなく新しく始める施策はどれですか", ["1-1", "1-3"]),
        ("しらね市で継続の施策はどれですか", ["1-2"]),
        ("しらね市の施策の一覧を、新規か継続かを付けて", []),
    ],
)
def test_marks_are_conditions_or_shown(
    mountain: Answerer, question: str, numbers: list[str]
) -> None:
    reply = ask(mountain, question)
    told = [c.measure_no for c in reply.citations]
    assert told == numbers if numbers else told != ["1-1", "1-3"]


def test_marks_are_shown_where_both_are_named(mountain: Answerer) -> None:
    reply = ask(mountain, "しらね市で図書館が担当の施策を、新規か継続かを付けて全部挙げて")
    assert "「図書の宅配」（継続）" in reply.answer
    assert "「除雪車の見守り」（新規）" in reply.answer


def test_measures_named_side_by_side_are_both_answered(mountain: Answerer) -> None:
    reply = ask(mountain, "しらね市の図書の宅配と除雪車の見守りの進捗評価は")
    assert "「遅延」" in reply.answer
    assert "「順調」" in reply.answer
    assert reply.answer.count("しらね市の施策") == 2


def test_indicators_named_side_by_side_are_both_answered(mountain: Answerer) -> None:
    reply = ask(mountain, "しらね市の図書の宅配で、冊数と件数の令和7年度の目標は")
    assert "300冊" in reply.answer
    assert "30件" in reply.answer


def test_the_measure_of_the_sentence_before_is_not_named_again(mountain: Answerer) -> None:
    reply = ask(mountain, "しらね市の図書の宅配の進捗評価とその理由は")
    assert reply.answer.count("図書の宅配") == 1
    assert "同施策" in reply.answer


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("小山市の施策3の取組4つは", ("3",)),
        ("取組2つと担当", ()),
        ("事業5件の一覧", ()),
        ("施策12の担当", ("12",)),
    ],
)
def test_counts_are_no_numbers_of_measures(
    mountain: Answerer, text: str, numbers: tuple[str, ...]
) -> None:
    assert query_in(mountain, text).reading.numbers == numbers


def test_a_question_without_a_subject_asks_which_town(sample: Answerer) -> None:
    reply = ask(sample, "課題は？")
    assert reply.status == "needs_clarification"
    assert len(reply.choices) == 3
