"""``GET /v1/diff``: what changed between editions, each side with its place, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from assistant.app import create_app
from ingest.folder import read_folder
from tests.assistant.test_editions import NEW, OLD
from tests.fakes import Holder, index_of

# A plan of another town that has one edition only.
LONE = NEW.replace("湊浜市", "朝霧町").replace("デジタル推進計画", "みどり推進計画")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder: Path = tmp_path_factory.mktemp("plans")
    for name, text in (("a.md", OLD), ("b.md", NEW), ("c.md", LONE)):
        (folder / name).write_text(text, encoding="utf-8")
    app = create_app(Holder(index_of(read_folder(folder))))
    with TestClient(app, raise_server_exceptions=False) as found:
        yield found


def told(client: TestClient, query: str = "") -> dict[str, Any]:
    reply = client.get(f"/v1/diff?{query}")
    assert reply.status_code == 200
    data: dict[str, Any] = reply.json()
    return data


def test_the_edition_in_force_is_compared_with_the_one_before(client: TestClient) -> None:
    data = told(client)
    assert data["editions"] == [
        {
            "municipality": "湊浜市",
            "old": {
                "plan": "湊浜市デジタル推進計画",
                "edition": "令和3年度～令和5年度",
                "sources": ["a.md"],
            },
            "new": {
                "plan": "湊浜市デジタル推進計画",
                "edition": "令和6年度～令和9年度",
                "sources": ["b.md"],
            },
        }
    ]
    assert data["counts"] == {"added": 1, "dropped": 1, "renamed": 1, "lead": 1, "target": 1}
    assert data["total"] == len(data["items"]) == 5
    found = {i["kind"]: i for i in data["items"]}
    assert (found["added"]["old"], found["added"]["new"]["measure_no"]) == (None, "5")
    assert (found["dropped"]["new"], found["dropped"]["old"]["measure_no"]) == (None, "4")
    assert found["lead"]["kind_name"] == "主管課の変更"
    assert [v["text"] for v in found["lead"]["before"]] == ["市民課"]
    assert [v["text"] for v in found["lead"]["after"]] == ["窓口改革課"]


def test_both_sides_stand_where_they_say(client: TestClient) -> None:
    texts = {name: client.get(f"/v1/sources/{name}").text for name in ("a.md", "b.md")}
    for item in told(client)["items"]:
        for side, values, source in (("old", "before", "a.md"), ("new", "after", "b.md")):
            assert item[side] is None or item[side]["source"] == source
            for value in item[values]:
                assert value["source"] == source
                assert texts[source][value["start"] : value["end"]] == value["quote"] != ""


@pytest.mark.parametrize(
    ("query", "total"),
    [
        ("municipality=湊浜市", 5),
        ("plan=デジタル推進計画", 5),
        ("kind=lead", 1),
        ("kind=lead&kind=added", 2),
        ("kind=schedule", 0),
        ("old=a.md&new=b.md", 5),
        ("old=b.md&new=a.md&kind=added", 1),
    ],
)
def test_what_is_asked_for(client: TestClient, query: str, total: int) -> None:
    assert told(client, query)["total"] == total


@pytest.mark.parametrize(
    ("query", "status", "code", "detail"),
    [
        ("municipality=朝霧町", 404, "no_other_edition", "前の版"),
        ("municipality=横浜市", 404, "not_found", "読み込まれていません"),
        ("plan=環境", 404, "not_found", "読み込まれていません"),
        ("old=a.md", 422, "bad_request", "両方"),
        ("old=a.md&new=a.md", 422, "bad_request", "同じ版"),
        ("old=a.md&new=x.md", 404, "not_found", "x.md"),
        ("kind=other", 422, "invalid_request", "決まり"),
    ],
)
def test_what_cannot_be_compared_is_a_problem_in_japanese(
    client: TestClient, query: str, status: int, code: str, detail: str
) -> None:
    reply = client.get(f"/v1/diff?{query}")
    assert reply.headers["content-type"] == "application/problem+json"
    assert (reply.status_code, reply.json()["code"]) == (status, code)
    assert detail in reply.json()["detail"]
