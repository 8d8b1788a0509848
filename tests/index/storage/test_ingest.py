"""``shisaku ingest``: the report, what happens on a second run, and how it fails."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.cli import main

PLAN = """# 青葉市デジタル計画

計画期間 令和4年度から令和8年度まで

## 第1章 はじめに

住民の暮らしを便利にします。
"""


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "a.txt").write_text(PLAN, encoding="utf-8")
    return folder


@pytest.mark.slow
def test_report_and_second_run(
    plans: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["ingest", str(plans), "--data", str(tmp_path / "data"), "--json"]
    assert main(arguments) == 0
    first = json.loads(capsys.readouterr().out)
    assert main(arguments) == 0
    second = json.loads(capsys.readouterr().out)
    assert (first["unchanged"], second["unchanged"]) == (False, True)
    assert first["generation"] == second["generation"]
    assert first["files"] == second["files"]
    assert [f["source"] for f in first["files"]] == ["a.txt"]
    assert {"measures", "terms", "footnotes", "warnings", "period"} <= set(first["files"][0])


def test_a_missing_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ingest", str(tmp_path / "none"), "--data", str(tmp_path / "data")]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "見つかりません" in said.err


def test_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ingest"]) == 2
    assert "使い方" in capsys.readouterr().err


def test_a_data_folder_that_cannot_be(
    plans: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    assert main(["ingest", str(plans), "--data", str(tmp_path / "file" / "data")]) == 1
    assert "書き込めません" in capsys.readouterr().err
