"""The commands below ``shisaku eval``: compare, export, candidates, ablate, variants, calibrate,
and reading of its own file.
"""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

import click
from rich.console import Console

from evals.ablate import ablate, falls_table
from evals.ablations import ABLATIONS, BY_NAME
from evals.candidates import candidates_table, read_candidates
from evals.compare import changes_table, compare, rates_table
from evals.export import write_beir, write_ragas
from evals.files import QUESTIONS, load_sets
from evals.measure import ask_all, bar, chosen
from evals.options import corpus_options, data_option, questions_options
from evals.reading_cli import reading
from evals.saved import load_run
from evals.surface import changed_table, run_variants, variants_table
from evals.system import open_system, system_of


@click.command(name="compare", help="保存した2つの測定（前・後）を比べます。")
@click.argument("before", type=click.Path(path_type=Path))
@click.argument("after", type=click.Path(path_type=Path))
def compare_runs(before: Path, after: Path) -> None:
    """Rates side by side, and the questions that changed."""
    found = compare(load_run(before), load_run(after))
    out = Console()
    out.print(rates_table(found))
    for title, pairs in (("良くなった質問", found.better), ("悪くなった質問", found.worse)):
        if pairs:
            out.print(changes_table(title, pairs))
    if found.unpaired:
        click.echo(f"片方の測定だけにある質問が{found.unpaired}問あります。", err=True)


@click.command(name="export", help="質問と回答を、他の評価の道具の形で書き出します。")
@corpus_options
@click.option("--ragas", type=click.Path(path_type=Path), help="ragas用のファイル（JSONL）")
@click.option("--beir", type=click.Path(path_type=Path), help="BEIR形式のフォルダ")
def export(data: Path, path: Path | None, part: str, ragas: Path | None, beir: Path | None) -> None:
    """Write what is asked for; asks the questions only where their answers are needed."""
    if not ragas and not beir:
        raise click.UsageError("--ragas か --beir を指定してください。")
    sets = load_sets(path or QUESTIONS)
    with open_system(data) as system:
        _, questions = chosen(sets, system.texts, part)
        if ragas:
            with bar() as shown:
                outcomes = ask_all(questions, system, shown)
                task = shown.add_task("検索", total=len(outcomes))
                write_ragas(outcomes, system, ragas, lambda: shown.advance(task))
        if beir:
            write_beir(questions, system, beir)
    for place in (ragas, beir):
        if place:
            click.echo(f"書き込みました: {place.name}", err=True)


@click.command(name="candidates", help="役に立たなかったとされた回答を、見直しのために並べます。")
@data_option
def candidates(data: Path) -> None:
    """List the candidates; lines that are broken are reported and skipped."""
    found = read_candidates(data)
    for number in found.broken:
        click.echo(f"{number}行目は読めなかったため、飛ばしました。", err=True)
    if found.items:
        Console().print(candidates_table(found))
    else:
        click.echo("見直しの候補は、まだありません。", err=True)


@click.command(name="ablate", help="仕組みを1つずつ止めて、回答の質がどう変わるかを測ります。")
@corpus_options
@click.option(
    "--only",
    "names",
    multiple=True,
    type=click.Choice(list(BY_NAME)),
    help="止める仕組み（繰り返して指定できます。省略するとすべて）",
)
def ablate_each(data: Path, path: Path | None, part: str, names: tuple[str, ...]) -> None:
    """Print what falls without each mechanism."""
    from index.store import open_index

    sets = load_sets(path or QUESTIONS)
    index = open_index(data)
    _, questions = chosen(sets, system_of(index).texts, part)
    switched = [BY_NAME[name] for name in names] or list(ABLATIONS)
    with bar() as shown:
        whole, falls = ablate(lambda: system_of(index), questions, switched, shown)
    Console().print(falls_table(whole, falls))


@click.command(name="variants", help="表記を変えた質問に、同じ引用で答えるかを測ります。")
@corpus_options
@click.option("--failures", is_flag=True, help="引用が変わった質問も表示します")
def variants(data: Path, path: Path | None, part: str, failures: bool) -> None:
    """Ask each question in ten more writings and print how often the citations stay."""
    sets = load_sets(path or QUESTIONS)
    with open_system(data) as system, bar() as shown:
        _, questions = chosen(sets, system.texts, part)
        task = shown.add_task("表記", total=len(questions))
        found = run_variants(questions, system.ask, lambda: shown.advance(task))
    out = Console()
    out.print(variants_table(found))
    if failures:
        out.print(changed_table(found))


@click.command(name="calibrate", help="順位と判断の重みを、調整用の質問から学び直します。")
@questions_options
@click.option("--write", is_flag=True, help="学んだ重みを、製品の重みのファイルに書き込みます")
def calibrate_weights(data: Path, path: Path | None, write: bool) -> None:
    """Print the cross-validated figures; write the weights only where asked."""
    from evals.calibrate_run import (
        WEIGHTS,
        calibrate,
        decision_table,
        ranking_table,
        write_weights,
    )
    from index.store import open_index

    with bar() as shown:
        found = calibrate(open_index(data), path, shown)
    out = Console()
    out.print(ranking_table(found))
    out.print(decision_table(found.decision))
    if write:
        write_weights(found, WEIGHTS)
        click.echo(f"書き込みました: {WEIGHTS.name}", err=True)


_ALL = (compare_runs, export, candidates, ablate_each, variants, calibrate_weights, reading)
COMMANDS = MappingProxyType({str(c.name): c for c in _ALL})
