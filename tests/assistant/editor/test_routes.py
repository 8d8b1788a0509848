"""The editor's routes: who may use them, what they change, and that nothing is lost by it."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from assistant.editor import routes
from assistant.editor.kept import Shelf, write
from tests.assistant.conftest import BLUE, GREEN
from tests.assistant.editor.conftest import HEADERS, KEY, SLOW, Edited, Make
from tests.assistant.test_app import check_problem

ROUTES = (
    ("GET", "/v1/files"),
    ("POST", "/v1/files?name=a.txt"),
    ("DELETE", "/v1/files/plan0.txt"),
    ("POST", "/v1/ingest"),
    ("GET", "/v1/ingest"),
    ("POST", "/v1/ingest/undo"),
)


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_without_the_key_nothing_may_be_done(make: Make, method: str, path: str) -> None:
    edited, before = make(), make().content()
    off = make(key="").client.request(method, path, headers=HEADERS)
    check_problem(off, 403)
    assert off.json()["code"] == "editor_off"
    assert "SHISAKU_EDITOR_KEY" in off.json()["detail"]
    for wrong in (None, b"", f"{KEY}2".encode(), "鍵".encode()):
        sent = [(b"x-editor-key", wrong)] if wrong is not None else []
        reply = edited.client.request(method, path, headers=sent)
        check_problem(reply, 403)
        assert reply.json()["code"] == "editor_key"
    assert edited.content() == before


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_without_a_folder_editing_is_off(make: Make, method: str, path: str) -> None:
    reply = make(folder=None).client.request(method, path, headers=HEADERS)
    check_problem(reply, 403)
    assert "shisaku serve --plans" in reply.json()["detail"]


def test_what_is_in_the_folder_and_whether_it_is_read(edited: Edited) -> None:
    (edited.plans / "plan1.txt").write_text("別の本文", encoding="utf-8")
    (edited.plans / "新しい.pdf").write_bytes(b"%PDF-")
    assert edited.states() == {"plan0.txt": "read", "plan1.txt": "changed", "新しい.pdf": "new"}
    (edited.plans / "plan0.txt").unlink()
    assert edited.states()["plan0.txt"] == "removed"
    told = edited.listed()
    assert told["pending"] is True
    assert {".pdf", "plans.toml"} <= set(told["kinds"])
    assert told["max_bytes"] == 50_000_000
    assert (told["last"], told["plans_toml"]) == (None, None)


def test_a_file_is_added_and_taken_back(edited: Edited) -> None:
    before = edited.content()
    reply = edited.put("次の計画.txt", "本文".encode())
    assert reply.status_code == 201
    assert (reply.json()["kind"], reply.json()["name"]) == ("added", "次の計画.txt")
    assert edited.content() == {**before, "次の計画.txt": "本文".encode()}
    assert edited.states()["次の計画.txt"] == "new"
    undone = edited.client.post("/v1/ingest/undo", headers=HEADERS)
    assert undone.status_code == 202
    assert undone.json()["change"] == {**reply.json(), "undone": True}
    assert undone.json()["ingest"]["status"] == "running"
    assert edited.content() == before
    kept = [p.read_bytes() for p in (edited.data / "changes").rglob("after")]
    assert kept == ["本文".encode()]


def test_a_file_is_replaced_and_removed_and_all_of_it_comes_back(edited: Edited) -> None:
    before = edited.content()
    assert edited.put("plan0.txt", b"2").json()["kind"] == "replaced"
    assert edited.put("plan0.txt", b"3").json()["kind"] == "replaced"
    gone = edited.client.delete("/v1/files/plan0.txt", headers=HEADERS)
    assert gone.json()["kind"] == "removed"
    assert edited.content() == {"plan1.txt": BLUE.encode()}
    for left in (b"3", b"2", GREEN.encode()):
        assert edited.client.post("/v1/ingest/undo", headers=HEADERS).status_code == 202
        assert edited.content()["plan0.txt"] == left
        edited.ended()
    assert edited.content() == before
    reply = edited.client.post("/v1/ingest/undo", headers=HEADERS)
    check_problem(reply, 409)
    assert edited.listed()["last"] is None


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("../../etc/計画.txt", "計画.txt"),
        ("C:\\計画\\a.TXT", "a.TXT"),
        ("  .隠し.md ", "隠し.md"),
        ('a<b>:"c|d?.pdf', "a_b___c_d_.pdf"),
        ("改\n行\u202e.docx", "改行.docx"),
        ("か\u3099く.txt", "がく.txt"),
        ("plans.toml", "plans.toml"),
    ],
)
def test_names_are_made_safe(edited: Edited, given: str, name: str) -> None:
    assert edited.put(given, b"# x").json()["name"] == name
    assert set(edited.content()) == {"plan0.txt", "plan1.txt", name}


@pytest.mark.parametrize(
    ("name", "content", "status", "said"),
    [
        ("a.doc", b"x", 400, ".docx で保存し直して"),
        ("a.exe", b"x", 400, "この形式"),
        ("a", b"x", 400, "この形式"),
        ("", b"x", 422, "ファイル名がありません"),
        (".txt", b"x", 400, "この形式"),
        ("../..", b"x", 422, "ファイル名がありません"),
        ("あ" * 100 + ".txt", b"x", 422, "長すぎます"),
        ("a.txt", b"", 422, "空です"),
        ("plan0.txt", GREEN.encode(), 409, "同じ内容"),
        ("plans.toml", b"[x", 400, "plans.toml を読めません"),
        ("plans.toml", b'["other.txt"]\nplan = "x"', 400, "other.txt"),
    ],
)
def test_what_is_not_taken(
    edited: Edited, name: str, content: bytes, status: int, said: str
) -> None:
    before = edited.content()
    reply = edited.put(name, content)
    check_problem(reply, status)
    assert said in reply.json()["detail"]
    assert edited.content() == before
    assert edited.listed()["last"] is None
    assert [p for p in (edited.data / "changes").glob("**/*") if p.is_file()] == []


def test_files_have_a_limit_and_questions_a_shorter_one(
    edited: Edited, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert edited.put("a.txt", b"x" * 600_000).status_code == 201
    monkeypatch.setattr(routes, "MAX_BYTES", 1000)
    reply = edited.put("b.txt", b"x" * 1001)
    check_problem(reply, 413)
    assert "大きすぎます" in reply.json()["detail"]
    assert "b.txt" not in edited.content()
    check_problem(edited.put("b.txt", b"x" * 52_000_000), 413)
    check_problem(edited.client.post("/v1/ask", content=b" " * 600_000), 413)


def test_a_name_spelt_otherwise_is_the_same_file(edited: Edited) -> None:
    apart = unicodedata.normalize("NFD", "ガイド.txt")
    (edited.plans / apart).write_bytes(b"1")
    assert edited.put("ガイド.txt", b"2").json()["kind"] == "replaced"
    assert edited.content()[apart] == b"2"


def test_links_and_folders_are_left_alone(edited: Edited, tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_bytes(b"1")
    (edited.plans / "a.txt").symlink_to(outside)
    (edited.plans / "b.txt").mkdir()
    for name in ("a.txt", "b.txt"):
        check_problem(edited.put(name, b"2"), 409)
        check_problem(edited.client.delete(f"/v1/files/{name}", headers=HEADERS), 404)
    assert outside.read_bytes() == b"1"


@pytest.mark.parametrize("name", ["none.txt", "..%2Fplan0.txt", "..", "."])
def test_what_is_not_in_the_folder_cannot_be_removed(edited: Edited, name: str) -> None:
    assert edited.client.delete(f"/v1/files/{name}", headers=HEADERS).status_code in (404, 405)


def test_a_folder_stays_readable(edited: Edited) -> None:
    assert edited.put("plans.toml", b'["plan0.txt"]\nplan = "x"').status_code == 201
    reply = edited.client.delete("/v1/files/plan0.txt", headers=HEADERS)
    check_problem(reply, 409)
    assert "plans.toml" in reply.json()["detail"]
    assert edited.client.delete("/v1/files/plans.toml", headers=HEADERS).status_code == 200
    assert edited.client.delete("/v1/files/plan0.txt", headers=HEADERS).status_code == 200
    reply = edited.client.delete("/v1/files/plan1.txt", headers=HEADERS)
    check_problem(reply, 409)
    assert "1つもなくなる" in reply.json()["detail"]


def test_a_folder_that_cannot_be_written_is_as_it_was(
    edited: Edited, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = edited.content()
    monkeypatch.setattr("assistant.editor.folder.write", full)
    reply = edited.put("plan0.txt", b"2")
    check_problem(reply, 507)
    assert edited.content() == before
    assert edited.listed()["last"] is None


def test_nothing_is_lost_where_a_change_breaks_off(
    edited: Edited, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(source: Path, target: Path) -> None:
        write(source, target)
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as context:
        context.setattr("assistant.editor.folder.write", broken)
        check_problem(edited.put("plan0.txt", b"2"), 507)
    assert edited.content()["plan0.txt"] == b"2"
    assert edited.listed()["last"]["kind"] == "replaced"
    with monkeypatch.context() as context:
        context.setattr(Shelf, "note", lambda *_: broken(Path("none"), Path("none")))
        check_problem(edited.client.post("/v1/ingest/undo", headers=HEADERS), 507)
    assert edited.content()["plan0.txt"] == GREEN.encode()
    assert edited.client.post("/v1/ingest/undo", headers=HEADERS).status_code == 202
    assert edited.content()["plan0.txt"] == GREEN.encode()
    kept = {p.read_bytes() for p in (edited.data / "changes").rglob("after*")}
    assert kept == {b"2", GREEN.encode()}


def test_an_ingest_tells_how_far_it_is_and_what_came_of_it(edited: Edited) -> None:
    assert edited.ingest()["status"] == "none"
    assert edited.client.post("/v1/ingest", headers=HEADERS).status_code == 202
    while not (now := edited.ingest())["step"]:
        assert now["status"] == "running"
    assert (now["step"], now["done"], now["of"]) == ("計画を読む", 1, 2)
    ended = edited.ended()
    assert (ended["status"], ended["message"]) == ("done", None)
    assert (ended["report"]["files"], ended["report"]["measures"]) == (2, 3)
    assert ended["report"]["notes"] == ["ひとこと"]


def test_one_change_at_a_time(edited: Edited) -> None:
    edited.put("a.txt", b"1")
    edited.client.post("/v1/ingest", headers=HEADERS)
    before = edited.content()
    for reply in (
        edited.client.post("/v1/ingest", headers=HEADERS),
        edited.client.post("/v1/ingest/undo", headers=HEADERS),
        edited.client.delete("/v1/files/plan0.txt", headers=HEADERS),
        edited.put("b.txt", b"1"),
    ):
        check_problem(reply, 409)
    assert edited.content() == before
    edited.ended()
    assert edited.put("b.txt", b"1").status_code == 201


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("raise SystemExit('計画がありません。')", "計画がありません。"),
        ("1 / 0", "読み込みの途中で問題が起きました"),
        ("raise SystemExit(3)", "読み込みの途中で問題が起きました"),
        ("print('no report')", "読み込みの途中で問題が起きました"),
    ],
)
def test_an_ingest_that_fails_says_why_and_shows_no_inner_workings(
    make: Make, script: str, said: str
) -> None:
    edited = make(script)
    edited.client.post("/v1/ingest", headers=HEADERS)
    ended = edited.ended()
    assert ended["status"] == "failed"
    assert said in ended["message"]
    assert "Error" not in ended["message"]
    assert edited.client.post("/v1/ingest", headers=HEADERS).status_code == 202


def test_the_key_is_not_handed_on(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHISAKU_EDITOR_KEY", KEY)
    edited = make("import os, sys\nsys.exit(str('SHISAKU_EDITOR_KEY' in os.environ))")
    edited.client.post("/v1/ingest", headers=HEADERS)
    assert edited.ended()["message"] == "False"


def test_a_much_said_ingest_does_not_hang(make: Make) -> None:
    edited = make(SLOW.replace('"refused": []', '"refused": [], "more": "x" * 1_000_000'))
    edited.client.post("/v1/ingest", headers=HEADERS)
    assert edited.ended()["status"] == "done"
