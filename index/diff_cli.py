"""The command ``diff``: what changed from one edition of a plan to the next."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from ingest.changes import KINDS, Change, changes
from ingest.errors import UnreadableFileError
from ingest.folder import read_folder
from ingest.records import Measure, Value

TITLES = {
    "added": "追加", "dropped": "廃止", "renamed": "名称変更", "renumbered": "番号変更",
    "lead": "主管課の変更", "related": "関係課の変更", "target": "目標値の変更",
    "schedule": "年度計画の変更",
}  # fmt: skip


@click.command(help="計画の2つの版を比べ、変わったところを並べます。")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="JSONで出力します")
def diff(old: Path, new: Path, as_json: bool) -> int:
    """Compare two files, or two folders, of plans; town by town where there are several."""
    found = _by_town(_measures(old), _measures(new))
    if as_json:
        click.echo(json.dumps([_data(c) for c in found], ensure_ascii=False, indent=2))
    else:
        _show(found)
    return 0


def _measures(place: Path) -> tuple[Measure, ...]:
    """The measures of an edition; a file of it that cannot be read is an error."""
    corpus = read_folder(place)
    read = {d.source for d in corpus.documents}
    for problem in corpus.problems:
        if problem.source not in read:
            raise UnreadableFileError(f"{problem.source}: {problem.message}")
    return corpus.measures


def _by_town(old: tuple[Measure, ...], new: tuple[Measure, ...]) -> list[Change]:
    towns = dict.fromkeys(m.municipality for m in (*new, *old))
    return [
        change
        for town in towns
        for change in changes(
            [m for m in old if m.municipality == town], [m for m in new if m.municipality == town]
        )
    ]


def _data(change: Change) -> dict[str, object]:
    return {
        "kind": change.kind,
        "old": _named(change.old),
        "new": _named(change.new),
        "what": change.what or None,
        "before": [_place(v) for v in change.before],
        "after": [_place(v) for v in change.after],
    }


def _named(measure: Measure | None) -> dict[str, object] | None:
    if measure is None:
        return None
    return {
        "municipality": measure.municipality,
        "plan": measure.plan,
        "measure_no": measure.number or None,
        "measure_name": measure.name.text,
    }


def _place(value: Value) -> dict[str, object]:
    return {"text": value.text, "source": value.source, "start": value.start, "end": value.end}


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
        table.add_row(TITLES[change.kind], name, change.what, before, after)
    console.print(table)
    count = Counter(c.kind for c in found)
    console.print("、".join(f"{TITLES[k]} {count[k]}件" for k in KINDS if count[k]), markup=False)
