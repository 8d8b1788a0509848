"""``shisaku ingest``: report, unchanged input, wrong folders."""

from __future__ import annotations

import json
import shutil
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


def test_what_did_not_change_is_read_again_only_when_asked(
    plans: Path, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = shutil.copytree(data, tmp_path / "data")
    told = []
    for more in ([], ["--fresh"]):
        assert main(["ingest", str(plans), "--data", str(place), "--json", *more]) == 0
        told.append(json.loads(capsys.readouterr().out))
    assert [(r["unchanged"], r["files_read"]) for r in told] == [(True, 0), (False, 2)]
    assert told[0]["files"] == told[1]["files"]
