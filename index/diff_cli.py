"""The command ``diff``: what changed from one edition of a plan to the next."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from index.compared import change_data
from ingest.changes import KIND_NAMES, KINDS, Change, changes
from ingest.errors import UnreadableFileError
from ingest.folder import read_folder
from ingest.records import Corpus


@click.command(help="計画の2つの版を比べ、変わったところを並べます。")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="JSONで出力します")
def diff(old: Path, new: Path, as_json: bool) -> int:
    """Compare two files, or two folders, of plans; town by town where there are several."""
    before, after = _edition(old), _edition(new)
    found = _by_town(before, after)
    if as_json:
        data = [change_data(c, before, after) for c in found]
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        _show(found)
    return 0


def _edition(place: Path) -> Corpus:
    """The records of an edition; a file of it that cannot be read is an error."""
    corpus = read_folder(place)
    read = {d.source for d in corpus.documents}
    for problem in corpus.problems:
        if problem.source not in read:
            raise UnreadableFileError(f"{problem.source}: {problem.message}")
    return corpus


def _by_town(old: Corpus, new: Corpus) -> list[Change]:
    towns = dict.fromkeys(m.municipality for m in (*new.measures, *old.measures))
    return [
        change
        for town in towns
        for change in changes(
            *([m for m in c.measures if m.municipality == town] for c in (old, new))
        )
    ]


def _show(found: list[Change]) -> None:
    console = Console()
    if not found:
        console.print("変わったところは見つかりませんでした。")
        return
    table = Table("変更", "施策", "項目", "前の版", "新しい版", title="計画の変更点")
    for change in found:
        measure = change.new or change.old
        name = f"{measure.number} {measure.name.text}".strip() if measure else ""
        before, after = ("、".join(v.text for v in side) for side in (change.before, change.after))
        table.add_row(KIND_NAMES[change.kind], name, change.what, before, after)
    console.print(table)
    count = Counter(c.kind for c in found)
    console.print(
        "、".join(f"{KIND_NAMES[k]} {count[k]}件" for k in KINDS if count[k]), markup=False
    )
