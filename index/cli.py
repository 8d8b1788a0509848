"""The command ``ingest``: a folder of plans → an index, with a report for people."""

from __future__ import annotations

import gc
import hashlib
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from index import generations
from index.beside import Beside, beside
from index.build import build, intact, key_of
from index.handover import Heard
from index.report import refused, reports, show
from index.shares import stored_corpus
from ingest.files import plan_files
from ingest.folder import read_folder
from ingest.kept import Kept
from ingest.overrides import NAME
from ingest.records import Corpus

# Below the data folder: what was read of each file.
KEPT = "kept"


@click.command(help="計画のフォルダーを読み、索引を作ります。")
@click.argument("plans", type=click.Path(path_type=Path))
@click.option("--data", type=click.Path(path_type=Path), default=None, help="索引の保存先")
@click.option("--fresh", is_flag=True, help="変わっていないファイルもすべて読み直し、作り直します")
@click.option("--json", "as_json", is_flag=True, help="JSONで出力します")
def ingest(plans: Path, data: Path | None, fresh: bool, as_json: bool) -> int:
    """Read, build, switch, report. Input that did not change is neither read nor built again."""
    with _uncollected():
        return _ingest(plans, data or Path(os.environ.get("SHISAKU_DATA", ".data")), fresh, as_json)


def _ingest(plans: Path, place: Path, fresh: bool, as_json: bool) -> int:
    began = time.perf_counter()
    model = os.environ.get("SHISAKU_MODEL") or None
    url = os.environ.get("SHISAKU_CHROMA_URL") or None
    files = plan_files(plans)
    told = [p for p in [files[0].parent / NAME] if p.is_file()]
    key = key_of({p.name: _digest(p) for p in [*files, *told]}, model, url)
    same = None if fresh else intact(place, key)
    kept = Kept(place / KEPT, fresh=fresh)
    unchanged = same is not None
    if same:
        corpus, folder = stored_corpus(same), same
    else:
        with beside() as collector:
            corpus = _read(plans, kept)
            folder = _build(corpus, place, model, url, key, fresh, collector)
    embedded = 0 if same else int(generations.told(folder)["embedded"])
    if as_json:
        report = {
            "generation": folder.name,
            "unchanged": unchanged,
            "files": [one.data() for one in reports(corpus)],
            "refused": refused(corpus),
            "measures": len(corpus.measures),
            "terms": len(corpus.terms),
            "files_read": kept.made["file"],
            "passages_embedded": embedded,
            "took_seconds": round(time.perf_counter() - began, 2),
        }
        click.echo(json.dumps(report, ensure_ascii=False, indent=2))
    else:
        show(corpus, unchanged=unchanged, files_read=kept.made["file"], embedded=embedded)
    return 0


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without looking for cycles: there are hardly any, among millions of records."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _digest(path: Path) -> str:
    """SHA-256 of a file, read in parts; one that cannot be read is reported by the reader."""
    try:
        with path.open("rb") as handle:
            return hashlib.file_digest(handle, "sha256").hexdigest()
    except OSError as error:
        return f"unreadable:{error.errno}"


def _bar() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return Progress(*columns, console=Console(stderr=True))


def _read(plans: Path, kept: Kept) -> Corpus:
    with _bar() as bar:
        reading = bar.add_task("計画を読む", total=None)

        def step(_name: str, done: int, of: int) -> None:
            bar.update(reading, completed=done, total=of)

        return read_folder(plans, kept=kept, progress=step)


def _build(
    corpus: Corpus,
    data: Path,
    model: str | None,
    url: str | None,
    key: str,
    fresh: bool,
    collector: Beside,
) -> Path:
    tasks: dict[str, TaskID] = {}
    heard: list[Heard] = []
    with _bar() as bar:

        def step(what: str, done: int, of: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=of)
            bar.update(tasks[what], completed=done, total=of)

        folder = build(
            corpus,
            data,
            key=key,
            model=model,
            chroma_url=url,
            fresh=fresh,
            collector=collector,
            progress=step,
            heard=heard.append,
        )
    for line in (line for one in heard for line in one.told.splitlines()):
        click.echo(f"注意: {line}", err=True)
    return folder
