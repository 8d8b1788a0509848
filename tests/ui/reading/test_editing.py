"""The part of the page for editors, run without a browser against a real server."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui import site
from tests.ui.fake_api import FakeApi
from tests.ui.fake_editor import KEY
from tests.ui.pages import opened, shown
from ui.api.editor import FolderChange, Ingest
from ui.reading.folder_blocks import change_line, size
from ui.reading.progress import share, told


@pytest.fixture
def desk(page: AppTest, api: FakeApi) -> AppTest:
    """The page of an editor who has given the key."""
    api.editor.key = KEY
    api.editor.items = [
        {"name": "みほん 計画.txt", "size": 12_345, "state": "read"},
        {"name": "次の計画.pdf", "size": 3_400_000, "state": "new"},
        {"name": "前の計画.txt", "size": None, "state": "removed"},
    ]
    opened(page, "reading")
    page.text_input(key="editor-typed").set_value(KEY)
    return unlock(page)


def unlock(page: AppTest) -> AppTest:
    return next(b for b in page.button if b.label == "編集を始める").click().run()


def press(page: AppTest, key: str) -> str:
    return shown(page.button(key=key).click().run())


def test_without_a_key_set_the_page_says_how_to_switch_it_on(page: AppTest) -> None:
    text = shown(opened(page, "reading"))
    assert "編集の機能は使わない設定です。" in text
    assert "SHISAKU_EDITOR_KEY" in page.code[0].value
    assert not page.text_input


def test_the_key_is_asked_for_and_forgotten(page: AppTest, api: FakeApi) -> None:
    api.editor.key = KEY
    opened(page, "reading")
    for wrong in ("nothing", "鍵", "a\nb"):
        page.text_input(key="editor-typed").set_value(wrong)
        assert "編集用の鍵が違います。" in shown(unlock(page))
    page.text_input(key="editor-typed").set_value(f" {KEY} ")
    assert "フォルダーのファイル" in shown(unlock(page))
    assert "フォルダーのファイル" not in press(page, "editor-lock")
    assert page.text_input(key="editor-typed").value == ""


def test_the_files_and_whether_they_are_read(desk: AppTest, api: FakeApi) -> None:
    text = shown(desk)
    for part in (
        "みほん 計画.txt",
        "12 KB",
        "3.4 MB",
        "これから読み込む",
        "すべて読み込まれています",
    ):
        assert part in text
    api.editor.pending = True
    assert "まだ読み込んでいない変更があります" in shown(desk.run())
    assert desk.selectbox(key="editor-chosen").options == ["みほん 計画.txt", "次の計画.pdf"]


def test_files_are_put_and_read(desk: AppTest, api: FakeApi) -> None:
    desk.file_uploader(key="editor-files").set_value(
        [("みほん 計画.txt", "新しい本文".encode(), "text/plain"), ("b.txt", b"b", "text/plain")]
    )
    button = next(b for b in desk.button if b.label == "入れる")
    text = shown(button.click().run())
    assert api.editor.asked == [("replaced", "みほん 計画.txt"), ("added", "b.txt"), ("start",)]
    assert api.editor.sent["みほん 計画.txt"] == "新しい本文".encode()
    assert "みほん 計画.txt: 入れ替えました。" in text
    assert "前の内容で回答します" in text
    assert "フォルダーのファイル" not in text


def test_a_file_that_is_refused_says_why(desk: AppTest, api: FakeApi) -> None:
    api.editor.refusal = "同じ名前で同じ内容のファイルが、すでにあります。"
    desk.file_uploader(key="editor-files").set_value(("b.txt", b"b", "text/plain"))
    text = shown(next(b for b in desk.button if b.label == "入れる").click().run())
    assert f"b.txt: {api.editor.refusal}" in text
    assert api.editor.asked == []


def test_nothing_chosen(desk: AppTest, api: FakeApi) -> None:
    text = shown(next(b for b in desk.button if b.label == "入れる").click().run())
    assert "ファイルを選んでから" in text
    assert api.editor.asked == []


def test_a_file_is_removed_and_that_taken_back(desk: AppTest, api: FakeApi) -> None:
    assert desk.button(key="editor-remove").disabled
    desk.selectbox(key="editor-chosen").set_value("次の計画.pdf").run()
    text = press(desk, "editor-remove")
    assert "次の計画.pdf: 取り除きました。" in text
    assert "「次の計画.pdf」を取り除きました（2026-11-22" in text
    assert "最後の変更を元に戻しました。" in press(desk, "editor-undo")
    assert api.editor.asked == [("removed", "次の計画.pdf"), ("undo",)]


def test_plans_toml_is_written_and_emptied(desk: AppTest, api: FakeApi) -> None:
    lines = '["*"]\nmunicipality = "みほん市"'
    desk.text_area[0].set_value(lines)
    assert "plans.toml を保存しました。" in press(desk, "editor-toml")
    assert api.editor.sent == {"plans.toml": lines.encode()}
    api.editor.plans_toml = lines
    assert desk.run().text_area[0].value == lines
    assert "変わっていません" in press(desk, "editor-toml")
    desk.text_area[0].set_value("")
    press(desk, "editor-toml")
    assert api.editor.asked == [("added", "plans.toml"), ("removed", "plans.toml")]


def test_reading_again_shows_how_far_it_is_and_what_came_of_it(desk: AppTest, api: FakeApi) -> None:
    text = press(desk, "editor-read")
    assert "前の内容で回答します" in text
    assert not [b for b in desk.button if b.key == "editor-read"]
    api.editor.ingest = {
        "status": "done",
        "report": {
            "files": 2, "files_read": 1, "measures": 30, "terms": 4, "took_seconds": 12.3,
            "refused": [{"source": "図.pdf", "reason": "文字がありません。"}], "notes": ["ひとこと"],
        },
    }  # fmt: skip
    text = shown(desk.run())
    for part in ("うち読み直したもの 1件", "施策 30件", "12秒", "図.pdf", "ひとこと"):
        assert part in text


def test_reading_that_failed_or_is_refused(desk: AppTest, api: FakeApi) -> None:
    api.editor.refusal = "ほかの変更か読み込みが動いています。"
    assert api.editor.refusal in press(desk, "editor-read")
    api.editor.ingest = {"status": "failed", "message": "plans.toml を読めません。"}
    text = shown(desk.run())
    assert "読み込めませんでした" in text
    assert "plans.toml を読めません。" in text


def test_nothing_of_the_folder_is_markup(desk: AppTest, api: FakeApi) -> None:
    evil = site.EVIL
    api.editor.items = [{"name": evil, "size": 1, "state": "new"}]
    api.editor.last = {"at": evil, "kind": "added", "name": evil}
    api.editor.plans_toml = evil
    api.editor.ingest = {"status": "failed", "message": evil}
    shown(desk.run())
    drawn = [block.value for block in desk.main.html]
    api.editor.ingest = {"status": "running", "step": evil, "done": 1, "of": 2}
    shown(desk.run())
    drawn += [block.value for block in desk.main.html]
    assert [b for b in drawn if "<script>window" in b or "<img" in b or "<b>" in b] == []
    assert sum("&lt;script&gt;window" in block for block in drawn) >= 4
    assert desk.get("progress")[0].proto.text == ""
    assert not desk.markdown


def test_how_far_a_step_is() -> None:
    assert share(Ingest(status="running")) == 0
    assert share(Ingest(status="running", step="計画を読む", done=1, of=2)) == 0.1
    assert share(Ingest(status="running", step="ベクトル索引を作る", done=9, of=9)) == 0.8
    assert share(Ingest(status="running", step="ベクトル索引を作る", done=19, of=9)) == 0.8
    assert told(Ingest(status="running", step="計画を読む", done=1, of=2)) == "計画を読む 1 / 2"
    assert told(Ingest(status="running")) == "準備しています"


def test_sizes_and_times_as_people_say_them() -> None:
    assert [size(n) for n in (None, 1, 999_400, 50_000_000)] == ["―", "1 KB", "999 KB", "50.0 MB"]
    assert "（いつか）" in change_line(FolderChange(at="いつか", kind="added", name="a"))
