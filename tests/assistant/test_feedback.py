"""Feedback over HTTP: what is kept of it, what is refused, and what is never logged."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from assistant.app import create_app
from assistant.feedback import (
    FOLDER,
    NAME,
)
from ingest.errors import IndexMissingError
from tests.assistant.test_app import BODY, check_problem
from tests.fakes import Holder

CITED = {"source": "計画 1.txt", "start": 3, "end": 7, "quote": "くらし課"}
TURNS = [{"role": "user", "content": "前の問"}, {"role": "assistant", "content": "前の答"}]
GIVEN: dict[str, Any] = {
    "question": "公園予約の主管課は", "answer": "くらし課です。[1]", "verdict": "down",
    "reason": "課の名前が古い", "status": "answered", "history": TURNS,
    "municipality": "みほん市", "citations": [CITED],
}  # fmt: skip
LEAST = {"question": "問", "answer": "", "verdict": "down", "status": "not_found"}


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    """The API without an index: feedback needs none."""
    app = create_app(Holder(IndexMissingError("索引がありません。")), data=tmp_path)
    with TestClient(app, raise_server_exceptions=False) as found:
        yield found


def candidates(folder: Path) -> list[dict[str, Any]]:
    """Every line of the file; fails on one that is torn."""
    data = (folder / NAME).read_bytes()
    assert data.endswith(b"\n")
    return [json.loads(line) for line in data.decode("utf-8").splitlines()]


def test_thumb_down_is_kept_with_all_that_belongs_to_it(client: TestClient, tmp_path: Path) -> None:
    reply = client.post("/v1/feedback", json=GIVEN)
    assert (reply.status_code, reply.json()) == (201, {"stored": True})
    (kept,) = candidates(tmp_path / FOLDER)
    names = "at question answer reason status history municipality citations"
    assert list(kept) == names.split()
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", kept["at"])
    assert {n: kept[n] for n in names.split()[1:]} == {n: GIVEN[n] for n in names.split()[1:]}


def test_what_is_left_out_is_empty(client: TestClient, tmp_path: Path) -> None:
    client.post("/v1/feedback", json=LEAST)
    (kept,) = candidates(tmp_path / FOLDER)
    assert (kept["reason"], kept["municipality"]) == (None, None)
    assert (kept["history"], kept["citations"]) == ([], [])


def test_thumb_up_is_counted_and_not_kept(client: TestClient, tmp_path: Path) -> None:
    assert client.post("/v1/feedback", json={**GIVEN, "verdict": "up"}).status_code == 201
    assert not (tmp_path / FOLDER).exists()
    assert 'shisaku_feedback_total{verdict="up"} 1.0' in client.get("/metrics").text


def test_files_are_for_their_owner_alone(client: TestClient, tmp_path: Path) -> None:
    client.post("/v1/feedback", json=LEAST)
    assert (tmp_path / FOLDER).stat().st_mode & 0o077 == 0
    assert (tmp_path / FOLDER / NAME).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("change", "taken"),
    [
        ({"question": "あ" * 2000}, True),
        ({"question": "あ" * 2001}, False),
        ({"question": ""}, False),
        ({"question": " \n　"}, False),
        ({"answer": "あ" * 4000}, True),
        ({"answer": "あ" * 4001}, False),
        ({"answer": None}, False),
        ({"reason": "あ" * 1000}, True),
        ({"reason": "あ" * 1001}, False),
        ({"verdict": "maybe"}, False),
        ({"status": "other"}, False),
        ({"municipality": "市" * 101}, False),
        ({"history": TURNS[:1] * 20}, True),
        ({"history": TURNS[:1] * 21}, False),
        ({"history": [{"role": "system", "content": "x"}]}, False),
        ({"history": [{"role": "user", "content": "あ" * 8001}]}, False),
        ({"citations": [CITED] * 50}, True),
        ({"citations": [CITED] * 51}, False),
        ({"citations": [{**CITED, "quote": "あ" * 2000}]}, True),
        ({"citations": [{**CITED, "quote": "あ" * 2001}]}, False),
        ({"citations": [{**CITED, "source": "あ" * 301}]}, False),
        ({"citations": [{**CITED, "start": -1}]}, False),
        ({"citations": [{**CITED, "end": 10**400}]}, False),
        ({"citations": [{"source": "a"}]}, False),
    ],
)
def test_limits(client: TestClient, tmp_path: Path, change: dict[str, Any], taken: bool) -> None:
    reply = client.post("/v1/feedback", json={**GIVEN, **change})
    assert reply.status_code == (201 if taken else 422)
    assert (tmp_path / FOLDER).exists() == taken
    if not taken:
        check_problem(reply, 422)


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"{bad", 422),
        (b"\xff\xfe", 422),
        (b"[]", 422),
        (b"[" * 100_000, 400),
        (b" " * 600_000, 413),
    ],
)
def test_bodies_that_are_none(client: TestClient, sent: bytes, status: int) -> None:
    check_problem(client.post("/v1/feedback", content=sent, headers=BODY), status)


@pytest.mark.parametrize(
    ("escaped", "kept"),
    [
        (r"a\ud800b", "a\ufffdb"),
        (r"\udfff\ud800", "\ufffd\ufffd"),
        (r"\ud842\udfb7", "𠮷"),
        (r"a\u0000\u001b[31m\tb\nc", "a\0\x1b[31m\tb\nc"),
        (r"a\u2028b\u2029c\u0085d\u000ce\r\nf", "a\u2028b\u2029c\x85d\x0ce\r\nf"),
        (r"a\u202eb\u2066c\ufeffd", "a\u202eb\u2066c\ufeffd"),
        (r"<script>\\u2028</script>", r"<script>\u2028</script>"),
    ],
)
def test_odd_characters_survive_on_one_plain_line(
    client: TestClient, tmp_path: Path, escaped: str, kept: str
) -> None:
    turn = f'{{"role":"user","content":"{escaped}"}}'
    cited = f'{{"source":"{escaped}","start":0,"end":1,"quote":"{escaped}"}}'
    sent = (
        f'{{"question":"x{escaped}y","answer":"{escaped}","reason":"{escaped}","verdict":"down",'
        f'"status":"answered","history":[{turn}],"municipality":"{escaped}","citations":[{cited}]}}'
    )
    assert client.post("/v1/feedback", content=sent.encode(), headers=BODY).status_code == 201
    (line,) = candidates(tmp_path / FOLDER)
    assert line["question"] == f"x{kept}y"
    texts = [line["answer"], line["reason"], line["municipality"], line["history"][0]["content"]]
    texts += [line["citations"][0]["source"], line["citations"][0]["quote"]]
    assert texts == [kept] * 6
    raw = (tmp_path / FOLDER / NAME).read_text("utf-8")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]", raw)


def test_nothing_of_it_is_logged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The app is made here: its log holds on to the stderr it finds, and a fixture's is another."""
    app = create_app(Holder(IndexMissingError("索引がありません。")), data=tmp_path)
    with TestClient(app, raise_server_exceptions=False) as client:
        client.post("/v1/feedback", json=GIVEN)
        client.post("/v1/feedback", json={**GIVEN, "verdict": "くらし課"})
        (tmp_path / FOLDER / NAME).unlink()
        (tmp_path / FOLDER / NAME).mkdir()
        client.post("/v1/feedback", json=GIVEN)
        metrics = client.get("/metrics").text
    said = capsys.readouterr()
    assert [f'"status": {n}' in said.err for n in (201, 422, 507)] == [True] * 3
    for text in (said.err, said.out, metrics):
        assert not [word for word in ("公園", "くらし課", "古い", "みほん", "前の") if word in text]


def test_full_file_is_a_problem_in_japanese(client: TestClient, tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    with (tmp_path / FOLDER / NAME).open("wb") as file:
        file.truncate(20_000_000)
    reply = client.post("/v1/feedback", json=GIVEN)
    check_problem(reply, 507)
    assert reply.json()["code"] == "feedback_full"
    assert "いっぱい" in reply.json()["detail"]
    assert 'verdict="down"' not in client.get("/metrics").text


def test_place_that_cannot_be_written(client: TestClient, tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("a file where the folder should be")
    reply = client.post("/v1/feedback", json=GIVEN)
    check_problem(reply, 507)
    assert reply.json()["code"] == "feedback_not_stored"


def test_without_a_place_only_thumbs_up_are_taken() -> None:
    app = create_app(Holder(IndexMissingError("索引がありません。")))
    with TestClient(app, raise_server_exceptions=False) as client:
        check_problem(client.post("/v1/feedback", json=GIVEN), 507)
        assert client.post("/v1/feedback", json={**GIVEN, "verdict": "up"}).status_code == 201
