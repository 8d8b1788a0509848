"""The command and those below it: what they print, where, what they write, with which status."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from assistant.feedback import FOLDER, FeedbackStore
from evals.cli import evaluate
from evals.commands import COMMANDS
from evals.gate import load_baseline
from evals.saved import load_run

LINE = {
    "id": "lead-01",
    "question": "みどり市の[担当]課は？",
    "kind": "lead",
    "city": "なし",
    "status": "not_found",
    "max_chars": 400,
}


def questions(folder: Path, **change: object) -> Path:
    path = folder / "q.jsonl"
    path.write_text(json.dumps({**LINE, **change}, ensure_ascii=False), encoding="utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner(env={"COLUMNS": "200"}).invoke(evaluate, [str(a) for a in arguments])


def test_the_command_is_named_eval_and_takes_the_options_of_the_contract() -> None:
    assert isinstance(evaluate, click.Command)
    assert evaluate.name == "eval"
    options = {name for parameter in evaluate.params for name in parameter.opts}
    assert {"--data", "--questions", "--retrieval-only", "--failures", "--json"} <= options


def test_every_command_below_has_its_help_in_japanese() -> None:
    assert set(COMMANDS) == {
        "compare", "export", "candidates", "ablate", "variants", "calibrate", "reading",
    }  # fmt: skip
    for name in COMMANDS:
        result = run(name, "--help")
        assert result.exit_code == 0
        assert "。" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--questions", "none.jsonl"], 1, "質問集を読めませんでした"),
        (["--data", "no-such-folder"], 1, "索引がまだありません"),
        (["--depth", "3"], 2, "--depth"),
        (["--half", "third"], 2, "--half"),
        (["--retrieval-only", "--save", "run.json"], 2, "--retrieval-only"),
        (["--half", "tune", "--write-baseline"], 2, "--half all"),
        (["compare", "one.json"], 2, "AFTER"),
        (["compare", "one.json", "two.json"], 1, "one.json"),
        (["export"], 2, "--ragas"),
        (["ablate", "--only", "everything"], 2, "--only"),
        (["--data", "no-such-folder", "ablate"], 1, "索引がまだありません"),
        (["--data", "no-such-folder", "variants"], 1, "索引がまだありません"),
        (["--data", "no-such-folder", "calibrate"], 1, "索引がまだありません"),
        (["calibrate", "--half", "score"], 2, "--half"),
    ],
)
def test_exit_status_and_reason(arguments: list[str], code: int, told: str, tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path)
        result = run(*arguments)
    assert result.exit_code == code
    assert told in result.stderr
    assert result.stdout == ""


def test_the_sample_is_asked_its_own_questions_and_everything_is_written(
    sample_data: Path, tmp_path: Path
) -> None:
    page, saved = tmp_path / "report.html", tmp_path / "run.json"
    result = run("--data", sample_data, "--half", "tune", "--html", page, "--save", saved)
    assert result.exit_code == 0, result.stderr
    for word in ("Recall@5", "MRR@10", "hybrid", "合格", "誤った事実", "p95", "種類: lead"):
        assert word in result.stdout.replace("95％点", "p95")
    assert "書き込みました: report.html" in result.stderr
    kept = load_run(saved)
    assert kept.sets == ("sample",)
    assert {r.half for r in kept.results} == {"tune"}
    assert "施策ナビ 評価報告" in page.read_text("utf-8")


def test_json_alone_goes_to_stdout(sample_data: Path, tmp_path: Path) -> None:
    path = questions(tmp_path, status="answered|needs_clarification")
    result = run("--data", sample_data, "--questions", path, "--json")
    data = json.loads(result.stdout)
    assert {score["mode"] for score in data["retrieval"]} == {"lexical", "dense", "hybrid"}
    assert data["answers"]["passed"]["n"] == 1
    assert [failure["id"] for failure in data["answers"]["failures"]] == ["lead-01"]


def test_failures_are_shown_as_text_not_as_markup(sample_data: Path, tmp_path: Path) -> None:
    path = questions(tmp_path, status="answered|needs_clarification")
    result = run("--data", sample_data, "--questions", path, "--failures")
    assert "みどり市の[担当]課は？" in result.stdout
    assert "回答の種類" in result.stdout


def test_retrieval_alone_asks_nothing(sample_data: Path) -> None:
    result = run("--data", sample_data, "--retrieval-only", "--json")
    data = json.loads(result.stdout)
    assert "answers" not in data
    assert data["retrieval"][2]["recall_5"]["n"] > 20


def test_only_the_three_cities_make_a_baseline(sample_data: Path) -> None:
    before = load_baseline()
    result = run("--data", sample_data, "--write-baseline")
    assert result.exit_code == 1
    assert "three_cities" in result.stderr
    assert load_baseline() == before


def test_two_saved_runs_are_compared(sample_data: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "a.json", tmp_path / "b.json"
    for place, status in ((first, "not_found"), (second, "answered")):
        facts = [["情報課"]] if status == "answered" else []
        path = questions(tmp_path, status=status, facts=facts)
        run("--data", sample_data, "--questions", path, "--save", place)
    result = run("compare", first, second)
    assert result.exit_code == 0, result.stderr
    for word in ("2つの測定の比較", "-100.0ポイント", "悪くなった質問（1問）"):
        assert word in result.stdout


def test_export_writes_both_forms(sample_data: Path, tmp_path: Path) -> None:
    ragas, beir = tmp_path / "ragas.jsonl", tmp_path / "beir"
    result = run(
        "export", "--data", sample_data, "--half", "tune", "--ragas", ragas, "--beir", beir
    )
    assert result.exit_code == 0, result.stderr
    samples = [json.loads(line) for line in ragas.read_text("utf-8").splitlines()]
    assert len(samples) > 10
    assert all(sample["retrieved_contexts"] for sample in samples)
    assert {path.name for path in beir.rglob("*.*")} == {
        "corpus.jsonl",
        "queries.jsonl",
        "test.tsv",
    }


def test_candidates_are_listed_for_review(tmp_path: Path) -> None:
    nothing = run("candidates", "--data", tmp_path)
    assert (nothing.exit_code, nothing.stdout) == (0, "")
    assert "まだありません" in nothing.stderr
    record = {"at": "2026-01-02T03:04:05Z", "question": "担当課は？", "answer": "人事課です。"}
    FeedbackStore(tmp_path / FOLDER).append(record)
    with (tmp_path / FOLDER / "candidates.jsonl").open("a") as file:
        file.write("{\n")
    listed = run("candidates", "--data", tmp_path)
    assert "見直しの候補（1件）" in listed.stdout
    assert "担当課は？" in listed.stdout
    assert "2行目" in listed.stderr


def test_options_before_a_command_count_for_it(sample_data: Path, tmp_path: Path) -> None:
    path = questions(tmp_path)
    for arguments in (
        ("--data", sample_data, "--questions", path, "variants"),
        ("variants", "--data", sample_data, "--questions", path),
    ):
        result = run(*arguments)
        assert result.exit_code == 0, result.stderr
        assert "（10組）" in result.stdout


def test_what_falls_is_told_for_the_mechanisms_named(sample_data: Path, tmp_path: Path) -> None:
    path = questions(tmp_path, spans=[], status="not_found")
    result = run(
        "ablate",
        "--data",
        sample_data,
        "--questions",
        path,
        "--only",
        "dense",
        "--only",
        "verifier",
    )
    assert result.exit_code == 0, result.stderr
    assert "意味による検索 dense" in result.stdout
    assert "回答文の検証 verifier" in result.stdout
    assert "bigrams" not in result.stdout
