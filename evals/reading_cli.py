"""The command ``shisaku eval reading``: how well plans are read, beside what people wrote."""

from __future__ import annotations

import json
from pathlib import Path

import click
from rich.console import Console

from evals.gold import load_gold
from evals.reading import PlanReading, read_beside
from evals.reading_report import (
    as_data,
    differences_table,
    levels_table,
    readings_table,
    totals_table,
)
from ingest.assurance.documents import findings
from ingest.folder import read_folder


def readings(folder: Path) -> tuple[PlanReading, ...]:
    """Every plan of ``folder`` that has its gold beside it; all of them are read as one folder."""
    gold = load_gold(folder)
    corpus = read_folder(folder)
    told = findings(corpus)
    return tuple(read_beside(corpus, s, one, told.get(s, ())) for s, one in gold.items())


@click.command(name="reading", help="計画の読み取りを、人が書いた正解（*.gold.json）と比べます。")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--failures", is_flag=True, help="違うところも、計画の言葉で表示します")
@click.option("--json", "as_json", is_flag=True, help="結果をJSONで出力します")
def reading(folder: Path, failures: bool, as_json: bool) -> None:
    """Print how many measures and terms were read right; words of the plans only where asked."""
    found = readings(folder)
    if as_json:
        click.echo(json.dumps(as_data(found, failures=failures), ensure_ascii=False, indent=2))
        return
    out = Console()
    out.print(readings_table(found))
    out.print(totals_table(found))
    out.print(levels_table(found))
    if failures:
        out.print(differences_table(found))
