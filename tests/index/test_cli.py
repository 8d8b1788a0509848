"""``shisaku ingest``: report, unchanged input, wrong folders."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.cli import main


def test_report_and_second_run(plans: Path, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ingest", str(plans), "--data", str(data), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["unchanged"] is True
    assert [(f["municipality"], f["measures"], f["terms"]) for f in report["files"]] == [
        ("みどり市", 1, 1),
        ("あおば町", 1, 1),
    ]


def test_the_table_for_people(plans: Path, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ingest", str(plans), "--data", str(data)]) == 0
    assert "みどり市" in capsys.readouterr().out


def test_a_missing_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ingest", str(tmp_path / "none"), "--data", str(tmp_path)]) == 1
    assert "見つかりません" in capsys.readouterr().err
