"""The client against a real server: what it sends, what it reads, what it says of failures."""

from __future__ import annotations

import socket

import pytest

from tests.ui import site
from tests.ui.fake_api import FakeApi, Problem
from ui.api.client import Client
from ui.api.errors import (
    RefusedError,
    ServiceBusyError,
    ServiceDownError,
    ServiceError,
    ServiceSlowError,
    ServiceStartingError,
    UnexpectedReplyError,
)
from ui.api.records import Answer


def test_ask_sends_the_whole_request(api: FakeApi, client: Client) -> None:
    api.replies.append(site.reply())
    history = [{"role": "user", "content": "前の問"}]
    answer = client.ask("問", history=history, municipality=site.CITY)
    assert answer == Answer.model_validate(site.reply())
    assert api.asked == [{"question": "問", "history": history, "municipality": site.CITY}]


def test_stream_gives_the_pieces_and_then_the_answer(api: FakeApi, client: Client) -> None:
    text = "一行目\u2028二行目\x85。[1]"
    api.replies.append(site.reply(answer=text))
    *pieces, last = client.ask_stream("問")
    assert "".join(str(piece) for piece in pieces) == text
    assert isinstance(last, Answer)
    assert last.answer == text


def test_records(api: FakeApi, client: Client) -> None:
    assert client.generation()
    assert [plan.municipality for plan in client.plans()] == [site.CITY, site.OTHER_CITY]
    found = client.measures(municipality=site.CITY, plan=site.PLAN)
    assert [m.measure_name for m in found] == ["公園予約の電子化", "窓口の案内"]
    assert client.measure(found[0].id) == found[0]
    assert [t.term for t in client.terms(municipality=site.CITY)] == ["オープンデータ"]


def test_readings_of_a_term(api: FakeApi, client: Client) -> None:
    api.terms[0]["ruby"] = {"definition": [{"text": "網", "reading": "あみ"}]}
    found = client.ruby("t")
    assert [(part.text, part.reading) for part in found.definition] == [("網", "あみ")]
    assert "".join(part.text for part in found.term) == "オープンデータ"
    with pytest.raises(RefusedError, match="用語"):
        client.ruby("none")


def test_a_list_is_fetched_page_by_page(
    api: FakeApi, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.api.client.PAGE", 2)
    names = ["公園予約の電子化", "窓口の案内", "広報の電子化"]
    assert [m.measure_name for m in client.measures()] == names
    assert [m.measure_name for m in client.measures(limit=1)] == names[:1]
    api.measures.append(site.measure("四つ目"))
    assert len(client.measures()) == 4


def test_search(api: FakeApi, client: Client) -> None:
    api.hits.append(site.hit("公園予約の電子化"))
    assert [hit.measure_name for hit in client.search("公園", municipality=site.CITY)] == [
        "公園予約の電子化"
    ]
    assert client.search("公園", municipality=site.OTHER_CITY) == []


@pytest.mark.parametrize("name", ["みほん 計画.txt", "a?b#c%2F.txt"])
def test_source_text_is_untouched(api: FakeApi, client: Client, name: str) -> None:
    text = "\ufeff一\r\n二\r三\x0c四𠮷"
    api.sources[name] = text
    assert client.source(name) == text


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (503, ServiceStartingError),
        (429, ServiceBusyError),
        (422, RefusedError),
        (404, RefusedError),
        (500, ServiceError),
    ],
)
def test_problem_details_reach_people(
    api: FakeApi, client: Client, status: int, error: type[ServiceError]
) -> None:
    api.problem = Problem(status, "こういう理由です。")
    for call in (
        client.plans,
        client.generation,
        lambda: client.ask("問"),
        lambda: list(client.ask_stream("問")),
    ):
        with pytest.raises(error) as caught:
            call()
        assert caught.type is error
        assert caught.value.message == "こういう理由です。"


def test_error_in_the_middle_of_a_stream(api: FakeApi, client: Client) -> None:
    api.replies.append(Problem(500, "途中で失敗しました。", after=("主管", "課は")))
    stream = client.ask_stream("問")
    assert [next(stream), next(stream)] == ["主管", "課は"]
    with pytest.raises(ServiceError, match="途中で失敗しました。"):
        next(stream)


def test_stream_that_ends_too_early(api: FakeApi, client: Client) -> None:
    api.truncate = True
    api.replies.append(site.reply())
    with pytest.raises(ServiceDownError, match="途中で接続が切れました"):
        list(client.ask_stream("問"))


def test_reply_of_another_form(api: FakeApi, client: Client) -> None:
    api.replies.append(site.reply(status="何か"))
    with pytest.raises(UnexpectedReplyError):
        client.ask("問")
    api.plans.append({"id": "x"})
    with pytest.raises(UnexpectedReplyError):
        client.plans()


def test_nobody_listens(api: FakeApi) -> None:
    api.stop()
    client = Client(api.url)
    with pytest.raises(ServiceDownError, match="接続できません"):
        client.plans()
    client.close()


def test_silence_is_cut_off() -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        client = Client(f"http://127.0.0.1:{mute.getsockname()[1]}", seconds=0.2)
        with pytest.raises(ServiceSlowError, match="時間がかかっています"):
            client.plans()
        client.close()


@pytest.mark.parametrize("body", ["", "<html>", "[]", '{"detail": 3}', "null", "3"])
def test_errors_without_details_have_words_of_their_own(
    api: FakeApi, client: Client, body: str
) -> None:
    api.problem = Problem(500, "", raw=body)
    with pytest.raises(ServiceError) as caught:
        client.plans()
    assert caught.value.message == ServiceError.message


def test_proxies_of_the_environment_are_not_used(
    api: FakeApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    client = Client(api.url)
    assert client.plans()
    client.close()
