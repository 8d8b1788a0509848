"""How far an ingest is: bars for people, or a line of JSON a step for a program."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

Say = Callable[[str, int, int], None]


@contextmanager
def shown(*, lines: bool) -> Iterator[Say]:
    """What to tell each step to, with how much of it is done and how much there is."""
    if lines:
        yield _line
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    tasks: dict[str, TaskID] = {}
    with Progress(*columns, console=Console(stderr=True)) as bar:

        def say(what: str, done: int, of: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=of)
            bar.update(tasks[what], completed=done, total=of)

        yield say


def _line(what: str, done: int, of: int) -> None:
    click.echo(json.dumps({"step": what, "done": done, "of": of}, ensure_ascii=False), err=True)
