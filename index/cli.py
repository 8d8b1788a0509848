"""The command ``ingest``: a folder of plans → an index, with a report for people."""

from __future__ import annotations

import gc
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from index import generations
from index.beside import beside
from index.build import Building, building, intact, key_of
from index.handover import Heard
from index.inputs import digests
from index.progress import shown
from index.report import refused, reports, show
from index.shares import stored_corpus
from ingest.folder import read_folder
from ingest.kept import Kept
from ingest.records import Corpus

# Below the data folder: what was read of each file.
KEPT = "kept"


@click.command(help="計画のフォルダーを読み、索引を作ります。")
@click.argument("plans", type=click.Path(path_type=Path))
@click.option("--data", type=click.Path(path_type=Path), default=None, help="索引の保存先")
@click.option("--fresh", is_flag=True, help="変わっていないファイルもすべて読み直し、作り直します")
@click.option("--json", "as_json", is_flag=True, help="JSONで出力します")
@click.option(
    "--progress", "lines", is_flag=True, help="進み具合を1行ずつJSONで標準エラーに出力します"
)
def ingest(plans: Path, data: Path | None, fresh: bool, as_json: bool, lines: bool) -> int:
    """Read, build, switch, report. Input that did not change is neither read nor built again."""
    place = data or Path(os.environ.get("SHISAKU_DATA", ".data"))
    with _uncollected():
        return _ingest(plans, place, fresh=fresh, as_json=as_json, lines=lines)


def _ingest(plans: Path, place: Path, *, fresh: bool, as_json: bool, lines: bool) -> int:
    began = time.perf_counter()
    model = os.environ.get("SHISAKU_MODEL") or None
    url = os.environ.get("SHISAKU_CHROMA_URL") or None
    key = key_of(digests(plans), model, url)
    same = None if fresh else intact(place, key)
    kept = Kept(place / KEPT, fresh=fresh)
    unchanged = same is not None
    if same:
        corpus, folder = stored_corpus(same), same
    else:
        with building(place, model=model, chroma_url=url) as begun, beside() as collector:
            begun.take_over(collector, fresh=fresh)
            corpus = _read(plans, kept, lines)
            folder = _build(begun, corpus, key, lines)
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


def _read(plans: Path, kept: Kept, lines: bool) -> Corpus:
    with shown(lines=lines) as say:

        def step(_name: str, done: int, of: int) -> None:
            say("計画を読む", done, of)

        return read_folder(plans, kept=kept, progress=step)


def _build(begun: Building, corpus: Corpus, key: str, lines: bool) -> Path:
    heard: list[Heard] = []
    with shown(lines=lines) as step:
        folder = begun.build(corpus, key=key, progress=step, heard=heard.append)
    for line in (line for one in heard for line in one.told.splitlines()):
        click.echo(f"注意: {line}", err=True)
    return folder
