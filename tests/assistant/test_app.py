"""The API: routes, filters, errors in one shape, logs without words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from assistant.app import create_app
from index.store import Index
from ingest.errors import IndexMissingError
from tests.assistant.conftest import BLUE, GREEN
from tests.assistant.write_openapi import PATH, described
from tests.fakes import Holder, index_of, merged


@pytest.fixture
def client(index: Index) -> Iterator[TestClient]:
    with TestClient(create_app(Holder(index)), raise_server_exceptions=False) as found:
        yield found


def test_ask(client: TestClient) -> None:
    reply = client.post("/v1/ask", json={"question": "みどり市の1-1の主管課は"}).json()
    assert reply["status"] == "answered"
    assert reply["answered_by"] == "extractive"
    cited = reply["citations"][0]
    text = client.get(f"/v1/sources/{cited['source']}").text
    assert text[cited["start"] : cited["end"]] == cited["quote"]
    assert (cited["measure_no"], cited["measure_name"]) == ("1-1", "窓口予約の導入")


def test_stream_ends_with_the_whole_response(client: TestClient) -> None:
    with client.stream(
        "POST", "/v1/ask/stream", json={"question": "みどり市の1-1の主管課は"}
    ) as reply:
        lines = [line for line in reply.iter_lines() if line]
    events = [line.removeprefix("event: ") for line in lines if line.startswith("event: ")]
    data = [json.loads(line.removeprefix("data: ")) for line in lines if line.startswith("data: ")]
    assert events[-2:] == ["citations", "done"]
    assert set(events[:-2]) == {"token"}
    assert "".join(d["text"] for d in data[:-2]) == data[-1]["answer"]


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("", ["1-1", "1-2", "2-1"]),
        ("municipality=みどり市", ["1-1", "1-2"]),
        ("department=情報課", ["1-1"]),
        ("evaluation=順調", ["1-1"]),
        ("q=研修", ["1-2"]),
        ("limit=1&offset=1", ["1-2"]),
        ("municipality=横浜市", []),
    ],
)
def test_measures(client: TestClient, query: str, numbers: list[str]) -> None:
    items = client.get(f"/v1/measures?{query}").json()["items"]
    assert [m["measure_no"] for m in items] == numbers


def test_one_measure_has_every_field(client: TestClient) -> None:
    listed = client.get("/v1/measures?limit=1").json()
    one = client.get(f"/v1/measures/{listed['items'][0]['id']}").json()
    assert one == listed["items"][0]
    assert listed["total"] == 3
    assert one["lead"] == ["市民課", "情報課"]
    assert one["indicators"][0]["values"] == {
        "令和5年度": "10%",
        "令和6年度": "20%",
        "令和7年度": "30%",
    }
    wanted = "id municipality plan section measure_no measure_name lead related summary actions schedule evaluation reason results issues indicators repeats source start end"
    assert set(wanted.split()) <= set(one)


def test_glossary_plans_and_search(client: TestClient) -> None:
    term = client.get("/v1/glossary?q=総合行政ネットワーク").json()["items"][0]
    assert (term["term"], term["reading"]) == ("LGWAN", "LGWAN")
    assert client.get(f"/v1/glossary/{term['id']}").json() == term
    ruby = client.get(f"/v1/glossary/{term['id']}/ruby").json()
    assert {"text": "網", "reading": "あみ"} in ruby["definition"]
    assert "".join(part["text"] for part in ruby["definition"]) == term["definition"]
    plans = client.get("/v1/plans").json()["items"]
    assert [(p["municipality"], p["measures"], p["period"]) for p in plans] == [
        ("みどり市", 2, "令和5年度～令和7年度"),
        ("あおば町", 1, "令和4年度～令和8年度"),
    ]
    found = client.get("/v1/search?q=研修&k=1&municipality=みどり市").json()["items"]
    assert found[0]["measure_no"] == "1-2"


def test_plans_tell_how_sure_each_part_of_them_is(client: TestClient) -> None:
    first, _ = client.get("/v1/plans").json()["items"]
    checks = {c["about"]: c for c in first["checks"]}
    assert checks["municipality"]["level_name"] == "確か"
    assert checks["measures"]["level"] == "check"
    assert "2件しか" in "".join(checks["measures"]["reasons"])
    assert first["plans_toml"] is None


def test_sources_are_the_files_own_text(client: TestClient) -> None:
    reply = client.get("/v1/sources/plan0.txt")
    assert reply.headers["content-type"] == "text/plain; charset=utf-8"
    assert reply.content == GREEN.encode()


BODY: dict[str, Any] = {"content-type": "application/json"}


@pytest.mark.parametrize(
    ("method", "path", "sent", "status"),
    [
        ("GET", "/nowhere", {}, 404),
        ("GET", "/v1/measures/none", {}, 404),
        ("GET", "/v1/glossary/none", {}, 404),
        ("GET", "/v1/glossary/none/ruby", {}, 404),
        ("GET", "/v1/sources/none.txt", {}, 404),
        ("GET", "/v1/sources/..%2fsecret", {}, 404),
        ("DELETE", "/v1/plans", {}, 405),
        ("GET", "/v1/measures?limit=0", {}, 422),
        ("GET", "/v1/search", {}, 422),
        ("POST", "/v1/ask", {"json": {"question": ""}}, 422),
        ("POST", "/v1/ask", {"json": {"question": "あ" * 2001}}, 422),
        (
            "POST",
            "/v1/ask",
            {"json": {"question": "あ", "history": [{"role": "user", "content": "x"}] * 21}},
            422,
        ),
        (
            "POST",
            "/v1/ask",
            {"json": {"question": "あ", "history": [{"role": "system", "content": "x"}]}},
            422,
        ),
        ("POST", "/v1/ask", {"content": b"{bad", "headers": BODY}, 422),
        ("POST", "/v1/ask", {"content": b"\xff\xfe", "headers": BODY}, 422),
        ("POST", "/v1/ask", {"content": b'{"question":"\\ud800"}', "headers": BODY}, 422),
        (
            "POST",
            "/v1/ask",
            {"content": b"question=x", "headers": {"content-type": "text/plain"}},
            422,
        ),
        ("POST", "/v1/ask", {"content": b"[" * 100_000, "headers": BODY}, 400),
        ("POST", "/v1/ask", {"content": b" " * 600_000, "headers": BODY}, 413),
    ],
)
def test_errors_have_one_shape(
    client: TestClient, method: str, path: str, sent: dict[str, Any], status: int
) -> None:
    reply = client.request(method, path, **sent)
    assert reply.status_code == status
    check_problem(reply, status)


def check_problem(reply: Any, status: int) -> None:
    assert reply.headers["content-type"] == "application/problem+json"
    problem = reply.json()
    assert problem["status"] == status
    assert problem["code"]
    assert problem["request_id"] == reply.headers.get("x-request-id", problem["request_id"])
    assert "Traceback" not in reply.text
    assert "/" not in problem["detail"]


def test_longest_question_is_taken(client: TestClient) -> None:
    assert client.post("/v1/ask", json={"question": "あ" * 2000}).status_code == 200


def test_without_an_index_every_route_says_so(index: Index) -> None:
    holder = Holder(IndexMissingError("索引がまだありません。"))
    with TestClient(create_app(holder), raise_server_exceptions=False) as client:
        for path in ("/readyz", "/v1/plans", "/v1/measures", "/v1/search?q=a"):
            reply = client.get(path)
            assert reply.status_code == 503
            check_problem(reply, 503)
            assert reply.headers["retry-after"]
        assert client.get("/healthz").status_code == 200
        holder.index = index
        assert client.get("/v1/plans").status_code == 200


def test_unknown_failures_say_nothing_of_the_inside() -> None:
    holder = Holder(RuntimeError("secret"))
    with TestClient(create_app(holder), raise_server_exceptions=False) as client:
        reply = client.get("/v1/plans")
    check_problem(reply, 500)
    assert "secret" not in reply.text


def test_a_new_generation_is_picked_up(index: Index) -> None:
    holder = Holder(index)
    with TestClient(create_app(holder)) as client:
        question = {"question": "みどり市の1-1の主管課は"}
        assert client.post("/v1/ask", json=question).json()["status"] == "answered"
        holder.index = index_of(merged(BLUE), "g2")
        assert client.post("/v1/ask", json=question).json()["status"] == "not_found"


def test_surplus_answers_are_refused(index: Index) -> None:
    app = create_app(Holder(index), max_answers=1)
    app.state.service._places.acquire()
    with TestClient(app, raise_server_exceptions=False) as client:
        reply = client.post("/v1/ask", json={"question": "あ"})
        check_problem(reply, 503)
        app.state.service._places.release()
        assert client.post("/v1/ask", json={"question": "あ"}).status_code == 200


def test_logs_and_metrics_hold_no_words(index: Index, capsys: pytest.CaptureFixture[str]) -> None:
    # The log goes to the stream that is there when the application is made.
    with TestClient(create_app(Holder(index))) as client:
        client.post("/v1/ask", json={"question": "みどり市の1-1の主管課は"})
        client.post("/v1/ask/stream", json={"question": "みどり市の1-1の主管課は"})
        client.get("/v1/search?q=みどり市の市民課")
        metrics = client.get("/metrics").text
    said = capsys.readouterr()
    logged = [json.loads(line) for line in said.err.splitlines() if line.startswith("{")]
    assert {e["route"] for e in logged} >= {"/v1/ask", "/v1/ask/stream", "/v1/search"}
    assert [e["decision"] for e in logged if e["route"] == "/v1/ask"] == ["answered"]
    for text in (said.err, said.out, metrics):
        assert "みどり" not in text
        assert "市民課" not in text


@pytest.mark.parametrize("route", ["/v1/ask", "/v1/ask/stream"])
def test_answers_are_counted(client: TestClient, route: str) -> None:
    client.post(route, json={"question": "みどり市の1-1の主管課は"})
    assert 'shisaku_answers_total{status="answered"} 1.0' in client.get("/metrics").text


def test_the_description_is_the_committed_one() -> None:
    assert PATH.read_text(encoding="utf-8") == described()
