"""The command line: help, wrong usage, failures, settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.cli import main
from assistant.commands import plain
from assistant.schema import AskResponse, Citation
from assistant.settings import SettingsError, read_settings


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nothing"], "コマンドはありません"),
        (["ask"], "指定してください"),
        (["serve", "--nothing"], "オプションはありません"),
        (["serve", "--port", "0"], "値が正しくありません"),
        (["ask", "a", "b"], "引数"),
    ],
)
def test_wrong_usage(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("command", [["ask", "LGWANとは"], ["serve", "--port", "18999"]])
def test_no_index(command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command, "--data", str(tmp_path)]) == 1
    assert "shisaku ingest" in capsys.readouterr().err


def test_help_is_japanese(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    said = capsys.readouterr().out
    for command in ("ingest", "serve", "ask", "ui", "eval", "run"):
        assert command in said
    assert "計画" in said


def test_terminal_text_carries_no_control_characters() -> None:
    cited = Citation(
        marker=1, municipality="市", plan="計画", section="", source="a.txt", start=0, end=1,
        quote="\x1b[31m赤\x07",
    )  # fmt: skip
    said = plain(AskResponse(status="answered", answer="答え[1]", citations=[cited]))
    assert "\x1b" not in said
    assert "赤" in said


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHISAKU_PORT", "8123")
    monkeypatch.setenv("SHISAKU_LOG_KEY", "hidden")
    settings = read_settings()
    assert settings.port == 8123
    assert "hidden" not in repr(settings)
    monkeypatch.setenv("SHISAKU_PORT", "many")
    with pytest.raises(SettingsError, match="SHISAKU_PORT"):
        read_settings()
