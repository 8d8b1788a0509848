"""Thumbs below an answer, run without a browser against a real server."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui import site
from tests.ui.fake_api import FakeApi, Json, Problem
from tests.ui.pages import shown
from tests.ui.test_page import asked, button
from ui.api.client import Client
from ui.api.errors import RefusedError, ServiceError, UnexpectedReplyError
from ui.api.records import Answer
from ui.chat.feedback import DOWN, THANKS, UP

CITED = {name: site.citation()[name] for name in ("source", "start", "end", "quote")}
FAILED = "ご意見を送れませんでした"


def thumb(page: AppTest, value: int | None, index: int = 0) -> AppTest:
    """The page after a click on a thumb."""
    return page.feedback(key=f"thumb-{index}").set_value(value).run()


def judged(verdict: str, **changes: object) -> Json:
    """What the service is told of the first answer."""
    return {
        "question": "主管課は", "answer": site.ANSWER, "verdict": verdict, "reason": None,
        "status": "answered", "history": [], "municipality": None, "citations": [CITED],
    } | changes  # fmt: skip


def test_thumb_up_is_sent_at_once(page: AppTest, api: FakeApi) -> None:
    text = shown(thumb(asked(page, api, site.reply()), UP))
    assert api.judged == [judged("up")]
    assert THANKS in text
    assert not page.feedback


def test_thumb_down_waits_for_its_reason(page: AppTest, api: FakeApi) -> None:
    text = shown(thumb(asked(page, api, site.reply()), DOWN))
    assert api.judged == []
    assert "個人情報は書かないでください" in text
    page.text_area(key="reason-0").set_value(" 課の名前が古い\n ")
    text = shown(button(page, "send-0"))
    assert api.judged == [judged("down", reason="課の名前が古い")]
    assert THANKS in text
    assert not page.text_area


def test_reason_may_stay_empty(page: AppTest, api: FakeApi) -> None:
    button(thumb(asked(page, api, site.reply()), DOWN), "send-0")
    assert api.judged == [judged("down")]


def test_thumb_can_be_taken_back(page: AppTest, api: FakeApi) -> None:
    thumb(asked(page, api, site.reply()), DOWN)
    assert not thumb(page, None).text_area
    assert api.judged == []


@pytest.mark.parametrize("reply", [site.not_found(), site.clarification()])
def test_every_kind_of_answer_can_be_judged(page: AppTest, api: FakeApi, reply: Json) -> None:
    button(thumb(asked(page, api, reply), DOWN), "send-0")
    sent = judged("down", answer=reply["answer"], status=reply["status"], citations=[])
    assert api.judged == [sent]


def test_failed_question_has_no_thumbs(page: AppTest, api: FakeApi) -> None:
    assert not asked(page, api, Problem(500, "失敗。")).feedback


def test_only_what_was_said_before_is_sent_along(page: AppTest, api: FakeApi) -> None:
    asked(page, api, site.reply(), "一つ目")
    page.selectbox[0].set_value(site.CITY).run()
    asked(page, api, site.reply(), "二つ目")
    asked(page, api, site.reply(), "三つ目")
    button(thumb(page, DOWN, 1), "send-1")
    history = [{"role": "user", "content": "一つ目"}, {"role": "assistant", "content": site.ANSWER}]
    sent = judged("down", question="二つ目", history=history, municipality=site.CITY)
    assert api.judged == [sent]
    assert len(page.feedback) == 2  # the other answers can still be judged


def test_failed_thumb_up_can_be_sent_again(page: AppTest, api: FakeApi) -> None:
    api.refusal = Problem(503, "混み合っています。")
    text = shown(thumb(asked(page, api, site.reply()), UP))
    assert FAILED in text
    assert "混み合っています。" in text
    assert THANKS not in text
    api.refusal = None
    assert FAILED in shown(page.run())  # nothing is sent unless asked for
    assert api.judged == []
    text = shown(button(page, "resend-0"))
    assert THANKS in text
    assert FAILED not in text
    assert api.judged == [judged("up")]


def test_failed_thumb_down_keeps_its_reason(page: AppTest, api: FakeApi) -> None:
    api.refusal = Problem(507, "保存先がいっぱいです。")
    thumb(asked(page, api, site.reply()), DOWN)
    page.text_area(key="reason-0").set_value("古い")
    text = shown(button(page, "send-0"))
    assert FAILED in text
    assert "保存先がいっぱいです。" in text
    assert page.text_area(key="reason-0").value == "古い"
    api.refusal = None
    assert THANKS in shown(button(page, "send-0"))
    assert api.judged == [judged("down", reason="古い")]


def test_another_thumb_forgets_the_failure(page: AppTest, api: FakeApi) -> None:
    api.refusal = Problem(500, "失敗。")
    thumb(asked(page, api, site.reply()), UP)
    assert FAILED not in shown(thumb(page, DOWN))


def test_new_conversation_can_be_judged_anew(page: AppTest, api: FakeApi) -> None:
    thumb(asked(page, api, site.reply()), UP)
    button(page, "new")
    text = shown(asked(page, api, site.reply(), "新しい問"))
    assert THANKS not in text
    assert page.feedback(key="thumb-0").value is None


def test_planted_markup_in_a_reason_and_a_problem_is_text(page: AppTest, api: FakeApi) -> None:
    api.refusal = Problem(500, site.EVIL)
    thumb(asked(page, api, site.evil_reply(), site.EVIL), DOWN)
    page.text_area(key="reason-0").set_value(site.EVIL)
    button(page, "send-0")
    assert not page.exception
    assert not page.markdown
    blocks = [block.value for block in page.html]
    assert [b for b in blocks if "<script>window" in b or "<img" in b or "<b>" in b] == []
    api.refusal = None
    button(page, "send-0")
    assert api.judged[0]["reason"] == site.EVIL


def test_what_is_too_long_is_cut_and_not_refused(api: FakeApi, client: Client) -> None:
    cited = [site.citation(quote="引" * 2001)] * 51
    answer = Answer.model_validate(site.reply(answer="答" * 4001, citations=cited))
    client.feedback("問", answer, "down", reason="理" * 1001)
    (sent,) = api.judged
    assert (len(sent["answer"]), len(sent["reason"]), len(sent["citations"])) == (4000, 1000, 50)
    assert {len(c["quote"]) for c in sent["citations"]} == {2000}


@pytest.mark.parametrize(
    ("problem", "error"),
    [
        (Problem(422, "決まりに合いません。"), RefusedError),
        (Problem(507, "いっぱいです。"), ServiceError),
        (Problem(200, "", raw="<html>"), UnexpectedReplyError),
        (Problem(201, "", raw='{"stored": false}'), UnexpectedReplyError),
        (Problem(201, "", raw="[]"), UnexpectedReplyError),
    ],
)
def test_nothing_but_a_receipt_counts_as_arrived(
    api: FakeApi, client: Client, problem: Problem, error: type[ServiceError]
) -> None:
    api.refusal = problem
    with pytest.raises(ServiceError) as caught:
        client.feedback("問", Answer.model_validate(site.reply()), "up")
    assert caught.type is error
    assert problem.detail in caught.value.message
