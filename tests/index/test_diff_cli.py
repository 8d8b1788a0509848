"""``shisaku diff``: a table for people, JSON for programs, errors with a way out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.cli import main
from tests.ingest.test_changes import OLD


@pytest.fixture
def editions(tmp_path: Path) -> tuple[str, str]:
    (tmp_path / "old.md").write_text(OLD, "utf-8")
    (tmp_path / "new.md").write_text(OLD.replace("企画課", "広報課"), "utf-8")
    return str(tmp_path / "old.md"), str(tmp_path / "new.md")


def test_the_table_for_people(
    editions: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", *editions]) == 0
    said = capsys.readouterr().out
    assert "主管課の変更 1件" in said
    assert "企画課" in said
    assert "広報課" in said


def test_json_with_places(editions: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", *editions, "--json"]) == 0
    (change,) = json.loads(capsys.readouterr().out)
    assert (change["kind"], change["new"]["measure_no"]) == ("lead", "1-2")
    (after,) = change["after"]
    text = Path(editions[1]).read_text("utf-8")
    assert text[after["start"] : after["end"]] == after["text"] == "広報課"


def test_the_same_edition_twice(
    editions: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", editions[0], editions[0]]) == 0
    assert "変わったところは見つかりませんでした" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["none.md", "a.xyz"])
def test_what_cannot_be_read(
    tmp_path: Path, editions: tuple[str, str], name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.xyz").write_text("x", "utf-8")
    assert main(["diff", str(tmp_path / name), editions[1]]) == 1
    assert capsys.readouterr().err.strip()
