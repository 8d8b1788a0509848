"""The command: what it prints, where, and with which exit status."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from rich.console import Console

from evals.cli import evaluate, measure
from evals.judge import Answered, Cited
from evals.questions import QuestionsError, Span
from evals.report import answers_table, as_data, failures_table, retrieval_table
from evals.system import System

TEXT = "情報課が主管する。"
LINE = {
    "id": "lead-01",
    "question": "北市の[担当]課は？",
    "kind": "lead",
    "city": "北市",
    "status": "answered",
    "facts": [["情報課"]],
    "spans": [{"source": "k.txt", "start": 0, "end": 3}],
    "max_chars": 50,
}


def questions(tmp_path: Path, **change: object) -> Path:
    path = tmp_path / "q.jsonl"
    path.write_text(json.dumps({**LINE, **change}, ensure_ascii=False), encoding="utf-8")
    return path


@contextmanager
def opened(data: Path) -> Iterator[System]:
    """A system that always finds, and names a department in brackets."""
    given = Answered("answered", "情報課です。[1]", (Cited("北市", "k.txt", 0, 3, "情報課"),))
    hits = [Span("k.txt", 0, len(TEXT))]
    yield System(lambda question, mode: hits, lambda question: given, {"k.txt": TEXT})


def printed(table: object) -> str:
    console = Console(width=200)
    with console.capture() as capture:
        console.print(table)
    return capture.get()


def test_a_full_run_gives_tables_and_data(tmp_path: Path) -> None:
    retrieval, answers = measure(tmp_path, questions(tmp_path), retrieval_only=False, opener=opened)
    assert answers is not None
    shown = printed(retrieval_table(retrieval)) + printed(answers_table(answers))
    for word in ("lexical", "dense", "hybrid", "Recall@5", "MRR", "合格: lead", "100.0%", "ミリ秒"):
        assert word in shown
    data = json.loads(json.dumps(as_data(retrieval, answers)))
    assert [score["mode"] for score in data["retrieval"]] == ["lexical", "dense", "hybrid"]
    assert data["retrieval"][2]["recall_1"]["value"] == 1.0
    assert data["answers"]["kinds"]["lead"]["n"] == 1
    assert data["answers"]["failures"] == []


def test_failures_are_listed_with_their_reasons(tmp_path: Path) -> None:
    path = questions(tmp_path, facts=[["人事課"]])
    retrieval, answers = measure(tmp_path, path, retrieval_only=False, opener=opened)
    assert answers is not None
    (failure,) = json.loads(json.dumps(as_data(retrieval, answers)))["answers"]["failures"]
    assert (failure["id"], failure["failed"]) == ("lead-01", ["facts"])
    shown = printed(failures_table(answers.outcomes))
    assert "事実の不足" in shown
    assert "北市の[担当]課は？" in shown  # brackets are text, not markup


def test_retrieval_alone_asks_nothing(tmp_path: Path) -> None:
    retrieval, answers = measure(tmp_path, questions(tmp_path), retrieval_only=True, opener=opened)
    assert answers is None
    assert len(retrieval) == 3
    assert "answers" not in as_data(retrieval, None)


@pytest.mark.parametrize(
    "span",
    [{"source": "other.txt", "start": 0, "end": 3}, {"source": "k.txt", "start": 0, "end": 99}],
)
def test_questions_on_other_plans_are_refused(tmp_path: Path, span: dict[str, object]) -> None:
    path = questions(tmp_path, spans=[span])
    with pytest.raises(QuestionsError, match="索引にありません"):
        measure(tmp_path, path, retrieval_only=True, opener=opened)


def test_the_command_is_named_eval_and_takes_the_options_of_the_contract() -> None:
    assert isinstance(evaluate, click.Command)
    assert evaluate.name == "eval"
    options = {name for parameter in evaluate.params for name in parameter.opts}
    assert {"--data", "--questions", "--retrieval-only", "--json"} <= options


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--questions", "none.jsonl"], 1, "質問集を読めませんでした"),
        (["--depth", "3"], 2, "--depth"),
    ],
)
def test_exit_status_and_reason(arguments: list[str], code: int, told: str) -> None:
    result = CliRunner().invoke(evaluate, arguments)
    assert result.exit_code == code
    assert told in result.stderr
    assert result.stdout == ""
