"""Several conversations in a session."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui import site
from tests.ui.fake_api import FakeApi
from tests.ui.pages import opened, shown
from tests.ui.test_page import asked, button
from ui.chat.conversation import Conversation, Question, Turn
from ui.chat.shelf import NAME_LIMIT, Entry, Shelf


def shelf(*questions: str) -> Shelf:
    made = [Entry(Conversation([Turn(Question(q), error="!")])) for q in questions]
    return Shelf(made)


def test_a_conversation_is_called_by_its_first_question_or_the_name_given() -> None:
    held = shelf("あ" * 40)
    assert held.open.title == "あ" * 24 + "…"
    held.rename("  窓口 の  話 ")
    assert held.open.title == "窓口 の 話"
    held.rename("い" * 100)
    assert len(held.open.title or "") == NAME_LIMIT
    held.rename(" ")
    assert held.open.title == "あ" * 24 + "…"


def test_a_new_one_stands_first_and_is_not_made_twice() -> None:
    held = shelf("問")
    held.new()
    held.new()
    assert (len(held.entries), held.at) == (2, 0)
    held.choose(1)
    held.new()
    assert (len(held.entries), held.at) == (2, 0)


@pytest.mark.parametrize(("at", "left", "then"), [(0, "二三", 0), (2, "一二", 1), (1, "一三", 1)])
def test_one_that_is_deleted_leaves_the_others(at: int, left: str, then: int) -> None:
    held = shelf("一", "二", "三")
    held.choose(at)
    held.delete()
    assert "".join(e.title or "" for e in held.entries) == left
    assert held.at == then


def test_the_last_one_deleted_leaves_an_empty_one() -> None:
    held = shelf("一")
    held.delete()
    assert [e.title for e in held.entries] == [None]


def test_a_question_that_waits_is_stopped_when_another_conversation_is_opened() -> None:
    held = shelf("一", "二")
    held.open.conversation.ask("次")
    held.choose(1)
    assert held.entries[0].conversation.turns[-1] == Turn(Question("次"), stopped="")


def test_conversations_stand_in_the_sidebar(page: AppTest, api: FakeApi) -> None:
    asked(page, api, site.reply(), "一つ目の問")
    button(page, "new")
    assert site.ANSWER not in shown(page)
    asked(page, api, site.not_found(), "二つ目の問")
    names = [b.label for b in page.sidebar.button if (b.key or "").startswith("conversation-")]
    assert names == ["二つ目の問", "一つ目の問"]
    assert site.ANSWER in shown(button(page, "conversation-1"))
    page.sidebar.text_input[0].set_value("窓口の話").run()
    assert page.button(key="conversation-1").label == "窓口の話"
    assert "予算の記載がありません" in shown(button(page, "delete"))
    assert len(api.asked) == 2


def test_cards_of_one_conversation_are_not_open_in_another(page: AppTest, api: FakeApi) -> None:
    asked(page, api, site.reply(), "一つ目の問")
    button(page, "open-0-0")
    button(page, "new")
    asked(page, api, site.reply(), "二つ目の問")
    assert "<mark>" not in shown(page)


def test_the_address_asks_a_question_once(page: AppTest, api: FakeApi) -> None:
    api.replies.append(site.reply())
    assert site.ANSWER in shown(opened(page, "", q="主管課は", municipality=site.CITY))
    assert len(api.asked) == 1
    page.run()
    assert len(api.asked) == 1


def test_a_plan_chosen_among_several_is_named_in_the_question(page: AppTest, api: FakeApi) -> None:
    api.plans.append(api.plans[0] | {"id": "c", "plan": "みほん市防災計画"})
    page.run()
    page.sidebar.selectbox(key="scope-municipality").set_value(site.CITY).run()
    page.sidebar.selectbox(key="scope-plan").set_value("みほん市防災計画").run()
    asked(page, api, site.reply(), "主管課は")
    assert api.asked[0]["question"] == "みほん市防災計画について、主管課は"
    assert api.asked[0]["municipality"] == site.CITY
    assert f"対象：{site.CITY}・みほん市防災計画" in shown(page)


def test_the_only_plan_of_a_city_need_not_be_named(page: AppTest, api: FakeApi) -> None:
    page.sidebar.selectbox(key="scope-plan").set_value(site.PLAN).run()
    asked(page, api, site.reply(), "主管課は")
    assert api.asked[0]["question"] == "主管課は"
    assert api.asked[0]["municipality"] == site.CITY
