"""The command ``shisaku eval``: run the evaluation on an index and print what comes out."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from evals.commands import COMMANDS
from evals.data import as_data
from evals.gate import BASELINE, write_baseline
from evals.measure import Evaluation, measure
from evals.options import corpus_options
from evals.report import answers_table, failures_table, retrieval_table
from evals.saved import run_of, save_run, write_text
from ingest.errors import ShisakuError


class Evaluate(click.Group):
    """A group that prints errors meant for people and leaves with status 1."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the evaluation, or the command named after it."""
        try:
            return super().invoke(ctx)
        except ShisakuError as error:
            click.echo(error.message, err=True)
            ctx.exit(1)


@click.group(
    name="eval",
    cls=Evaluate,
    invoke_without_command=True,
    help="質問集で、検索と回答の質を測ります。",
)
@corpus_options
@click.option("--retrieval-only", is_flag=True, help="検索だけを測ります")
@click.option("--failures", is_flag=True, help="不合格の質問も表示します")
@click.option("--json", "as_json", is_flag=True, help="結果をJSONで出力します")
@click.option("--html", type=click.Path(path_type=Path), help="図入りの報告（HTML）の書き込み先")
@click.option("--save", type=click.Path(path_type=Path), help="測定の記録（JSON）の書き込み先")
@click.option("--write-baseline", "baseline", is_flag=True, help="試験で使う基準を書き直します")
@click.pass_context
def evaluate(
    ctx: click.Context,
    data: Path,
    path: Path | None,
    part: str,
    retrieval_only: bool,
    failures: bool,
    as_json: bool,
    html: Path | None,
    save: Path | None,
    baseline: bool,
) -> None:
    """Measure search and answers on an index; exit status 1 with the reason if it cannot."""
    if ctx.invoked_subcommand is not None:
        given = {"data": data, "path": path, "part": part}
        ctx.default_map = dict.fromkeys(COMMANDS, given)
        return
    if retrieval_only and (save or baseline):
        raise click.UsageError("--retrieval-only では、回答の記録は作れません。")
    if baseline and part != "all":
        raise click.UsageError("基準は、全問（--half all）で作ってください。")
    evaluation = measure(data, path, part=part, answers=not retrieval_only)
    _write(evaluation, html, save, baseline=baseline)
    if as_json:
        found = as_data(evaluation.retrieval, evaluation.outcomes or None)
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        _print(evaluation, failures=failures)


def _write(evaluation: Evaluation, html: Path | None, save: Path | None, *, baseline: bool) -> None:
    """Write the files that were asked for, and say so."""
    written = []
    if html:
        from evals.html import html_report

        at = datetime.now().astimezone().strftime("%Y-%m-%d %H:%M")
        write_text(html, html_report(evaluation, at))
        written.append(html)
    if save:
        save_run(run_of(evaluation.outcomes, evaluation.sets), save)
        written.append(save)
    if baseline:
        write_baseline(evaluation.outcomes, evaluation.sets)
        written.append(BASELINE)
    for place in written:
        click.echo(f"書き込みました: {place.name}", err=True)


def _print(evaluation: Evaluation, *, failures: bool) -> None:
    out = Console()
    out.print(retrieval_table(evaluation.retrieval))
    if evaluation.outcomes:
        out.print(answers_table(evaluation.outcomes))
        if failures:
            out.print(failures_table(evaluation.outcomes))


for _command in COMMANDS.values():
    evaluate.add_command(_command)
