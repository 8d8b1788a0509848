"""A run in a file: read as it was written, refused where it is none."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from evals.questions import Said
from evals.saved import RunFileError, load_run, run_of, save_run
from tests.evals.samples import ABSENT, LEAD, REFUSAL, RIGHT, WRONG, outcome

LATER = replace(LEAD, id="lead-02", history=(Said("user", "北市は？"),), municipality="北市")
RUN = run_of([outcome(LEAD, RIGHT), outcome(LATER, WRONG), outcome(ABSENT, REFUSAL)], ("sample",))


def test_a_run_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "new" / "run.json"
    save_run(RUN, path)
    assert load_run(path) == RUN


def test_a_result_holds_verdict_values_and_answer() -> None:
    first, second, _ = RUN.results
    assert (first.passed, first.failed, first.half) == (True, (), "score")
    assert (second.passed, second.failed) == (False, ("facts",))
    assert (second.values["facts"], second.values["answered_wrongly"]) == (0.0, None)
    assert second.given == WRONG
    assert (second.history, second.municipality) == (LATER.history, "北市")
    assert RUN.sets == ("sample",)


@pytest.mark.parametrize("text", ["", "[]", '{"at": "x", "sets": []}'])
def test_a_file_that_is_no_run_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "run.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RunFileError, match="形が正しくありません"):
        load_run(path)


def test_a_missing_file_and_another_format_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RunFileError, match=r"読めませんでした.*none\.json"):
        load_run(tmp_path / "none.json")
    path = tmp_path / "run.json"
    save_run(RUN, path)
    changed = {**json.loads(path.read_text("utf-8")), "format": 99}
    path.write_text(json.dumps(changed), encoding="utf-8")
    with pytest.raises(RunFileError, match="違う形式"):
        load_run(path)


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(RunFileError, match=r"書き込めませんでした.*run\.json"):
        save_run(RUN, tmp_path / "file" / "run.json")
