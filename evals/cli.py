"""The command ``shisaku eval``: run the evaluation on an index and print what comes out."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from evals.questions import QUESTIONS, Question, load_questions
from evals.report import answers_table, as_data, failures_table, retrieval_table
from evals.run import (
    MODES,
    AnswerScore,
    RetrievalScore,
    run_answers,
    run_retrieval,
    searchable,
)
from evals.system import System, open_system
from ingest.errors import ShisakuError

OpenSystem = Callable[[Path], AbstractContextManager[System]]


@click.command(name="eval", help="質問集で、検索と回答の質を測ります。")
@click.option(
    "--data",
    type=click.Path(path_type=Path),
    default=Path(".data"),
    show_default=True,
    help="索引のあるフォルダ",
)
@click.option(
    "--questions",
    "path",
    type=click.Path(path_type=Path),
    default=None,
    help="質問集（JSONL）。省略すると付属の質問集を使います",
)
@click.option("--retrieval-only", is_flag=True, help="検索だけを測ります")
@click.option("--failures", is_flag=True, help="不合格の質問も表示します")
@click.option("--json", "as_json", is_flag=True, help="結果をJSONで出力します")
def evaluate(
    data: Path, path: Path | None, retrieval_only: bool, failures: bool, as_json: bool
) -> None:
    """Measure search and answers on an index; exit status 1 with the reason if it cannot."""
    try:
        retrieval, answers = measure(data, path or QUESTIONS, retrieval_only=retrieval_only)
    except ShisakuError as error:
        click.echo(error.message, err=True)
        raise SystemExit(1) from error
    if as_json:
        click.echo(json.dumps(as_data(retrieval, answers), ensure_ascii=False, indent=2))
        return
    out = Console()
    out.print(retrieval_table(retrieval))
    if answers is not None:
        out.print(answers_table(answers))
        if failures:
            out.print(failures_table(answers.outcomes))


def measure(
    data: Path, path: Path, *, retrieval_only: bool, opener: OpenSystem = open_system
) -> tuple[list[RetrievalScore], AnswerScore | None]:
    """Load the questions, open the system and run what is asked for, with a bar on stderr."""
    questions = load_questions(path)
    with opener(data) as system:
        system.require(questions)
        with _bar() as bar:
            retrieval = _retrieval(questions, system, bar)
            return retrieval, None if retrieval_only else _answers(questions, system, bar)


def _retrieval(
    questions: Sequence[Question], system: System, bar: Progress
) -> list[RetrievalScore]:
    asked = searchable(questions)
    task = bar.add_task("検索", total=len(asked) * len(MODES))
    return [run_retrieval(asked, system.search, mode, lambda: bar.advance(task)) for mode in MODES]


def _answers(questions: Sequence[Question], system: System, bar: Progress) -> AnswerScore:
    task = bar.add_task("回答", total=len(questions))
    return run_answers(questions, system.ask, system.text_of, lambda: bar.advance(task))


def _bar() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True)
