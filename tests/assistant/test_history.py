"""Questions that lean on what was said before, and those that do not."""

from __future__ import annotations

import pytest

from assistant.answer import Answerer
from assistant.history import resolved
from assistant.query import Query, understand
from assistant.schema import AskResponse
from tests.assistant.asking import ask

LISTED = "秦野市で図書館が主管課の施策はどれですか"


def followed(sample: Answerer, first: str, then: str) -> AskResponse:
    """The answer to ``then`` after ``first`` and what was answered to it."""
    before = ask(sample, first)
    assert before.status == "answered", before.answer
    return ask(sample, then, first, before.answer)


def numbers(reply: AskResponse) -> set[str | None]:
    return {c.measure_no for c in reply.citations}


@pytest.mark.parametrize(
    ("then", "number"),
    [
        ("1つ目は何をする施策ですか", "1-1-(4)"),
        ("2番目の内容は", "1-3-(4)"),
        ("二つ目はどんな施策ですか", "1-3-(4)"),
        ("最初のものの概要は", "1-1-(4)"),
        ("最後の施策の概要を教えて", "1-3-(4)"),
    ],
)
def test_an_ordinal_points_into_the_list(sample: Answerer, then: str, number: str) -> None:
    assert numbers(followed(sample, LISTED, then)) == {number}


def test_an_ordinal_beyond_the_list_points_nowhere(sample: Answerer) -> None:
    reply = followed(sample, LISTED, "9番目の概要は")
    assert numbers(reply) != {"1-1-(4)"}
    assert numbers(reply) != {"1-3-(4)"}


@pytest.mark.parametrize("then", ["秦野市は？", "秦野市の場合は？", "秦野だとどうですか"])
def test_the_same_of_another_town(sample: Answerer, then: str) -> None:
    reply = followed(sample, "小山市の公衆無線LANの主管課は", then)
    assert {c.municipality for c in reply.citations} == {"秦野市"}
    assert numbers(reply) == {"1-3-(3)"}
    assert "情報システム課" in reply.answer


@pytest.mark.parametrize("then", ["ほかには？", "翌年度は？"])
def test_the_questions_before_are_of_the_chosen_town_too(sample: Answerer, then: str) -> None:
    turns = [("user", "公衆無線LANの令和4年度の予定は"), ("assistant", "続けています。")]
    query = understand(then, sample.towns, sample.lexicon, "秦野市")
    found = resolved(turns, query, sample, "秦野市")
    assert isinstance(found, Query)
    assert found.scope == ("秦野市",)


def test_every_other_town(sample: Answerer) -> None:
    reply = followed(sample, "小山市の公衆無線LANの概要は", "他の市はどうですか")
    assert {c.municipality for c in reply.citations} == {"秦野市", "二本松市"}


def test_a_town_without_plans_is_not_answered_from_the_one_before(sample: Answerer) -> None:
    before = ("小山市の公衆無線LANの主管課は", "情報政策課です。")
    assert ask(sample, "横浜市は？", *before).status == "not_found"


YEARLY = "秦野市の1-3-(1)の年間アクセス数は令和4年度に何件ですか"


@pytest.mark.parametrize(
    ("then", "told"),
    [
        ("次の年度は？", "812万件"),
        ("翌年度は？", "812万件"),
        ("前の年度は？", "780万件"),
        ("令和6年度は？", "828万件"),
    ],
)
def test_another_year(sample: Answerer, then: str, told: str) -> None:
    reply = followed(sample, YEARLY, then)
    assert told in reply.answer
    assert "796万件" not in reply.answer


def test_a_year_that_the_plan_does_not_give(sample: Answerer) -> None:
    reply = followed(sample, YEARLY, "令和12年度は？")
    assert reply.status == "not_found"


@pytest.mark.parametrize(
    ("first", "then", "number", "told"),
    [
        ("小山市の施策21の主管課は", "8番は？", "8", "農政課"),
        ("小山市の施策21の進捗評価は", "施策8は？", "8", "少し遅延"),
        ("秦野市の1-1-(3)の主管課は", "1-1-(5)は？", "1-1-(5)", "こども家庭支援課"),
    ],
)
def test_a_number_alone_asks_the_same_of_another_measure(
    sample: Answerer, first: str, then: str, number: str, told: str
) -> None:
    reply = followed(sample, first, then)
    assert numbers(reply) == {number}
    assert told in reply.answer


@pytest.mark.parametrize(
    ("then", "told"),
    [
        ("その主管課は？", "農政課"),
        ("進捗評価は？", "少し遅延"),
        ("では担当はどこですか", "農政課"),
        ("この施策の令和6年度の予定は？", "実施"),
    ],
)
def test_what_was_spoken_of(sample: Answerer, then: str, told: str) -> None:
    reply = followed(sample, "小山市のスマート農業の実現は何をする施策ですか", then)
    assert numbers(reply) == {"8"}
    assert told in reply.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("秦野市の図書館カードの主管課は", "図書館"),
        ("LGWANとは", "専用の網"),
        ("小山市の施策21の進捗評価は", "遅延"),
    ],
)
def test_a_whole_question_stands_alone(sample: Answerer, question: str, told: str) -> None:
    alone = ask(sample, question)
    after = followed(sample, "小山市のスマート農業の実現の主管課は", question)
    assert told in after.answer
    assert (after.answer, after.citations) == (alone.answer, alone.citations)


def test_a_word_of_the_answer_before_is_explained(sample: Answerer) -> None:
    before = ("小山市の施策21は何をする施策ですか", "施策21は、ICT-BCPを策定します。")
    reply = ask(sample, "その用語の意味は？", *before)
    assert [c.term for c in reply.citations] == ["ICT-BCP"]


def test_without_a_user_there_is_nothing_to_lean_on(sample: Answerer) -> None:
    assert ask(sample, "その主管課は？").status == "not_found"


def test_what_fits_another_town_alone_is_told_of_that(sample: Answerer) -> None:
    question = "テレワークの推進はどの課が担当していますか"
    reply = followed(sample, "小山市の公衆無線LANの概要は", question)
    assert {c.municipality for c in reply.citations} == {"秦野市"}


def test_a_town_that_is_named_goes_before_the_one_talked_of(sample: Answerer) -> None:
    reply = followed(
        sample, "小山市の公衆無線LANの概要は", "秦野市のテレワークの主管課はどこですか"
    )
    assert {c.municipality for c in reply.citations} == {"秦野市"}


@pytest.mark.parametrize(
    ("told", "then", "owned"),
    [
        ("- 受付サイトの公開\n- 現在地の通知\n- 紙の届の廃止", "2つ目の担当は？", "消防本部"),
        ("1. 紙の届の廃止\n2. 現在地の通知", "2番目はどこの課？", "消防本部"),
        ("受付サイトの公開と現在地の通知です。", "後者の担当課は？", "消防本部"),
        ("受付サイトの公開と現在地の通知です。", "前者の担当課は？", "観光課"),
    ],
)
def test_an_item_of_a_list_that_another_assistant_wrote(
    mountain: Answerer, told: str, then: str, owned: str
) -> None:
    reply = ask(mountain, then, "しらね市の登山届の電子化の取組は？", told)
    assert f"担当は{owned}です" in reply.answer


def test_more_of_an_item_is_what_its_measure_holds(mountain: Answerer) -> None:
    question = "しらね市の図書館が担当の施策は？"
    told = "・施策1-2「図書の宅配」\n・施策1-3「除雪車の見守り」"
    reply = ask(mountain, "2番目のをもう少し詳しく", question, told)
    assert "除雪車の場所を地図に示します" in reply.answer
